// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Finds codes in what a module sends, byte by byte; never holds more than the longest code.
///
/// What can't be a whole code is dropped and counted: one that is too long, that ends by a pause
/// where a suffix belongs, or that is no text. Part of a code is never taken for one.
final class ScanCodec {

  private final EngineModel model;
  private final byte[] acknowledgement;
  private final byte[] suffix;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream(256);
  private boolean overlong;
  private long refused;

  ScanCodec(EngineModel model) {
    this.model = model;
    this.acknowledgement = EngineModel.bytes(model.acknowledgement());
    this.suffix = model.suffix().text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Pieces that were no code, since the start.
  long refused() {
    return refused;
  }

  /// Whether a code has begun.
  boolean begun() {
    return overlong || held.size() > 0;
  }

  /// Takes a byte; the code that it ended, if it ended one.
  Optional<Scan> take(int b) {
    if (held.size() == model.longest() + model.prefix().length() + 8) {
      overlong = true;
      drop();
    }
    held.write(b);
    return suffix.length > 0 && endsWithSuffix() ? end(suffix.length) : Optional.empty();
  }

  /// Nothing came for the model's gap: what is held is a whole code, or never will be.
  Optional<Scan> pause() {
    return switch (model.suffix()) {
      case CR, LF, CRLF, TAB -> {
        if (begun() && !acknowledged()) {
          refused++;
        }
        overlong = false;
        drop();
        yield Optional.empty();
      }
      case NONE -> begun() ? end(0) : Optional.empty();
      case ANY -> begun() ? end(suffixAtEnd()) : Optional.empty();
    };
  }

  /// Forgets what is held; its bytes are overwritten, since they may be personal.
  void drop() {
    int size = held.size();
    held.reset();
    held.writeBytes(new byte[size]);
    held.reset();
  }

  private boolean acknowledged() {
    return !overlong && Arrays.equals(held.toByteArray(), acknowledgement);
  }

  private boolean endsWithSuffix() {
    if (held.size() < suffix.length) {
      return false;
    }
    var bytes = held.toByteArray();
    return Arrays.equals(
        bytes, bytes.length - suffix.length, bytes.length, suffix, 0, suffix.length);
  }

  private int suffixAtEnd() {
    var bytes = held.toByteArray();
    int last = bytes.length == 0 ? 0 : bytes[bytes.length - 1];
    if (last == '\n' && bytes.length > 1 && bytes[bytes.length - 2] == '\r') {
      return 2;
    }
    return last == '\r' || last == '\n' || last == '\t' ? 1 : 0;
  }

  private Optional<Scan> end(int ending) {
    var bytes = held.toByteArray();
    boolean whole = !overlong;
    overlong = false;
    drop();
    int from = startsWith(bytes, 0, acknowledgement) ? acknowledgement.length : 0;
    int to = bytes.length - ending;
    if (whole && to <= from) {
      // An acknowledgement or a bare suffix.
      return Optional.empty();
    }
    var scan = whole ? scan(bytes, from, to) : Optional.<Scan>empty();
    Arrays.fill(bytes, (byte) 0);
    if (scan.isEmpty()) {
      refused++;
    }
    return scan;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] head) {
    return bytes.length >= at + head.length
        && Arrays.equals(bytes, at, at + head.length, head, 0, head.length);
  }

  private Optional<Scan> scan(byte[] bytes, int from, int to) {
    int start = from;
    var prefix = model.prefix().getBytes(StandardCharsets.US_ASCII);
    if (!startsWith(bytes, start, prefix)) {
      return Optional.empty();
    }
    start += prefix.length;
    var symbology = "";
    if (model.aim()) {
      if (to - start < 3 || bytes[start] != ']') {
        return Optional.empty();
      }
      symbology = new String(bytes, start, 3, StandardCharsets.US_ASCII);
      start += 3;
    }
    if (to <= start || to - start > model.longest()) {
      return Optional.empty();
    }
    var found = symbology;
    return text(bytes, start, to - start).map(text -> new Scan(text, found));
  }

  private Optional<String> text(byte[] bytes, int from, int count) {
    return switch (model.encoding()) {
      case UTF_8 -> decode(bytes, from, count, StandardCharsets.UTF_8);
      case GB18030 -> decode(bytes, from, count, Charset.forName("GB18030"));
      case DETECTED ->
          decode(bytes, from, count, StandardCharsets.UTF_8)
              .or(() -> decode(bytes, from, count, Charset.forName("GB18030")));
    };
  }

  /// Only what is text: noise decodes to control characters, private use or nothing.
  private static Optional<String> decode(byte[] bytes, int from, int count, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, count)).toString();
      return text.codePoints().allMatch(ScanCodec::textual) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Line breaks and the separators of ISO/IEC 15434 stand inside codes.
  private static boolean textual(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL ->
          c == '\t' || c == '\n' || c == '\r' || c == 0x04 || (c >= 0x1C && c <= 0x1F);
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      default -> c != 0xFFFD;
    };
  }
}
