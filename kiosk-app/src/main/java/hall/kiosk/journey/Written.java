// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Field;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/// Answers as people write them, in full.
public final class Written {

  private Written() {}

  public static String answer(Field field, String answer, Language language) {
    return switch (field.type()) {
      case CHOICE ->
          field.options().stream()
              .filter(option -> option.value().equals(answer))
              .map(option -> option.label().in(language))
              .findFirst()
              .orElse(answer);
      case DATE -> FormRules.day(answer).map(day -> day(day, language)).orElse(answer);
      case MONEY -> Money.amount(answer).map(amount -> money(answer, language)).orElse(answer);
      case ADDRESS -> Address.written(answer);
      case TEXT, PHONE, NUMBER, DIGITS, GROUP -> answer;
    };
  }

  /// 2026年5月1日, 1 May 2026.
  public static String day(LocalDate day, Language language) {
    return switch (language) {
      case ZH_CN -> "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
      case EN ->
          "%d %s %d"
              .formatted(
                  day.getDayOfMonth(),
                  day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  day.getYear());
    };
  }

  /// With thousands apart and the unit.
  public static String money(String kept, Language language) {
    return Money.grouped(kept) + (language == Language.ZH_CN ? " 元" : " yuan");
  }

  /// What one member of a group is called: 家人 1.
  public static String member(Field group, int member, Language language) {
    return group.group().map(of -> of.member().in(language)).orElse("") + " " + (member + 1);
  }
}
