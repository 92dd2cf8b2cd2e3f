// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the basic types of the protocol (SANE Standard 5.1.1): words of 4 bytes, big-endian;
/// strings and arrays with their length before them; pointers with a word before them that is not 0
/// when nothing follows.
final class SaneCursor {

  /// No string and no array of an honest daemon is longer.
  static final int LONGEST = 1 << 20;

  /// The bytes ended before the value did.
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1;
    final int atLeast;

    Missing(int atLeast) {
      super("missing bytes", null, false, false);
      this.atLeast = atLeast;
    }
  }

  /// Reads one element of an array.
  @FunctionalInterface
  interface Element<T> {
    T read() throws SaneFormatException, Missing;
  }

  private final byte[] bytes;
  private final int end;
  private int at;

  /// @param length how many of the bytes are there
  SaneCursor(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
  }

  int position() {
    return at;
  }

  int word() throws Missing {
    need(4);
    int word =
        (bytes[at] & 0xFF) << 24
            | (bytes[at + 1] & 0xFF) << 16
            | (bytes[at + 2] & 0xFF) << 8
            | (bytes[at + 3] & 0xFF);
    at += 4;
    return word;
  }

  SaneStatus status() throws SaneFormatException, Missing {
    return SaneStatus.of(word());
  }

  boolean nothing() throws Missing {
    return word() != 0;
  }

  /// Without its final NUL; no string at all is empty.
  String text() throws SaneFormatException, Missing {
    int length = length();
    need(length);
    int last = at;
    while (last < at + length && bytes[last] != 0) {
      last++;
    }
    var text = new String(bytes, at, last - at, StandardCharsets.ISO_8859_1);
    at += length;
    return text;
  }

  /// The list grows with the bytes that are there, never with the length that is claimed.
  <T> List<T> array(Element<T> element) throws SaneFormatException, Missing {
    int count = length();
    var list = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      list.add(element.read());
    }
    return list;
  }

  private int length() throws SaneFormatException, Missing {
    int length = word();
    if (length < 0 || length > LONGEST) {
      throw new SaneFormatException(
          "a length of %d at byte %d".formatted(Integer.toUnsignedLong(length), at - 4));
    }
    return length;
  }

  private void need(int count) throws Missing {
    if (count > end - at) {
      throw new Missing(at + count);
    }
  }
}
