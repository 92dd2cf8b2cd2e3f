// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;

/// Ends the process at an exception that nobody expected, on whatever thread; the supervisor starts
/// it again with a safe screen, and nothing personal survives. Nothing runs in between, not even
/// what runs at an ordinary end. Of a process that ends anyhow only the log hears.
///
/// The log gets types and frames but no messages: a message may quote what a citizen typed.
final class Crash implements Thread.UncaughtExceptionHandler {

  /// `EX_SOFTWARE` of sysexits.h.
  static final int STATUS = 70;

  private static final System.Logger LOG = System.getLogger("hall.kiosk");

  private final IntConsumer halt;
  private volatile boolean ending;

  /// @param halt ends the process at once with a status
  Crash(IntConsumer halt) {
    this.halt = halt;
  }

  /// The process ends, with a status of its own that the supervisor must get.
  void ending() {
    ending = true;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable bug) {
    LOG.log(Level.ERROR, "bug on {0}: {1}", thread.getName(), describe(bug));
    if (!ending) {
      halt.accept(STATUS);
    }
  }

  private static String describe(Throwable bug) {
    var text = new StringBuilder(bug.getClass().getName());
    for (var frame : bug.getStackTrace()) {
      text.append("\n  at ").append(frame);
    }
    if (bug.getCause() != null) {
      text.append("\ncaused by ").append(describe(bug.getCause()));
    }
    return text.toString();
  }
}
