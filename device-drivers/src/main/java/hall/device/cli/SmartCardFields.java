// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.idcard.IdCard.Check;
import hall.device.smartcard.SmartCard;
import hall.device.smartcard.SocialSecurityCard;
import hall.device.smartcard.TravelDocument;
import hall.device.smartcard.TravelDocument.Holder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A smart card as the tool prints it; fields that the card lacks are null.
final class SmartCardFields {

  private SmartCardFields() {}

  static Map<String, @Nullable Object> of(SmartCard card, Mask mask) {
    return Fields.of(
        "atr",
        card.atr(),
        "kind",
        card.kind(),
        "card",
        switch (card) {
          case SocialSecurityCard social -> social(social, mask);
          case TravelDocument document -> document(document, mask);
          case SmartCard.Unknown _ -> Fields.of();
        });
  }

  private static Map<String, @Nullable Object> social(SocialSecurityCard card, Mask mask) {
    return Fields.of(
        "cardId", mask.number(card.cardId()),
        "cardClass", card.cardClass(),
        "specVersion", card.specVersion(),
        "initialiser", card.initialiser(),
        "issueDate", date(card.issueDate()),
        "expiryDate", date(card.expiryDate()),
        "cardNumber", mask.number(card.cardNumber()),
        "idNumber", mask.number(card.idNumber()),
        "name", mask.name(card.name()),
        "sex", card.sex().name().toLowerCase(Locale.ROOT),
        "nation", mask.all(card.nation()),
        "nationCode", mask.all(card.nationCode()),
        "birthPlace", mask.all(card.birthPlace()),
        "birthDate", mask.date(card.birthDate()),
        "addressing", card.addressing(),
        "checks", checks(card.checks()));
  }

  private static Map<String, @Nullable Object> document(TravelDocument document, Mask mask) {
    var holder = document.holder();
    var fields =
        Fields.of(
            "access", document.access().word(),
            "paceOffered", document.paceOffered());
    fields.putAll(holder == null ? noHolder() : holder(holder, mask));
    fields.put("photo", document.photo().word());
    fields.put("checks", checks(document.checks()));
    return fields;
  }

  private static Map<String, @Nullable Object> holder(Holder holder, Mask mask) {
    return Fields.of(
        "documentCode", holder.documentCode(),
        "issuingState", holder.issuingState(),
        "documentNumber", mask.number(holder.documentNumber()),
        "surname", mask.name(holder.surname()),
        "givenNames", mask.name(holder.givenNames()),
        "nationality", holder.nationality(),
        "birthDate", mask.date(holder.birthDate()),
        "sex", holder.sex().name().toLowerCase(Locale.ROOT),
        "expiryDate", date(holder.expiryDate()),
        "optionalData", mask.all(holder.optionalData().isEmpty() ? null : holder.optionalData()));
  }

  private static Map<String, @Nullable Object> noHolder() {
    return Fields.of(
        "documentCode", null,
        "issuingState", null,
        "documentNumber", null,
        "surname", null,
        "givenNames", null,
        "nationality", null,
        "birthDate", null,
        "sex", null,
        "expiryDate", null,
        "optionalData", null);
  }

  private static List<Map<String, @Nullable Object>> checks(List<Check> checks) {
    return checks.stream()
        .map(check -> Fields.of("check", check.check(), "passed", !check.failed()))
        .toList();
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
