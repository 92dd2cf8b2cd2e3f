// SPDX-License-Identifier: Apache-2.0
package hall.server.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnServer
class CreationTest {
  private static final String SILENCES = "/api/v1/operator/alert-silences";
  private static final int CLIENTS = 20;
  private static final int REQUESTS = 1000;

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;

  @Test
  void aThousandIdenticalCreatesAtOnceMakeOne() throws Exception {
    String key = UUID.randomUUID().toString();
    String reason = "drill " + key;
    Map<String, Object> silence = silence(reason);
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      callers.add(Caller.operator(scene.https(), scene.session()).with(Creations.HEADER, key));
    }
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Caller caller = callers.get(i % CLIENTS);
      requests.add(() -> caller.post(SILENCES, silence));
    }
    Map<Integer, Integer> statuses = new HashMap<>();
    List<String> bodies = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : pool.invokeAll(requests)) {
        statuses.merge(answer.get().status(), 1, Integer::sum);
        bodies.add(answer.get().text());
      }
    }
    assertEquals(Map.of(201, 1, 200, REQUESTS - 1), statuses);
    assertEquals(1, bodies.stream().distinct().count());
    assertEquals(1, silences(reason));
  }

  @Test
  void aKeyNamesOneRequestOfOneOperator() {
    Caller named = scene.operator().with(Creations.HEADER, UUID.randomUUID().toString());
    String reason = "r-" + UUID.randomUUID();
    Answer first = named.post(SILENCES, silence(reason));
    assertEquals(201, first.status(), first::text);
    Answer again = named.post(SILENCES, silence(reason));
    assertEquals(200, again.status());
    assertEquals(first.json(), again.json());
    Answer other = named.post(SILENCES, silence("another"));
    assertEquals(409, other.status());
    assertEquals("key-taken", other.problem());
    Answer elsewhere = named.post("/api/v1/operator/halls", Map.of("id", "h"));
    assertEquals("key-taken", elsewhere.problem());
    assertEquals(1, silences(reason));
    String name = scene.newOperator();
    Caller somebody = Caller.operator(scene.https(), scene.newSession(name));
    String key = UUID.randomUUID().toString();
    assertEquals(
        201, scene.operator().with(Creations.HEADER, key).post(SILENCES, silence(reason)).status());
    assertEquals(
        201, somebody.with(Creations.HEADER, key).post(SILENCES, silence(reason)).status());
  }

  @Test
  void aRefusalLeavesTheKeyFreeAndADayEndsIt() {
    Caller named = scene.operator().with(Creations.HEADER, UUID.randomUUID().toString());
    assertEquals(422, named.post(SILENCES, Map.of("hallId", "sample-district")).status());
    assertEquals(201, named.post(SILENCES, silence("day one")).status());
    assertEquals(409, named.post(SILENCES, silence("day two")).status());
    clock.advance(Duration.ofHours(25));
    Caller later = scene.operator().with(Creations.HEADER, UUID.randomUUID().toString());
    assertEquals(201, later.post(SILENCES, silence("day two")).status());
    assertEquals(
        0,
        database
            .first(
                "select count(*) as n from operator_creation where answer like '%day one%'",
                row -> row.number("n"))
            .orElseThrow());
  }

  @Test
  void whatAServerDiedAtIsNotCreatedTwice() {
    String key = UUID.randomUUID().toString();
    String name = scene.newOperator();
    Caller named =
        Caller.operator(scene.https(), scene.newSession(name)).with(Creations.HEADER, key);
    assertEquals(201, named.post(SILENCES, silence("half " + key)).status());
    database.run("update operator_creation set answer = null where idempotency_key = ?", key);
    Answer again = named.post(SILENCES, silence("half " + key));
    assertEquals(409, again.status());
    assertEquals("creation-unfinished", again.problem());
    assertEquals(1, silences("half " + key));
  }

  @Test
  void everyCreationThatKeepsNoSecretCanBeNamed() {
    String id = "c-" + UUID.randomUUID();
    Map<String, String> name = Map.of("zh-CN", "厅", "en", "Hall");
    assertNamed("districts", Map.of("id", id, "name", name));
    assertNamed("halls", Map.of("id", id, "name", name));
    assertNamed("terminals", Map.of("id", id, "name", "终端", "hallId", id));
    assertNamed(
        "configuration/overlays",
        Map.of(
            "scope",
            "terminal:" + id,
            "until",
            "2099-01-01T08:00:00+08:00",
            "set",
            Map.of("helpPhone", "119"),
            "reason",
            "drill"));
    Answer tooLong =
        scene
            .operator()
            .with(Creations.HEADER, "k".repeat(65))
            .post("/api/v1/operator/halls", Map.of("id", id));
    assertEquals(400, tooLong.status());
    assertEquals("idempotency-key-defective", tooLong.problem());
  }

  private void assertNamed(String what, Map<String, Object> wish) {
    Caller named = scene.operator().with(Creations.HEADER, UUID.randomUUID().toString());
    Answer first = named.post("/api/v1/operator/" + what, wish);
    assertEquals(201, first.status(), first::text);
    Answer again = named.post("/api/v1/operator/" + what, wish);
    assertEquals(200, again.status(), again::text);
    assertEquals(first.json(), again.json());
    assertTrue(again.header("Content-Type").startsWith("application/json"));
  }

  @AfterEach
  void endSilences() {
    database.run("delete from alert_silence");
  }

  private Map<String, Object> silence(String reason) {
    Instant until = clock.instant().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.DAYS);
    return Map.of("hallId", "sample-district", "until", until.toString(), "reason", reason);
  }

  private long silences(String reason) {
    return database
        .first(
            "select count(*) as n from alert_silence where reason = ?",
            row -> row.number("n"),
            reason)
        .orElseThrow();
  }
}
