// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.SelfTestRun;
import java.util.ArrayList;
import java.util.List;

/// What the answers to DLE EOT 1 to 4 say of a printer's parts, each byte by itself.
final class EscPosChecks {

  private static final int OFFLINE = 0x08;
  private static final List<String> NAMES =
      List.of("printer-status", "offline-cause", "error-cause", "paper-sensor");

  private EscPosChecks() {}

  /// The check of group n, 1 to 4.
  static String name(int n) {
    return NAMES.get(n - 1);
  }

  /// Offline has its causes in the other groups.
  static void printer(SelfTestRun run, int status) {
    run.pass(told(status, (status & OFFLINE) == 0 ? List.of("online") : List.of("offline")));
  }

  /// Offline where no other group has a cause.
  static void online(SelfTestRun run, int status) {
    boolean online = (status & OFFLINE) == 0;
    run.judge(online, online ? "" : "offline without a cause");
  }

  static void group(SelfTestRun run, int n, int status, EscPosModel model) {
    switch (n) {
      case 2 -> offlineCause(run, status);
      case 3 -> errorCause(run, status);
      default -> paperSensor(run, status, model);
    }
  }

  /// Paper end and errors are the matter of their own groups.
  private static void offlineCause(SelfTestRun run, int status) {
    var said = new ArrayList<String>();
    note(said, status, 0x04, "cover open");
    note(said, status, 0x08, "feed button held");
    boolean sound = said.isEmpty();
    note(said, status, 0x20, "stopped by paper end");
    note(said, status, 0x40, "error");
    run.judge(sound, told(status, said));
  }

  private static void errorCause(SelfTestRun run, int status) {
    var said = new ArrayList<String>();
    note(said, status, 0x08, "cutter");
    note(said, status, 0x20, "unrecoverable");
    note(said, status, 0x40, "recovers by itself, such as a hot head");
    run.judge(said.isEmpty(), told(status, said));
  }

  private static void paperSensor(SelfTestRun run, int status, EscPosModel model) {
    var said = new ArrayList<String>();
    note(said, status, 0x60, "paper end");
    boolean sound = said.isEmpty();
    if (!model.nearEndSensor()) {
      said.add("no near-end sensor");
    } else if (sound) {
      note(said, status, 0x0C, "near end");
    }
    run.judge(sound, told(status, said));
  }

  private static void note(List<String> said, int status, int bits, String words) {
    if ((status & bits) != 0) {
      said.add(words);
    }
  }

  private static String told(int status, List<String> said) {
    return "%02X %s".formatted(status, String.join(", ", said)).strip();
  }
}
