// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.idcard.IdCard.Check;
import hall.device.idcard.IdCard.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// The fields of a card against each other.
///
/// | check | layouts | holds when |
/// |---|---|---|
/// | `type-flag` | all | the flag is one of the four known ones, or NUL |
/// | `text-encoding` | all | no control characters, no half surrogates |
/// | `dates-valid` | all | birth and validity are days of the calendar |
/// | `validity-order` | all | valid from is not after valid to |
/// | `number-structure` | all | the number has the form of the layout |
/// | `check-digit` | those with 18 characters | GB 11643 |
/// | `birth-matches-number`, `sex-matches-number` | those with 18 characters | the number says the same |
/// | `nation-known` | resident | GB/T 3304 has the code |
/// | `nationality-matches-number` | 2017; 2023 with a numeric nationality | the number says the same |
///
/// Whether a card has expired depends on the day and is for the application to judge.
final class CardChecks {

  /// Residents' regions begin with 1 to 8; 81, 82 and 83 belong to the permits.
  private static final Pattern RESIDENT = Pattern.compile("(?!8[123])[1-8][0-9]{16}[0-9X]");

  private static final Pattern HK_MO_TW = Pattern.compile("8[123]0000[0-9]{11}[0-9X]");

  /// Three letters of the country, twelve digits.
  private static final Pattern FOREIGN_2017 = Pattern.compile("[A-Z]{3}[0-9]{12}");

  /// 9, province(2), country(3), birth(8), sequence(3), check.
  private static final Pattern FOREIGN_2023 = Pattern.compile("9[1-9][0-9]{15}[0-9X]");

  private CardChecks() {}

  /// Every check that applies.
  ///
  /// @param dates the fields that must hold a day
  static List<Check> of(IdCard card, char flag, List<String> dates, TextFields text) {
    var checks = new ArrayList<Check>();
    checks.add(new Check("type-flag", " IJY\0".indexOf(flag) >= 0));
    checks.add(new Check("text-encoding", text.readable()));
    checks.add(
        new Check("dates-valid", dates.stream().allMatch(d -> IdNumber.date(d).isPresent())));
    checks.add(new Check("validity-order", inOrder(card)));
    checks.add(
        new Check("number-structure", structure(card.layout()).matcher(card.idNumber()).matches()));
    switch (card.layout()) {
      case RESIDENT -> {
        numberAgainstFields(card, checks);
        checks.add(new Check("nation-known", card.nation() != null));
      }
      case HK_MO_TW -> numberAgainstFields(card, checks);
      case FOREIGN_PERMANENT_2017 ->
          checks.add(
              new Check(
                  "nationality-matches-number",
                  card.nationality() != null
                      && card.nationality().length() == 3
                      && card.idNumber().startsWith(card.nationality())));
      case FOREIGN_PERMANENT_2023 -> {
        numberAgainstFields(card, checks);
        nationality2023(card, checks);
      }
    }
    return checks;
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

  private static void numberAgainstFields(IdCard card, List<Check> checks) {
    var number = new IdNumber(card.idNumber());
    checks.add(new Check("check-digit", number.checkDigitHolds()));
    checks.add(
        new Check(
            "birth-matches-number",
            card.birthDate() != null
                && Objects.equals(number.birthDate().orElse(null), card.birthDate())));
    checks.add(
        new Check(
            "sex-matches-number", card.sex() != IdCard.Sex.UNKNOWN && number.sex() == card.sex()));
  }

  private static void nationality2023(IdCard card, List<Check> checks) {
    var nationality = card.nationality();
    if (nationality != null && nationality.matches("[0-9]{3}")) {
      checks.add(
          new Check("nationality-matches-number", card.idNumber().startsWith(nationality, 3)));
    }
  }
}
