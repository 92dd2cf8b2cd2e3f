// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnServer
class ConsoleTest {
  /// Where the page shows it: the id of a terminal may look like a code as well.
  private static final Pattern CODE =
      Pattern.compile("(?<=big-code\">)[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");

  @Inject Scene scene;

  @Test
  void everyPageSpeaksBothLanguagesUnderAStrictPolicy() {
    Scene.Enrolled terminal = scene.terminal();
    terminal.caller().post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"));
    String number = scene.newCase().get("caseNumber").asText();
    Caller operator = scene.operator();
    for (String path :
        List.of(
            "/console/login",
            "/console/terminals",
            "/console/terminals/live",
            "/console/terminals/plan",
            "/console/terminals/" + terminal.id(),
            "/console/terminals/" + terminal.id() + "/live",
            "/console/cases",
            "/console/cases/" + number,
            "/console/users",
            "/console/account",
            "/console/account/password",
            "/console/account/totp",
            "/console/audit")) {
      Answer chinese = operator.get(path);
      assertEquals(200, chinese.status(), path);
      String policy = chinese.header("Content-Security-Policy");
      assertTrue(policy.startsWith("default-src 'none'"), path);
      assertFalse(policy.contains("unsafe"), path);
      assertFalse(
          Pattern.compile("<script>| style=| on[a-z]+=").matcher(chinese.text()).find(), path);
      Answer english = operator.get(path + "?lang=en");
      assertEquals(200, english.status(), path);
      if (!path.endsWith("live")) {
        assertTrue(chinese.text().contains("<html lang=\"zh-CN\">"), path);
        assertTrue(english.text().contains("<html lang=\"en\">"), path);
      }
      assertTrue(
          english.header("Set-Cookie").startsWith("hall-language=\"en\"")
              || english.header("Set-Cookie").startsWith("hall-language=en"),
          path);
    }
  }

  @Test
  void terminalsAreFoundByTextHallAndState() {
    Caller operator = scene.operator();
    Scene.Enrolled reporting = scene.terminal();
    String planned = scene.planned();
    reporting.caller().post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"));
    String list = "/console/terminals/live?q=";
    String upper = reporting.id().toUpperCase(Locale.ROOT);
    assertEquals(List.of(reporting.id()), cards(operator.get(list + upper)));
    assertEquals(
        List.of(reporting.id()),
        cards(operator.get(list + reporting.id() + "&hall=sample-district&state=online")));
    assertEquals(List.of(), cards(operator.get(list + reporting.id() + "&hall=elsewhere")));
    assertEquals(List.of(), cards(operator.get(list + reporting.id() + "&state=planned")));
    assertEquals(List.of(planned), cards(operator.get(list + planned + "&state=planned")));
    assertEquals(List.of(), cards(operator.get(list + planned + "&state=attention")));

    // Nobody filters: the parts make the whole, and the counts are those of the API.
    JsonNode all = operator.get("/api/v1/operator/terminals").json();
    Set<String> seen = new HashSet<>();
    for (int page = 1; seen.size() < all.size() && page <= all.size(); page++) {
      Answer part = operator.get("/console/terminals/live?page=" + page);
      assertTrue(part.text().contains("<strong>" + all.size() + "</strong>"), part.text());
      seen.addAll(cards(part));
    }
    Set<String> ids = new HashSet<>();
    all.forEach(terminal -> ids.add(terminal.get("id").asText()));
    assertEquals(ids, seen);
  }

  private static List<String> cards(Answer page) {
    return Pattern.compile("aria-labelledby=\"t-([^\"]+)\"")
        .matcher(page.text())
        .results()
        .map(card -> card.group(1))
        .toList();
  }

  @Test
  void whoeverIsNotLoggedInIsLedToTheLogin() {
    for (String path : List.of("/console/terminals", "/console/cases", "/console/cases/1")) {
      Answer answer = scene.anonymous().get(path);
      assertEquals(303, answer.status());
      assertTrue(answer.header("Location").endsWith("/console/login"));
    }
    assertEquals(303, scene.anonymous().get("/").status());
  }

  @Test
  void theLoginFormOpensASessionOrSaysWhyNot() {
    String name = scene.newOperator();
    Answer refused = scene.anonymous().form("/console/login", "name=" + name + "&password=no");
    assertEquals(403, refused.status());
    assertTrue(refused.text().contains("账号或密码不正确"));
    Answer opened =
        scene
            .anonymous()
            .form("/console/login", "name=" + name + "&password=" + encode(scene.password()));
    assertEquals(303, opened.status());
    assertTrue(opened.header("Set-Cookie").startsWith("__Host-hall-operator="));
    Answer foreign =
        scene
            .anonymous()
            .with("Sec-Fetch-Site", "cross-site")
            .form("/console/login", "name=" + name + "&password=" + encode(scene.password()));
    assertEquals(403, foreign.status());
  }

  @Test
  void planningATerminalShowsItsCodeOnce() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = Operators.formToken(session);
    String id = "t-" + UUID.randomUUID();
    String form = "id=" + id + "&name=" + encode("窗口<b>") + "&hallId=sample-district";

    assertEquals(403, operator.form("/console/terminals/plan", form).status());
    Answer planned = operator.form("/console/terminals/plan", form + "&token=" + token);
    assertEquals(200, planned.status());
    Matcher code = CODE.matcher(planned.text());
    assertTrue(code.find());
    assertEquals(id, scene.enrol(id, code.group()).id());

    Answer taken = operator.form("/console/terminals/plan", form + "&token=" + token);
    assertEquals(409, taken.status());
    assertTrue(taken.text().contains("这个编号已经用过"));
    Answer defective =
        operator.form("/console/terminals/plan", "id=A+B&name=&hallId=&token=" + token);
    assertEquals(422, defective.status());
    assertTrue(defective.text().contains("请填写名称"));

    String list = operator.get("/console/terminals?q=" + id).text();
    assertTrue(list.contains("窗口&lt;b&gt;"));
    assertFalse(list.contains(code.group()));
    assertEquals(
        200, operator.form("/console/terminals/" + id + "/code", "token=" + token).status());
    assertEquals(403, operator.form("/console/terminals/" + id + "/code", "token=x").status());
  }

  @Test
  void theIdentityIsShownAndRevokedWithAReasonByAdministratorsAlone() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    String id = scene.planned();
    String page = "/console/terminals/" + id;
    assertTrue(operator.get(page).text().contains("尚未注册"));

    Answer code = operator.form(page + "/code", token + "&lifeMinutes=1440");
    Matcher letters = CODE.matcher(code.text());
    assertTrue(letters.find());
    assertTrue(code.text().contains("--enrolment-code " + letters.group()));
    assertEquals(422, operator.form(page + "/code", token + "&lifeMinutes=5").status());
    CertifiedTerminal terminal = CertifiedTerminal.enrol(scene, id, letters.group());
    terminal.caller().get("/api/v1/terminal/catalogue");
    assertTrue(operator.get(page).text().contains("证书有效"));
    assertTrue(operator.get(page + "/live?lang=en").text().contains("Certificate valid"));

    String reason = "&reason=" + encode("被盗<b>");
    assertEquals(403, operator.form(page + "/revoke", reason + "&sure=yes").status());
    Answer unsure = operator.form(page + "/revoke?lang=zh-CN", token + reason);
    assertEquals(422, unsure.status());
    assertTrue(unsure.text().contains("没有吊销"));
    assertEquals(200, terminal.caller().get("/api/v1/terminal/catalogue").status());
    assertEquals(303, operator.form(page + "/revoke", token + reason + "&sure=yes").status());
    assertEquals(401, terminal.caller().get("/api/v1/terminal/catalogue").status());
    String shown = operator.get(page + "?lang=zh-CN").text();
    assertTrue(shown.contains("已吊销") && shown.contains("被盗&lt;b&gt;"), shown);
  }

  @Test
  void aCasePageShowsTheFormWithTheLabelsOfItsItem() {
    String number = scene.newCase().get("caseNumber").asText();
    Caller operator = scene.operator();
    String page = operator.get("/console/cases/" + number).text();
    for (String part : List.of(number, "张测试", "居住事由", "务工就业", "居住地住址证明", "查看办件")) {
      assertTrue(page.contains(part), part);
    }
    String list = operator.get("/console/cases").text();
    assertTrue(list.contains("张*"));
    assertFalse(list.contains("张测试"));

    Answer pdf = operator.get("/console/cases/" + number + "/documents/d1");
    assertTrue(pdf.header("Content-Disposition").startsWith("inline"));
    assertTrue(pdf.header("Content-Security-Policy").contains("default-src 'none'"));
    Answer image = operator.get("/console/cases/" + number + "/documents/s1");
    assertTrue(image.header("Content-Security-Policy").startsWith("sandbox"));
    Answer missing = operator.get("/console/cases/nothing");
    assertEquals(404, missing.status());
    assertTrue(missing.text().contains("没有找到"));
  }

  @Test
  void theLogoutEndsTheSession() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    assertEquals(403, operator.form("/console/logout", "token=").status());
    assertEquals(
        303, operator.form("/console/logout", "token=" + Operators.formToken(session)).status());
    assertEquals(303, operator.get("/console/terminals").status());
  }

  @Test
  void stylesAndScriptComeFromHere() {
    for (String file : List.of("hall.css", "console.js", "mark.svg")) {
      assertEquals(200, scene.anonymous().get("/assets/" + file).status(), file);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
