// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Deadline;
import hall.device.Ticker;
import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.ConfigurationBook.Check;
import hall.kiosk.config.ConfigurationBook.Report;
import hall.kiosk.config.ConfigurationBook.Trial;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.journey.Terminal.Peripheral;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Lets the configuration that this process runs prove itself: the screen stands, every device that
/// worked before works, and the server says so over a connection that was made with it.
final class ConfigurationTrial {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// How long devices may take to come up after a start.
  private static final Duration SETTLE = Duration.ofMinutes(1);

  /// A wrong panel ends a process only when its window is opened.
  private static final Duration SCREEN = Duration.ofMinutes(2);

  private static final Duration TEST_AGAIN = Duration.ofSeconds(5);

  private final ConfigurationShelf shelf;
  private final Hands hands;
  private final Supplier<Optional<Credential>> credential;
  private final Courier.Server fresh;
  private final ConfigurationReports reports;
  private final SoftwareAgent software;
  private final InstantSource clock;
  private final Ticker ticker;
  private final RandomGenerator random;

  /// @param fresh a client that has no connection yet
  ConfigurationTrial(
      ConfigurationShelf shelf,
      Hands hands,
      Supplier<Optional<Credential>> credential,
      Courier.Server fresh,
      SoftwareAgent software,
      InstantSource clock,
      Ticker ticker,
      RandomGenerator random) {
    this.shelf = shelf;
    this.hands = hands;
    this.credential = credential;
    this.fresh = fresh;
    this.software = software;
    this.reports = new ConfigurationReports(shelf);
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
  }

  /// How it ended.
  private sealed interface Verdict {

    record Passed(Map<Peripheral, Set<String>> working, List<Check> checks) implements Verdict {}

    record Failed(String reason, List<Check> checks) implements Verdict {}
  }

  /// Whether it is confirmed; if not, the book says so already and the process must end.
  boolean prove(Trial trial) throws InterruptedException, IOException {
    var deadline = Deadline.after(trial.left(clock.instant()), ticker);
    return switch (verdict(trial, deadline)) {
      case Verdict.Passed(var working, _) -> {
        shelf.change(book -> book.confirm(working));
        software.confirmed();
        LOG.log(Level.INFO, "configuration-confirmed {0}", Long.toString(trial.generation()));
        yield true;
      }
      case Verdict.Failed(var reason, var checks) -> {
        LOG.log(
            Level.ERROR,
            "configuration-reverted {0} {1} {2}",
            Long.toString(trial.generation()),
            reason,
            checks.stream().filter(check -> !check.passed()).toList());
        shelf.change(book -> book.revert(reason, checks));
        software.reverted();
        yield false;
      }
    };
  }

  private Verdict verdict(Trial trial, Deadline deadline) throws InterruptedException, IOException {
    try {
      return switch (screenAndDevices(trial, deadline)) {
        case Verdict.Passed passed ->
            trial.turned() ? passed : acknowledged(trial, passed, deadline);
        case Verdict.Failed failed -> failed;
      };
    } catch (RuntimeException bug) {
      // Nobody else would end the trial.
      LOG.log(Level.ERROR, "configuration-trial-crashed", bug);
      return new Verdict.Failed(ConfigurationBook.CRASHED, List.of());
    }
  }

  private Verdict screenAndDevices(Trial trial, Deadline deadline) throws InterruptedException {
    if (!hands.awaitScreen(deadline.within(SCREEN).left())) {
      return new Verdict.Failed(ConfigurationBook.SCREEN_NOT_SHOWN, List.of());
    }
    var settled = deadline.within(SETTLE);
    while (hands.awaitRest(deadline.left())) {
      var tests = hands.selfTest(Optional.empty());
      if (SelfTests.worse(trial.working(), tests)) {
        if (settled.passed()) {
          return new Verdict.Failed(ConfigurationBook.DEVICE_BROKEN, SelfTests.checks(tests));
        }
        settled.pause(TEST_AGAIN);
      } else {
        return new Verdict.Passed(SelfTests.working(tests), SelfTests.checks(tests));
      }
    }
    return new Verdict.Failed(ConfigurationBook.TOO_LATE, List.of());
  }

  private Verdict acknowledged(Trial trial, Verdict.Passed passed, Deadline deadline)
      throws InterruptedException, IOException {
    var confirmed = new Report(trial.generation(), "confirmed", Optional.empty(), passed.checks());
    int failures = 0;
    while (!deadline.passed()) {
      try {
        var known = credential.get();
        if (known.isPresent()) {
          return acknowledged(known.get(), confirmed)
              ? passed
              : new Verdict.Failed(ConfigurationBook.SERVER_REFUSED, passed.checks());
        }
      } catch (WebApplicationException | ProcessingException e) {
        if (failures == 0) {
          LOG.log(Level.WARNING, "configuration-not-acknowledged-yet {0}", e.toString());
        }
      }
      failures++;
      deadline.pause(Backoff.after(failures, random));
    }
    return new Verdict.Failed(ConfigurationBook.SERVER_NOT_REACHED, passed.checks());
  }

  private boolean acknowledged(Credential known, Report confirmed) throws IOException {
    var api = fresh.api();
    try {
      return reports.tellConfirmed(api, known, confirmed);
    } finally {
      close(api);
    }
  }

  /// The client that is built for [TerminalApi] can be closed.
  private static void close(TerminalApi api) throws IOException {
    if (api instanceof java.io.Closeable open) {
      open.close();
    }
  }
}
