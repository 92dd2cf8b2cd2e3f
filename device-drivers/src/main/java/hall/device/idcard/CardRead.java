// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Outcome;
import hall.device.idcard.CardReading.Ask;
import hall.device.idcard.CardReading.Failed;
import hall.device.idcard.CardReading.Finished;
import hall.device.idcard.CardReading.Move;
import hall.device.idcard.CardReading.Probe;
import hall.device.idcard.CardReading.Rest;
import hall.device.idcard.CardReading.State;
import hall.device.idcard.CardReading.Step;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import hall.device.idcard.Ga450Codec.Received;
import hall.device.idcard.IdCardReader.Extra;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reading of one card: carries out the moves of [CardReading], and zeroes every buffer that
/// the card was read into, however it ends.
final class CardRead {

  /// How long a citizen may look for the right way to lay the card before the prompt helps.
  private static final Duration HINT_AFTER = Duration.ofSeconds(3);

  private final Ga450Talk talk;
  private final ReaderQuirks quirks;
  private final PhotoDecoder photos;
  private final Deadline deadline;

  private int retries;

  /// What has been read of the card, possibly more than once.
  private final List<ReadAnswer.Parts> held = new ArrayList<>();

  CardRead(Ga450Talk talk, ReaderQuirks quirks, PhotoDecoder photos, Deadline deadline) {
    this.talk = talk;
    this.quirks = quirks;
    this.photos = photos;
    this.deadline = deadline;
  }

  /// Reads until the card is read, a fault is certain or the deadline has passed.
  ///
  /// @param afterRead see [CardReading#start]
  Outcome<IdCard> run(Set<Extra> extras, boolean afterRead)
      throws IOException, InterruptedException {
    var reading = new CardReading(quirks);
    Move move = new Ask(reading.start(extras.contains(Extra.FINGERPRINTS), afterRead));
    try {
      while (true) {
        switch (move) {
          case Ask(var state) -> {
            if (deadline.passed()) {
              return tooLate(state);
            }
            var received = talk.exchange(state.command(), deadline);
            if (!(received instanceof Frame) && deadline.passed()) {
              return tooLate(state);
            }
            retries = state.failures();
            move = forgetting(received, reading.next(state, received));
          }
          case Rest(var state) -> {
            deadline.pause(quirks.findInterval());
            if (deadline.passed() && state.step() != Step.CHECK) {
              return Outcome.faulted(waitedInVain(state));
            }
            move = new Ask(state);
          }
          case Probe(var state) ->
              move =
                  switch (talk.contact(deadline)) {
                    case Ga450Talk.Found _ -> new Ask(state);
                    case Ga450Talk.Lost(var fault) -> new Failed(fault);
                  };
          case Finished(var parts, var address) -> {
            return Outcome.done(card(parts, address, extras));
          }
          case Failed(var fault) -> {
            return Outcome.faulted(fault);
          }
        }
      }
    } finally {
      held.forEach(ReadAnswer.Parts::wipe);
    }
  }

  /// How often something was asked again because an answer went wrong.
  int retries() {
    return retries;
  }

  private Move forgetting(Received received, Move move) {
    if (received instanceof Frame frame) {
      frame.wipe();
    }
    if (move instanceof Ask(var state) && state.parts() != null) {
      held.add(state.parts());
    }
    return move;
  }

  /// The deadline passed before the answer came. A module that has said before that there is no
  /// card has answered all the same.
  private Outcome<IdCard> tooLate(State state) {
    return state.waiting() ? Outcome.faulted(waitedInVain(state)) : Outcome.noAnswer();
  }

  private DeviceFault waitedInVain(State state) {
    if (state.step() == Step.LIFT) {
      return CardFaults.cardNotLifted();
    }
    var looked = quirks.findInterval().multipliedBy(state.absent());
    return looked.compareTo(HINT_AFTER) < 0 ? CardFaults.noCard() : CardFaults.noCardDetected();
  }

  private IdCard card(ReadAnswer.Parts parts, byte[] address, Set<Extra> extras)
      throws IOException, InterruptedException {
    var number = extras.contains(Extra.MANAGEMENT_NUMBER) ? managementNumber() : null;
    var besides =
        new CardTextCodec.Besides(
            photos.photo(parts.photo()), address, parts.fingerprints(), number);
    try {
      return CardTextCodec.decode(parts.text(), besides);
    } finally {
      besides.wipe();
    }
  }

  /// Only one source knows this command, so whatever else is answered counts as none.
  private @Nullable String managementNumber() throws IOException, InterruptedException {
    if (!(talk.exchange(Command.READ_MANAGEMENT_NUMBER, deadline) instanceof Frame frame)) {
      return null;
    }
    var number = frame.sw3() == 0x90 ? CardTextCodec.managementNumber(frame.data()) : null;
    frame.wipe();
    return number;
  }
}
