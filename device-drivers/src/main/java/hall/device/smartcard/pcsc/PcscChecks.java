// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;

/// The checks of a reader behind PC/SC: `service`, `reader`, `card`, and where one is there `atr`.
///
/// All are known from one look. The answer to reset itself is not told: some cards put their number
/// into it.
final class PcscChecks {

  private static final int DIRECT = 0x3B;

  private PcscChecks() {}

  static SelfTest of(Outcome<CardTape.Sight> look) {
    var run = new SelfTestRun("service");
    switch (look) {
      case Outcome.Done<CardTape.Sight>(var sight) -> seen(run, sight);
      case Outcome.Faulted<CardTape.Sight>(var fault) -> {
        if (ofTheReader(fault)) {
          run.pass("answers");
          run.next("reader");
        }
      }
      case Outcome.NoAnswer<CardTape.Sight>() -> {}
    }
    return run.after(look);
  }

  /// The service answered that there is no such reader, or more than one.
  private static boolean ofTheReader(DeviceFault fault) {
    return fault.reason().equals("disconnected") || fault.reason().equals("reader-ambiguous");
  }

  private static void seen(SelfTestRun run, CardTape.Sight sight) {
    run.pass("answers");
    run.next("reader").pass(sight.reader());
    var card = sight.card();
    run.next("card").pass(card.present() ? "present" : "none");
    if (!card.present()) {
      return;
    }
    run.next("atr");
    byte[] atr = card.atr();
    if (card.mute() || atr.length == 0) {
      run.fail("no answer to reset");
    } else {
      run.pass(
          "%d bytes, %s convention"
              .formatted(atr.length, (atr[0] & 0xFF) == DIRECT ? "direct" : "inverse"));
    }
  }
}
