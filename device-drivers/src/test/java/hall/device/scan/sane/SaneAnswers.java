// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Answers of a daemon, typed from the standard, not from the driver's own coder.
final class SaneAnswers {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  SaneAnswers word(int... words) {
    for (int word : words) {
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.write(word >> shift);
      }
    }
    return this;
  }

  SaneAnswers text(String... texts) {
    for (var text : texts) {
      word(text.length() + 1);
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
      out.write(0);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] greeting() {
    return new SaneAnswers().word(0, 0x01000003).bytes();
  }

  static byte[] devices() {
    return new SaneAnswers()
        .word(0, 3, 0)
        .text("sample:1", "Sample", "M1", "flatbed scanner")
        .word(0)
        .text("sample:2", "Sample", "M2", "sheetfed scanner")
        .word(1)
        .bytes();
  }

  static byte[] opened() {
    return new SaneAnswers().word(0, 7, 0).bytes();
  }

  static byte[] authorized() {
    return new SaneAnswers().word(0, 0, 7, 0).bytes();
  }

  static byte[] started() {
    return new SaneAnswers().word(0, 40_001, 0x1234, 0).bytes();
  }

  static byte[] parameters() {
    return new SaneAnswers().word(0, 1, 1, 1860, 620, 877, 8).bytes();
  }

  static byte[] number() {
    return new SaneAnswers().word(0, 3, 2, 4, 1, 300 << 16, 0).bytes();
  }

  static byte[] word() {
    return new SaneAnswers().word(0, 0, 3, 6, 6).bytes("Color\0").word(0).bytes();
  }

  private SaneAnswers bytes(String latin) {
    out.writeBytes(latin.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// The count, a group, a list of texts, a list of numbers, a range, a missing option, a button.
  static byte[] options() {
    return new SaneAnswers()
        .word(7, 0)
        .text("", "Number of options", "x")
        .word(1, 0, 4, 4, 0)
        .word(0, 0)
        .text("Geometry", "")
        .word(5, 0, 0, 0, 0)
        .word(0)
        .text("mode", "Scan mode", "x")
        .word(3, 0, 6, 5, 3, 3)
        .text("Gray", "Color")
        .word(0)
        .word(0)
        .text("resolution", "Resolution", "x")
        .word(1, 4, 4, 5, 2, 4, 3, 75, 150, 300)
        .word(0)
        .text("br-x", "Right", "x")
        .word(2, 3, 4, 5, 1, 0, 0, 215 << 16, 0)
        .word(1)
        .word(0)
        .text("clean", "Clean", "x")
        .word(4, 0, 0, 37, 0)
        .bytes();
  }
}
