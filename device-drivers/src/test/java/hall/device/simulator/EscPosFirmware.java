// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import org.jspecify.annotations.Nullable;

/// What the firmware of a simulated printer was made with.
///
/// @param glyphs `none`, `gb2312`, `gbk` or `gb18030`
record EscPosFirmware(String glyphs, boolean qr, boolean presenter) {

  static EscPosFirmware of(Options options) {
    return new EscPosFirmware(
        or(options.text("glyphs"), "gb18030"),
        or(options.text("qr"), "yes").equals("yes"),
        or(options.text("presenter"), "no").equals("yes"));
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  /// Whether a character of two or four bytes is in the glyph ROM.
  boolean hasGlyph(int... units) {
    return switch (glyphs) {
      case "none" -> false;
      case "gb2312" ->
          units.length == 2 && units[0] >= 0xA1 && units[0] <= 0xF7 && units[1] >= 0xA1;
      case "gbk" -> units.length == 2;
      case "gb18030" -> true;
      default -> throw new IllegalArgumentException("glyphs none, gb2312, gbk or gb18030");
    };
  }
}
