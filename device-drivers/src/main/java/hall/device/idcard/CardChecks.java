// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Layout;
import hall.device.idcard.IdCard.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The fields of a card against each other: for every card the same checks in the same order.
///
/// | check | layouts | holds when |
/// |---|---|---|
/// | `type-flag` | all | the flag is one of the four known ones, or NUL |
/// | `text-encoding` | all | no control characters, no half surrogates |
/// | `dates-valid` | all | birth and validity are days of the calendar |
/// | `validity-order` | all | valid from is not after valid to |
/// | `number-structure` | all | the number has the form of the layout |
/// | `region-known` | resident, 2023 | GB/T 2260 has the province |
/// | `check-digit` | those with 18 characters | GB 11643 |
/// | `birth-matches-number`, `sex-matches-number` | those with 18 characters | the number says the same |
/// | `nation-known` | resident | GB/T 3304 has the code |
/// | `nationality-matches-number` | 2017; 2023 with a numeric nationality | the number says the same |
/// | `fingerprints-readable` | all | every block that was read and is not empty bears the mark |
///
/// Whether a card has expired depends on the day: [IdCard#validOn].
final class CardChecks {

  /// Residents' regions begin with 1 to 8; 81, 82 and 83 belong to the permits.
  private static final Pattern RESIDENT = Pattern.compile("(?!8[123])[1-8][0-9]{16}[0-9X]");

  private static final Pattern HK_MO_TW = Pattern.compile("8[123]0000[0-9]{11}[0-9X]");

  /// Three letters of the country, twelve digits.
  private static final Pattern FOREIGN_2017 = Pattern.compile("[A-Z]{3}[0-9]{12}");

  /// 9, province(2), country(3), birth(8), sequence(3), check.
  private static final Pattern FOREIGN_2023 = Pattern.compile("9[1-9][0-9]{15}[0-9X]");

  /// GB/T 2260, first two digits.
  private static final Pattern PROVINCE =
      Pattern.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]");

  private static final Pattern NUMERIC_COUNTRY = Pattern.compile("[0-9]{3}");

  private CardChecks() {}

  /// Every check.
  ///
  /// @param dates the fields that must hold a day
  static List<Check> of(
      IdCard card, char flag, List<String> dates, TextFields text, boolean fingerprintsReadable) {
    var layout = card.layout();
    var number = new IdNumber(card.idNumber());
    boolean eighteen = layout != Layout.FOREIGN_PERMANENT_2017;
    return List.of(
        check("type-flag", " IJY\0".indexOf(flag) >= 0),
        check("text-encoding", text.readable()),
        check("dates-valid", dates.stream().allMatch(d -> IdNumber.date(d).isPresent())),
        check("validity-order", inOrder(card)),
        check("number-structure", structure(layout).matcher(card.idNumber()).matches()),
        check("region-known", regionKnown(card)),
        check("check-digit", eighteen, number.checkDigitHolds()),
        check(
            "birth-matches-number",
            eighteen,
            card.birthDate() != null
                && Objects.equals(number.birthDate().orElse(null), card.birthDate())),
        check(
            "sex-matches-number",
            eighteen,
            card.sex() != IdCard.Sex.UNKNOWN && number.sex() == card.sex()),
        check("nation-known", layout == Layout.RESIDENT, card.nation() != null),
        check("nationality-matches-number", nationalityMatches(card)),
        check("fingerprints-readable", fingerprintsReadable));
  }

  private static Check check(String name, boolean holds) {
    return new Check(name, holds);
  }

  private static Check check(String name, boolean applies, boolean holds) {
    return new Check(name, applies ? Verdict.of(holds) : Verdict.NOT_APPLICABLE);
  }

  private static Check check(String name, Verdict verdict) {
    return new Check(name, verdict);
  }

  private static Pattern structure(Layout layout) {
    return switch (layout) {
      case RESIDENT -> RESIDENT;
      case HK_MO_TW -> HK_MO_TW;
      case FOREIGN_PERMANENT_2017 -> FOREIGN_2017;
      case FOREIGN_PERMANENT_2023 -> FOREIGN_2023;
    };
  }

  private static boolean inOrder(IdCard card) {
    var from = card.validFrom();
    var to = card.validTo();
    return from != null && (card.longTerm() || (to != null && !from.isAfter(to)));
  }

  private static Verdict regionKnown(IdCard card) {
    return switch (card.layout()) {
      case RESIDENT -> province(card.idNumber(), 0);
      case FOREIGN_PERMANENT_2023 -> province(card.idNumber(), 1);
      case HK_MO_TW, FOREIGN_PERMANENT_2017 -> Verdict.NOT_APPLICABLE;
    };
  }

  private static Verdict province(String number, int at) {
    return Verdict.of(
        number.length() >= at + 2 && PROVINCE.matcher(number).region(at, at + 2).matches());
  }

  private static Verdict nationalityMatches(IdCard card) {
    var nationality = card.nationality();
    return switch (card.layout()) {
      case RESIDENT, HK_MO_TW -> Verdict.NOT_APPLICABLE;
      case FOREIGN_PERMANENT_2017 ->
          Verdict.of(
              nationality != null
                  && nationality.length() == 3
                  && card.idNumber().startsWith(nationality));
      case FOREIGN_PERMANENT_2023 ->
          nationality != null && NUMERIC_COUNTRY.matcher(nationality).matches()
              ? Verdict.of(card.idNumber().startsWith(nationality, 3))
              : Verdict.NOT_APPLICABLE;
    };
  }
}
