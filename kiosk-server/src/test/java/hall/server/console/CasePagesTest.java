// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnServer
class CasePagesTest {
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

  @Inject Scene scene;

  private Answer send(String number, String revision, String step, Map<String, String> more) {
    Map<String, String> form = new HashMap<>(more);
    form.put("token", Operators.formToken(scene.session(Role.OPERATOR)));
    form.put("order", step);
    form.put("revision", revision);
    String encoded =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return scene.as(Role.OPERATOR).form("/console/cases/" + number + "/orders", encoded);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String page(String number) {
    return scene.as(Role.OPERATOR).get("/console/cases/" + number).text();
  }

  private static String revision(String page) {
    Matcher found = REVISION.matcher(page);
    assertTrue(found.find());
    return found.group(1);
  }

  @Test
  void theDeskOffersWhatMayBeDoneNextAndNothingElse() {
    String number = scene.newCase().get("caseNumber").asText();
    String page = page(number);
    assertTrue(page.contains("value=\"accept\""));
    assertTrue(page.contains("value=\"ask\""));
    assertFalse(page.contains("value=\"grant\""));
    assertEquals(303, send(number, revision(page), "accept", Map.of()).status());
    String accepted = page(number);
    assertTrue(accepted.contains("已受理"));
    assertTrue(accepted.contains("承诺办结日"));
    assertFalse(accepted.contains("value=\"accept\""));
    assertTrue(accepted.contains("value=\"review\""));
  }

  @Test
  void allCorrectionsAreTypedInOneFormAndShownAfterwards() {
    String number = scene.newCase().get("caseNumber").asText();
    Map<String, String> typed =
        Map.of(
            "problem:field:phone",
            "少了一位数字",
            "remedy:field:phone",
            "请填写十一位手机号码",
            "problem:signature",
            "",
            "remedy:signature",
            "",
            "workingDays",
            "10");
    assertEquals(303, send(number, revision(page(number)), "ask", typed).status());
    String asked = page(number);
    assertTrue(asked.contains("待补正"));
    assertTrue(asked.contains("请填写十一位手机号码"));
    assertTrue(scene.operator().get("/console/cases?state=correcting").text().contains(number));
  }

  @Test
  void whatWasTypedOnAnOldViewIsKeptAndTheClerkLooksAgain() {
    String number = scene.newCase().get("caseNumber").asText();
    String old = revision(page(number));
    send(number, old, "accept", Map.of());
    Answer late =
        send(
            number, old, "ask", Map.of("problem:field:phone", "少了一位", "remedy:field:phone", "请改正"));
    assertEquals(409, late.status());
    assertTrue(late.text().contains("有人刚刚处理过这个办件"));
    assertTrue(late.text().contains("已受理"));

    String other = scene.newCase().get("caseNumber").asText();
    Answer half =
        send(other, revision(page(other)), "ask", Map.of("problem:field:phone", "少了一位数字"));
    assertEquals(422, half.status());
    assertTrue(half.text().contains("value=\"少了一位数字\""));
    assertTrue(half.text().contains("open><summary>一次告知补正"));
  }

  @Test
  void aViewerSeesTheListAndAFilterThatDoesNotExistIsRefused() {
    Caller viewer = scene.as(Role.VIEWER);
    assertEquals(200, viewer.get("/console/cases?due=soon").status());
    assertEquals(400, viewer.get("/console/cases?due=never").status());
    assertFalse(viewer.get("/console/cases").text().contains("href=\"/console/cases/"));
  }
}
