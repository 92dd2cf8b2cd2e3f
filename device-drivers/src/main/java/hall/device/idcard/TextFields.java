// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

/// UTF-16LE text at byte offsets.
///
/// Code units are taken as they are: a half of a surrogate pair stays one, so nothing on a card is
/// replaced before it is looked at.
record TextFields(byte[] bytes) {

  char character(int offset) {
    return (char) ((bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8);
  }

  /// One field without its padding.
  String text(int offset, int length) {
    return unpadded(raw(offset, length));
  }

  /// One field in two places; the padding of the first part is part of the text.
  String text(int offset, int length, int nextOffset, int nextLength) {
    return unpadded(raw(offset, length) + raw(nextOffset, nextLength));
  }

  private String raw(int offset, int length) {
    var text = new StringBuilder(length / 2);
    for (int i = offset; i < offset + length; i += 2) {
      text.append(character(i));
    }
    return text.toString();
  }

  /// Cards pad with spaces, some with NUL.
  private static String unpadded(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
      end--;
    }
    return text.substring(0, end);
  }

  /// Whether every character of the record can be shown: no control characters other than padding
  /// and no half surrogates.
  boolean readable() {
    var all = raw(0, bytes.length);
    for (int i = 0; i < all.length(); ) {
      int character = all.codePointAt(i);
      boolean half = character >= 0xD800 && character <= 0xDFFF;
      if (half || (Character.isISOControl(character) && character != 0)) {
        return false;
      }
      i += Character.charCount(character);
    }
    return true;
  }

  /// Never the text.
  @Override
  public String toString() {
    return "TextFields[" + bytes.length + "]";
  }
}
