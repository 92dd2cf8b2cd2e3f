// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Corrupt;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.idcard.Ga450Codec.Incomplete;
import hall.device.idcard.Ga450Codec.Nothing;
import hall.device.idcard.Ga450Codec.Received;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Requests and answers on one open link to a module.
final class Ga450Talk {

  /// How finding the module ended.
  sealed interface Contact {}

  /// It answered *status*; SW3 of the answer says how it is.
  record Found(Ga450Talk talk, Frame status) implements Contact {}

  /// It did not, at any rate.
  record Lost(DeviceFault fault) implements Contact {}

  /// The rates that a module can be set to, the factory's first.
  private static final List<Integer> RATES = List.of(115200, 57600, 38400, 19200, 9600);

  private static final Duration STATUS_PATIENCE = Duration.ofMillis(300);

  /// The longest pause inside an answer, USB adapters and TCP converters included.
  private static final Duration SILENCE = Duration.ofMillis(250);

  /// How long a line must be quiet before a late answer is no longer to be feared.
  private static final Duration QUIET = Duration.ofMillis(50);

  private final Link link;
  private final boolean rateFixed;

  /// What came beside good answers.
  ///
  /// @param bytes of noise before answers
  /// @param resynchronised answers that stood behind noise
  /// @param damaged answers that were cut off, unreadable, or whose XOR was wrong
  record Stray(int bytes, int resynchronised, int damaged) {

    private static final Stray NONE = new Stray(0, 0, 0);

    boolean none() {
      return equals(NONE);
    }

    private Stray plus(int moreBytes, int moreResynchronised, int moreDamaged) {
      return new Stray(
          bytes + moreBytes, resynchronised + moreResynchronised, damaged + moreDamaged);
    }
  }

  /// Whether an answer to an earlier request may still be on its way.
  private boolean unsettled;

  /// 0 while the link has the rate that it was opened with.
  private int changedRate;

  private Stray stray = Stray.NONE;

  Ga450Talk(Link link, boolean rateFixed) {
    this.link = link;
    this.rateFixed = rateFixed;
  }

  Link link() {
    return link;
  }

  /// The rate that the module was found at, unless it is the one that the link was opened with.
  int changedRate() {
    return changedRate;
  }

  /// What came beside the answers since the module was last found.
  Stray stray() {
    return stray;
  }

  /// Finds the module at the rate that the link has, or else at any rate that modules have.
  Contact contact(Deadline deadline) throws IOException, InterruptedException {
    boolean noise = false;
    boolean hasRate = true;
    int turns = RATES.size();
    for (int turn = -1; turn < turns && hasRate && !deadline.passed(); turn++) {
      // Where there is no other rate the module is asked a second time and no more.
      hasRate = turn < 0 || (!rateFixed && change(RATES.get(turn % RATES.size())));
      stray = Stray.NONE;
      switch (exchange(Command.STATUS, STATUS_PATIENCE, deadline)) {
        case Frame frame -> {
          return new Found(this, frame);
        }
        case Nothing(boolean heard) -> noise |= heard;
        case Corrupt _, Incomplete _ -> noise = true;
      }
      if (noise) {
        // Somebody is there: perhaps it was only slow to answer at the right rate.
        turns = 2 * RATES.size();
      }
    }
    return new Lost(
        noise && hasRate
            ? CardFaults.wrongRate("only noise at " + RATES)
            : Faults.silence("to status"));
  }

  private boolean change(int rate) throws IOException {
    boolean changed = link.changeRate(rate);
    changedRate = changed ? rate : changedRate;
    return changed;
  }

  Received exchange(Command command, Deadline deadline) throws IOException, InterruptedException {
    return exchange(command, patience(command), deadline);
  }

  /// The specification gives find and select 1 s and the read 3 s.
  private static Duration patience(Command command) {
    return switch (command) {
      case RESET, STATUS, SAM_ID, FIND, SELECT -> Duration.ofSeconds(1);
      case READ, READ_WITH_FINGERPRINTS, READ_ADDRESS, READ_MANAGEMENT_NUMBER ->
          Duration.ofSeconds(3);
    };
  }

  /// Asks and waits for a whole answer, for silence in the middle of one, or for patience to end.
  ///
  /// An answer that can only belong to an earlier request is passed over.
  private Received exchange(Command command, Duration patience, Deadline deadline)
      throws IOException, InterruptedException {
    if (deadline.passed()) {
      return new Nothing(false);
    }
    link.discardInput(unsettled ? QUIET : Duration.ZERO, deadline);
    unsettled = true;
    link.write(Ga450Codec.encode(command), deadline);
    var buffer = new byte[2 * Ga450Codec.FRAME_MAX];
    try {
      return noted(await(command, buffer, patience, deadline));
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  /// What stands before a frame is noise, or an answer that came too late.
  private Received noted(Received received) {
    stray =
        switch (received) {
          case Frame frame -> frame.start() == 0 ? stray : stray.plus(frame.start(), 1, 0);
          case Nothing(boolean noise) -> noise ? stray.plus(0, 0, 1) : stray;
          case Corrupt _, Incomplete _ -> stray.plus(0, 0, 1);
        };
    return received;
  }

  private Received await(Command command, byte[] buffer, Duration patience, Deadline deadline)
      throws IOException, InterruptedException {
    int from = 0;
    int count = 0;
    var waitUntil = deadline.within(patience);
    while (count < buffer.length) {
      int more = link.read(buffer, count, buffer.length - count, waitUntil);
      if (more == 0) {
        break;
      }
      count += more;
      var received = Ga450Codec.decode(buffer, from, count, false);
      while (received instanceof Frame frame) {
        if (command.answeredBy(frame)) {
          unsettled = false;
          return frame;
        }
        frame.wipe();
        from = frame.end();
        received = Ga450Codec.decode(buffer, from, count, false);
      }
      boolean nothingYet = from == count;
      waitUntil = deadline.within(nothingYet ? patience : pause(received));
    }
    return last(command, buffer, from, count);
  }

  /// How long the rest of what has come so far may take.
  private static Duration pause(Received received) {
    // A damaged frame is whole: only a real one behind a false start could still follow.
    return received instanceof Corrupt ? QUIET : SILENCE;
  }

  /// The line is silent: what stands behind a false start counts now.
  private static Received last(Command command, byte[] buffer, int from, int count) {
    var received = Ga450Codec.decode(buffer, from, count, true);
    while (received instanceof Frame frame && !command.answeredBy(frame)) {
      frame.wipe();
      received = Ga450Codec.decode(buffer, frame.end(), count, true);
    }
    return received;
  }
}
