// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// What every chip does with bytes (ISO/IEC 7816-4).
final class Apdus {

  private Apdus() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] status(int sw) {
    return new byte[] {(byte) (sw >> 8), (byte) sw};
  }

  static byte[] ok(byte[] data) {
    return join(data, status(0x9000));
  }

  static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : -1;
  }

  /// INS, P1 and P2 as one number.
  static int head(byte[] command) {
    return at(command, 1) << 16 | at(command, 2) << 8 | at(command, 3);
  }

  /// The data field of a command with a short length; empty where it has none.
  static byte[] data(byte[] command) {
    int length = at(command, 4);
    return command.length <= 5 || command.length < 5 + length
        ? new byte[0]
        : Arrays.copyOfRange(command, 5, 5 + length);
  }

  /// A data object: tag, length, value.
  static byte[] object(int tag, byte[] value) {
    var out = new ByteArrayOutputStream();
    if (tag > 0xFF) {
      out.write(tag >> 8);
    }
    out.write(tag);
    if (value.length > 0xFF) {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (value.length >> 8)});
    } else if (value.length > 0x7F) {
      out.write(0x81);
    }
    out.write(value.length);
    out.writeBytes(value);
    return out.toByteArray();
  }

  /// The value of the data object with this one-byte tag among others; empty where there is none.
  static byte[] find(byte[] objects, int tag) {
    for (int at = 0; at + 1 < objects.length; ) {
      int own = objects[at++] & 0xFF;
      int length = objects[at++] & 0xFF;
      if (length == 0x81) {
        length = objects[at++] & 0xFF;
      }
      if (own == tag) {
        return Arrays.copyOfRange(objects, at, Math.min(objects.length, at + length));
      }
      at += length;
    }
    return new byte[0];
  }
}
