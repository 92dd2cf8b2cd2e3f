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
import jakarta.inject.Inject;
import java.net.URI;
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
}
