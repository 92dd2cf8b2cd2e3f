// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.Language;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.audit.Actor;
import hall.server.auth.Role;
import hall.server.casework.CaseOrder;
import hall.server.casework.Casework;
import hall.server.gateway.GatewaySimulator.Fault;
import hall.server.gateway.GatewaySimulator.Sent;
import hall.server.message.Message;
import hall.server.message.Message.Wire;
import hall.server.message.Messages;
import hall.server.message.Note;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Applicants are told what becomes of their cases.
@OnServer
class CaseMessageTest {
  private static final String CASES = "/api/v1/operator/cases/";
  private static final Map<String, ?> CORRECTIONS =
      Map.of(
          "corrections",
          List.of(Map.of("part", "field:phone", "problem", "少了一位", "remedy", "请写全")),
          "workingDays",
          3);

  @Inject Scene scene;
  @Inject Casework casework;
  @Inject Messages messages;
  @Inject Database database;
  @Inject GatewayScene gateways;
  @Inject InstantSource clock;

  @BeforeEach
  @AfterEach
  void clear() {
    gateways.clear();
  }

  private JsonNode open(String number) {
    return scene.as(Role.OPERATOR).get(CASES + number).json();
  }

  private Answer order(String number, String step, Map<String, ?> more) {
    Map<String, Object> order = new HashMap<>(more);
    order.put("order", step);
    order.put("revision", open(number).at("/standing/revision").asLong());
    Answer answer = scene.as(Role.OPERATOR).post(CASES + number + "/orders", order);
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  private void decide(String number, String how, Map<String, ?> more) {
    order(number, "accept", Map.of());
    order(number, "review", Map.of());
    order(number, how, more);
  }

  private String newCase(ObjectNode submission) {
    var terminal = scene.terminal().caller();
    String path = Scene.path(scene.sent(terminal, submission));
    return terminal.post(path + "/completion").json().get("caseNumber").asText();
  }

  private String newCase() {
    return newCase(Golden.submission());
  }

  private static void assertImpersonal(Sent sent, String number) {
    assertEquals("13800000000", sent.number());
    assertTrue(sent.text().contains(number.substring(number.length() - 4)), sent.text());
    assertFalse(sent.text().contains(number), sent.text());
    assertFalse(sent.text().matches(".*(张测试|测试|11010119|少了一位|不符合|示例路|http).*"), sent.text());
  }

  @Test
  void correctionsAndTheDecisionAreToldAndStandOnThePageOfTheCase() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 1);
    String number = newCase();
    GatewayScene.run(server);
    assertEquals(List.of(), gateway.sent(), "the receipt says that it is here");
    order(number, "ask", CORRECTIONS);
    LocalDate due = LocalDate.parse(open(number).at("/standing/dueOn").asText());
    GatewayScene.run(server);
    order(number, "corrected", Map.of());
    decide(number, "grant", Map.of());
    gateway.mood = GatewayScene.once(Fault.SENDS_AND_IS_SILENT);
    GatewayScene.run(server);
    gateways.clock().pass(Duration.ofMinutes(1));
    GatewayScene.run(server);
    order(number, "deliver", Map.of("way", "counter"));
    GatewayScene.run(server);

    List<Sent> sent = gateway.sent();
    assertEquals(
        List.of("case-correcting.zh-CN", "case-granted.zh-CN"),
        sent.stream().map(Sent::template).toList());
    sent.forEach(each -> assertImpersonal(each, number));
    assertTrue(sent.get(0).text().contains(Note.day(due, Language.CHINESE) + "以前"));
    assertTrue(sent.get(1).text().contains("办好了。请带身份证到示例区政务服务24小时自助大厅的窗口领取。"), sent.get(1).text());
    for (Message each : messages.ofCase(number)) {
      assertEquals(Wire.TAKEN, each.wire());
    }
    assertEquals(
        0L,
        database
            .first("select count(number) + count(blanks) as n from message", row -> row.number("n"))
            .orElseThrow(),
        "nothing goes out any more");
    String page = scene.as(Role.OPERATOR).get("/console/cases/" + number + "?lang=zh-CN").text();
    assertTrue(page.contains("短信平台收下短信：需要补正"), page);
    assertTrue(page.contains("短信平台已收下") && page.contains("办好了，怎么领"), page);
    JsonNode events = open(number).get("events");
    assertEquals(
        List.of("case-correcting", "case-granted"),
        database.list(
            "select detail from case_event where case_number = ? and kind = 'message-taken'"
                + " order by id",
            row -> row.text("detail"),
            number));
    assertFalse(events.toString().contains("13800000000"));
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, case-refused.en, was not accepted",
    "deny, case-denied.en, not granted",
    "grant, case-granted.en, was granted. Collect it at the counter",
  })
  void whoAppliedInEnglishIsToldInEnglish(String how, String template, String words)
      throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 2);
    ObjectNode submission = Golden.submission();
    submission.put("language", "en");
    String number = newCase(submission);
    Map<String, String> reason = how.equals("grant") ? Map.of() : Map.of("reason", "不符合条件");
    if (how.equals("refuse")) {
      order(number, how, reason);
    } else {
      decide(number, how, reason);
    }
    GatewayScene.run(server);
    assertEquals(List.of(template), gateway.sent().stream().map(Sent::template).toList());
    assertImpersonal(gateway.sent().getFirst(), number);
    assertTrue(gateway.sent().getFirst().text().contains(words), gateway.sent().getFirst().text());
  }

  @ParameterizedTest
  @CsvSource({
    "pick-up, 的窗口领取。",
    "courier, 结果会快递到您填的地址。",
    "terminal, 的自助终端打印。",
    "none, 不用来领。",
    "another-way, 的工作人员。",
  })
  void howTheResultIsHadSaysTheAnswerToTheQuestion(String answer, String words) throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    String number = newCase();
    database.run(
        """
        update submission set metadata = jsonb_set(metadata, '{form,delivery}', to_jsonb(?::text))
        where key = (select submission_key from service_case where case_number = ?)\
        """,
        answer,
        number);
    decide(number, "grant", Map.of());
    GatewayScene.run(gateways.server(gateway, 3));
    assertTrue(gateway.sent().getFirst().text().endsWith(words), gateway.sent().toString());
  }

  private static CaseOrder clerks(String step, long seen) {
    return new CaseOrder(step, seen, null, null, null, null, null);
  }

  @Test
  void theDecisionOfThePlatformAboveIsToldAsWell() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    String number = newCase();
    long seen = open(number).at("/standing/revision").asLong();
    database.transaction(sql -> {
      casework.order(
          sql,
          number,
          List.of(clerks("accept", seen), clerks("review", seen), clerks("grant", seen)),
          Actor.PLATFORM,
          clock.instant());
      return true;
    });
    GatewayScene.run(gateways.server(gateway, 4));
    assertEquals(
        List.of("case-granted.zh-CN"), gateway.sent().stream().map(Sent::template).toList());
  }

  /// Each case of a life event is its own, and is told under its own name.
  @Test
  void ofALifeEventEachCaseIsTold() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    var terminal = scene.terminal().caller();
    ObjectNode submission = LifeEvent.submission(terminal, LifeEvent.newIdNumber());
    String path = Scene.path(scene.sent(terminal, submission));
    JsonNode whole = terminal.post(path + "/completion").json();
    assertTrue(whole.get("messages").asBoolean(), "the receipt says so");
    JsonNode part = whole.at("/parts/1");
    String number = part.get("caseNumber").asText();
    order(number, "refuse", Map.of("reason", "不符合条件"));
    GatewayScene.run(gateways.server(gateway, 5));
    Sent only = gateway.sent().getFirst();
    assertEquals(1, gateway.sent().size());
    assertImpersonal(only, number);
    assertTrue(only.text().contains(part.at("/item/name/zh-CN").asText()), only.text());
  }

  @Test
  void whoLeftNoNumberIsToldNothing() {
    String number = newCase();
    database.run(
        """
        update submission set metadata = metadata #- '{form,phone}'
        where key = (select submission_key from service_case where case_number = ?)\
        """,
        number);
    order(number, "refuse", Map.of("reason", "不符合条件"));
    assertEquals(List.of(), messages.ofCase(number));
  }

  @Test
  void whatIsRefusedAsAStepIsNotTold() {
    String number = newCase();
    long seen = open(number).at("/standing/revision").asLong();
    order(number, "refuse", Map.of("reason", "不符合条件"));
    Answer late =
        scene
            .as(Role.OPERATOR)
            .post(
                CASES + number + "/orders",
                Map.of("order", "refuse", "revision", seen, "reason", "又一次"));
    assertEquals(409, late.status());
    assertEquals(1, messages.ofCase(number).size());
  }
}
