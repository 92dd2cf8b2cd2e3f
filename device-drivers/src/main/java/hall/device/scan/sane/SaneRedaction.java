// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Takes the pages out of a recording of a SANE daemon: in the records of a data connection (a
/// length of four bytes, then the image), which is the one that nothing is ever sent on.
public final class SaneRedaction implements Redaction {

  private static final int LENGTH = 4;
  private static final byte WHITE = (byte) 0xFF;

  @Override
  public void redact(Flow flow) {
    if (flow.sent() || flow.asked()) {
      return;
    }
    var bytes = flow.bytes();
    int at = 0;
    while (at + LENGTH <= bytes.length) {
      long length =
          Integer.toUnsignedLong(
              (bytes[at] & 0xFF) << 24
                  | (bytes[at + 1] & 0xFF) << 16
                  | (bytes[at + 2] & 0xFF) << 8
                  | (bytes[at + 3] & 0xFF));
      if (length == 0xFFFFFFFFL) {
        return;
      }
      int end = (int) Math.min(at + LENGTH + length, bytes.length);
      var filler = new byte[end - at - LENGTH];
      Arrays.fill(filler, WHITE);
      flow.overwrite(at + LENGTH, filler);
      at = end;
    }
  }
}
