// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import hall.server.configuration.ConfigurationScene;
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
  private static final int ADDED_BYTES = 3200;
  private static final double MEBIBYTES_IDLE = 250;
  private static final double STATEMENTS_A_HEARTBEAT = 0.1;
  private static final double PUSH_P99_SECONDS = 5;
  private static final double PUSH_ALL_SECONDS = 10;
  private static final double STORM_SECONDS = 60;
  private static final double START_RATIO = 1.5;
  private static final double PLANNING_SECONDS = 1;
  private static final Duration MOST_TO_FOLLOW = Duration.ofMinutes(2);
  private static final long MOST_MILLIS_TO_PUBLISH = 120_000;

  private final Plan plan;
  private final Path data;
  private final Consumer<Measurement> out;
  private final Consumer<String> remark;

  FleetRun(Plan plan, Path data, Consumer<Measurement> out, Consumer<String> remark) {
    this.plan = plan;
    this.data = data;
    this.out = out;
    this.remark = remark;
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
      tell("first start to ready, database made", seconds(first.startTime()), "s");
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
      out.accept(
          Measurement.of(
              "resident memory, idle", server.residentMebibytes(), "MiB", MEBIBYTES_IDLE));
      arrive(server, fleet);
      hold(server, fleet);
      Caller operator = server.operator(password);
      pushAtOnce(server, fleet, operator);
      pushByHeartbeat(server, fleet, operator);
      listen(server, fleet);
      pushByHints(server, fleet, operator);
      fleet.disconnect();
      wait(Duration.ofSeconds(3));
      storm("reconnect storm", server, fleet);
      tell("resident memory at the end", server.residentMebibytes(), "MiB");
      fleet.disconnect();
      shakeHands(server, operator);
      planRollout(server, operator);
    }
  }

  /// Beside a framework that does nothing, where the launcher has built one.
  private void tellStart(double start) throws Exception {
    Optional<BareServer> bare = BareServer.find();
    if (bare.isEmpty()) {
      tell("start to ready, median", start, "s");
      return;
    }
    List<Double> bareStarts = new ArrayList<>();
    for (int i = 0; i < plan.starts(); i++) {
      bareStarts.add(seconds(bare.get().start()));
    }
    out.accept(
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
    tell("arrival within an interval: handshake and answer, p50", answers.percentile(50), "ms");
    tell("arrival within an interval: handshake and answer, p99", answers.percentile(99), "ms");
    tell(
        "arrival within an interval: server processor time each",
        1000 * used.serverSeconds() / fleet.size(),
        "ms");
    troubles("arrival within an interval", fleet);
  }

  private void hold(BenchedServer server, SimulatedFleet fleet) throws Exception {
    server.forgetStatements();
    BenchedServer.Usage before = server.usage();
    Latencies answers = fleet.live(plan.hold(), new Latencies(0), System.nanoTime());
    BenchedServer.Usage used = server.usage().since(before);
    double minutes = seconds(plan.hold()) / 60;
    tell("heartbeats: answered", answers.count(), "");
    tell("heartbeats: server processor time a minute", used.serverSeconds() / minutes, "s");
    tell("heartbeats: database processor time a minute", used.databaseSeconds() / minutes, "s");
    tell("heartbeats: answer, p50", answers.percentile(50), "ms");
    tell("heartbeats: answer, p99", answers.percentile(99), "ms");
    out.accept(
        Measurement.of(
            "heartbeats: SQL statements each",
            (double) used.statements() / answers.count(),
            "",
            STATEMENTS_A_HEARTBEAT));
    tell("heartbeats: resident memory of the server", server.residentMebibytes(), "MiB");
    troubles("heartbeats", fleet);
    server.statements(12).forEach(remark);
  }

  /// All terminals ask and confirm at once, as soon as everything is released: what the server can
  /// do when they are told at once.
  private void pushAtOnce(BenchedServer server, SimulatedFleet fleet, Caller operator)
      throws Exception {
    long begin = System.nanoTime();
    publish(operator, 0, "12345");
    long requested = System.nanoTime();
    awaitPublished(server);
    double released = (System.nanoTime() - begin) / 1e9;
    tell("publication: request answered", (requested - begin) / 1e9, "s");
    tell("publication: all documents signed and released", released, "s");
    tell("publication: bytes of a document's answer", fleet.documentBytes(2), "");
    server.forgetStatements();
    Latencies confirmed = fleet.configure(2);
    told(server, "publication, all ask at once", fleet, confirmed, 2, released);
    server.statements(8).forEach(remark);
  }

  /// As terminals do today: the answer to the next heartbeat tells them.
  private void pushByHeartbeat(BenchedServer server, SimulatedFleet fleet, Caller operator)
      throws Exception {
    Latencies confirmed = new Latencies(fleet.size());
    long begin = System.nanoTime();
    publish(operator, 1, "12345-6");
    fleet.live(plan.interval().multipliedBy(2).plusSeconds(2), confirmed, begin);
    told(server, "publication, told by heartbeat", fleet, confirmed, 3, 0);
  }

  /// All open their streams, on the connections that they have.
  private void listen(BenchedServer server, SimulatedFleet fleet) throws Exception {
    double before = server.residentMebibytes();
    fleet.listen();
    wait(Duration.ofSeconds(3));
    double after = server.residentMebibytes();
    tell("streams of hints: resident memory of the server", after, "MiB");
    tell(
        "streams of hints: resident memory of each",
        Math.max(0, (after - before) * 1024 / fleet.size()),
        "KiB");
    BenchedServer.Usage start = server.usage();
    fleet.live(plan.interval(), new Latencies(0), System.nanoTime());
    BenchedServer.Usage used = server.usage().since(start);
    tell(
        "streams of hints and heartbeats: server processor time a minute",
        used.serverSeconds() * 60 / seconds(plan.interval()),
        "s");
    troubles("streams of hints", fleet);
  }

  /// As terminals do: whoever is told gets, runs and confirms it at once. Times are from the
  /// operator's request on.
  private void pushByHints(BenchedServer server, SimulatedFleet fleet, Caller operator)
      throws Exception {
    server.forgetStatements();
    BenchedServer.Usage before = server.usage();
    Latencies confirmed = fleet.follow(() -> publish(operator, 2, "12345-7"), MOST_TO_FOLLOW);
    BenchedServer.Usage used = server.usage().since(before);
    told(server, "publication, told by hints", fleet, confirmed, 4, 0);
    tell(
        "publication, told by hints: server processor time each",
        1000 * used.serverSeconds() / fleet.size(),
        "ms");
    tell(
        "publication, told by hints: database processor time each",
        1000 * used.databaseSeconds() / fleet.size(),
        "ms");
    server.statements(8).forEach(remark);
  }

  private void shakeHands(BenchedServer server, Caller operator) throws Exception {
    Handshakes handshakes =
        new Handshakes(URI.create("https://localhost:" + server.port()), server.certificate());
    handshakes.prepare(operator, plan.handshakes());
    for (String which : new String[] {"certificates that are new", "certificates that are known"}) {
      BenchedServer.Usage before = server.usage();
      handshakes.shake();
      BenchedServer.Usage used = server.usage().since(before);
      tell(
          "mutual TLS, " + which + ": server processor time each",
          1000 * used.serverSeconds() / plan.handshakes(),
          "ms");
    }
  }

  /// From the moment when the server begins to draw the rings until the rollout stands in the
  /// database.
  private void planRollout(BenchedServer server, Caller operator) throws Exception {
    edit(operator, 3, "12345-8");
    var begun =
        operator.post(
            "/api/v1/operator/rollouts",
            Map.of("note", "bench", "plan", Map.of("percents", List.of(1, 5, 20, 50, 100))));
    if (begun.status() != 201) {
      throw new IllegalStateException(begun.text());
    }
    for (long millis = 0; millis < MOST_MILLIS_TO_PUBLISH; millis += 5) {
      long planned =
          server.number(
              "select coalesce((select extract(epoch from clock_timestamp() - ring_began_at) * 1e6"
                  + " from rollout where state = 'running'), -1)::bigint");
      if (planned >= 0) {
        out.accept(
            Measurement.of("rollout in 5 rings: planned", planned / 1e6, "s", PLANNING_SECONDS));
        return;
      }
      wait(Duration.ofMillis(5));
    }
    throw new TimeoutException("The rollout is not planned");
  }

  private void told(
      BenchedServer server,
      String name,
      SimulatedFleet fleet,
      Latencies confirmed,
      long generation,
      double before)
      throws Exception {
    tell(name + ": confirmed p50", before + confirmed.percentile(50) / 1000, "s");
    out.accept(
        Measurement.of(
            name + ": confirmed p99",
            before + confirmed.percentile(99) / 1000,
            "s",
            PUSH_P99_SECONDS));
    out.accept(
        Measurement.of(
            name + ": all confirmed",
            before + confirmed.percentile(100) / 1000,
            "s",
            PUSH_ALL_SECONDS));
    out.accept(
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
    troubles(name, fleet);
  }

  private static void publish(Caller operator, long revision, String helpPhone) throws Exception {
    edit(operator, revision, helpPhone);
    ConfigurationScene.publish(operator, "bench");
  }

  private static void edit(Caller operator, long revision, String helpPhone) throws Exception {
    Map<String, Object> settings = ConfigurationScene.whole();
    settings.put("helpPhone", helpPhone);
    settings.put("devices.printer", "ipp://printer.local:631/ipp/print?" + "x".repeat(ADDED_BYTES));
    var edited = ConfigurationScene.edit(operator, "fleet", revision, settings);
    if (edited.status() != 200) {
      throw new IllegalStateException(edited.text());
    }
  }

  private void awaitPublished(BenchedServer server) throws Exception {
    for (long millis = 0; millis < MOST_MILLIS_TO_PUBLISH; millis += 50) {
      if (server.number("select count(*) from configuration_publication where state <> 'published'")
          == 0) {
        return;
      }
      wait(Duration.ofMillis(50));
    }
    throw new TimeoutException("The publication does not end");
  }

  private void storm(String name, BenchedServer server, SimulatedFleet fleet) throws Exception {
    BenchedServer.Usage before = server.usage();
    Latencies times = fleet.storm();
    BenchedServer.Usage used = server.usage().since(before);
    tell(name + ": reported, p50", times.percentile(50) / 1000, "s");
    out.accept(
        Measurement.of(name + ": all reported", times.percentile(100) / 1000, "s", STORM_SECONDS));
    tell(name + ": server processor time each", 1000 * used.serverSeconds() / fleet.size(), "ms");
    out.accept(
        Measurement.of(
            name + ": terminals that never got through", fleet.size() - times.count(), "", 0));
    tell(name + ": turned away with 503 and a time to come back", fleet.takeTurnedAway(), "");
    troubles(name, fleet);
  }

  private void troubles(String name, SimulatedFleet fleet) {
    Map<String, Integer> troubles = fleet.takeTroubles();
    out.accept(
        Measurement.of(
            name + ": errors",
            troubles.values().stream().mapToInt(Integer::intValue).sum(),
            "",
            0));
    troubles.forEach((what, count) -> remark.accept("  " + count + " × " + what));
  }

  private void tell(String name, double value, String unit) {
    out.accept(Measurement.of(name, value, unit));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void wait(Duration duration) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(duration.toMillis());
  }
}
