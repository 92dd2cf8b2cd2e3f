// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import hall.server.configuration.ConfigurationScene;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long a configuration takes from the operator's request to the confirmations of a whole
/// fleet.
final class PushRun {
  private static final int ADDED_BYTES = 3200;
  private static final double PUSH_P99_SECONDS = 5;
  private static final double PUSH_ALL_SECONDS = 10;
  private static final PushGoal NO_GOAL =
      new PushGoal(OptionalDouble.empty(), OptionalDouble.empty());
  private static final Duration MOST_TO_FOLLOW = Duration.ofMinutes(2);
  private static final long MOST_MILLIS_TO_PUBLISH = 120_000;

  private final BenchedServer server;
  private final SimulatedFleet fleet;
  private final Caller operator;
  private final Figures figures;

  PushRun(BenchedServer server, SimulatedFleet fleet, Caller operator, Figures figures) {
    this.server = server;
    this.fleet = fleet;
    this.operator = operator;
    this.figures = figures;
  }

  /// Seconds that a push may take: terminals that are online are told by hints.
  private record PushGoal(OptionalDouble p99, OptionalDouble all) {}

  /// All terminals ask and confirm at the same moment, once everything is released: the worst that
  /// can happen, for which there is no goal.
  void atOnce() throws Exception {
    long begin = System.nanoTime();
    publish(0, "12345");
    long requested = System.nanoTime();
    awaitPublished();
    double released = (System.nanoTime() - begin) / 1e9;
    figures.tell("publication: request answered", (requested - begin) / 1e9, "s");
    figures.tell("publication: all documents signed and released", released, "s");
    figures.tell("publication: bytes of a document's answer", fleet.documentBytes(2), "");
    server.forgetStatements();
    Latencies confirmed = fleet.configure(2);
    told("publication, all ask at once", confirmed, 2, released, NO_GOAL);
    server.statements(8).forEach(figures::remark);
  }

  /// As terminals do that no hint reaches: the answer to the next heartbeat tells them, so an
  /// interval is the least that it takes.
  void byHeartbeat(Duration interval) throws Exception {
    Latencies confirmed = new Latencies(fleet.size());
    long begin = System.nanoTime();
    publish(1, "12345-6");
    fleet.live(interval.multipliedBy(2).plusSeconds(2), confirmed, begin);
    told("publication, told by heartbeat", confirmed, 3, 0, NO_GOAL);
  }

  /// As terminals do: whoever is told gets, runs and confirms it at once. Times are from the
  /// operator's request on.
  void byHints() throws Exception {
    server.forgetStatements();
    BenchedServer.Usage before = server.usage();
    Latencies confirmed = fleet.follow(() -> publish(2, "12345-7"), MOST_TO_FOLLOW);
    BenchedServer.Usage used = server.usage().since(before);
    told(
        "publication, told by hints",
        confirmed,
        4,
        0,
        new PushGoal(OptionalDouble.of(PUSH_P99_SECONDS), OptionalDouble.of(PUSH_ALL_SECONDS)));
    figures.tell(
        "publication, told by hints: server processor time each",
        1000 * used.processor().serverSeconds() / fleet.size(),
        "ms");
    figures.tell(
        "publication, told by hints: database processor time each",
        1000 * used.processor().databaseSeconds() / fleet.size(),
        "ms");
    server.statements(8).forEach(figures::remark);
  }

  private void told(String name, Latencies confirmed, long generation, double before, PushGoal goal)
      throws Exception {
    figures.tell(name + ": confirmed p50", before + confirmed.percentile(50) / 1000, "s");
    figures.add(
        new Measurement(
            name + ": confirmed p99",
            before + confirmed.percentile(99) / 1000,
            "s",
            Optional.empty(),
            goal.p99()));
    figures.add(
        new Measurement(
            name + ": all confirmed",
            before + confirmed.percentile(100) / 1000,
            "s",
            Optional.empty(),
            goal.all()));
    figures.add(
        Measurement.of(
            name + ": confirmations not stored",
            (double)
                (fleet.size()
                    - server.number(
                        "select count(*) from configuration_report where state = 'confirmed'"
                            + " and generation = "
                            + generation)),
            "",
            0));
    figures.troubles(name, fleet);
  }

  private void publish(long revision, String helpPhone) throws Exception {
    edit(operator, revision, helpPhone);
    ConfigurationScene.publish(operator, "bench");
  }

  /// Edits what all terminals get, by a document of some 4 KB.
  static void edit(Caller operator, long revision, String helpPhone) throws Exception {
    Map<String, Object> settings = ConfigurationScene.whole();
    settings.put("helpPhone", helpPhone);
    settings.put("devices.printer", "ipp://printer.local:631/ipp/print?" + "x".repeat(ADDED_BYTES));
    var edited = ConfigurationScene.edit(operator, "fleet", revision, settings);
    if (edited.status() != 200) {
      throw new IllegalStateException(edited.text());
    }
  }

  private void awaitPublished() throws Exception {
    for (long millis = 0; millis < MOST_MILLIS_TO_PUBLISH; millis += 50) {
      if (server.number("select count(*) from configuration_publication where state <> 'published'")
          == 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new TimeoutException("The publication does not end");
  }
}
