// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.device.scan.ScanSettings;
import hall.device.scan.ScannedPage;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HandIn;
import hall.kiosk.journey.Journey;
import hall.kiosk.journey.OwnCases;
import hall.kiosk.journey.ReceiptCode;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Step;
import hall.kiosk.journey.Terminal;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.peripheral.Peripherals;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The one loop: takes an event, asks the journey for the next state, shows it, runs the effects.
///
/// [#post] may be called from any thread and never blocks. An exception that nobody expected ends
/// the process through `onBug`: the supervisor starts it again with a safe screen.
public final class SessionLoop {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  private final BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

  /// What waits until nobody is here; the loop's thread alone touches it.
  private final List<Runnable> errands = new ArrayList<>();

  private final PageStore pages = new PageStore();
  private final Effects effects;
  private final Consumer<State> show;
  private final Thread.UncaughtExceptionHandler onBug;
  private final List<Effect> first;
  private volatile State state;

  /// What the loop works with.
  ///
  /// @param submissionStored called when the outbox has something new
  /// @param messageSeen called when the attendant has read the message of this id
  /// @param ownCases asks the server for the cases of a card; empty where it can't be asked now
  /// @param complaints carries what citizens complain about
  /// @param ratings carries how citizens rate their cases
  /// @param payments looks up bills and lets them be paid
  /// @param attestations fetches certificates and counts their prints
  /// @param help carries calls for help
  /// @param licences redeems the codes of electronic licences
  /// @param logins carries logins with the app of the province
  /// @param awaitedPapers asks the server what the case of a receipt waits for
  /// @param reusable papers of earlier cases that need not be scanned again
  /// @param numbers where numbers for windows come from
  /// @param upkeep what the maintenance screen works with
  /// @param chime makes people turn round; may take as long as it sounds
  /// @param queryBase what a number is appended to for a QR code
  public record Parts(
      Peripherals peripherals,
      Outbox outbox,
      Runnable submissionStored,
      Consumer<String> messageSeen,
      Function<IdCard, Optional<OwnCases>> ownCases,
      ComplaintBox complaints,
      RatingBox ratings,
      PaymentDesk payments,
      AttestationDesk attestations,
      HelpDesk help,
      LicenceDesk licences,
      LoginDesk logins,
      Function<ReceiptCode, HandIn.Answer> awaitedPapers,
      ReuseDesk reusable,
      Supplier<String> queryBase,
      NumberDesk numbers,
      UpkeepDesk upkeep,
      ScanSettings scan,
      Runnable chime,
      InstantSource clock,
      ZoneId zone,
      Ticker ticker,
      RandomGenerator random) {}

  /// @param show renders a state; called on the loop's thread
  public SessionLoop(
      Terminal terminal, Parts parts, Consumer<State> show, Thread.UncaughtExceptionHandler onBug) {
    this.show = show;
    this.onBug = onBug;
    this.effects =
        new Effects(
            parts.peripherals(),
            pages,
            parts.outbox(),
            parts.submissionStored(),
            parts.messageSeen(),
            parts.ownCases(),
            parts.complaints(),
            parts.ratings(),
            parts.payments(),
            parts.attestations(),
            parts.help(),
            parts.licences(),
            parts.logins(),
            parts.awaitedPapers(),
            parts.reusable(),
            parts.queryBase(),
            parts.numbers(),
            parts.upkeep(),
            parts.scan(),
            parts.chime(),
            new Effects.Surroundings(parts.clock(), parts.zone(), parts.ticker(), parts.random()),
            this::post,
            onBug);
    var start = Journey.start(terminal);
    this.state = start.state();
    this.first = start.effects();
  }

  public void start() {
    Thread.ofPlatform().name("session").uncaughtExceptionHandler(onBug).start(this::run);
  }

  public void post(Event event) {
    turns.add(() -> take(event));
  }

  /// Runs a short errand on the loop's thread as soon as no citizen is here, at once where none is.
  public void whenNobodyIsHere(Runnable errand) {
    turns.add(() -> errands.add(errand));
  }

  /// Shows the present state once more, to a window that has just opened.
  public void showAgain() {
    show.accept(state);
  }

  /// What the heartbeat says of the loop: `idle`, `in-session` or `out-of-service`.
  public String word() {
    return switch (state) {
      case State.Idle s -> "idle";
      case State.Visiting s -> "in-session";
      case State.OutOfService s -> "out-of-service";
      case State.Maintenance s -> "out-of-service";
    };
  }

  /// What the last citizen forgot here; nothing while another one is here.
  public Set<Belonging> left() {
    return switch (state) {
      case State.Idle s -> s.left().things();
      case State.OutOfService s -> s.left().things();
      case State.Maintenance s -> s.left().things();
      case State.Visiting s -> Set.of();
    };
  }

  /// The image of a scanned page of the running session.
  public Optional<byte[]> image(String pageId) {
    return pages.get(pageId).map(ScannedPage::jpeg);
  }

  /// The images of the running session, for who simulates a scanner.
  PageStore pages() {
    return pages;
  }

  /// Whether nothing more has happened yet.
  boolean quiet() {
    return turns.isEmpty();
  }

  private void run() {
    show.accept(state);
    run(first);
    try {
      while (true) {
        turns.take().run();
        runErrands();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "session-loop ends");
    }
  }

  private void runErrands() {
    boolean nobody =
        switch (state) {
          case State.Idle s -> true;
          case State.OutOfService s -> true;
          case State.Maintenance s -> false;
          case State.Visiting s -> false;
        };
    if (nobody && !errands.isEmpty()) {
      var due = List.copyOf(errands);
      errands.clear();
      due.forEach(Runnable::run);
    }
  }

  private void take(Event event) {
    Step step = Journey.next(state, event);
    var before = name(state);
    var after = name(step.state());
    if (!before.equals(after)) {
      LOG.log(Level.INFO, "{0}: {1} -> {2}", event.getClass().getSimpleName(), before, after);
    }
    state = step.state();
    show.accept(state);
    run(step.effects());
  }

  private void run(List<Effect> due) {
    due.forEach(effect -> effects.run(effect, state.terminal().hall()));
  }

  private static String name(State state) {
    return switch (state) {
      case State.Visiting s -> s.stage().getClass().getSimpleName();
      case State.Idle s -> "Idle";
      case State.OutOfService s -> "OutOfService";
      case State.Maintenance s -> "Maintenance";
    };
  }
}
