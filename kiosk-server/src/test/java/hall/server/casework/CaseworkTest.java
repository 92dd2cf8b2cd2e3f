// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import hall.server.calendar.Calendar;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@OnServer
class CaseworkTest {
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject CaseTick tick;
  @Inject Calendar calendar;

  private Answer order(String number, String step, long revision, Map<String, ?> more) {
    Map<String, Object> order = new HashMap<>(more);
    order.put("order", step);
    order.put("revision", revision);
    return scene.as(Role.OPERATOR).post(CASES + number + "/orders", order);
  }

  private JsonNode done(String number, String step, JsonNode before, Map<String, ?> more) {
    Answer answer = order(number, step, before.at("/standing/revision").asLong(), more);
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  private JsonNode open(String number) {
    return scene.as(Role.OPERATOR).get(CASES + number).json();
  }

  private String newCase() {
    return scene.newCase().get("caseNumber").asText();
  }

  private static List<String> moves(JsonNode file) {
    return StreamSupport.stream(file.get("events").spliterator(), false)
        .filter(event -> !event.get("kind").asText().endsWith("read"))
        .map(event -> event.get("kind").asText() + " " + event.get("stateTo").asText())
        .toList();
  }

  @Test
  void aCaseIsWorkedOnFromReceiptToDeliveryAndEveryStepLeavesAnEvent() {
    String number = newCase();
    JsonNode file = open(number);
    assertEquals("received", file.get("state").asText());
    assertEquals(
        calendar.days().after(calendar.today(), 5).toString(), file.at("/standing/dueOn").asText());
    file = done(number, "accept", file, Map.of());
    assertEquals(
        calendar.days().after(calendar.today(), 5).toString(),
        file.at("/standing/promisedOn").asText());
    file = done(number, "review", file, Map.of());
    file = done(number, "grant", file, Map.of());
    file = done(number, "deliver", file, Map.of("way", "counter"));
    assertEquals("delivered", file.get("state").asText());
    assertTrue(file.at("/standing/dueOn").isNull());
    assertEquals(
        List.of(
            "accepted received",
            "state accepted",
            "state reviewing",
            "state granted",
            "state delivered"),
        moves(file));
    JsonNode arrival = file.at("/events/0");
    assertEquals(file.get("terminalId"), arrival.get("terminalId"));
    assertFalse(arrival.get("dueOn").isNull());
    assertTrue(file.get("events").findValuesAsText("detail").contains("counter"));
    long audited =
        database
            .first(
                "select count(*) as n from audit_entry where subject = ? and action = 'case-moved'",
                row -> row.number("n"),
                number)
            .orElseThrow();
    assertEquals(4, audited);
  }

  @Test
  void whoeverDecidesOnAnOldViewIsToldSoAndNothingChanges() {
    String number = newCase();
    long seen = open(number).at("/standing/revision").asLong();
    assertEquals(200, order(number, "accept", seen, Map.of()).status());
    Answer late = order(number, "refuse", seen, Map.of("reason", "不在受理范围"));
    assertEquals("case-changed", late.problem());
    assertEquals(409, late.status());
    assertEquals("accepted", open(number).get("state").asText());
    Answer closed = order(number, "deliver", seen + 1, Map.of("way", "counter"));
    assertEquals("case-step-closed", closed.problem());
    assertEquals("case-unknown", order("nothing", "accept", 1, Map.of()).problem());
    assertEquals("case-order-defective", order(number, "deliver", seen + 1, Map.of()).problem());
  }

  @Test
  void fourClerksAtOnceDecideOnce() throws InterruptedException {
    String number = newCase();
    long seen = open(number).at("/standing/revision").asLong();
    Caller clerk = scene.as(Role.OPERATOR);
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> clerks =
        List.of("accept", "accept", "refuse", "refuse").stream()
            .map(step ->
                Thread.ofVirtual()
                    .start(() ->
                        answers.add(
                            clerk
                                .post(
                                    CASES + number + "/orders",
                                    Map.of("order", step, "revision", seen, "reason", "试"))
                                .status())))
            .toList();
    for (Thread each : clerks) {
      each.join();
    }
    assertEquals(List.of(200, 409, 409, 409), answers.stream().sorted().toList());
    assertEquals(2, moves(open(number)).size());
  }

  @Test
  void allCorrectionsAreAskedForAtOnceAndOnlyOnce() {
    String number = newCase();
    JsonNode file = open(number);
    String material = file.at("/item/materials/1/id").asText();
    Map<String, Object> ask =
        Map.of(
            "workingDays",
            10,
            "corrections",
            List.of(
                Map.of("part", "material:" + material, "problem", "看不清", "remedy", "请重新扫描"),
                Map.of("part", "field:phone", "problem", "少一位", "remedy", "请改正")));
    file = done(number, "ask", file, ask);
    assertEquals("correcting", file.get("state").asText());
    assertEquals(2, file.at("/standing/corrections").size());
    file = done(number, "corrected", file, Map.of());
    assertEquals("received", file.get("state").asText());
    Answer again = order(number, "ask", file.at("/standing/revision").asLong(), ask);
    assertEquals("case-step-closed", again.problem());
  }

  @Test
  void whoeverIsNotAnsweredWithinFiveWorkingDaysIsAcceptedAndTheDelayIsTold() {
    String number = newCase();
    database.run(
        "update service_case set counted_from = counted_from - 30, due_on = due_on - 30"
            + " where case_number = ?",
        number);
    run();
    JsonNode file = open(number);
    assertEquals("accepted", file.get("state").asText());
    assertEquals(List.of("accepted received", "state accepted", "overdue accepted"), moves(file));
    assertEquals("red", file.at("/standing/light").asText());
    JsonNode silence = file.at("/events/1");
    assertEquals("server", silence.get("actor").asText());
    assertEquals("count-as-accepted", silence.get("detail").asText());
    run();
    assertEquals(3, moves(open(number)).size());
    // Alerts of other tests are not about this one.
    database.run("update service_case set due_on = null where case_number = ?", number);
  }

  @Test
  void aDeadlineThatComesNearIsToldOnce() {
    String number = newCase();
    database.run(
        "update service_case set due_on = ? where case_number = ?", calendar.today(), number);
    run();
    run();
    assertEquals(List.of("accepted received", "due-soon received"), moves(open(number)));
  }

  @Test
  void aCaseOfAnEarlierServerIsCountedFromTheUpgrade() {
    String number = newCase();
    database.run(
        "update service_case set due_on = null, accepted_at = accepted_at - interval '90 days'"
            + " where case_number = ?",
        number);
    run();
    JsonNode file = open(number);
    assertEquals("received", file.get("state").asText());
    assertEquals(
        calendar.days().after(calendar.today(), 5).toString(), file.at("/standing/dueOn").asText());
  }

  /// Until nothing is ripe, whatever other tests left.
  private void run() {
    int looked = tick.step();
    while (looked > 0) {
      looked = tick.step();
    }
  }

  @Test
  void eventsAreOnlyEverAdded() {
    String number = newCase();
    for (String change :
        List.of(
            "update case_event set kind = 'x' where case_number = ?",
            "delete from case_event where case_number = ?")) {
      assertThrows(Database.DatabaseException.class, () -> database.run(change, number), change);
    }
  }
}
