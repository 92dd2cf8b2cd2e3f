// SPDX-License-Identifier: Apache-2.0
package hall.device.scan;

import java.io.ByteArrayOutputStream;

/// Entropy-coded data as it is written: codes one after the other, the highest bit first (ITU-T
/// T.81 Annex F.1.2.3).
final class CodedBits {

  /// @param bits the lowest `length` of them, 27 at most
  record Code(int bits, int length) {}

  private static final int RST0 = 0xD0;
  private static final int RESTARTS = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pending;
  private int count;

  void put(Code code) {
    for (int bit = code.length - 1; bit >= 0; bit--) {
      pending = pending << 1 | (code.bits >> bit & 1);
      count++;
      if (count == Byte.SIZE) {
        whole();
      }
    }
  }

  /// What looks like a marker is stuffed with a zero.
  private void whole() {
    out.write(pending);
    if (pending == 0xFF) {
      out.write(0);
    }
    pending = 0;
    count = 0;
  }

  /// Puts the marker between two intervals.
  ///
  /// @param index of the interval that ended
  void restart(int index) {
    align();
    out.write(0xFF);
    out.write(RST0 + index % RESTARTS);
  }

  /// To the next whole byte, with ones.
  private void align() {
    if (count > 0) {
      put(new Code(0xFF, Byte.SIZE - count));
    }
  }

  /// All of it, to a whole byte.
  byte[] bytes() {
    align();
    return out.toByteArray();
  }
}
