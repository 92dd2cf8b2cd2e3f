// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Https;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// The bytes of HTTP/2: frames (RFC 9113, section 4.1) and heads (RFC 7541) that use neither
/// Huffman's code nor a dynamic table. Pure.
final class Frames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;

  static final int ACK = 1;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  private static final int WITH_PRIORITY = 0x20;
  private static final int PRIORITY_BYTES = 5;

  // Places in the static table (RFC 7541, appendix A).
  private static final int AUTHORITY = 1;
  private static final int GET = 2;
  private static final int POST = 3;
  private static final int PATH = 4;
  private static final int SCHEME_HTTPS = 7;
  private static final int STATUS_200 = 8;
  private static final int[] STATUSES = {200, 204, 206, 304, 400, 404, 500};
  private static final int AUTHORIZATION = 23;
  private static final int CONTENT_LENGTH = 28;
  private static final int CONTENT_TYPE = 31;

  private Frames() {}

  static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /// The head of a request.
  static byte[] head(String method, String path, String authorization, int length) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(0x80 | (method.equals("POST") ? POST : GET));
    head.write(0x80 | SCHEME_HTTPS);
    field(head, PATH, path);
    field(head, AUTHORITY, "localhost");
    field(head, AUTHORIZATION, authorization);
    if (length > 0) {
      field(head, CONTENT_TYPE, "application/json");
      field(head, CONTENT_LENGTH, Integer.toString(length));
    }
    return head.toByteArray();
  }

  private static void field(ByteArrayOutputStream head, int name, String value) {
    number(head, 4, name);
    byte[] bytes = Https.bytes(value);
    number(head, 7, bytes.length);
    head.writeBytes(bytes);
  }

  /// A number after a prefix of so many bits (section 5.1), the bits before it 0.
  private static void number(ByteArrayOutputStream to, int prefix, int value) {
    int most = (1 << prefix) - 1;
    if (value < most) {
      to.write(value);
      return;
    }
    to.write(most);
    int rest = value - most;
    while (rest >= 128) {
      to.write((rest & 127) | 128);
      rest >>= 7;
    }
    to.write(rest);
  }

  /// The status of an answer, its first field; 1 for one that the static table lacks.
  static int status(byte[] head, int flags) {
    int place = (flags & WITH_PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
    while (place < head.length && (head[place] & 0xe0) == 0x20) {
      // The server gives the dynamic table up.
      place++;
    }
    int index = place < head.length ? (head[place] & 0xff) - 0x80 - STATUS_200 : -1;
    return index >= 0 && index < STATUSES.length ? STATUSES[index] : 1;
  }
}
