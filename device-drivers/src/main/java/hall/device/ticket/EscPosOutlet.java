// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.DeviceFault;
import hall.device.Media;
import hall.device.Outcome;
import hall.device.Ticker;
import hall.device.ticket.TicketPrinter.Pickup;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// The place where the ticket comes out: a presenter, or a slit of which nothing is known.
final class EscPosOutlet {

  /// How long a presenter moves a ticket.
  private static final Duration MOVING = Duration.ofSeconds(4);

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  private final EscPosTalk talk;
  private final EscPosModel model;
  private final Ticker ticker;

  EscPosOutlet(EscPosTalk talk, EscPosModel model, Ticker ticker) {
    this.talk = talk;
    this.model = model;
    this.ticker = ticker;
  }

  /// What is known of the place.
  ///
  /// @param fault why nothing can be presented
  record Look(Media media, Optional<DeviceFault> fault) {}

  Look look(Link link, Deadline deadline) throws IOException, InterruptedException {
    if (model.presenter().isEmpty()) {
      return new Look(Media.UNKNOWN, Optional.empty());
    }
    var status = talk.presenter(link, deadline);
    if (status.isEmpty()) {
      return new Look(Media.UNKNOWN, Optional.of(TicketFaults.presenterSilent("DLE EOT 20")));
    }
    return new Look(status.get().media(), status.get().fault());
  }

  /// Gets an earlier citizen's ticket out of the way before the next is printed; the fault says why
  /// that can't be.
  Optional<DeviceFault> makeFree(Link link, Deadline deadline)
      throws IOException, InterruptedException {
    if (model.presenter().isEmpty()) {
      return Optional.empty();
    }
    var look = look(link, deadline);
    if (look.fault().isPresent() || look.media() != Media.PRESENT) {
      return look.fault();
    }
    return remove(link, deadline)
        ? Optional.empty()
        : Optional.of(TicketFaults.outletBlocked("DLE EOT 20: ticket present"));
  }

  /// Whether the sensor sees the ticket that was just printed; a citizen may be faster.
  boolean awaitPresented(Link link, Deadline deadline) throws IOException, InterruptedException {
    return model.presenter().isPresent() && awaitSensor(link, true, deadline);
  }

  /// How it stands with the presented ticket.
  ///
  /// @param late whether it is to be removed now
  Outcome<Pickup> pickup(Link link, boolean late, Deadline deadline)
      throws IOException, InterruptedException {
    if (model.presenter().isEmpty()) {
      return Outcome.done(Pickup.UNKNOWN);
    }
    var status = talk.presenter(link, deadline);
    if (status.isEmpty()) {
      return Outcome.noAnswer();
    }
    if (!status.get().ticketPresent()) {
      return Outcome.done(Pickup.TAKEN);
    }
    return Outcome.done(late && remove(link, deadline) ? Pickup.REMOVED : Pickup.LEFT);
  }

  private boolean remove(Link link, Deadline deadline) throws IOException, InterruptedException {
    byte[] command = model.presenter().map(Presenter::removeBytes).orElseGet(() -> new byte[0]);
    if (command.length == 0) {
      return false;
    }
    talk.command(link, command, deadline);
    return awaitSensor(link, false, deadline);
  }

  private boolean awaitSensor(Link link, boolean present, Deadline deadline)
      throws IOException, InterruptedException {
    var until = deadline.within(MOVING);
    while (true) {
      var status = talk.presenter(link, deadline);
      if (status.isPresent() && status.get().ticketPresent() == present) {
        return true;
      }
      if (until.passed() || status.flatMap(PresenterStatus::fault).isPresent()) {
        return false;
      }
      ticker.pause(LOOK_INTERVAL);
    }
  }
}
