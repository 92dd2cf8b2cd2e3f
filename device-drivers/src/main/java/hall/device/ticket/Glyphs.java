// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.Locale;

/// The characters that a printer's firmware surely has a glyph for.
///
/// All are sent as GB18030; what a set lacks is printed as dots, since firmware prints a box, a
/// question mark or nothing in its place.
public enum Glyphs {
  /// Latin letters alone: the model has no Chinese font.
  ASCII,
  /// The 6,763 characters of 1980, which every Chinese firmware has.
  GB2312,
  /// The characters of 1995, but for the 80 of its last row, which many firmware fonts leave out.
  GBK,
  /// Everything, the four-byte characters included.
  GB18030;

  private static final Charset SENT = Charset.forName("GB18030");

  /// Whether the firmware prints the character.
  public boolean has(int codePoint) {
    if (codePoint < 0x80) {
      return true;
    }
    return switch (this) {
      case ASCII -> false;
      case GB2312 -> Cells.GB2312.get(codePoint);
      case GBK -> Cells.GBK.get(codePoint);
      case GB18030 -> sendable(codePoint);
    };
  }

  private static boolean sendable(int codePoint) {
    return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
  }

  /// The columns of a character: half-width letters take one, everything else two.
  static int columns(int codePoint) {
    return codePoint < 0x80 ? 1 : 2;
  }

  static byte[] bytes(String text) {
    return text.getBytes(SENT);
  }

  /// The word in a model's data.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Made when the first character is asked for.
  private static final class Cells {

    static final BitSet GB2312 = characters(Charset.forName("GB2312"));
    static final BitSet GBK = characters(Charset.forName("GBK"));

    /// What is sent to reach each two-byte cell that the older charset fills.
    private static BitSet characters(Charset charset) {
      var characters = new BitSet();
      var cell = new byte[2];
      for (int lead = 0x81; lead <= 0xFE; lead++) {
        for (int trail = 0x40; trail <= 0xFE; trail++) {
          cell[0] = (byte) lead;
          cell[1] = (byte) trail;
          boolean late = lead == 0xFE && trail >= 0x50 && trail <= 0xA0;
          if (!late && filled(cell, charset)) {
            characters.set(new String(cell, SENT).codePointAt(0));
          }
        }
      }
      return characters;
    }

    private static boolean filled(byte[] cell, Charset charset) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(cell)).length() == 1;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }
}
