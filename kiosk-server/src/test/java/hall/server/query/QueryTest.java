// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class QueryTest {
  @Inject Scene scene;
  @Inject Database database;

  @Test
  void theAddressOnTheReceiptShowsTheStateAndNothingPersonal() {
    URI address = URI.create(scene.newCase().get("queryUrl").asText());
    String path = address.getRawPath() + "?" + address.getRawQuery();
    Answer page = scene.anonymous().get(path);
    assertEquals(200, page.status());
    assertTrue(page.text().contains("已收到"), page.text());
    assertTrue(page.text().contains("申领居住证"));
    assertTrue(page.text().contains("镇街办事站"));
    assertFalse(page.text().contains("张"));
    assertFalse(page.text().contains("1949"));

    Answer english = scene.anonymous().with("Accept-Language", "en-GB, en;q=0.8").get(path);
    assertTrue(english.text().contains("Apply for a residence permit"));
    assertTrue(scene.anonymous().get(path + "&lang=en").text().contains("Street service station"));
  }

  @Test
  void aCaseNumberOpensNothingWithoutItsToken() {
    JsonNode receipt = scene.newCase();
    String number = receipt.get("caseNumber").asText();
    for (String path : new String[] {number, number + "?k=", number + "?k=guess", "nothing"}) {
      Answer page = scene.anonymous().get("/q/" + path);
      assertEquals(404, page.status());
      assertTrue(page.text().contains("没有查到"));
      assertFalse(page.text().contains("申领居住证"));
    }
  }

  @Test
  void aLocalNumberTellsWhetherTheSubmissionHasArrived() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    String path = "/q/" + submission.get("localNumber").asText();
    assertKept(path);
    UUID key = scene.sent(terminal, submission);
    assertKept(path);
    String number =
        terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
    Answer arrived = scene.anonymous().get(path);
    assertTrue(arrived.text().contains("已收到"));
    assertTrue(arrived.text().contains(number));
  }

  private void assertKept(String path) {
    Answer page = scene.anonymous().get(path);
    assertEquals(200, page.status());
    assertTrue(page.text().contains("暂存于终端，尚未送达"), page.text());
  }

  @Test
  void theReceiptShowsWhereTheCaseStandsHowLongItMayTakeAndNoNamesOfStaff() {
    JsonNode receipt = scene.newCase();
    String number = receipt.get("caseNumber").asText();
    URI address = URI.create(receipt.get("queryUrl").asText());
    String path = address.getRawPath() + "?" + address.getRawQuery();
    assertTrue(scene.anonymous().get(path).text().contains("办理部门还有 5 个工作日"));

    Caller clerk = scene.as(Role.OPERATOR);
    String cases = "/api/v1/operator/cases/" + number;
    long revision = clerk.get(cases).json().at("/standing/revision").asLong();
    Answer asked =
        clerk.post(
            cases + "/orders",
            Map.of(
                "order",
                "ask",
                "revision",
                revision,
                "corrections",
                List.of(Map.of("part", "field:phone", "problem", "测试问题", "remedy", "测试办法"))));
    assertEquals(200, asked.status(), asked::text);
    String page = scene.anonymous().get(path).text();
    assertTrue(page.contains("需要您补正"), page);
    assertTrue(page.contains("请在 15 个工作日内补正"));
    assertTrue(page.contains("联系电话") || page.contains("手机号码"));
    assertTrue(page.contains("待补正"));
    assertFalse(page.contains("测试办法"));
    assertFalse(page.contains("operator-"));
    assertTrue(scene.anonymous().get(path + "&lang=en").text().contains("Please correct"));

    clerk.post(
        cases + "/orders", Map.of("order", "refuse", "revision", revision + 1, "reason", "测试理由"));
    String refused = scene.anonymous().get(path).text();
    assertTrue(refused.contains("不予受理"));
    assertFalse(refused.contains("测试理由"));
    assertFalse(refused.contains("个工作日内补正"));
  }

  @Test
  void theHolderOfTheReceiptRatesTheCaseOnTheOwnPhoneOnce() {
    String path = page(scene.newCase());
    String form = path.substring(0, path.indexOf('?'));
    String key = path.substring(path.indexOf('?') + 1);
    String page = scene.anonymous().get(path).text();
    for (String mark : new String[] {"5", "4", "3", "2", "1", "0"}) {
      assertTrue(page.contains("name=\"mark\" value=\"" + mark + "\" required>"), mark);
    }
    assertFalse(page.contains(" checked"), "nothing is chosen from the start");
    assertTrue(page.contains("等得久、办得慢") && page.contains("要的材料比清单上多"));

    assertEquals(404, scene.anonymous().form(form, "k=guess&mark=5").status());
    assertEquals(404, scene.anonymous().form(form, "mark=5").status(), "the key is in the form");
    Answer nothing = scene.anonymous().form(form, key + "&lang=zh-CN&words=%E6%B5%8B");
    assertEquals(422, nothing.status());
    assertTrue(nothing.text().contains("还没有选") && nothing.text().contains(">测</textarea>"));
    Answer long501 = scene.anonymous().form(form, key + "&mark=2&words=" + "x".repeat(501));
    assertEquals(422, long501.status());
    assertTrue(long501.text().contains("300 字以内"));
    Answer left = scene.anonymous().form(form, key + "&mark=0&lang=zh-CN");
    assertTrue(follow(left).contains("什么也没有记下"));
    assertTrue(scene.anonymous().get(path).text().contains("name=\"mark\""), "still offered");

    String send = key + "&mark=4&reason=quick&reason=slow&words=%E5%A5%BD&lang=";
    Answer kept = scene.anonymous().form(form, send + "zh-CN");
    assertEquals(303, kept.status());
    assertTrue(follow(kept).contains("谢谢您，已经计入"));
    assertFalse(follow(kept).contains("name=\"mark\""), "not offered again");
    assertTrue(
        follow(scene.anonymous().form(form, send + "en")).contains("Thank you, it is counted"),
        "the same once more changes nothing");
    Answer second = scene.anonymous().form(form, key + "&mark=1&lang=zh-CN");
    assertEquals(303, second.status());
    assertTrue(follow(second).contains("这件事已经评过了"));
    assertTrue(scene.anonymous().get(path + "&lang=en").text().contains("was rated before"));
    assertTrue(
        scene.anonymous().get(page(scene.newCase()) + "&rating=kept").text().contains("您满意吗"),
        "no thanks for nothing");
  }

  @Test
  void aLocalNumberRatesToo() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.submission();
    String form = "/q/" + submission.get("localNumber").asText();
    assertFalse(scene.anonymous().get(form).text().contains("name=\"mark\""), "not arrived");
    UUID key = scene.sent(terminal, submission);
    assertFalse(follow(scene.anonymous().form(form, "mark=1")).contains("谢谢"));
    terminal.post(Scene.path(key) + "/completion");
    assertTrue(follow(scene.anonymous().form(form, "mark=1&lang=zh-CN")).contains("核实、整改"));
  }

  /// The receipt is then in the agent's hands: the page says whose rating it is, and nothing of the
  /// applicant's.
  @Test
  void whoRanTheErrandRatesOnThePhoneForNobodyElse() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    String applicant = LifeEvent.newIdNumber();
    submission.withObject("/applicant").put("idNumber", applicant);
    UUID sent = scene.sent(terminal, submission);
    JsonNode receipt = terminal.post(Scene.path(sent) + "/completion").json();
    String path = page(receipt);
    String form = path.substring(0, path.indexOf('?'));
    String key = path.substring(path.indexOf('?') + 1);
    String page = scene.anonymous().get(path).text();
    assertTrue(page.contains("替人跑这一趟，您满意吗") && page.contains("不代替申请人"), page);
    assertFalse(page.contains("一件事评一次"), page);
    for (String secret : List.of("张", "李", applicant, "110101198001010010", "1949")) {
      assertFalse(page.contains(secret), secret);
    }
    Answer answer = scene.anonymous().get(path);
    assertTrue(answer.header("Set-Cookie").isEmpty(), "no cookie");
    assertFalse(page.contains("<script"), "no script");

    assertEquals(404, scene.anonymous().form(form, "k=guess&mark=5").status());
    Answer nothing = scene.anonymous().form(form, key + "&lang=zh-CN&words=%E6%B5%8B");
    assertEquals(422, nothing.status());
    assertTrue(nothing.text().contains("替人跑这一趟") && nothing.text().contains("还没有选"));
    String send = key + "&mark=2&reason=slow&lang=";
    Answer first = scene.anonymous().form(form, send + "zh-CN");
    assertEquals(303, first.status());
    assertTrue(follow(first).contains("代办人的评价收到了") && follow(first).contains("核实、整改"));
    assertTrue(follow(scene.anonymous().form(form, send + "en")).contains("call the number"));
    Answer second = scene.anonymous().form(form, key + "&mark=5&lang=zh-CN");
    assertTrue(follow(second).contains("代办人已经评过了"), "once");
    assertEquals(
        List.of("agent phone 2"),
        database.list(
            """
            select rater || ' ' || channel || ' ' || mark as said from evaluation
            where case_number = ?\
            """,
            row -> row.text("said"),
            receipt.get("caseNumber").asText()));
    String local = "/q/" + submission.get("localNumber").asText() + "?lang=en";
    assertTrue(
        scene.anonymous().get(local).text().contains("The agent has rated"), "the same case");
  }

  private static String page(JsonNode receipt) {
    URI address = URI.create(receipt.get("queryUrl").asText());
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  /// The page that a form led to.
  private String follow(Answer sent) {
    if (sent.status() != 303) {
      return sent.text();
    }
    URI to = URI.create(sent.header("Location"));
    return scene.anonymous().get(to.getRawPath() + "?" + to.getRawQuery()).text();
  }
}
