// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import java.io.IOException;
import java.time.Duration;

/// An open line of bytes to one device, used by one thread at a time.
///
/// Every call ends by its deadline, by [#close] from another thread ([IOException]) or by
/// interruption ([InterruptedException]). An [IOException] means that the line is gone and must be
/// opened anew.
public interface Link extends AutoCloseable {

  /// Writes all bytes; an [IOException] if the line does not take them in time.
  void write(byte[] bytes, Deadline deadline) throws IOException, InterruptedException;

  /// Waits for bytes and reads what is there, up to `length`.
  ///
  /// @return how many bytes; 0 when the deadline passed first
  int read(byte[] into, int offset, int length, Deadline deadline)
      throws IOException, InterruptedException;

  /// Sets another baud rate on the open line.
  ///
  /// @return false where the line has no rate to set, as over TCP
  boolean changeRate(int baud) throws IOException;

  /// Throws away what comes in until nothing came for `quiet`; with zero, only what is there.
  default void discardInput(Duration quiet, Deadline deadline)
      throws IOException, InterruptedException {
    var waste = new byte[512];
    int count;
    do {
      count = read(waste, 0, waste.length, deadline.within(quiet));
    } while (count > 0);
  }

  /// Idempotent, never throws and never hangs.
  @Override
  void close();
}
