// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Deadline;
import hall.device.Ticker;
import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.journey.Terminal.Peripheral;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Brings the terminal to the configuration that the server wants, and back where it does not prove
/// itself. Every change waits until nobody is here and is a restart of the process.
///
/// | this process runs | then |
/// |---|---|
/// | what is on trial | it proves itself, or the process ends for the confirmed one |
/// | anything else, a newer generation is staged | the devices are tested, the trial is begun, the process ends |
/// | the confirmed one, an overlay began or ended | the same, also without a server |
///
/// What is told to the server waits in the book until the server took it.
final class ConfigurationAgent {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AFTER_A_FULL_DISK = Duration.ofMinutes(1);

  private final ConfigurationShelf shelf;
  private final RunningConfiguration running;
  private final Hands hands;
  private final Supplier<Optional<Credential>> credential;
  private final Courier.Server server;
  private final ConfigurationTrial trial;
  private final ConfigurationReports reports;
  private final ConfigurationInbox inbox;
  private final SoftwareAgent software;
  private final InstantSource clock;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final Semaphore look = new Semaphore(0);

  private volatile long desired;

  /// Whether a server that publishes configurations has answered this process.
  private volatile boolean answers;

  private volatile Duration serverAhead = Duration.ZERO;

  /// The process ends as soon as nobody is here: nothing new is begun.
  private volatile boolean leaving;

  /// @param fresh makes a client that has no connection yet
  ConfigurationAgent(
      ConfigurationShelf shelf,
      RunningConfiguration running,
      Hands hands,
      Supplier<Optional<Credential>> credential,
      Courier.Server server,
      Courier.Server fresh,
      SoftwareAgent software,
      InstantSource clock,
      Ticker ticker,
      RandomGenerator random) {
    this.shelf = shelf;
    this.running = running;
    this.hands = hands;
    this.credential = credential;
    this.server = server;
    this.software = software;
    this.trial =
        new ConfigurationTrial(shelf, hands, credential, fresh, software, clock, ticker, random);
    this.reports = new ConfigurationReports(shelf);
    this.inbox = new ConfigurationInbox(shelf, running, software, clock);
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
  }

  /// Starts the thread that it runs on; interrupted, it ends.
  Thread start() {
    return Thread.ofVirtual().name("fleet-configuration").start(this::run);
  }

  /// What a heartbeat brought.
  ///
  /// @param generation absent from a server that publishes none
  void serverSays(String serverTime, Optional<Long> generation) {
    try {
      serverAhead = Duration.between(clock.instant(), OffsetDateTime.parse(serverTime).toInstant());
    } catch (DateTimeParseException e) {
      LOG.log(Level.WARNING, "server-time-unreadable {0}", serverTime);
    }
    desired = generation.orElse(0L);
    answers = generation.isPresent();
    look();
  }

  /// What a hint brought: the same as the next heartbeat would bring. Before the first one the time
  /// is not known, by which documents are judged.
  void serverHints(long generation) {
    if (answers) {
      desired = generation;
      look();
    }
  }

  /// Something may have to be done.
  void look() {
    look.release();
  }

  private void run() {
    try {
      if (running.role() == Role.TRIAL) {
        proveOrLeave();
      }
      int failures = 0;
      var next = Deadline.after(Duration.ZERO, ticker);
      while (true) {
        boolean hinted = look.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        look.drainPermits();
        if (hinted || next.passed()) {
          failures = talked() ? 0 : failures + 1;
          next =
              Deadline.after(
                  failures == 0 ? Duration.ZERO : Backoff.after(failures, random), ticker);
        }
        moveOn();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-configuration ends");
    }
  }

  private void proveOrLeave() throws InterruptedException {
    var tried = shelf.book().trial();
    boolean confirmed = false;
    try {
      confirmed = tried.isPresent() && trial.prove(tried.get());
    } catch (IOException e) {
      // The next start counts it as a crash.
      LOG.log(Level.ERROR, "configuration-trial-not-ended", e);
    }
    if (!confirmed) {
      leave();
    }
  }

  private void leave() {
    leaving = true;
    hands.whenNobodyIsHere(hands::restart);
    // A citizen may be here for long: the server is told meanwhile.
    look();
  }

  /// Whether the server answered, or was not needed.
  private boolean talked() {
    var known = credential.get();
    if (known.isEmpty()) {
      return true;
    }
    try {
      tellWaiting(known.get());
      if (!leaving && answers) {
        fetch(known.get());
        prepare(known.get());
        tellWaiting(known.get());
      }
      return true;
    } catch (WebApplicationException | ProcessingException | IOException e) {
      LOG.log(Level.WARNING, "configuration-later: {0}", e.toString());
      return false;
    }
  }

  private void tellWaiting(Credential known) throws IOException {
    if (!shelf.book().reports().isEmpty()) {
      reports.tellWaiting(server.api(), known).ifPresent(this::learn);
    }
  }

  /// The answer to a report may come from a server that is a moment behind the heartbeat's.
  private void learn(long wanted) {
    if (wanted > desired) {
      desired = wanted;
    }
  }

  private void fetch(Credential known) throws IOException {
    inbox.pinKeys(server.api(), known);
    if (desired > 0 && inbox.lacks(desired)) {
      boolean wholeAgain = inbox.fetch(server.api(), known, desired, serverNow());
      if (wholeAgain) {
        leave();
      }
    }
  }

  /// Sees to the software that what is staged needs.
  private void prepare(Credential known) throws IOException {
    var payload = shelf.book().staged().flatMap(this::staged);
    if (payload.isPresent()) {
      var refusal = software.prepare(server.api(), known, payload.get(), serverNow());
      if (refusal.isPresent()) {
        inbox.refuseStaged(desired, payload.get(), refusal.get());
      }
    }
  }

  private Instant serverNow() {
    return clock.instant().plus(serverAhead);
  }

  /// Begins a trial where one is due.
  private void moveOn() throws InterruptedException {
    if (leaving || !due(shelf.book(), clock.instant())) {
      return;
    }
    hands.awaitRest();
    // The same test as after the restart, so that only what the change broke is found broken.
    var working = SelfTests.working(hands.selfTest(Optional.empty()));
    leaving = true;
    hands.whenNobodyIsHere(() -> begin(working));
  }

  /// A generation is not begun without a server, which alone could confirm it.
  private boolean due(ConfigurationBook book, Instant now) {
    return book.trial().isEmpty() && ((answers && waits(book)) || turned(book, now).isPresent());
  }

  /// Whether something is staged whose software is here; what is damaged is found out later.
  private boolean waits(ConfigurationBook book) {
    return book.staged().isPresent()
        && staged(book.staged().get()).map(software::ready).orElse(true);
  }

  /// The settings of now, where they are others than those that run.
  private Optional<String> turned(ConfigurationBook book, Instant now) {
    return switch (running.role()) {
      case CONFIRMED, TRIAL ->
          running
              .payload()
              .map(payload -> payload.documentAt(now))
              .filter(document -> !document.equals(running.document()))
              .filter(document -> !book.quarantined(running.generation(), document));
      case RESCUE, OWN_FILE -> Optional.empty();
    };
  }

  /// On the session's thread: a citizen who comes now finds the start screen of the next process.
  private void begin(Map<Peripheral, Set<String>> working) {
    try {
      var now = clock.instant();
      var payload = shelf.book().staged().flatMap(this::staged);
      var trial = shelf.change(book -> begun(book, now, working)).trial();
      if (trial.isPresent()) {
        if (payload.isPresent() && !trial.get().turned()) {
          software.begin(payload.get(), trial.get().deadline());
        }
        hands.restart();
        return;
      }
    } catch (IOException e) {
      LOG.log(Level.ERROR, "configuration-trial-not-begun", e);
      if (shelf.book().trial().isPresent()) {
        // Its software can't be started: the next process lets it wait again.
        hands.restart();
        return;
      }
      Thread.ofVirtual().start(this::tryLater);
      return;
    }
    leaving = false;
  }

  private void tryLater() {
    try {
      ticker.pause(AFTER_A_FULL_DISK);
      leaving = false;
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-configuration ends");
    }
  }

  private ConfigurationBook begun(
      ConfigurationBook book, Instant now, Map<Peripheral, Set<String>> working) {
    var deadline = now.plus(ConfigurationBook.LIMIT);
    if (!answers || !waits(book)) {
      return turned(book, now).map(hash -> book.turn(now, hash, working, deadline)).orElse(book);
    }
    var staged = book.staged().get();
    var payload = staged(staged);
    if (payload.isEmpty()) {
      return book.refuse(staged.generation(), ConfigurationBook.DAMAGED);
    }
    if (payload.get().expired(serverNow())) {
      return book.refuse(staged.generation(), "expired");
    }
    return book.apply(now, payload.get().documentAt(now), working, deadline);
  }

  private Optional<ConfigurationPayload> staged(ConfigurationBook.Staged staged) {
    return credential
        .get()
        .flatMap(
            known -> shelf.document(staged.generation(), staged.payload(), known.terminalId()));
  }
}
