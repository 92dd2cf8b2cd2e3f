// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Caller;
import hall.server.Golden;
import hall.server.configuration.ConfigurationScene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// How long the console's pages take with a large fleet behind them: halls, terminals with faults,
/// alerts, cases, layers of terminals' own, publications and a rollout.
final class ConsoleRun {
  private static final double PAGE_P99_MILLIS = 200;
  private static final int WARM = 20;
  private static final int HALLS = 200;
  private static final int OWN_LAYERS = 2000;
  private static final int ALERTS = 1000;
  private static final int CASES = 20_000;
  private static final int SECONDS_TO_PUBLISH = 120;

  private final int terminals;
  private final int requests;
  private final Path data;
  private final Consumer<Measurement> out;

  ConsoleRun(int terminals, int requests, Path data, Consumer<Measurement> out) {
    this.terminals = terminals;
    this.requests = requests;
    this.data = data;
    this.out = out;
  }

  void run() throws Exception {
    String password;
    try (BenchedServer first = BenchedServer.start(data, Duration.ofSeconds(30))) {
      password = first.password();
      first.enrol(terminals);
      fill(first);
    }
    try (BenchedServer server = BenchedServer.start(data, Duration.ofHours(10))) {
      Caller operator = server.operator(password);
      publish(server, operator);
      rollOut(server, operator);
      for (String page : pages(server)) {
        measure(operator, page);
      }
    }
  }

  private static List<String> pages(BenchedServer server) throws Exception {
    long alert = server.number("select min(id) from alert");
    return List.of(
        "/console/terminals",
        "/console/terminals?page=300",
        "/console/terminals/live?state=attention",
        "/console/terminals/live?q=99",
        "/console/terminals/options?q=bench-004",
        "/console/terminals/bench-00001",
        "/console/terminals/bench-00001/live",
        "/console/halls",
        "/console/halls/bench-7",
        "/console/alerts",
        "/console/alerts/live?page=40",
        "/console/alerts/badge",
        "/console/alerts/" + alert,
        "/console/configuration",
        "/console/configuration/layers/fleet",
        "/console/configuration/layers/terminal:bench-00001",
        "/console/configuration/overlays",
        "/console/configuration/preview",
        "/console/rollouts/1",
        "/console/rollouts/1/live",
        "/console/cases",
        "/console/cases?page=900",
        "/console/audit",
        "/console/users");
  }

  private void measure(Caller operator, String page) {
    Latencies times = new Latencies(requests);
    for (int i = 0; i < requests + WARM; i++) {
      long begin = System.nanoTime();
      var answer = operator.get(page);
      if (answer.status() != 200) {
        throw new IllegalStateException(page + " answered " + answer.status());
      }
      if (i >= WARM) {
        times.add(System.nanoTime() - begin);
      }
    }
    out.accept(Measurement.of(page + ": p50", times.percentile(50), "ms"));
    out.accept(Measurement.of(page + ": p99", times.percentile(99), "ms", PAGE_P99_MILLIS));
  }

  /// In the database itself: through the API that is many requests, and not what is measured.
  private void fill(BenchedServer server) throws Exception {
    server.change(
        """
        insert into hall (id, name_zh, name_en, district_id, latitude, longitude)
        select 'bench-' || i, '第 ' || i || ' 便民服务大厅', 'Hall ' || i, 'sample',
          31 + (i %% 20) * 0.02, 121 + (i / 20) * 0.03
        from generate_series(1, %d) i\
        """
            .formatted(HALLS));
    server.change(
        "update terminal set hall_id = 'bench-' || (1 + substr(id, 7)::int %% %d), model = 'M' || substr(id, 11)::int %% 3"
            .formatted(HALLS));
    server.change(
        """
        insert into terminal_presence (terminal_id, epoch, sequence, online, last_seen, report)
        select id, 1, 1, substr(id, 7)::int %% 50 <> 0, now(),
          case when substr(id, 7)::int %% 20 = 0 then '%1$s'::jsonb
            else jsonb_set('%1$s'::jsonb, '{devices}', '[]') end
        from terminal\
        """
            .formatted(Golden.read("heartbeat.request").toString()));
    server.change(
        """
        insert into alert (rule_id, terminal_id, hall_id, severity, state, details, raised_at)
        select 'device-not-usable', id, hall_id, 'major', 'open',
          '[{"part":"scanner","state":"userError","reason":"media-jam"}]', now()
        from terminal order by id limit %d\
        """
            .formatted(ALERTS));
    server.change(
        """
        insert into configuration_layer (scope, revision, settings, changed_at, changed_by)
        select 'terminal:' || id, 1, jsonb_build_object('helpPhone', '1234' || substr(id, 11)),
          now(), 'bench'
        from terminal order by id limit %d\
        """
            .formatted(OWN_LAYERS));
    server.change(
        """
        with made as (
          insert into submission (key, terminal_id, local_number, content_hash, metadata,
            implementation_code, item_version, received_at)
          select gen_random_uuid(), t.id, 'ZC-20261101-' || lpad(i::text, 10, '0'), '\\x00',
            '%s'::jsonb, v.implementation_code, v.version, now() - i * interval '1 minute'
          from generate_series(1, %d) i
          join terminal t on t.id = 'bench-' || lpad((1 + i %% %d)::text, 5, '0')
          cross join (select * from item_version limit 1) v
          returning key, local_number, received_at)
        insert into service_case (case_number, submission_key, query_token, state, accepted_at)
        select 'BENCH' || local_number, key, 'x', 'received', received_at from made\
        """
            .formatted(
                Golden.submission().toString().replace("'", "''"), CASES, Math.max(1, terminals)));
    server.change("analyze");
  }

  private static void publish(BenchedServer server, Caller operator) throws Exception {
    var edited = ConfigurationScene.edit(operator, "fleet", 0, ConfigurationScene.whole());
    if (edited.status() != 200) {
      throw new IllegalStateException(edited.text());
    }
    ConfigurationScene.publish(operator, "bench");
    await(server, "publishing");
  }

  private static void rollOut(BenchedServer server, Caller operator) throws Exception {
    ConfigurationScene.edit(operator, "fleet", 1, Map.of("timeouts.warningSeconds", 65));
    operator.post(
        "/api/v1/operator/rollouts",
        Map.of("note", "bench", "plan", Map.of("percents", List.of(1, 10, 25, 50, 100))));
    await(server, "publishing");
    ConfigurationScene.edit(operator, "fleet", 2, Map.of("timeouts.warningSeconds", 70));
  }

  private static void await(BenchedServer server, String state) throws Exception {
    for (int i = 0; i < 10 * SECONDS_TO_PUBLISH; i++) {
      if (server.number(
              "select count(*) from configuration_publication where state = '" + state + "'")
          == 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new TimeoutException("It stays " + state);
  }
}
