// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnServer
class EnrolmentTest {
  private static final String TERMINALS = "/api/v1/operator/terminals";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Database database;

  @Test
  void aCodeIsGoodOnceAndTypedAsOneLikes() {
    Caller operator = scene.operator();
    String id = planned(operator);
    String code = scene.code(operator, id);
    assertTrue(code.matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"), code);
    Answer enrolled = enrol(code.toLowerCase(Locale.ROOT).replace('-', ' '));
    assertEquals(201, enrolled.status());
    assertEquals(id, enrolled.json().get("terminalId").asText());
    assertEquals(43, enrolled.json().get("credential").asText().length());
    assertRefused(enrol(code));
  }

  @Test
  void aCodeExpires() {
    Caller operator = scene.operator();
    String code = scene.code(operator, planned(operator));
    clock.advance(Duration.ofMinutes(61));
    assertRefused(enrol(code));
  }

  @Test
  void aNewCodeEndsTheOneBefore() {
    Caller operator = scene.operator();
    String id = planned(operator);
    String first = scene.code(operator, id);
    String second = scene.code(operator, id);
    assertRefused(enrol(first));
    assertEquals(201, enrol(second).status());
  }

  @Test
  void enrollingAgainEndsTheCredentialBefore() {
    Scene.Enrolled first = scene.terminal();
    Scene.Enrolled second = scene.enrol(first.id(), scene.code(scene.operator(), first.id()));
    assertEquals(401, first.caller().get("/api/v1/terminal/catalogue").status());
    assertEquals(200, second.caller().get("/api/v1/terminal/catalogue").status());
  }

  @Test
  void neitherCodeNorCredentialIsStoredInClear() {
    Caller operator = scene.operator();
    String id = planned(operator);
    String code = scene.code(operator, id).replace("-", "");
    String credential = scene.terminal().credential();
    String stored =
        database
            .list(
                """
                select encode(code_hash, 'escape') as h from enrolment_code
                union all select encode(token_hash, 'escape') from terminal_credential\
                """,
                row -> row.text("h"))
            .toString();
    assertFalse(stored.contains(code));
    assertFalse(stored.contains(credential));
  }

  @Test
  void aPlanIsCheckedAndAnIdTakenOnce() {
    Caller operator = scene.operator();
    String id = planned(operator);
    Map<String, String> again = Map.of("id", id, "name", "n", "hallId", "sample-district");
    assertEquals("terminal-exists", operator.post(TERMINALS, again).problem());
    Answer defective =
        operator.post(TERMINALS, Map.of("id", "Bad Id", "name", " ", "hallId", "nowhere"));
    assertEquals(422, defective.status());
    assertEquals(3, defective.json().get("errors").size());
    assertEquals(404, operator.post(TERMINALS + "/unknown/enrolment-codes").status());
  }

  private String planned(Caller operator) {
    String id = "t-" + UUID.randomUUID();
    assertEquals(
        201,
        operator
            .post(TERMINALS, Map.of("id", id, "name", "测试终端", "hallId", "sample-district"))
            .status());
    return id;
  }

  private Answer enrol(String code) {
    return scene
        .anonymous()
        .post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "test"));
  }

  private static void assertRefused(Answer answer) {
    assertEquals(403, answer.status());
    assertEquals(Golden.read("enrolment.refused"), answer.json());
  }
}
