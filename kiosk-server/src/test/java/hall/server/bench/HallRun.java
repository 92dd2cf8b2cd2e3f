// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import hall.server.Https;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One run through everything that is measured of a hall's cases: lists and queries, submissions,
/// and submissions to a server that is killed among them.
final class HallRun {
  private static final double PAGE_P99_MILLIS = 200;
  private static final double SUBMIT_P99_MILLIS = 500;
  private static final double MEBIBYTE = 1024.0 * 1024;
  private static final int TERMINALS = 200;
  private static final int WARM = 20;

  /// A server that has just been started is still being compiled.
  private static final Duration WARMING = Duration.ofSeconds(60);

  private final Plan plan;
  private final Path data;
  private final BenchItems items;
  private final Figures figures;

  HallRun(Plan plan, Path folder, Consumer<Measurement> out, Consumer<String> remark) {
    this.plan = plan;
    this.data = folder.resolve("data");
    this.items = new BenchItems(folder.resolve("configs"));
    this.figures = new Figures(out, remark);
  }

  /// How much is measured.
  ///
  /// @param cases in the database before
  /// @param requests for each list and query
  /// @param rate of submissions, a second
  /// @param bytes of the documents of each submission together
  /// @param hold for how long submissions come, and come again while the server is killed
  /// @param seed of the moment when it is killed
  record Plan(int cases, int requests, int rate, int bytes, Duration hold, long seed) {}

  void run() throws Exception {
    items.write();
    String password;
    try (BenchedServer first = start()) {
      password = first.password();
      first.enrol(TERMINALS);
      CaseStock.fill(first, plan.cases(), TERMINALS);
    }
    try (BenchedServer server = start()) {
      lists(server, server.operator(password));
      try (SubmissionLoad load = new SubmissionLoad(server, TERMINALS, plan.bytes())) {
        load.run(plan.rate(), WARMING.compareTo(plan.hold()) < 0 ? WARMING : plan.hold());
        load.forgetTimes();
        hold(server, load);
        killed(server, load);
      }
    }
  }

  private BenchedServer start() throws Exception {
    return BenchedServer.start(
        data, Duration.ofHours(10), Map.of("HALL_CONFIGS", items.folder().toString()));
  }

  private void lists(BenchedServer server, Caller operator) throws Exception {
    String item = BenchItems.implementationCode(3);
    String number =
        server
            .rows(
                "select max(case_number) from service_case where case_number like '" + item + "%'",
                row -> row.getString(1))
            .getFirst();
    int last = plan.cases() / CaseStock.PAGE;
    for (String page :
        List.of(
            "/console/cases",
            "/console/cases?page=" + last / 2,
            "/console/cases?page=" + last,
            "/console/cases?state=reviewing",
            "/console/cases?due=overdue",
            "/console/cases?item=" + item,
            "/console/cases?item=" + item + "&page=" + last / BenchItems.COUNT,
            "/console/cases/" + number,
            "/console/commitments",
            "/console/supervision",
            "/api/v1/operator/cases?state=received")) {
      times(page, () -> operator.get(page).status());
    }
    Https https = server.https();
    Caller anybody = Caller.anonymous(https);
    String query = "/q/" + number + "?k=" + CaseStock.TOKEN;
    times("progress by receipt", () -> anybody.get(query).status());
    Caller terminal = Caller.terminal(https, BenchedServer.credential(1));
    Map<String, String> person = CaseStock.person(7);
    times(
        "own cases by card", () -> terminal.post("/api/v1/terminal/case-queries", person).status());
  }

  private void times(String what, Supplier<Integer> asking) {
    Latencies times = new Latencies(plan.requests());
    for (int i = 0; i < plan.requests() + WARM; i++) {
      long begin = System.nanoTime();
      int status = asking.get();
      if (status != 200) {
        throw new IllegalStateException(what + " answered " + status);
      }
      if (i >= WARM) {
        times.add(System.nanoTime() - begin);
      }
    }
    String name = what.replace(BenchItems.implementationCode(3), "…");
    figures.add(Measurement.of(name + ": p50", times.percentile(50), "ms"));
    figures.add(Measurement.of(name + ": p99", times.percentile(99), "ms", PAGE_P99_MILLIS));
  }

  private void hold(BenchedServer server, SubmissionLoad load) throws Exception {
    BenchedServer.Processor before = server.processor();
    long begin = System.nanoTime();
    load.run(plan.rate(), plan.hold());
    double took = (System.nanoTime() - begin) / 1e9;
    BenchedServer.Processor used = server.processor().since(before);
    SubmissionLoad.Times times = load.times();
    int submitted = times.whole().count();
    figures.tell("submissions: accepted a second", submitted / took, "");
    figures.tell(
        "submissions: documents a second", submitted * (plan.bytes() / MEBIBYTE) / took, "MiB");
    figures.tell("submissions: announcing, p50", times.announcing().percentile(50), "ms");
    goal("submissions: announcing, p99", times.announcing().percentile(99));
    figures.tell(
        "submissions: until the case number, p50", times.completing().percentile(50), "ms");
    goal("submissions: until the case number, p99", times.completing().percentile(99));
    figures.tell("submissions: with their documents, p50", times.whole().percentile(50), "ms");
    figures.tell("submissions: with their documents, p99", times.whole().percentile(99), "ms");
    figures.tell(
        "submissions: behind their time at the end",
        1000 * Math.max(0, took - plan.hold().toMillis() / 1e3),
        "ms");
    figures.tell(
        "submissions: server processor time each", 1000 * used.serverSeconds() / submitted, "ms");
    figures.tell(
        "submissions: database processor time each",
        1000 * used.databaseSeconds() / submitted,
        "ms");
    figures.none("submissions: errors", load.takeTroubles());
  }

  /// The server is killed at a random moment, and started again at once; terminals try until they
  /// get through.
  private void killed(BenchedServer server, SubmissionLoad load) throws Exception {
    long moment = new Random(plan.seed()).nextLong(plan.hold().toMillis());
    figures.remark("killed after " + moment + " ms");
    FutureTask<BenchedServer> killing =
        new FutureTask<>(() -> {
          TimeUnit.MILLISECONDS.sleep(moment);
          server.kill();
          BenchedServer next = start();
          load.turnTo(next);
          return next;
        });
    Thread.ofPlatform().name("killing").start(killing);
    load.run(plan.rate(), plan.hold());
    try (BenchedServer next = killing.get()) {
      int refused = load.takeTroubles();
      figures.tell("killed: requests that failed and were tried again", refused, "");
      Reconciliation.Result found = Reconciliation.of(next, data, load.announced());
      figures.tell("killed: submissions that are looked at", load.announced().size(), "");
      figures.none("killed: submissions that never got a case", found.unanswered());
      figures.none("killed: cases that were told and are not there", found.lost());
      figures.none("killed: submissions with more than one case", found.doubled());
      figures.none("killed: documents whose bytes differ", found.damaged());
    } catch (ExecutionException e) {
      throw new IllegalStateException("The server did not start again", e.getCause());
    }
  }

  private void goal(String name, double millis) {
    figures.add(Measurement.of(name, millis, "ms", SUBMIT_P99_MILLIS));
  }
}
