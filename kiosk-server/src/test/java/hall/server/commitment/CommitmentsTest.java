// SPDX-License-Identifier: Apache-2.0
package hall.server.commitment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnServer
class CommitmentsTest {
  private static final String REGISTER = "/console/commitments";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  @Inject Scene scene;
  @Inject Database database;
  @Inject Commitments commitments;

  private String newCase() {
    return scene.newCase().get("caseNumber").asText();
  }

  private static CommitmentCheck broken(long revision) {
    return new CommitmentCheck("broken", "上门看过，没有住在那里", "撤销居住证", revision);
  }

  private static String problem(CommitmentCheck check) {
    return assertThrows(ProblemException.class, check::checked).problem().word();
  }

  @Test
  void whatIsSignedWithACaseStandsInTheRegister() {
    String number = newCase();
    Commitment signed = commitments.of(number).orElseThrow();
    assertEquals("truthful-materials", signed.id());
    assertEquals("2026-11-01T09:40:31+08:00", signed.signedAt().toString());
    assertNull(signed.result());
    String page = scene.as(Role.VIEWER).get(REGISTER + "?case=" + number).text();
    assertTrue(page.contains(number));
    assertTrue(page.contains("还没有核查"));
    assertFalse(page.contains("张测试"));
    assertFalse(page.contains("href=\"/console/cases/" + number), "a viewer opens no case");
  }

  @Test
  void aCheckAndItsConsequenceStayWithTheCase() {
    String number = newCase();
    commitments.check(number, broken(1), "operator-test");
    Commitment checked = commitments.of(number).orElseThrow();
    assertEquals("broken", checked.result());
    assertEquals("撤销居住证", checked.consequence());
    commitments.check(number, new CommitmentCheck("kept", "复查，住在那里", null, 2L), "operator-test");
    JsonNode events =
        scene.as(Role.OPERATOR).get("/api/v1/operator/cases/" + number).json().get("events");
    assertEquals("broken,撤销居住证,kept", details(events));
    assertEquals(
        2L,
        database
            .first(
                "select count(*) as n from audit_entry"
                    + " where subject = ? and action = 'commitment-checked'",
                row -> row.number("n"),
                number)
            .orElseThrow());
  }

  private static String details(JsonNode events) {
    StringBuilder details = new StringBuilder();
    for (JsonNode event : events) {
      String kind = event.get("kind").asText();
      if (kind.equals("commitment") || kind.equals("consequence")) {
        details.append(details.isEmpty() ? "" : ",").append(event.get("detail").asText());
      }
    }
    return details.toString();
  }

  @Test
  void whoHasSeenAnOlderCheckLooksAgain() {
    String number = newCase();
    commitments.check(number, broken(1), "operator-test");
    ProblemException late =
        assertThrows(
            ProblemException.class, () -> commitments.check(number, broken(1), "operator-test"));
    assertEquals("commitment-changed", late.problem().word());
    ProblemException none =
        assertThrows(
            ProblemException.class, () -> commitments.check("nothing", broken(1), "operator-test"));
    assertEquals("commitment-unknown", none.problem().word());
  }

  @Test
  void aCheckSaysWhatWasSeenAndABrokenOneWhatFollows() {
    assertEquals(broken(1), broken(1).checked());
    for (CommitmentCheck check :
        new CommitmentCheck[] {
          new CommitmentCheck("kept", " ", null, 1L),
          new CommitmentCheck("kept", "看过", "撤销", 1L),
          new CommitmentCheck("broken", "看过", null, 1L),
          new CommitmentCheck("perhaps", "看过", null, 1L),
          new CommitmentCheck("kept", "看过", null, null)
        }) {
      assertEquals("commitment-check-defective", problem(check));
    }
  }

  @Test
  void theRegisterIsFilteredByResultItemAndDay() {
    String number = newCase();
    commitments.check(number, broken(1), "operator-test");
    Caller viewer = scene.as(Role.VIEWER);
    String mine = "&case=" + number;
    assertTrue(shown(viewer, "?result=broken" + mine, number));
    assertFalse(shown(viewer, "?result=open" + mine, number));
    assertTrue(shown(viewer, "?from=2026-11-01&to=2026-11-01" + mine, number));
    assertFalse(shown(viewer, "?from=2026-11-02" + mine, number));
    assertTrue(shown(viewer, "?item=" + number.substring(0, 31) + mine, number));
    assertFalse(shown(viewer, "?item=other" + mine, number));
    assertEquals(400, viewer.get(REGISTER + "?result=perhaps").status());
    assertEquals(400, viewer.get(REGISTER + "?from=yesterday").status());
  }

  private static boolean shown(Caller viewer, String query, String number) {
    return viewer.get(REGISTER + query).text().contains("quiet\">" + number);
  }

  @Test
  void aClerkChecksOnTheCasesPage() {
    String number = newCase();
    Caller clerk = scene.as(Role.OPERATOR);
    String path = "/console/cases/" + number;
    String token = token(clerk.get(path).text());
    Answer sent =
        clerk.form(
            REGISTER + "/" + number + "/check",
            form(Map.of("token", token, "result", "kept", "finding", "看过房产证", "revision", "1")));
    assertEquals(303, sent.status(), sent::text);
    String page = clerk.get(path).text();
    assertTrue(page.contains("看过房产证"));
    assertTrue(page.contains("已履行"));
    assertEquals(
        403,
        clerk
            .form(REGISTER + "/" + number + "/check", form(Map.of("token", "x", "result", "kept")))
            .status());
  }

  private static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    assertTrue(found.find());
    return found.group(1);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
