// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Ticker;
import hall.kiosk.usage.UseCount;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Tells the server how often items were begun here, each day as a whole: what gets lost is told
/// again, and what comes twice changes nothing.
final class UseReports {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");

  /// They are looked at once a month.
  private static final Duration PAUSE = Duration.ofMinutes(10);

  /// Answers after which the same counts would get the same answer for ever.
  private static final Set<Integer> FINAL = Set.of(400, 413, 422);

  private final UseCount use;
  private final Supplier<Optional<Credential>> known;
  private final ShownClient<UseApi> server;
  private final Ticker ticker;
  private final RandomGenerator random;

  /// What the server has judged last: today as it was then, where nothing else waits.
  private Optional<Map.Entry<LocalDate, Map<String, Integer>>> last = Optional.empty();

  UseReports(
      UseCount use,
      Supplier<Optional<Credential>> known,
      ShownClient.Opening<UseApi> opening,
      Ticker ticker,
      RandomGenerator random) {
    this.use = use;
    this.known = known;
    this.server = new ShownClient<>(known, opening);
    this.ticker = ticker;
    this.random = random;
  }

  void run() {
    try {
      while (true) {
        ticker.pause(Backoff.jittered(PAUSE, random));
        tellWaiting();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "fleet-uses ends");
    }
  }

  /// Tells what is not told yet, up to the first day that does not arrive.
  void tellWaiting() {
    var credential = known.get();
    if (credential.isEmpty()) {
      return;
    }
    try {
      for (var day : use.begun()) {
        if (last.filter(day::equals).isEmpty()) {
          tell(credential.get(), day);
          last = Optional.of(day);
        }
        use.told(day.getKey(), day.getValue());
      }
    } catch (WebApplicationException | ProcessingException | IOException e) {
      LOG.log(Level.DEBUG, "uses-not-told: {0}", e.toString());
    }
  }

  private void tell(Credential credential, Map.Entry<LocalDate, Map<String, Integer>> day)
      throws IOException {
    try {
      server.open().tell(credential.authorization(), day.getKey(), UseApi.Uses.of(day.getValue()));
    } catch (WebApplicationException e) {
      if (!FINAL.contains(e.getResponse().getStatus())) {
        throw e;
      }
      LOG.log(Level.WARNING, "uses-dropped {0} {1}", day.getKey(), SubmissionSender.problem(e));
    }
  }
}
