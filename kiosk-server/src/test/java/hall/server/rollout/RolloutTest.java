// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.configuration.Configured;
import hall.server.software.SoftwareScene;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rollouts from the request to what terminals get, against the running server.
@OnServer
class RolloutTest {
  private static final String ROLLOUTS = "/api/v1/operator/rollouts";

  @Inject Scene scene;
  @Inject Configured configured;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject RolloutTick tick;
  @Inject SoftwareScene software;

  private final List<Scene.Enrolled> renewed = new ArrayList<>();
  private long running;
  private int beats = 100;

  @AfterEach
  void end() {
    if (running != 0) {
      scene.operator().post(ROLLOUTS + "/" + running + "/orders", Map.of("order", "abort"));
    }
    renewed.forEach(terminal -> configured.inherit(terminal.id(), List.of("software.release")));
  }

  private List<Scene.Enrolled> fleet(int size) throws Exception {
    List<Scene.Enrolled> fleet = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      fleet.add(configured.terminal());
    }
    return fleet;
  }

  /// All beat, and the server has written that they are there, which it does once a second.
  private void beat(List<Scene.Enrolled> terminals) {
    for (Scene.Enrolled terminal : terminals) {
      ObjectNode beat = (ObjectNode) Golden.read("heartbeat.request");
      terminal.caller().post("/api/v1/terminal/heartbeat", beat.put("sequence", ++beats));
    }
    for (Scene.Enrolled terminal : terminals) {
      while (database
          .first(
              "select 1 from terminal_presence where terminal_id = ? and online and sequence = ?",
              row -> true,
              terminal.id(),
              beats - terminals.size() + terminals.indexOf(terminal) + 1)
          .isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  private JsonNode begin(List<Scene.Enrolled> fleet, Map<String, Object> plan) {
    String phone = Integer.toString(10_000 + Math.floorMod(fleet.hashCode(), 90_000));
    return begin(fleet, Map.of("helpPhone", phone), plan);
  }

  private JsonNode begin(
      List<Scene.Enrolled> fleet, Map<String, Object> settings, Map<String, Object> plan) {
    fleet.forEach(terminal -> configured.set(terminal.id(), settings));
    Https.Answer answer =
        scene.operator().post(ROLLOUTS, Map.of("note", "something new", "plan", plan));
    assertEquals(201, answer.status(), answer::text);
    running = answer.json().get("id").asLong();
    configured.work();
    step();
    return rollout();
  }

  private void step() {
    long last = 0;
    while (last >= 0) {
      last = tick.step(last);
    }
  }

  private JsonNode rollout() {
    return scene.operator().get(ROLLOUTS + "/" + running).json();
  }

  private static Map<String, Object> plan(List<Integer> percents) {
    return Map.of("percents", percents, "soakMinutes", 5, "deadlineMinutes", 30, "failureCap", 2);
  }

  private static long generation(Scene.Enrolled terminal) throws Exception {
    return Configured.payload(terminal.caller()).get("generation").asLong();
  }

  private void tell(Scene.Enrolled terminal, long generation, String state, String reason) {
    assertEquals(
        200,
        terminal
            .caller()
            .post(
                "/api/v1/terminal/configuration/reports",
                reason.isEmpty()
                    ? Map.of("generation", generation, "state", state)
                    : Map.of("generation", generation, "state", state, "reason", reason))
            .status());
  }

  private List<Scene.Enrolled> having(List<Scene.Enrolled> fleet, long generation)
      throws Exception {
    List<Scene.Enrolled> found = new ArrayList<>();
    for (Scene.Enrolled terminal : fleet) {
      if (generation(terminal) == generation) {
        found.add(terminal);
      }
    }
    return found;
  }

  @Test
  void ringAfterRingGetsItAndTheRolloutFinishes() throws Exception {
    List<Scene.Enrolled> fleet = fleet(4);
    beat(fleet);
    JsonNode begun = begin(fleet, plan(List.of(25, 100)));
    assertEquals("running", begun.get("state").asText());
    step();
    List<Scene.Enrolled> first = having(fleet, 3);
    assertEquals(1, first.size());
    Https.Answer second = scene.operator().post(ROLLOUTS, Map.of("note", "another"));
    assertEquals("publication-under-way", second.problem());

    tell(first.getFirst(), 3, "confirmed", "");
    step();
    assertEquals(0, rollout().get("ring").asInt(), "the first ring is watched");
    clock.advance(Duration.ofMinutes(6));
    beat(fleet);
    step();
    assertEquals(1, rollout().get("ring").asInt());
    step();
    List<Scene.Enrolled> on = having(fleet, 3);
    assertEquals(3, on.size(), "half of the hall's four at a time");
    for (int round = 0; round < 3; round++) {
      for (Scene.Enrolled terminal : having(fleet, 3)) {
        tell(terminal, 3, "confirmed", "");
      }
      step();
    }
    clock.advance(Duration.ofMinutes(6));
    beat(fleet);
    step();
    JsonNode finished = rollout();
    assertEquals("finished", finished.get("state").asText(), finished::toString);
    assertEquals(4, having(fleet, 3).size());
    assertEquals(3, finished.at("/rings/1/confirmed").asInt());
  }

  @Test
  void aShutGateTakesEverybodyBack() throws Exception {
    List<Scene.Enrolled> fleet = fleet(6);
    beat(fleet);
    begin(fleet, plan(List.of(100)));
    step();
    List<Scene.Enrolled> changing = having(fleet, 3);
    assertEquals(3, changing.size());
    tell(changing.get(0), 3, "confirmed", "");
    tell(changing.get(1), 3, "reverted", "device-broken");
    tell(changing.get(2), 3, "reverted", "crashed");
    String before = Configured.payload(changing.get(1).caller()).at("/settings/helpPhone").asText();
    step();
    JsonNode stopped = rollout();
    assertEquals("returning", stopped.get("state").asText());
    assertEquals("failure-cap", stopped.get("reason").asText());
    JsonNode back = Configured.payload(changing.get(0).caller());
    assertEquals(4, back.get("generation").asLong(), "old content under a new number");
    assertEquals("12345", back.at("/settings/helpPhone").asText());
    assertTrue(!before.equals("12345"));
    for (Scene.Enrolled terminal : fleet) {
      if (!terminal.equals(changing.get(0))) {
        assertEquals(2, generation(terminal), "nobody else is told to change");
      }
    }
    tell(changing.get(0), 4, "confirmed", "");
    step();
    assertEquals("returned", rollout().get("state").asText());
    assertEquals(2, rollout().at("/rings/0/failed").asInt(), "who failed stays to be read");
    Https.Answer events = scene.operator().get(ROLLOUTS + "/" + running + "/events");
    assertTrue(events.text().contains("failure-cap"));
    Https.Answer again =
        scene.operator().post("/api/v1/operator/configuration/publications", Map.of("note", "x"));
    assertEquals(201, again.status(), "the draft still differs: it can be published again");
    configured.work();
  }

  @Test
  void aReleaseThatCrashesIsTakenBackAndWhoIsOfflineHoldsNothingUp() throws Exception {
    List<Scene.Enrolled> fleet = fleet(8);
    List<Scene.Enrolled> online = fleet.subList(0, 6);
    beat(online);
    String version = software.offered();
    renewed.addAll(fleet);
    begin(fleet, Map.of("software.release", version), plan(List.of(100)));
    JsonNode change = scene.operator().get(ROLLOUTS + "/" + running + "/changes").json();
    assertEquals(1, change.size(), change::toString);
    assertEquals("software", change.at("/0/kind").asText());
    assertTrue(change.at("/0/was").isNull());
    assertEquals(version, change.at("/0/becomes").asText());
    assertEquals(8, change.at("/0/terminals").asInt());
    step();
    List<Scene.Enrolled> changing = having(online, 3);
    assertEquals(4, changing.size(), "half of the hall, and whoever is offline besides");
    assertEquals(2, having(fleet.subList(6, 8), 3).size());
    tell(changing.get(0), 3, "confirmed", "");
    changing.subList(1, 3).forEach(each -> tell(each, 3, "staged", ""));
    step();
    assertEquals("running", rollout().get("state").asText());
    changing.subList(1, 3).forEach(each -> tell(each, 3, "reverted", "software-crashed"));
    step();
    assertEquals("returning", rollout().get("state").asText());
    assertEquals("failure-cap", rollout().get("reason").asText());
    JsonNode back = Configured.payload(changing.getFirst().caller());
    assertEquals(4, back.get("generation").asLong());
    assertTrue(back.at("/settings/software").isMissingNode(), "it runs what it ran before");
    assertEquals(0, having(fleet, 3).size(), "nobody is told to change any more");
    tell(changing.getFirst(), 4, "confirmed", "");
    step();
    assertEquals("returned", rollout().get("state").asText());
  }

  @Test
  void aReleaseThatIsWithdrawnMeanwhileReachesNobodyMore() throws Exception {
    List<Scene.Enrolled> fleet = fleet(4);
    beat(fleet);
    String version = software.offered();
    renewed.addAll(fleet);
    begin(fleet, Map.of("software.release", version), plan(List.of(25, 100)));
    step();
    List<Scene.Enrolled> first = having(fleet, 3);
    assertEquals(1, first.size());
    assertEquals(
        200,
        scene
            .operator()
            .post(
                "/api/v1/operator/software/releases/" + version + "/withdrawal",
                Map.of("reason", "it is wrong"))
            .status());
    step();
    assertEquals("release-withdrawn", rollout().get("reason").asText());
    step();
    assertEquals(0, having(fleet, 3).size(), "who was told is told to stay, the others never are");
  }

  @Test
  void afterSomebodyResumedOnlyNewFailuresStopIt() throws Exception {
    List<Scene.Enrolled> fleet = fleet(8);
    beat(fleet);
    Map<String, Object> plan = new HashMap<>(plan(List.of(100)));
    plan.put("rollBack", false);
    begin(fleet, plan);
    step();
    List<Scene.Enrolled> changing = having(fleet, 3);
    changing.subList(0, 2).forEach(each -> tell(each, 3, "reverted", "device-broken"));
    step();
    assertEquals("paused", rollout().get("state").asText());
    JsonNode resumed = order("resume").json();
    assertTrue(resumed.get("resumedAt").isTextual(), resumed::toString);
    step();
    assertEquals("running", rollout().get("state").asText(), "what failed before is known");
    changing.subList(2, 4).forEach(each -> tell(each, 3, "reverted", "device-broken"));
    step();
    assertEquals("paused", rollout().get("state").asText());
    assertEquals(4, rollout().at("/rings/0/failed").asInt());
  }

  @Test
  void whoTellsTooLateOfWhatWasWithdrawnIsTakenBackAsWell() throws Exception {
    List<Scene.Enrolled> fleet = fleet(4);
    beat(fleet);
    begin(fleet, plan(List.of(100)));
    step();
    Scene.Enrolled slow = having(fleet, 3).get(0);
    assertEquals(200, order("take-back").status());
    assertEquals(2, generation(slow));
    tell(slow, 3, "applied-unconfirmed", "");
    step();
    assertEquals(4, generation(slow));
    assertEquals("returning", rollout().get("state").asText());
    tell(slow, 4, "confirmed", "");
    step();
    assertEquals("returned", rollout().get("state").asText());
  }

  @Test
  void whoRanItsOwnFileKeepsTheNewOneAndTheTrailSaysSo() throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    configured.whole(terminal.id());
    beat(List.of(terminal));
    Https.Answer begun =
        scene.operator().post(ROLLOUTS, Map.of("note", "first", "plan", plan(List.of(100))));
    assertEquals(201, begun.status(), begun::text);
    running = begun.json().get("id").asLong();
    configured.work();
    step();
    step();
    tell(terminal, 2, "confirmed", "");
    step();
    assertEquals(200, order("take-back").status());
    step();
    assertEquals(2, generation(terminal));
    JsonNode events = scene.operator().get(ROLLOUTS + "/" + running + "/events").json();
    assertTrue(events.toString().contains("\"event\":\"kept\",\"detail\":\"1\""), events::toString);
  }

  private Https.Answer order(String order) {
    return scene.operator().post(ROLLOUTS + "/" + running + "/orders", Map.of("order", order));
  }

  @Test
  void operatorsPauseResumeAndAbort() throws Exception {
    List<Scene.Enrolled> fleet = fleet(3);
    begin(fleet, plan(List.of(34, 100)));
    assertEquals(422, order("explode").status());
    assertEquals(409, order("resume").status());
    assertEquals("paused", order("pause").json().get("state").asText());
    step();
    assertEquals(0, having(fleet, 3).size(), "nothing is released meanwhile");
    assertEquals("running", order("resume").json().get("state").asText());
    step();
    assertTrue(!having(fleet, 3).isEmpty());
    assertEquals("aborted", order("abort").json().get("state").asText());
    assertEquals(0, having(fleet, 3).size(), "what was not applied is withdrawn");
    assertEquals(409, order("pause").status());
    assertEquals(404, scene.operator().get(ROLLOUTS + "/999999").status());
  }

  @Test
  void aBadPlanIsRefusedWithAllThatIsWrong() {
    Https.Answer answer =
        scene
            .operator()
            .post(
                ROLLOUTS,
                Map.of(
                    "note",
                    "x",
                    "plan",
                    Map.of(
                        "percents",
                        List.of(50, 10),
                        "successPercent",
                        0,
                        "deadlineMinutes",
                        1,
                        "windowFrom",
                        "25:00")));
    assertEquals(422, answer.status());
    assertEquals(4, answer.json().get("errors").size(), answer::text);
  }

  @Test
  void manyServersTakeOneStepAtATime() throws Exception {
    List<Scene.Enrolled> fleet = fleet(4);
    beat(fleet);
    begin(fleet, plan(List.of(100)));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> servers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        servers.add(Executors.callable(this::step));
      }
      for (Future<Object> server : pool.invokeAll(servers)) {
        server.get();
      }
    }
    step();
    assertEquals(2, having(fleet, 3).size(), "half of the hall, however many decide");
  }

  /// The figure of the goal: 10,000 terminals are drawn into five rings.
  @Test
  void tenThousandTerminalsAreDrawn() {
    Map<String, String> halls = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      halls.put("t-" + i, "h-" + i / 8);
    }
    Map<String, Integer> rings =
        RingDraw.draw(halls, List.of(1, 5, 20, 50, 100), new SplittableRandom(1));
    assertEquals(10_000, rings.size());
    assertEquals(5000, rings.values().stream().filter(ring -> ring == 4).count());
  }
}
