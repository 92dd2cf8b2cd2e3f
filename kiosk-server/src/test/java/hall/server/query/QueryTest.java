// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
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
}
