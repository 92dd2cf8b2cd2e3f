// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// Personal data as screens and papers show it (R30): enough for its owner to recognise, too little
/// for the one behind.
public final class Masking {

  private Masking() {}

  /// 张测试 becomes 张**; an English name keeps its first letter.
  public static String name(String name) {
    if (name.isEmpty()) {
      return name;
    }
    int first = Character.charCount(name.codePointAt(0));
    int rest = name.codePointCount(first, name.length());
    return name.substring(0, first) + "*".repeat(Math.clamp(rest, 1, 6));
  }

  /// The first four and the last four; everything of a short number.
  public static String idNumber(String number) {
    return middle(number, 4, 4);
  }

  /// 138****3210.
  public static String phone(String number) {
    return middle(number, 3, 4);
  }

  /// Province and city stay, the door does not.
  public static String address(String address) {
    int keep = Math.min(address.codePointCount(0, address.length()), 6);
    int end = address.offsetByCodePoints(0, keep);
    return end == address.length() ? address : address.substring(0, end) + "******";
  }

  private static String middle(String text, int head, int tail) {
    if (text.length() <= head + tail) {
      return "*".repeat(text.length());
    }
    return text.substring(0, head)
        + "*".repeat(text.length() - head - tail)
        + text.substring(text.length() - tail);
  }
}
