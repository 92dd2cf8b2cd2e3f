// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One run through everything that is measured.
final class FleetRun {
  private static final double MEBIBYTES_IDLE = 250;
  private static final double STATEMENTS_A_HEARTBEAT = 0.1;
  private static final double STORM_SECONDS = 60;
  private static final double START_RATIO = 1.5;
  private static final double PLANNING_SECONDS = 1;
  private static final long MOST_MILLIS_TO_PLAN = 120_000;

  private final Plan plan;
  private final Path data;
  private final Figures figures;

  FleetRun(Plan plan, Path data, Consumer<Measurement> out, Consumer<String> remark) {
    this.plan = plan;
    this.data = data;
    this.figures = new Figures(out, remark);
  }

  /// How much is measured.
  ///
  /// @param interval between the heartbeats of a terminal
  /// @param hold how long the fleet just reports
  /// @param idle how long the server stands alone before its memory is looked at
  /// @param starts that the median is taken of
  /// @param handshakes by mutual TLS
  record Plan(
      int terminals, Duration interval, Duration hold, Duration idle, int starts, int handshakes) {
    static Plan of(int terminals) {
      return new Plan(
          terminals,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofSeconds(15),
          3,
          1000);
    }
  }

  void run() throws Exception {
    String password;
    try (BenchedServer first = BenchedServer.start(data, plan.interval())) {
      figures.tell("first start to ready, database made", seconds(first.startTime()), "s");
      password = first.password();
      first.countStatements();
      first.enrol(plan.terminals());
    }
    List<Double> starts = new ArrayList<>();
    for (int i = 1; i < plan.starts(); i++) {
      try (BenchedServer next = BenchedServer.start(data, plan.interval())) {
        starts.add(seconds(next.startTime()));
      }
    }
    try (BenchedServer server = BenchedServer.start(data, plan.interval());
        SimulatedFleet fleet =
            new SimulatedFleet(
                plan.terminals(), server.port(), server.certificate(), plan.interval())) {
      starts.add(seconds(server.startTime()));
      tellStart(median(starts));
      wait(plan.idle());
      figures.add(
          Measurement.of(
              "resident memory, idle", server.residentMebibytes(), "MiB", MEBIBYTES_IDLE));
      arrive(server, fleet);
      hold(server, fleet);
      Caller operator = server.operator(password);
      PushRun push = new PushRun(server, fleet, operator, figures);
      push.atOnce();
      push.byHeartbeat(plan.interval());
      listen(server, fleet);
      push.byHints();
      fleet.disconnect();
      wait(Duration.ofSeconds(3));
      storm("reconnect storm", server, fleet);
      figures.tell("resident memory at the end", server.residentMebibytes(), "MiB");
      fleet.disconnect();
      shakeHands(server, operator);
      planRollout(server, operator);
    }
  }

  /// Beside a framework that does nothing, where the launcher has built one.
  private void tellStart(double start) throws Exception {
    Optional<BareServer> bare = BareServer.find();
    if (bare.isEmpty()) {
      figures.tell("start to ready, median", start, "s");
      return;
    }
    List<Double> bareStarts = new ArrayList<>();
    for (int i = 0; i < plan.starts(); i++) {
      bareStarts.add(seconds(bare.get().start()));
    }
    figures.add(
        Measurement.of(
            "start to ready, median",
            start,
            "s",
            new Measurement.Baseline("a bare Quarkus REST application", median(bareStarts)),
            START_RATIO));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /// All connect for the first time, each when its heartbeat is due, as after a restart of the
  /// server.
  private void arrive(BenchedServer server, SimulatedFleet fleet) throws Exception {
    BenchedServer.Usage before = server.usage();
    Latencies answers = fleet.live(plan.interval(), new Latencies(0), System.nanoTime());
    BenchedServer.Usage used = server.usage().since(before);
    figures.tell(
        "arrival within an interval: handshake and answer, p50", answers.percentile(50), "ms");
    figures.tell(
        "arrival within an interval: handshake and answer, p99", answers.percentile(99), "ms");
    figures.tell(
        "arrival within an interval: server processor time each",
        1000 * used.processor().serverSeconds() / fleet.size(),
        "ms");
    figures.troubles("arrival within an interval", fleet);
  }

  private void hold(BenchedServer server, SimulatedFleet fleet) throws Exception {
    server.forgetStatements();
    BenchedServer.Usage before = server.usage();
    Latencies answers = fleet.live(plan.hold(), new Latencies(0), System.nanoTime());
    BenchedServer.Usage used = server.usage().since(before);
    double minutes = seconds(plan.hold()) / 60;
    figures.tell("heartbeats: answered", answers.count(), "");
    figures.tell(
        "heartbeats: server processor time a minute",
        used.processor().serverSeconds() / minutes,
        "s");
    figures.tell(
        "heartbeats: database processor time a minute",
        used.processor().databaseSeconds() / minutes,
        "s");
    figures.tell("heartbeats: answer, p50", answers.percentile(50), "ms");
    figures.tell("heartbeats: answer, p99", answers.percentile(99), "ms");
    figures.add(
        Measurement.of(
            "heartbeats: SQL statements each",
            (double) used.statements() / answers.count(),
            "",
            STATEMENTS_A_HEARTBEAT));
    figures.tell("heartbeats: resident memory of the server", server.residentMebibytes(), "MiB");
    figures.troubles("heartbeats", fleet);
    server.statements(12).forEach(figures::remark);
  }

  /// All open their streams, on the connections that they have.
  private void listen(BenchedServer server, SimulatedFleet fleet) throws Exception {
    double before = server.residentMebibytes();
    fleet.listen();
    wait(Duration.ofSeconds(3));
    double after = server.residentMebibytes();
    figures.tell("streams of hints: resident memory of the server", after, "MiB");
    figures.tell(
        "streams of hints: resident memory of each",
        Math.max(0, (after - before) * 1024 / fleet.size()),
        "KiB");
    BenchedServer.Usage start = server.usage();
    fleet.live(plan.interval(), new Latencies(0), System.nanoTime());
    BenchedServer.Usage used = server.usage().since(start);
    figures.tell(
        "streams of hints and heartbeats: server processor time a minute",
        used.processor().serverSeconds() * 60 / seconds(plan.interval()),
        "s");
    figures.troubles("streams of hints", fleet);
  }

  private void shakeHands(BenchedServer server, Caller operator) throws Exception {
    Handshakes handshakes =
        new Handshakes(URI.create("https://localhost:" + server.port()), server.certificate());
    handshakes.prepare(operator, plan.handshakes());
    for (String which : new String[] {"certificates that are new", "certificates that are known"}) {
      BenchedServer.Usage before = server.usage();
      handshakes.shake();
      BenchedServer.Usage used = server.usage().since(before);
      figures.tell(
          "mutual TLS, " + which + ": server processor time each",
          1000 * used.processor().serverSeconds() / plan.handshakes(),
          "ms");
    }
  }

  /// From the moment when the server begins to draw the rings until the rollout stands in the
  /// database.
  private void planRollout(BenchedServer server, Caller operator) throws Exception {
    PushRun.edit(operator, 3, "12345-8");
    var begun =
        operator.post(
            "/api/v1/operator/rollouts",
            Map.of("note", "bench", "plan", Map.of("percents", List.of(1, 5, 20, 50, 100))));
    if (begun.status() != 201) {
      throw new IllegalStateException(begun.text());
    }
    for (long millis = 0; millis < MOST_MILLIS_TO_PLAN; millis += 5) {
      long planned =
          server.number(
              "select coalesce((select extract(epoch from clock_timestamp() - ring_began_at) * 1e6"
                  + " from rollout where state = 'running'), -1)::bigint");
      if (planned >= 0) {
        figures.add(
            Measurement.of("rollout in 5 rings: planned", planned / 1e6, "s", PLANNING_SECONDS));
        return;
      }
      wait(Duration.ofMillis(5));
    }
    throw new TimeoutException("The rollout is not planned");
  }

  private void storm(String name, BenchedServer server, SimulatedFleet fleet) throws Exception {
    BenchedServer.Usage before = server.usage();
    Latencies times = fleet.storm();
    BenchedServer.Usage used = server.usage().since(before);
    figures.tell(name + ": reported, p50", times.percentile(50) / 1000, "s");
    figures.add(
        Measurement.of(name + ": all reported", times.percentile(100) / 1000, "s", STORM_SECONDS));
    figures.tell(
        name + ": server processor time each",
        1000 * used.processor().serverSeconds() / fleet.size(),
        "ms");
    figures.add(
        Measurement.of(
            name + ": terminals that never got through", fleet.size() - times.count(), "", 0));
    figures.tell(
        name + ": turned away with 503 and a time to come back", fleet.takeTurnedAway(), "");
    figures.troubles(name, fleet);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void wait(Duration duration) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(duration.toMillis());
  }
}
