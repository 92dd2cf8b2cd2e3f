// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.idcard.Ga450Codec.Received;
import org.jspecify.annotations.Nullable;

/// The way from an empty reader to a card that has been read, one answer at a time.
///
/// | step | good | otherwise |
/// |---|---|---|
/// | LIFT (a find), where the model wants a read card lifted | 80: FIND, later | 9F: LIFT again, later |
/// | FIND | 9F: SELECT | 80: FIND again, later; at once where the first find lies |
/// | SELECT, twice where the model wants it | 90: READ | CHECK, then once more SELECT, then `card-unreadable` |
/// | READ | 90: ADDRESS | damaged: READ again, then `checksum`; cut off: CHECK, then SELECT again, then `truncated`; 30 10 not known: READ with 30 01; refused: CHECK, then `card-unreadable` |
/// | ADDRESS | 90 or 91: finished | as READ |
/// | CHECK (a find) | 9F: the card still lies there, the pending fault stands | 80 twice: `card-removed` |
///
/// No answer at all makes the driver look for the module again ([Probe]), since it may have been
/// reset to another rate.
final class CardReading {

  /// Where in the conversation it is.
  enum Step {
    LIFT,
    FIND,
    SELECT,
    SELECT_AGAIN,
    READ,
    ADDRESS,
    CHECK
  }

  /// How far it has come.
  ///
  /// @param failures how many answers went wrong so far
  /// @param absent how many finds in a row saw no card, or one that was still to be lifted
  /// @param fingerprints whether they are still asked for
  /// @param pending what the fault is if the card still lies there
  /// @param again whether the read is tried again if the card still lies there
  /// @param parts what has been read
  record State(
      Step step,
      int failures,
      int absent,
      boolean fingerprints,
      @Nullable DeviceFault pending,
      boolean again,
      ReadAnswer.@Nullable Parts parts) {

    Command command() {
      return switch (step) {
        case LIFT, FIND, CHECK -> Command.FIND;
        case SELECT, SELECT_AGAIN -> Command.SELECT;
        case READ -> fingerprints ? Command.READ_WITH_FINGERPRINTS : Command.READ;
        case ADDRESS -> Command.READ_ADDRESS;
      };
    }

    /// Whether the module has told that it waits for a card to come or to be lifted.
    boolean waiting() {
      return absent > 0 && (step == Step.FIND || step == Step.LIFT);
    }

    State to(Step next) {
      return new State(next, failures, 0, fingerprints, null, false, parts);
    }

    State failed() {
      return new State(step, failures + 1, absent, fingerprints, pending, again, parts);
    }

    State check(DeviceFault fault, boolean tryAgain) {
      return new State(Step.CHECK, failures + 1, 0, fingerprints, fault, tryAgain, parts);
    }

    State notSeen() {
      return new State(step, failures, absent + 1, fingerprints, pending, again, parts);
    }

    State withoutFingerprints() {
      return new State(step, failures, absent, false, pending, again, parts);
    }

    State with(ReadAnswer.Parts read) {
      return new State(Step.ADDRESS, failures, 0, fingerprints, null, false, read);
    }
  }

  /// What the driver does next.
  sealed interface Move {}

  /// Ask the command of the state's step.
  record Ask(State state) implements Move {}

  /// Let the antenna rest for the model's interval between finds, then ask.
  record Rest(State state) implements Move {}

  /// Look for the module with *status*, then ask.
  record Probe(State state) implements Move {}

  /// The card has been read.
  ///
  /// @param address the data of the appended address; empty where there is none
  record Finished(ReadAnswer.Parts parts, byte[] address) implements Move {}

  record Failed(DeviceFault fault) implements Move {}

  private static final int FAILURES_MAX = 3;

  private final ReaderQuirks quirks;

  CardReading(ReaderQuirks quirks) {
    this.quirks = quirks;
  }

  /// @param afterRead whether the last card was read and not lifted since, as far as is known
  State start(boolean fingerprints, boolean afterRead) {
    return new State(
        afterRead && quirks.liftBeforeReread() ? Step.LIFT : Step.FIND,
        0,
        0,
        fingerprints && quirks.fingerprints(),
        null,
        false,
        null);
  }

  Move next(State state, Received received) {
    return switch (received) {
      case Frame frame -> answered(state, frame);
      case Ga450Codec.Corrupt() ->
          repeated(state, CardFaults.checksum("bad XOR in the answer to " + state.step));
      case Ga450Codec.Incomplete(int missing) -> cutOff(state, missing);
      case Ga450Codec.Nothing(boolean noise) -> silent(state, noise);
    };
  }

  private Move answered(State state, Frame frame) {
    int sw3 = frame.sw3();
    if (sw3 == 0x60 || sw3 == 0x66) {
      return new Failed(CardFaults.samFault(raw(state, frame)));
    }
    if (sw3 == 0x10) {
      return repeated(state, CardFaults.checksum(raw(state, frame)));
    }
    return switch (state.step) {
      case LIFT, FIND -> found(state, frame);
      case SELECT, SELECT_AGAIN -> selected(state, frame);
      case READ -> read(state, frame);
      case ADDRESS -> address(state, frame);
      case CHECK -> checked(state, frame);
    };
  }

  private Move found(State state, Frame frame) {
    boolean lift = state.step == Step.LIFT;
    return switch (frame.sw3()) {
      case 0x9F -> lift ? new Rest(state.notSeen()) : new Ask(state.to(Step.SELECT));
      case 0x80 -> {
        if (lift) {
          yield new Rest(state.to(Step.FIND));
        }
        boolean maybeALie = quirks.firstFindLies() && state.absent % 2 == 0;
        yield maybeALie ? new Ask(state.notSeen()) : new Rest(state.notSeen());
      }
      default -> repeated(state, unexpected(state, frame));
    };
  }

  private Move selected(State state, Frame frame) {
    if (state.step == Step.SELECT && quirks.selectTwice()) {
      return new Ask(state.to(Step.SELECT_AGAIN));
    }
    return frame.sw3() == 0x90
        ? new Ask(state.to(Step.READ))
        : new Ask(state.check(unreadable(state, frame), state.failures == 0));
  }

  private static Move read(State state, Frame frame) {
    if (frame.sw3() == 0x21 && state.fingerprints) {
      return new Ask(state.withoutFingerprints());
    }
    if (frame.sw3() != 0x90) {
      return new Ask(state.check(unreadable(state, frame), false));
    }
    return switch (ReadAnswer.parse(frame.data(), state.fingerprints)) {
      case ReadAnswer.Parts parts -> new Ask(state.with(parts));
      case ReadAnswer.Malformed(var why) -> new Failed(Faults.protocol(why));
    };
  }

  /// 91 says that nothing was appended; 21 comes from modules older than the command.
  private static Move address(State state, Frame frame) {
    return switch (frame.sw3()) {
      case 0x90 -> finished(state, frame.data().clone());
      case 0x91, 0x21 -> finished(state, new byte[0]);
      default -> new Ask(state.check(unreadable(state, frame), false));
    };
  }

  private static Move finished(State state, byte[] address) {
    if (state.parts == null) {
      throw new IllegalStateException("an address without a card");
    }
    if (address.length % 2 != 0) {
      return new Failed(
          Faults.protocol("an appended address of %d bytes".formatted(address.length)));
    }
    return new Finished(state.parts, address);
  }

  private Move checked(State state, Frame frame) {
    if (frame.sw3() == 0x80) {
      // One failing find may be a misfire of the antenna; two in a row are believed.
      if (state.absent == 0) {
        return quirks.firstFindLies() ? new Ask(state.notSeen()) : new Rest(state.notSeen());
      }
      return new Failed(CardFaults.cardRemoved(state.pending == null ? "" : state.pending.raw()));
    }
    if (frame.sw3() != 0x9F) {
      return repeated(state, unexpected(state, frame));
    }
    if (state.again && state.failures < FAILURES_MAX) {
      return new Ask(state.to(Step.SELECT));
    }
    return new Failed(state.pending == null ? unexpected(state, frame) : state.pending);
  }

  private static Move repeated(State state, DeviceFault fault) {
    if (state.failures + 1 >= FAILURES_MAX) {
      return new Failed(fault);
    }
    return switch (state.step) {
      case LIFT, FIND, CHECK -> new Rest(state.failed());
      case SELECT, SELECT_AGAIN, READ, ADDRESS -> new Ask(state.failed());
    };
  }

  private static Move cutOff(State state, int missing) {
    var fault =
        Faults.truncated("%d bytes missing in the answer to %s".formatted(missing, state.step));
    return switch (state.step) {
      case LIFT, FIND, CHECK -> repeated(state, fault);
      case SELECT, SELECT_AGAIN, READ, ADDRESS -> new Ask(state.check(fault, true));
    };
  }

  private static Move silent(State state, boolean noise) {
    return state.failures + 1 >= FAILURES_MAX
        ? new Failed(
            Faults.disconnected((noise ? "only noise after " : "no answer to ") + state.step))
        : new Probe(afterSilence(state));
  }

  /// A silence during the read is first asked about like any other trouble of the read.
  private static State afterSilence(State state) {
    return switch (state.step) {
      case LIFT, FIND, CHECK -> state.failed();
      // A module may also be silent because it does not know the command.
      case SELECT, SELECT_AGAIN, READ, ADDRESS ->
          state.withoutFingerprints().check(Faults.truncated("no answer to " + state.step), true);
    };
  }

  private static DeviceFault unreadable(State state, Frame frame) {
    return CardFaults.cardUnreadable(raw(state, frame));
  }

  private static DeviceFault unexpected(State state, Frame frame) {
    return Faults.protocol(raw(state, frame));
  }

  private static String raw(State state, Frame frame) {
    return "%s: %s".formatted(state.step, frame.status());
  }
}
