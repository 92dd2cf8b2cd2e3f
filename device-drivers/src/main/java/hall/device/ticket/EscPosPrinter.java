// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Faults;
import hall.device.Media;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SelfTestRun;
import hall.device.Ticker;
import hall.device.model.DeviceModels;
import hall.device.transport.Endpoint;
import hall.device.transport.Line;
import hall.device.transport.Link;
import java.io.IOException;
import java.time.Duration;

/// An ESC/POS printer: `escpos:/dev/ttyUSB1?baud=19200` or `escpos://host:9100`.
///
/// What it can do and can't be asked for comes from its [EscPosModel]; with `near-end-sensor=no` in
/// the URI its "paper is not low" is not believed, since a printer without the sensor says the
/// same.
public final class EscPosPrinter implements TicketPrinter {

  /// What an earlier ticket may have left that must not come out with the next one.
  private enum Leftover {
    NONE,
    /// The buffer may hold something from before this driver's start.
    UNKNOWN,
    /// A ticket of this driver did not end: the buffer may hold its rest, the paper its beginning.
    HALF
  }

  private static final int DEFAULT_BAUD = 19200;
  private static final int DEFAULT_PORT = 9100;

  /// Between two looks at the printer while it prints.
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(150);

  /// Longer than any ticket takes once it has passed the line; then the printer is one that does
  /// not know the request.
  private static final Duration ECHO_PATIENCE = Duration.ofSeconds(8);

  private static final Duration LAST_LOOK = Duration.ofMillis(500);
  private static final Duration CLEAR_GRACE = Duration.ofMillis(500);

  /// Between two looks at a presented ticket, and how long one may take.
  private static final Duration TAKEN_INTERVAL = Duration.ofMillis(200);

  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(5);

  private static final Duration LOOK_INTERVAL_PRESENT = Duration.ofSeconds(1);

  private final DeviceUri uri;
  private final Ticker ticker;
  private final EscPosModel model;
  private final TicketFont font = new TicketFont();
  private final Line line;
  private final EscPosTalk talk;
  private final EscPosWay way;
  private final EscPosOutlet outlet;

  /// Guarded by the line.
  private Leftover leftover = Leftover.UNKNOWN;

  /// The model that the URI names.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong with the URI
  public EscPosPrinter(DeviceUri uri, DeviceContext context) {
    this(uri, context, EscPosModel.of(DeviceModels.of(DeviceModels.Kind.TICKET_PRINTER, uri)));
  }

  /// Checks the URI; touches nothing.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong with it
  public EscPosPrinter(DeviceUri uri, DeviceContext context, EscPosModel model) {
    this.uri = uri;
    this.ticker = context.ticker();
    this.model =
        "no".equals(uri.parameters().get("near-end-sensor"))
            ? model.withNearEndSensor(false)
            : model;
    this.line = new Line(uri, Endpoint.of(uri, DEFAULT_BAUD, DEFAULT_PORT), context);
    this.talk = new EscPosTalk(ticker);
    this.way = new EscPosWay(line, talk);
    this.outlet = new EscPosOutlet(talk, model, ticker);
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
    var laid = TicketLayout.of(ticket, model, font);
    var bytes = EscPosCodec.encode(laid.ticket(), model);
    Outcome<Level> printed =
        way.connected("print", deadline, (link, before) -> print(link, before, bytes, deadline));
    return printed.map(level -> {
      operations().count("tickets", 1);
      operations().count("cuts", model.cut() == Cut.NONE ? 0 : 1);
      operations().count("millimetres", TicketHeight.millimetres(laid.ticket(), model));
      return new TicketEvidence(level, bytes.length, laid.spelled());
    });
  }

  private Outcome<Level> print(Link link, EscPosStatus before, byte[] bytes, Deadline deadline)
      throws IOException, InterruptedException {
    var fault = before.fault();
    if (fault.isPresent()) {
      clear(link);
      return Outcome.faulted(fault.get());
    }
    dispose(link, deadline);
    var blocked = outlet.makeFree(link, deadline);
    if (blocked.isPresent()) {
      return Outcome.faulted(blocked.get());
    }
    leftover = Leftover.HALF;
    try {
      talk.send(link, bytes, deadline);
      return watch(link, EscPosTalk.lineTime(bytes.length), deadline);
    } catch (InterruptedException e) {
      cancel(link, e);
      throw e;
    }
  }

  /// Gets rid of what an earlier ticket left. A printer that is at work before this driver's first
  /// ticket has one from a program that was killed.
  private void dispose(Link link, Deadline deadline) throws IOException, InterruptedException {
    if (leftover == Leftover.NONE) {
      return;
    }
    boolean half = leftover == Leftover.HALF || !talk.idle(link, deadline);
    clear(link);
    if (half) {
      talk.command(link, EscPosCodec.partHalf(model), deadline);
    }
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
  private Outcome<Level> watch(Link link, Duration lineTime, Deadline deadline)
      throws IOException, InterruptedException {
    var patience = deadline.within(echoPatience(lineTime, deadline));
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
        boolean presented = outlet.awaitPresented(link, deadline);
        return Outcome.done(presented ? Level.PRESENTED : echoed ? Level.CONFIRMED : Level.SENT);
      }
    }
  }

  /// Leaves time for a last look, so that a printer without the echo is known to have no fault.
  private static Duration echoPatience(Duration lineTime, Deadline deadline) {
    var left = deadline.left().minus(LAST_LOOK);
    var enough = ECHO_PATIENCE.plus(lineTime);
    return left.compareTo(enough) < 0 ? left : enough;
  }

  /// Has its own little time, because an old ticket must not come out just because the deadline was
  /// short.
  private void clear(Link link) throws IOException, InterruptedException {
    talk.clear(link, Deadline.after(CLEAR_GRACE, ticker));
  }

  /// Each look is an operation of its own, so that the device is free between them.
  @Override
  public Outcome<Pickup> awaitTaken(Deadline patience) throws InterruptedException {
    while (true) {
      var look = Deadline.after(LOOK_PATIENCE, ticker);
      boolean late = patience.passed();
      Outcome<Pickup> seen =
          way.connected("await-taken", look, (link, _) -> outlet.pickup(link, late, look));
      if (!seen.equals(Outcome.done(Pickup.LEFT)) || late) {
        return seen;
      }
      patience.pause(TAKEN_INTERVAL);
    }
  }

  @Override
  public DeviceStatus status(Deadline deadline) throws InterruptedException {
    Outcome<DeviceStatus> outcome =
        way.connected(
            "status",
            deadline,
            (link, status) ->
                Outcome.done(EscPosReport.of(model, status, outlet.look(link, deadline))));
    return switch (outcome) {
      case Outcome.Done<DeviceStatus>(var status) -> status;
      case Outcome.Faulted<DeviceStatus>(var fault) -> DeviceStatus.of(fault);
      case Outcome.NoAnswer<DeviceStatus>() -> DeviceStatus.of(Faults.silence("in time"));
    };
  }

  /// Listens for what the printer tells by itself, and asks all the same now and then: after a
  /// power cycle it tells nothing any more until it is told to.
  @Override
  public DeviceStatus awaitChange(DeviceStatus known, Deadline deadline)
      throws InterruptedException {
    var now = known;
    boolean listens = model.automaticStatus() && known.usable() && way.tells(deadline);
    while (now.equals(known) && !deadline.passed()) {
      // A ticket that is taken is not told.
      var until =
          deadline.within(known.media() == Media.PRESENT ? LOOK_INTERVAL_PRESENT : LOOK_INTERVAL);
      if (listens) {
        way.listen(until);
      } else {
        deadline.pause(until.left());
      }
      if (deadline.passed()) {
        return now;
      }
      now = status(Deadline.after(LOOK_PATIENCE, ticker));
      listens = listens && now.usable() && way.tells(deadline);
    }
    return now;
  }

  @Override
  public SelfTest selfTest(Deadline deadline) throws InterruptedException {
    var run = new SelfTestRun("port");
    return run.after(
        line.exclusively(
            "self-test",
            deadline,
            () -> {
              new EscPosSelfTest(run, talk, outlet, model, deadline).on(line);
              return Outcome.done(run);
            }));
  }

  @Override
  public void close() {
    line.close();
  }
}
