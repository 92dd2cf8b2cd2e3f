// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.DeviceStatus.Consumable;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.Ticker;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An ESC/POS printer: `escpos:/dev/ttyUSB1?baud=19200` or `escpos://host:9100`.
///
/// With `near-end-sensor=no` in the URI the printer's "paper is not low" is not believed, since a
/// printer without the sensor says the same.
public final class EscPosPrinter implements TicketPrinter {

  /// The part of an operation that has found its printer.
  @FunctionalInterface
  private interface Work<T> {
    Outcome<T> with(Link link, EscPosStatus status) throws IOException, InterruptedException;
  }

  /// What an earlier ticket may have left that must not come out with the next one.
  private enum Leftover {
    NONE,
    /// The buffer may hold something from before this driver's start.
    UNKNOWN,
    /// A ticket of this driver did not end: the buffer may hold its rest, the paper its beginning.
    HALF
  }

  private record Contact(Link link, Optional<EscPosStatus> status) {}

  private static final int DEFAULT_BAUD = 19200;
  private static final int DEFAULT_PORT = 9100;

  /// Between two looks at the printer while it prints.
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(150);

  /// Longer than any ticket takes; then the printer is one that does not know the request.
  private static final Duration ECHO_PATIENCE = Duration.ofSeconds(8);

  private static final Duration LAST_LOOK = Duration.ofMillis(500);
  private static final Duration CLEAR_GRACE = Duration.ofMillis(500);

  private final DeviceUri uri;
  private final Ticker ticker;
  private final boolean nearEndSensor;
  private final Line line;
  private final EscPosTalk talk;

  /// Guarded by the line.
  private Leftover leftover = Leftover.UNKNOWN;

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong with it
  public EscPosPrinter(DeviceUri uri, DeviceContext context) {
    this.uri = uri;
    this.ticker = context.ticker();
    this.nearEndSensor = !"no".equals(uri.parameters().get("near-end-sensor"));
    this.line = new Line(uri, Endpoint.of(uri, DEFAULT_BAUD, DEFAULT_PORT), context);
    this.talk = new EscPosTalk(ticker);
  }

  @Override
  public DeviceUri uri() {
    return uri;
  }

  @Override
  public Operations operations() {
    return line.operations();
  }

  @Override
  public Outcome<TicketEvidence> print(Ticket ticket, Deadline deadline)
      throws InterruptedException {
    var bytes = EscPosCodec.encode(ticket);
    return connected(
        "print",
        deadline,
        (link, before) -> {
          var fault = before.fault();
          if (fault.isPresent()) {
            clear(link);
            return Outcome.faulted(fault.get());
          }
          switch (leftover) {
            case NONE -> {}
            case UNKNOWN -> clear(link);
            case HALF -> {
              clear(link);
              talk.cut(link, deadline);
            }
          }
          leftover = Leftover.HALF;
          try {
            talk.send(link, bytes, deadline);
            return watch(link, bytes.length, deadline);
          } catch (InterruptedException e) {
            cancel(link, e);
            throw e;
          }
        });
  }

  /// Stops the print head at once rather than before the next ticket; the beginning of this one is
  /// on the paper and is cut off then.
  private void cancel(Link link, InterruptedException interruption) {
    try {
      clear(link);
    } catch (IOException | InterruptedException e) {
      interruption.addSuppressed(e);
    }
  }

  /// Looks at the printer until it has carried out the ticket or has a fault.
  private Outcome<TicketEvidence> watch(Link link, int bytes, Deadline deadline)
      throws IOException, InterruptedException {
    var patience = deadline.within(echoPatience(deadline));
    while (true) {
      boolean echoed = talk.awaitEcho(link, WATCH_INTERVAL, patience);
      var status = talk.statusWhilePrinting(link, deadline);
      if (status.isEmpty()) {
        clear(link);
        line.hangUp();
        return deadline.passed()
            ? Outcome.noAnswer()
            : Outcome.faulted(Faults.silence("while printing"));
      }
      var fault = status.get().fault();
      if (fault.isPresent()) {
        clear(link);
        return Outcome.faulted(fault.get());
      }
      if (echoed || patience.passed()) {
        leftover = Leftover.NONE;
        return Outcome.done(new TicketEvidence(echoed ? Level.CONFIRMED : Level.SENT, bytes));
      }
    }
  }

  /// Leaves time for a last look, so that a printer without the echo is known to have no fault.
  private static Duration echoPatience(Deadline deadline) {
    var left = deadline.left().minus(LAST_LOOK);
    return left.compareTo(ECHO_PATIENCE) < 0 ? left : ECHO_PATIENCE;
  }

  /// Has its own little time, because an old ticket must not come out just because the deadline was
  /// short.
  private void clear(Link link) throws IOException, InterruptedException {
    talk.clear(link, Deadline.after(CLEAR_GRACE, ticker));
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    Outcome<DeviceStatus> outcome =
        connected("status", deadline, (_, status) -> Outcome.done(describe(status)));
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  private DeviceStatus describe(EscPosStatus status) {
    Optional<DeviceFault> fault = status.fault();
    if (fault.isEmpty() && status.paperLow()) {
      fault = Optional.of(TicketFaults.paperLow(""));
    }
    return new DeviceStatus(
        fault.map(DeviceFault::state).orElse(DeviceState.ONLINE),
        fault,
        List.of(new Consumable("paper", paperLevel(status), "state")),
        Map.of(
            "cutter",
            "true",
            "qr",
            "true",
            "nearEndSensor",
            String.valueOf(nearEndSensor),
            "dots",
            String.valueOf(EscPosCodec.DOTS)),
        Map.of());
  }

  private int paperLevel(EscPosStatus status) {
    if (status.paperOut()) {
      return 0;
    }
    if (!nearEndSensor) {
      return -1;
    }
    return status.paperLow() ? 1 : 2;
  }

  private <T> Outcome<T> connected(String name, Deadline deadline, Work<T> work)
      throws InterruptedException {
    return line.exclusively(
        name,
        deadline,
        () -> {
          var contact =
              line.first(deadline, link -> new Contact(link, talk.status(link, deadline)));
          if (contact.status().isPresent()) {
            return work.with(contact.link(), contact.status().get());
          }
          line.hangUp();
          return deadline.passed()
              ? Outcome.noAnswer()
              : Outcome.faulted(Faults.silence("to DLE EOT"));
        });
  }

  @Override
  public void close() {
    line.close();
  }
}
