// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.trace.Redaction;
import java.util.Arrays;

/// Takes what codes say out of a recording of a module: zeros in place of every byte that is not a
/// control character or an AIM identifier at its beginning, so that a code stays as long as it was
/// and ends where it ended.
public final class ScanRedaction implements Redaction {

  @Override
  public void redact(Flow flow) {
    if (flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int at = 0;
    while (at < bytes.length) {
      int from = at;
      while (at < bytes.length && !control(bytes[at])) {
        at++;
      }
      from += aim(bytes, from, at);
      if (at > from) {
        var zeros = new byte[at - from];
        Arrays.fill(zeros, (byte) '0');
        flow.overwrite(from, zeros);
      }
      at++;
    }
  }

  private static boolean control(byte b) {
    return b >= 0 && b < 0x20;
  }

  private static int aim(byte[] bytes, int from, int to) {
    return to - from > 3
            && bytes[from] == ']'
            && Character.isLetter(bytes[from + 1])
            && Character.isLetterOrDigit(bytes[from + 2])
        ? 3
        : 0;
  }
}
