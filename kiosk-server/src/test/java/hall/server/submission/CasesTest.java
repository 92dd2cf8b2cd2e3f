// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnServer
class CasesTest {
  private static final String CASES = "/api/v1/operator/cases";

  @Inject Scene scene;

  @Test
  void theListIsMaskedAndTheNewestCaseStandsFirst() {
    String number = scene.newCase().get("caseNumber").asText();
    Answer list = scene.operator().get(CASES);
    JsonNode first = list.json().at("/cases/0");
    assertEquals(number, first.get("caseNumber").asText());
    assertEquals("张*", first.at("/applicant/name").asText());
    assertEquals("1101**********001X", first.at("/applicant/idNumber").asText());
    assertFalse(list.text().contains("张测试"));
    assertFalse(list.text().contains("11010119491001001X"));
  }

  @Test
  void pagesHaveTwentyCasesAndEndSomewhere() {
    for (int i = 0; i < 21; i++) {
      scene.newCase();
    }
    Caller operator = scene.operator();
    assertEquals(20, operator.get(CASES).json().get("cases").size());
    JsonNode beyond = operator.get(CASES + "?page=100000").json();
    assertEquals(beyond.get("pages"), beyond.get("page"));
    assertFalse(beyond.get("cases").isEmpty());
    assertEquals(1, operator.get(CASES + "?page=-1").json().get("page").asInt());
  }

  @Test
  void aCaseIsShownInFullAndEveryReaderLeavesATrace() {
    String number = scene.newCase().get("caseNumber").asText();
    Caller operator = scene.operator();
    JsonNode opened = operator.get(CASES + "/" + number).json();
    assertEquals(
        Golden.read("submission.request").get("applicant"), opened.at("/submission/applicant"));
    assertEquals(
        Golden.read("submission.request").get("consent"), opened.at("/submission/consent"));
    assertEquals(2, opened.at("/item/version").asInt());
    assertEquals(List.of("accepted", "read"), opened.get("events").findValuesAsText("kind"));

    Answer document = operator.get(CASES + "/" + number + "/documents/d1");
    assertArrayEquals(Golden.document("d1.pdf"), document.response().body());
    assertEquals("application/pdf", document.header("Content-Type"));
    assertEquals("nosniff", document.header("X-Content-Type-Options"));
    assertTrue(document.header("Content-Security-Policy").startsWith("sandbox"));
    assertTrue(document.header("Content-Disposition").startsWith("attachment"));
    assertEquals(
        List.of("accepted", "read", "document-read", "read"),
        operator.get(CASES + "/" + number).json().get("events").findValuesAsText("kind"));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Caller operator = scene.operator();
    assertEquals("case-unknown", operator.get(CASES + "/nothing").problem());
    String number = scene.newCase().get("caseNumber").asText();
    assertEquals(404, operator.get(CASES + "/" + number + "/documents/d9").status());
    assertEquals(404, operator.get(CASES + "/" + number + "/documents/..%2Fd1").status());
  }
}
