// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import hall.kiosk.journey.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words as a voice reads them well: masks as words, numbers as they are said, and each stretch in
/// the language of its script. Pure.
final class SpokenText {

  /// One stretch in one language.
  record Stretch(Language language, String text) {}

  private static final Pattern NAME = Pattern.compile("(?<!\\p{IsHan})(\\p{IsHan})\\*+");
  private static final Pattern MASK = Pattern.compile("(\\d*)\\*+(\\d*)");
  private static final Pattern GROUPED = Pattern.compile("(?<=\\d),(?=\\d{3})");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern SCRIPTS = Pattern.compile("[A-Za-z][A-Za-z' -]*|[^A-Za-z]+");
  private static final Pattern HAN =
      Pattern.compile("[\\p{IsHan}，。；：、？！…“”]+|[^\\p{IsHan}，。；：、？！…“”]+");
  private static final Pattern SAYABLE = Pattern.compile("[\\p{IsHan}A-Za-z0-9]");
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String[] PLACES = {"", "十", "百", "千"};

  /// Longer numbers are read digit by digit.
  private static final int LONGEST_NUMBER = 4;

  private SpokenText() {}

  static List<Stretch> of(String text, Language language) {
    var named = NAME.matcher(text).replaceAll("$1某");
    var plain = named.replace("·", "，").replace('"', ' ').replace('▏', ' ');
    return switch (language) {
      case ZH_CN ->
          chinese(
              MASK.matcher(plain).replaceAll(m -> each(m.group(1)) + "，隐去，" + each(m.group(2))));
      case EN ->
          english(
              MASK.matcher(plain)
                  .replaceAll(m -> spaced(m.group(1)) + ", hidden, " + spaced(m.group(2))));
    };
  }

  private static List<Stretch> chinese(String text) {
    var stretches = new ArrayList<Stretch>();
    for (var part : SCRIPTS.matcher(text).results().map(MatchResult::group).toList()) {
      boolean latin = Character.isLetter(part.charAt(0)) && part.charAt(0) < 128;
      add(stretches, latin ? Language.EN : Language.ZH_CN, latin ? part : numbers(part));
    }
    return stretches;
  }

  private static List<Stretch> english(String text) {
    var stretches = new ArrayList<Stretch>();
    for (var part : HAN.matcher(text).results().map(MatchResult::group).toList()) {
      boolean han = Character.isIdeographic(part.codePointAt(0));
      add(stretches, han ? Language.ZH_CN : Language.EN, han ? part : longNumbers(part));
    }
    return stretches;
  }

  private static void add(List<Stretch> to, Language language, String text) {
    if (SAYABLE.matcher(text).find()) {
      to.add(new Stretch(language, text.strip()));
    }
  }

  private static String longNumbers(String text) {
    return Pattern.compile("\\d{5,}")
        .matcher(GROUPED.matcher(text).replaceAll(""))
        .replaceAll(number -> spaced(number.group()));
  }

  private static String spaced(String digits) {
    return String.join(" ", digits.split("", -1)).strip();
  }

  private static String numbers(String text) {
    var whole = GROUPED.matcher(text).replaceAll("");
    var spoken = new StringBuilder();
    var matcher = NUMBER.matcher(whole);
    int from = 0;
    while (matcher.find()) {
      boolean year = whole.startsWith("年", matcher.end()) && matcher.group().length() == 4;
      spoken.append(whole, from, matcher.start()).append(number(matcher.group(), year));
      from = matcher.end();
    }
    return spoken.append(whole.substring(from)).toString();
  }

  private static String number(String digits, boolean year) {
    int point = digits.indexOf('.');
    if (point >= 0) {
      return number(digits.substring(0, point), false) + "点" + each(digits.substring(point + 1));
    }
    boolean number =
        digits.length() <= LONGEST_NUMBER && (digits.length() == 1 || !digits.startsWith("0"));
    return year || !number ? each(digits) : cardinal(Integer.parseInt(digits));
  }

  private static String each(String digits) {
    var spoken = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      spoken.append(i > 0 && i % LONGEST_NUMBER == 0 ? "，" : "");
      spoken.append(DIGITS.charAt(digits.charAt(i) - '0'));
    }
    return spoken.toString();
  }

  /// 0 to 9999: 十二, 一百零五, 两千三百.
  private static String cardinal(int number) {
    if (number == 0) {
      return "零";
    }
    var spoken = new StringBuilder();
    boolean gap = false;
    int unit = 1000;
    for (int place = 3; place >= 0; place--, unit /= 10) {
      int digit = number / unit % 10;
      if (digit == 0) {
        gap = !spoken.isEmpty();
        continue;
      }
      spoken.append(gap ? "零" : "");
      gap = false;
      boolean ten = place == 1 && digit == 1 && spoken.isEmpty();
      boolean two = digit == 2 && place >= 2;
      spoken
          .append(ten ? "" : two ? "两" : DIGITS.substring(digit, digit + 1))
          .append(PLACES[place]);
    }
    return spoken.toString();
  }
}
