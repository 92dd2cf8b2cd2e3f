// SPDX-License-Identifier: Apache-2.0
package hall.device.idcard;

import hall.device.Deadline;
import hall.device.Faults;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.idcard.Ga450Codec.Command;
import hall.device.idcard.Ga450Codec.Frame;
import java.io.IOException;
import java.time.Duration;

/// Whether a card lies on the reader. Modules do not tell when one comes or goes, so *find* must be
/// asked; used by one operation at a time.
///
/// One failing find may be a misfire of the antenna: a card is believed to be gone at the second.
final class CardPresence {

  private final ReaderQuirks quirks;
  private Media seen = Media.UNKNOWN;

  /// Whether the last card seen was read and has not been seen to leave.
  private boolean afterRead;

  CardPresence(ReaderQuirks quirks) {
    this.quirks = quirks;
  }

  boolean afterRead() {
    return afterRead;
  }

  /// Learns from a reading.
  void read(Outcome<IdCard> outcome) {
    switch (outcome) {
      case Outcome.Done<IdCard> _ -> {
        afterRead = true;
        seen = Media.PRESENT;
      }
      case Outcome.Faulted<IdCard>(var fault) -> {
        if (CardFaults.gone(fault)) {
          afterRead = false;
          seen = Media.NOT_PRESENT;
        }
      }
      case Outcome.NoAnswer<IdCard>() -> {}
    }
  }

  /// Asks the module.
  ///
  /// @param sure whether also an absence that is no news is asked for twice
  Outcome<Media> look(Ga450Talk talk, boolean sure, Deadline deadline)
      throws IOException, InterruptedException {
    var found = find(talk, deadline);
    if (found.equals(Outcome.done(false))) {
      boolean again = sure || seen == Media.PRESENT || quirks.firstFindLies();
      var rest = quirks.firstFindLies() ? Duration.ZERO : quirks.findInterval();
      if (again && deadline.left().compareTo(rest) >= 0) {
        deadline.pause(rest);
        found = find(talk, deadline);
      }
    }
    var media = found.map(this::media);
    if (media instanceof Outcome.Done<Media>(var now)) {
      seen = now;
      afterRead &= now != Media.NOT_PRESENT;
    }
    return media;
  }

  /// A card that is hidden since it was read may still lie there.
  private Media media(boolean found) {
    if (found) {
      return Media.PRESENT;
    }
    return afterRead && quirks.hidesReadCard() ? Media.UNKNOWN : Media.NOT_PRESENT;
  }

  private static Outcome<Boolean> find(Ga450Talk talk, Deadline deadline)
      throws IOException, InterruptedException {
    return switch (talk.exchange(Command.FIND, deadline)) {
      case Frame frame ->
          switch (frame.sw3()) {
            case 0x9F -> Outcome.done(true);
            case 0x80 -> Outcome.done(false);
            case 0x60, 0x66 -> Outcome.faulted(CardFaults.samFault(frame.status()));
            default -> Outcome.faulted(Faults.protocol("FIND: " + frame.status()));
          };
      case Ga450Codec.Corrupt() -> Outcome.faulted(CardFaults.checksum("FIND: bad XOR"));
      case Ga450Codec.Incomplete _ -> Outcome.faulted(Faults.truncated("FIND"));
      case Ga450Codec.Nothing _ -> Outcome.noAnswer();
    };
  }
}
