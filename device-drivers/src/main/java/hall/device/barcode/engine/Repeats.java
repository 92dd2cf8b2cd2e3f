// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.Deadline;
import hall.device.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/// Tells a code that is still held before the window from one that is shown anew: a module reads
/// the same code again and again.
///
/// Keeps a digest alone, and not longer than it needs it.
final class Repeats {

  private final Duration interval;
  private final Ticker ticker;
  private byte[] last = new byte[0];
  private Deadline until;

  Repeats(Duration interval, Ticker ticker) {
    this.interval = interval;
    this.ticker = ticker;
    this.until = Deadline.after(Duration.ZERO, ticker);
  }

  /// Whether it was not seen within the interval; every sight begins the interval anew.
  boolean fresh(Scan scan) {
    var digest = digest(scan.text());
    boolean again = !until.passed() && MessageDigest.isEqual(digest, last);
    last = digest;
    until = Deadline.after(interval, ticker);
    return !again;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
