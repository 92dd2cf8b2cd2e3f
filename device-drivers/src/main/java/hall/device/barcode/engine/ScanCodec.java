// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Finds codes in what a module sends, byte by byte; never holds more than the longest code.
///
/// What can't be a whole code is dropped and counted: one that is too long, that ends by a pause
/// where a suffix belongs, or that is no text. Part of a code is never taken for one.
final class ScanCodec {

  /// An AIM identifier or an acknowledgement, and a suffix.
  private static final int BESIDE = 16;

  private final EngineModel model;
  private final byte[] acknowledgement;
  private final byte[] prefix;
  private final byte[] suffix;
  private final byte[] held;

  /// Kept, since one for GB 18030 takes more memory than any code.
  private final CharsetDecoder gb18030 = Charset.forName("GB18030").newDecoder();

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private int count;
  private boolean overlong;
  private long refused;

  ScanCodec(EngineModel model) {
    this.model = model;
    this.acknowledgement = EngineModel.bytes(model.acknowledgement());
    this.prefix = model.prefix().getBytes(StandardCharsets.US_ASCII);
    this.suffix = model.suffix().text.getBytes(StandardCharsets.US_ASCII);
    this.held = new byte[model.longest() + prefix.length + BESIDE];
  }

  /// Pieces that were no code, since the start.
  long refused() {
    return refused;
  }

  /// Whether a code has begun.
  boolean begun() {
    return overlong || count > 0;
  }

  /// Takes a byte; the code that it ended, if it ended one.
  Optional<Scan> take(int b) {
    if (count == held.length) {
      overlong = true;
      wipe();
    }
    held[count++] = (byte) b;
    return suffix.length > 0 && endsWith(suffix) ? end(suffix.length) : Optional.empty();
  }

  /// Nothing came for a while: what is held is a whole code, or never will be.
  Optional<Scan> pause() {
    if (!begun()) {
      return Optional.empty();
    }
    return switch (model.suffix()) {
      case CR, LF, CRLF, TAB -> {
        if (overlong || !acknowledged()) {
          refused++;
        }
        drop();
        yield Optional.empty();
      }
      case NONE -> end(0);
      case ANY -> end(anySuffix());
    };
  }

  /// Forgets what is held.
  void drop() {
    overlong = false;
    wipe();
  }

  /// A code may be personal.
  private void wipe() {
    Arrays.fill(held, 0, count, (byte) 0);
    count = 0;
  }

  private boolean acknowledged() {
    return Arrays.equals(held, 0, count, acknowledgement, 0, acknowledgement.length);
  }

  private boolean endsWith(byte[] ending) {
    int from = count - ending.length;
    return from >= 0 && Arrays.equals(held, from, count, ending, 0, ending.length);
  }

  private int anySuffix() {
    if (endsWith(new byte[] {'\r', '\n'})) {
      return 2;
    }
    int last = count == 0 ? 0 : held[count - 1];
    return last == '\r' || last == '\n' || last == '\t' ? 1 : 0;
  }

  private Optional<Scan> end(int ending) {
    int from = startsWith(0, acknowledgement) ? acknowledgement.length : 0;
    int to = count - ending;
    if (!overlong && to <= from) {
      // An acknowledgement or a bare suffix.
      drop();
      return Optional.empty();
    }
    var scan = overlong ? Optional.<Scan>empty() : scan(from, to);
    if (scan.isEmpty()) {
      refused++;
    }
    drop();
    return scan;
  }

  private boolean startsWith(int at, byte[] head) {
    return count >= at + head.length
        && Arrays.equals(held, at, at + head.length, head, 0, head.length);
  }

  private Optional<Scan> scan(int from, int to) {
    int start = from + prefix.length;
    if (!startsWith(from, prefix)) {
      return Optional.empty();
    }
    var symbology = "";
    if (model.aim()) {
      if (to - start < 3 || held[start] != ']') {
        return Optional.empty();
      }
      symbology = new String(held, start, 3, StandardCharsets.US_ASCII);
      start += 3;
    }
    if (to <= start || to - start > model.longest()) {
      return Optional.empty();
    }
    var found = symbology;
    return text(ByteBuffer.wrap(held, start, to - start)).map(text -> new Scan(text, found));
  }

  private Optional<String> text(ByteBuffer bytes) {
    return switch (model.encoding()) {
      case UTF_8 -> decode(bytes, utf8);
      case GB18030 -> decode(bytes, gb18030);
      case DETECTED -> decode(bytes.duplicate(), utf8).or(() -> decode(bytes, gb18030));
    };
  }

  /// Only what is text: noise decodes to control characters, private use or nothing.
  private static Optional<String> decode(ByteBuffer bytes, CharsetDecoder decoder) {
    // No byte becomes more than one character; what noise is costs no exception.
    var characters = CharBuffer.allocate(bytes.remaining());
    decoder.reset();
    if (!decoder.decode(bytes, characters, true).isUnderflow()
        || !decoder.flush(characters).isUnderflow()) {
      return Optional.empty();
    }
    var text = characters.flip().toString();
    return text.codePoints().allMatch(ScanCodec::textual) ? Optional.of(text) : Optional.empty();
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
