// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.lang.System.Logger.Level;

/// Ends the process at an exception that nobody expected; the supervisor starts it again with a
/// safe screen, and nothing personal survives.
///
/// The log gets types and frames but no messages: a message may quote what a citizen typed.
final class Crash implements Thread.UncaughtExceptionHandler {

  /// `EX_SOFTWARE` of sysexits.h.
  static final int STATUS = 70;

  private static final System.Logger LOG = System.getLogger("hall.kiosk");

  @Override
  public void uncaughtException(Thread thread, Throwable bug) {
    LOG.log(Level.ERROR, "bug on {0}: {1}", thread.getName(), describe(bug));
    Runtime.getRuntime().halt(STATUS);
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
