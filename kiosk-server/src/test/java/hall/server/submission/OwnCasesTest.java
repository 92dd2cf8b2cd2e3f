// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class OwnCasesTest {
  private static final String QUERY = "/api/v1/terminal/case-queries";

  @Inject Scene scene;
  @Inject Database database;

  /// A case of somebody whose number nobody else has.
  private String caseOf(Caller terminal, String idNumber) {
    ObjectNode submission = Golden.submission();
    submission.withObject("/applicant").put("idNumber", idNumber);
    UUID key = scene.sent(terminal, submission);
    return terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
  }

  private static String newNumber() {
    return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 17);
  }

  private static Answer ask(Caller terminal, String name, String idNumber) {
    return terminal.post(QUERY, Map.of("name", name, "idNumber", idNumber));
  }

  @Test
  void anyTerminalShowsTheCasesOfTheCardThatLiesThereTheNewestFirst() {
    String number = newNumber();
    String first = caseOf(scene.terminal().caller(), number);
    String second = caseOf(scene.terminal().caller(), number);
    caseOf(scene.terminal().caller(), newNumber());
    Answer answer = ask(scene.terminal().caller(), "张测试", number);
    assertEquals(200, answer.status(), answer::text);
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals(List.of(second, first), answer.json().get("cases").findValuesAsText("caseNumber"));
    assertFalse(answer.json().get("more").asBoolean());
    assertFalse(answer.text().contains(number));
    assertFalse(answer.text().contains("张测试"));
  }

  @Test
  void aNumberAloneOpensNothing() {
    String number = newNumber();
    Caller terminal = scene.terminal().caller();
    caseOf(terminal, number);
    assertEquals(0, ask(terminal, "李测试", number).json().get("cases").size());
    assertEquals("case-query-defective", ask(terminal, "张测试", " ").problem());
    assertEquals(Golden.read("case-query.defective"), ask(terminal, "张测试", "").json());
  }

  @Test
  void whatIsAskedOfTheApplicantIsToldWithHowToCorrectItAndWithoutNamesOfStaff() {
    String idNumber = newNumber();
    Caller terminal = scene.terminal().caller();
    String number = caseOf(terminal, idNumber);
    database.run(
        "update submission set metadata = jsonb_set(metadata, '{supplements}', ?::jsonb)"
            + " where key = (select submission_key from service_case where case_number = ?)",
        "[{\"material\":\"residence-proof\",\"workingDays\":10}]",
        number);
    Caller clerk = scene.as(Role.OPERATOR);
    String path = "/api/v1/operator/cases/" + number;
    long revision = clerk.get(path).json().at("/standing/revision").asLong();
    Answer ordered =
        clerk.post(
            path + "/orders",
            Map.of(
                "order",
                "ask",
                "revision",
                revision,
                "corrections",
                List.of(Map.of("part", "field:phone", "problem", "少一位", "remedy", "请改正"))));
    assertEquals(200, ordered.status(), ordered::text);

    Answer answer = ask(terminal, "张测试", idNumber);
    Golden.assertSameShape("case-query.response", answer.json());
    JsonNode found = answer.json().at("/cases/0");
    assertEquals("correcting", found.get("state").asText());
    assertEquals("请改正", found.at("/asked/0/remedy").asText());
    assertEquals(15, found.get("workingDaysLeft").asInt());
    assertEquals(List.of("received", "correcting"), found.get("trail").findValuesAsText("state"));
    assertFalse(answer.text().contains("operator"));
    assertTrue(
        clerk
            .post(
                path + "/orders",
                Map.of("order", "refuse", "revision", revision + 1, "reason", "没有补正"))
            .json()
            .at("/standing/dueOn")
            .isNull());
    JsonNode refused = ask(terminal, "张测试", idNumber).json().at("/cases/0");
    assertEquals("没有补正", refused.get("reason").asText());
    assertEquals(0, refused.get("asked").size());
    assertEquals(0, refused.get("owed").size());
  }

  @Test
  void whatACourierCarriesIsToldWithItsNumber() {
    String idNumber = newNumber();
    Caller terminal = scene.terminal().caller();
    String path = "/api/v1/operator/cases/" + caseOf(terminal, idNumber);
    Caller clerk = scene.as(Role.OPERATOR);
    assertTrue(ask(terminal, "张测试", idNumber).json().at("/cases/0/delivered").isNull());
    for (String step : List.of("accept", "review", "grant")) {
      order(clerk, path, Map.of("order", step));
    }
    order(clerk, path, Map.of("order", "deliver", "way", "courier", "tracking", "示例快递 TEST123"));
    JsonNode delivered = ask(terminal, "张测试", idNumber).json().at("/cases/0/delivered");
    assertEquals("courier", delivered.get("way").asText());
    assertEquals("示例快递 TEST123", delivered.get("tracking").asText());
    assertTrue(
        clerk.get(path.replace("/api/v1/operator", "/console")).text().contains("示例快递 TEST123"));
  }

  private static void order(Caller clerk, String path, Map<String, String> order) {
    Map<String, Object> whole = new HashMap<>(order);
    whole.put("revision", clerk.get(path).json().at("/standing/revision").asLong());
    Answer answer = clerk.post(path + "/orders", whole);
    assertEquals(200, answer.status(), answer::text);
  }
}
