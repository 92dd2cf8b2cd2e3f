// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount of yuan and fen: kept as `1234.50`, shown as `1,234.50`, and in the capitals in which
/// amounts are written out so that no stroke can be added (大写).
public final class Money {

  private static final Pattern TYPED = Pattern.compile("([0-9]{0,9})(?:\\.([0-9]{0,2}))?");
  private static final Pattern KEPT = Pattern.compile("(?:0|[1-9][0-9]{0,8})\\.[0-9]{2}");
  private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
  private static final String[] PLACES = {"", "拾", "佰", "仟"};
  private static final String[] SECTIONS = {"", "万", "亿"};
  private static final int SECTION = 10_000;

  private Money() {}

  /// What was typed in the form that is kept; nothing for what has no digit.
  public static Optional<String> canonical(String typed) {
    var parts = TYPED.matcher(typed);
    if (!parts.matches() || typed.isEmpty() || typed.equals(".")) {
      return Optional.empty();
    }
    var yuan = parts.group(1).replaceFirst("^0+(?=.)", "");
    var fen = parts.group(2) == null ? "" : parts.group(2);
    return Optional.of((yuan.isEmpty() ? "0" : yuan) + "." + (fen + "00").substring(0, 2));
  }

  /// Whether more of it can be typed: at most nine digits of yuan and two of fen.
  public static boolean typeable(String typed) {
    return TYPED.matcher(typed).matches();
  }

  /// The amount that is kept.
  public static Optional<BigDecimal> amount(String kept) {
    return KEPT.matcher(kept).matches() ? Optional.of(new BigDecimal(kept)) : Optional.empty();
  }

  /// Thousands apart; also of what is only half typed.
  public static String grouped(String typed) {
    int end = typed.indexOf('.') < 0 ? typed.length() : typed.indexOf('.');
    var grouped = new StringBuilder(typed);
    for (int at = end - 3; at > 0; at -= 3) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  /// `1234.50` as 壹仟贰佰叁拾肆元伍角整.
  public static String capitals(String kept) {
    var cents =
        new BigDecimal(kept).setScale(2, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    long yuan = cents / 100;
    int jiao = (int) (cents / 10 % 10);
    int fen = (int) (cents % 10);
    var text = new StringBuilder();
    if (yuan > 0 || cents == 0) {
      text.append(whole(yuan)).append('元');
    }
    if (jiao > 0) {
      text.append(DIGITS.charAt(jiao)).append('角');
    } else if (fen > 0 && yuan > 0) {
      text.append('零');
    }
    return text.append(fen > 0 ? DIGITS.charAt(fen) + "分" : "整").toString();
  }

  /// By sections of four digits; a gap of noughts is read once.
  private static String whole(long number) {
    if (number == 0) {
      return DIGITS.substring(0, 1);
    }
    var text = "";
    long rest = number;
    boolean gap = false;
    for (int section = 0; rest > 0; section++, rest /= SECTION) {
      int digits = (int) (rest % SECTION);
      if (digits > 0) {
        text = section(digits) + SECTIONS[section] + (gap && !text.isEmpty() ? "零" : "") + text;
      }
      gap = digits < SECTION / 10;
    }
    return text;
  }

  private static String section(int digits) {
    var text = new StringBuilder();
    boolean gap = false;
    for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
      int digit = digits / unit % 10;
      if (digit == 0) {
        gap = !text.isEmpty();
      } else {
        text.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
        gap = false;
      }
    }
    return text.toString();
  }
}
