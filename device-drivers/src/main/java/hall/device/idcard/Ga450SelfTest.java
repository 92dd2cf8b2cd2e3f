// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.SelfTestRun;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import java.io.IOException;

/// The checks of a reader, once its port is open: `rate`, `sam`, `sam-id`, `antenna`, `line`.
///
/// A module whose security module has failed is asked nothing more; whether a card lies on the
/// reader is no matter of health.
final class Ga450SelfTest {

  private final SelfTestRun run;
  private final ReaderQuirks quirks;
  private final CardPresence presence;
  private final Deadline deadline;

  Ga450SelfTest(SelfTestRun run, ReaderQuirks quirks, CardPresence presence, Deadline deadline) {
    this.run = run;
    this.quirks = quirks;
    this.presence = presence;
    this.deadline = deadline;
  }

  /// @param configured the rate of the URI, or who sets it
  void found(Ga450Talk talk, Frame status, String configured)
      throws IOException, InterruptedException {
    run.next("rate").pass(rate(talk, configured));
    run.next("sam").judge(status.sw3() == 0x90, status.status());
    if (!run.sound()) {
      return;
    }
    samId(talk);
    antenna(talk);
    line(talk.stray());
  }

  private static String rate(Ga450Talk talk, String configured) {
    return talk.changedRate() == 0
        ? configured
        : "%d, configured %s".formatted(talk.changedRate(), configured);
  }

  private void samId(Ga450Talk talk) throws IOException, InterruptedException {
    run.next("sam-id");
    if (!quirks.samId()) {
      run.unasked();
      return;
    }
    if (talk.exchange(Command.SAM_ID, deadline) instanceof Frame frame) {
      var id = SamId.identity(frame).get("samId");
      run.judge(id != null, id == null ? frame.status() : id);
    } else {
      run.fail("no whole answer");
    }
  }

  private void antenna(Ga450Talk talk) throws IOException, InterruptedException {
    run.next("antenna");
    switch (presence.look(talk, false, deadline)) {
      case Outcome.Done<Media>(var media) ->
          run.pass(
              switch (media) {
                case PRESENT -> "card found";
                case NOT_PRESENT -> "no card";
                case UNKNOWN, JAMMED -> "no card is told after a read";
              });
      case Outcome.Faulted<Media>(var fault) -> run.fail(fault);
      case Outcome.NoAnswer<Media>() -> run.fail("no answer to find");
    }
  }

  /// A good cable brings nothing but answers.
  private void line(Ga450Talk.Stray stray) {
    run.next("line")
        .judge(
            stray.none(),
            "%d bytes of noise, %d resynchronisations, %d answers damaged"
                .formatted(stray.bytes(), stray.resynchronised(), stray.damaged()));
  }
}
