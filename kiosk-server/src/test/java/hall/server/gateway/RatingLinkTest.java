// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.auth.Role;
import hall.server.gateway.GatewaySimulator.Sent;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where an agent applied, the applicant learns of it and rates the case by a link of the own.
@OnServer
class RatingLinkTest {
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject GatewayScene gateways;

  @BeforeEach
  @AfterEach
  void clear() {
    gateways.clear();
  }

  /// A case for which an agent applied.
  private record Made(Caller terminal, String principal, String number, String token) {}

  private Made made() {
    Caller terminal = scene.terminal().caller();
    String principal = LifeEvent.newIdNumber();
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    submission.withObject("/applicant").put("idNumber", principal);
    UUID key = scene.sent(terminal, submission);
    var receipt = terminal.post(Scene.path(key) + "/completion").json();
    assertEquals(receipt, terminal.post(Scene.path(key) + "/completion").json());
    return new Made(
        terminal,
        principal,
        receipt.get("caseNumber").asText(),
        URI.create(receipt.get("queryUrl").asText()).getQuery().substring("k=".length()));
  }

  private void order(String number, String step, Map<String, String> more) {
    Caller clerk = scene.as(Role.OPERATOR);
    ObjectNode order = Https.JSON.createObjectNode();
    more.forEach(order::put);
    order.put("order", step);
    order.put("revision", clerk.get(CASES + number).json().at("/standing/revision").asLong());
    Answer answer = clerk.post(CASES + number + "/orders", order);
    assertEquals(200, answer.status(), answer::text);
  }

  private void grant(String number) {
    for (String step : List.of("accept", "review", "grant")) {
      order(number, step, Map.of());
    }
  }

  private List<String> marks(String number) {
    return database.list(
        "select rater || ' ' || channel || ' ' || mark as said from evaluation"
            + " where case_number = ? order by rater",
        row -> row.text("said"),
        number);
  }

  private static String path(Sent sent) {
    return URI.create(sent.text().replaceFirst(".*(https://)", "$1")).getPath();
  }

  @Test
  void thePrincipalLearnsOfTheCaseOnceAndRatesItBesideTheAgent() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 1);
    Made made = made();
    GatewayScene.run(server);
    grant(made.number());
    GatewayScene.run(server);
    List<Sent> sent = gateway.sent();
    assertEquals(
        List.of("case-made.zh-CN", "case-granted-rate.zh-CN"),
        sent.stream().map(Sent::template).toList());
    for (Sent each : sent) {
      assertEquals("13800000000", each.number());
      assertTrue(each.text().contains(ending(made.number())), each.text());
      assertFalse(each.text().matches(".*(张测试|李代办|1101019|11010119).*"), each.text());
      assertFalse(each.text().contains(made.number()), each.text());
    }
    assertFalse(sent.get(0).text().contains("http"));

    String path = path(sent.get(1));
    String token = path.substring("/rate/".length());
    assertEquals(
        List.of(HexFormat.of().formatHex(Secrets.hash(token))),
        database.list(
            "select encode(token_hash, 'hex') as hash from rating_link where case_number = ?",
            row -> row.text("hash"),
            made.number()));
    Caller phone = scene.anonymous();
    Answer open = phone.get(path + "?lang=zh-CN");
    assertEquals(200, open.status());
    assertEquals("no-store", open.header("Cache-Control"));
    assertTrue(open.text().contains("您满意吗？") && open.text().contains("社会保障卡"), open.text());
    assertFalse(open.text().contains(made.number()), "nothing of how far it is");
    assertFalse(open.text().matches("(?s).*(张测试|李代办|13800000000|审查|受理).*"), open.text());
    assertEquals(404, phone.get("/q/" + made.number() + "?k=" + token).status());

    assertEquals(422, phone.form(path, "lang=zh-CN").status());
    Answer left = phone.form(path, "lang=zh-CN&mark=0");
    assertEquals(303, left.status());
    assertEquals(List.of(), marks(made.number()));
    Answer kept = phone.form(path, "lang=zh-CN&mark=2&reason=slow&words=");
    assertEquals(303, kept.status());
    assertTrue(kept.header("Location").contains("rating=followed"), kept.header("Location"));
    assertTrue(phone.get(path + "?lang=zh-CN&rating=followed").text().contains("评价收到了"));
    Answer again = phone.form(path, "lang=zh-CN&mark=5&words=");
    assertTrue(again.header("Location").contains("rating=already"), again.header("Location"));
    assertTrue(phone.get(path + "?lang=zh-CN").text().contains("这件事已经评过了"));

    String receipt = "/q/" + made.number();
    assertTrue(phone.get(receipt + "?lang=zh-CN&k=" + made.token()).text().contains("替人跑这一趟"));
    assertEquals(303, phone.form(receipt, "k=" + made.token() + "&mark=4&words=").status());
    assertEquals(List.of("agent phone 4", "applicant phone 2"), marks(made.number()));

    ObjectNode byCard = Golden.read("evaluation.request").deepCopy();
    byCard.put("mark", 5);
    byCard.withObject("/citizen").put("name", "张测试").put("idNumber", made.principal());
    assertEquals(
        "evaluated-already",
        made.terminal()
            .put("/api/v1/terminal/cases/" + made.number() + "/evaluation", byCard)
            .problem());
  }

  @Test
  void whoWasRatedByCardIsNotRatedByTheLinkAsWell() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 2);
    Made made = made();
    order(made.number(), "refuse", Map.of("reason", "不符合条件"));
    GatewayScene.run(server);
    GatewayScene.run(server);
    assertEquals("case-refused-rate.zh-CN", gateway.sent().getLast().template());
    ObjectNode byCard = Golden.read("evaluation.request").deepCopy();
    byCard.put("mark", 5);
    byCard.withObject("/citizen").put("name", "张测试").put("idNumber", made.principal());
    assertEquals(
        200,
        made.terminal()
            .put("/api/v1/terminal/cases/" + made.number() + "/evaluation", byCard)
            .status());
    String path = path(gateway.sent().getLast());
    assertTrue(scene.anonymous().get(path + "?lang=zh-CN").text().contains("已经评过了"));
    Answer late = scene.anonymous().form(path, "mark=1&words=");
    assertTrue(late.header("Location").contains("rating=already"), late.header("Location"));
    assertEquals(List.of("applicant terminal 5"), marks(made.number()));
  }

  @Test
  void aLinkThatNobodyMadeOpensNothing() {
    Caller phone = scene.anonymous();
    for (String token : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA")) {
      Answer none = phone.get("/rate/" + token + "?lang=zh-CN");
      assertEquals(404, none.status());
      assertTrue(none.text().contains("没有找到"), none.text());
      assertFalse(none.text().contains("<form"), none.text());
      assertEquals(404, phone.form("/rate/" + token, "mark=5&words=").status());
    }
  }

  private static String ending(String number) {
    return number.substring(number.length() - 4);
  }
}
