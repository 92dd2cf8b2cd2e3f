// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.idcard.Fingerprint;
import hall.device.idcard.IdCard;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A card as the tool prints it; fields that its layout lacks are null.
final class CardFields {

  private CardFields() {}

  /// @param today in the time zone of the cards, to see whether this one is valid
  static Map<String, @Nullable Object> of(IdCard card, LocalDate today, Mask mask) {
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
    fields.put("photo", card.photo().word());
    fields.put(
        "fingerprints",
        card.fingerprints().stream()
            .filter(Fingerprint::registered)
            .map(print -> Fields.of("finger", print.finger(), "quality", print.quality()))
            .toList());
    fields.put(
        "checks",
        Stream.concat(card.checks().stream(), Stream.of(card.validOn(today)))
            .map(CardFields::check)
            .toList());
    return fields;
  }

  /// `passed` is null where the layout has nothing to compare.
  private static Map<String, @Nullable Object> check(IdCard.Check check) {
    return Fields.of(
        "check",
        check.check(),
        "passed",
        switch (check.verdict()) {
          case PASSED -> true;
          case FAILED -> false;
          case NOT_APPLICABLE -> null;
        });
  }

  private static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
