// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.idcard.IdCard;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A card as the tool prints it; fields that its layout lacks are null.
final class CardFields {

  private CardFields() {}

  static Map<String, @Nullable Object> of(IdCard card, Mask mask) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("type", card.layout().word());
    fields.put("name", mask.name(card.name()));
    fields.put("englishName", mask.name(card.englishName()));
    fields.put("sex", card.sex().name().toLowerCase(Locale.ROOT));
    fields.put("nation", mask.all(card.nation()));
    fields.put("nationCode", mask.all(card.nationCode()));
    fields.put("nationality", card.nationality());
    fields.put("birthDate", mask.date(card.birthDate()));
    fields.put("address", mask.name(card.address()));
    fields.put("idNumber", mask.number(card.idNumber()));
    fields.put("issuer", mask.name(card.issuer()));
    fields.put("validFrom", date(card.validFrom()));
    fields.put("validTo", card.longTerm() ? "long-term" : date(card.validTo()));
    fields.put("passNumber", mask.number(card.passNumber()));
    fields.put("issueCount", card.issueCount());
    fields.put("oldNumber", mask.number(card.oldNumber()));
    fields.put("photo", card.photoPresent() ? "undecoded" : "absent");
    fields.put("fingerprints", List.of());
    fields.put("checks", card.checks().stream().map(CardFields::check).toList());
    return fields;
  }

  private static Map<String, Object> check(IdCard.Check check) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("check", check.check());
    fields.put("passed", check.passed());
    return fields;
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
