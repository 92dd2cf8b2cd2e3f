// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

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
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.evaluation.Evaluations.Offer;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// From the terminal through the console to the report of the month.
@OnServer
class EvaluationTest {
  @Inject Scene scene;
  @Inject EvaluationScene evaluations;
  @Inject Evaluations kept;
  @Inject Rectifications rectifications;
  @Inject OverdueRectifications overdue;
  @Inject Database database;
  @Inject InstantSource clock;

  @Test
  void aCaseIsRatedOnceByItsApplicantAndItStaysSo() {
    Caller terminal = scene.terminal().caller();
    String number = evaluations.newCase(terminal);
    JsonNode golden = Golden.read("evaluation.request");
    ObjectNode stranger = EvaluationScene.mark(5);
    stranger.withObject("/citizen").put("name", "李测试");
    assertEquals("case-unknown", EvaluationScene.put(terminal, number, stranger).problem());
    assertEquals("case-unknown", EvaluationScene.put(terminal, "TE0", golden).problem());

    Answer kept = EvaluationScene.put(terminal, number, golden);
    assertEquals(200, kept.status(), kept::text);
    Golden.assertSameShape("evaluation.response", kept.json());
    assertEquals(kept.json(), EvaluationScene.put(terminal, number, golden).json(), "once more");
    Answer second = EvaluationScene.put(scene.terminal().caller(), number, EvaluationScene.mark(5));
    assertEquals(Golden.read("evaluation.already"), second.json());
    assertEquals(
        "case-unknown",
        EvaluationScene.put(terminal, number, stranger).problem(),
        "whoever did not apply learns nothing");
    assertEquals(422, EvaluationScene.put(terminal, number, EvaluationScene.mark(0)).status());
  }

  @Test
  void onlyABadRatingOpensWhatHasToFollow() {
    Caller terminal = scene.terminal().caller();
    for (int mark = 1; mark <= 5; mark++) {
      String number = evaluations.newCase(terminal);
      Answer kept = EvaluationScene.put(terminal, number, EvaluationScene.mark(mark));
      assertEquals(
          mark < 3, rectifications.find(number, Rater.APPLICANT).isPresent(), "mark " + mark);
      assertEquals(mark < 3, kept.json().get("followedUp").asBoolean());
    }
  }

  @Test
  void aBadRatingIsLookedIntoPutRightAnsweredAndCalledBack() {
    long lateBefore = lateSomeDay();
    String number = evaluations.bad(scene.terminal().caller());
    String path = "/console/evaluations/cases/" + number;
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);

    Answer list = clerk.get("/console/evaluations?lang=zh-CN&state=open");
    assertTrue(list.text().contains(path), list::text);
    assertFalse(list.text().contains("等了一个上午"), "not in the list");
    Answer page = clerk.get(path + "?lang=zh-CN");
    for (String expected : new String[] {"等了一个上午", "太慢", "多要材料", "/console/cases/" + number}) {
      assertTrue(page.text().contains(expected), expected);
    }
    assertFalse(page.text().contains("张测试"), "who it was stands in the case alone");

    assertEquals(403, clerk.form(path + "/verify", "token=x&revision=1").status());
    assertEquals(422, clerk.form(path + "/verify", token + "&revision=1&words=+").status());
    assertEquals(409, act(clerk, path + "/call", token, 1, "x").status(), "nothing is skipped");
    assertEquals(lateBefore + 1, lateSomeDay(), "nobody has looked into it");
    assertEquals(303, act(clerk, path + "/verify", token, 1, "当天只开了两个窗口").status());
    Answer late = act(clerk, path + "/refute", token, 1, "x");
    assertEquals(409, late.status());
    assertTrue(late.text().contains("刚才有人处理过"), late::text);
    assertEquals(303, act(clerk, path + "/rectify", token, 2, "加开一个窗口").status());
    assertEquals(303, act(clerk, path + "/answer", token, 3, "打电话告诉了").status());
    assertEquals(lateBefore + 1, lateSomeDay(), "nobody has called back");
    assertEquals(303, act(clerk, path + "/call", token, 4, "说好多了").status());
    assertEquals(lateBefore, lateSomeDay());
    String closed = clerk.get(path + "?lang=zh-CN").text();
    for (String expected : new String[] {"加开一个窗口", "说好多了", "已回访"}) {
      assertTrue(closed.contains(expected), expected);
    }
    assertEquals(409, act(clerk, path + "/call", token, 5, "x").status());
    assertEquals(404, clerk.get("/console/evaluations/cases/TE0").status());
    assertEquals(404, clerk.form(path + "/nonsense", token + "&revision=5").status());
  }

  @Test
  void theReportCountsByHallTerminalAndItem() {
    Scene.Enrolled terminal = scene.terminal();
    for (int mark : new int[] {5, 5, 2}) {
      String number = evaluations.newCase(terminal.caller());
      EvaluationScene.put(terminal.caller(), number, EvaluationScene.mark(mark));
      database.run(
          "update evaluation set evaluated_at = '2025-03-31T23:59:00+08:00' where case_number = ?",
          number);
    }
    Caller clerk = scene.operator();
    String sheet = clerk.get("/api/v1/operator/evaluations/sheet?month=2025-03&lang=zh-CN").text();
    assertTrue(sheet.contains("终端," + terminal.id() + ","), sheet);
    assertTrue(sheet.contains(",3,2,0,0,1,0,66.7,0"), sheet);
    assertTrue(sheet.contains("事项,TE44011350000011705442106041002,"), sheet);
    assertFalse(
        clerk
            .get("/api/v1/operator/evaluations/sheet?month=2025-04")
            .text()
            .contains(terminal.id()));
    assertEquals(
        "month-defective", clerk.get("/api/v1/operator/evaluations/sheet?month=March").problem());
    String session = scene.session(Role.OPERATOR);
    String page =
        Caller.operator(scene.https(), session)
            .get("/console/evaluations?lang=zh-CN&month=2025-03")
            .text();
    assertTrue(page.contains("共 3 件评价，好评 66.7%；差评 1 件"), page);
  }

  @Test
  void aRatingFromAPhoneCountsForTheHallAndTheItemAndForNoTerminal() {
    Scene.Enrolled terminal = scene.terminal();
    String number = evaluations.newCase(terminal.caller());
    Said bad = Said.of(1, List.of("slow"), "手机上写的");
    assertEquals(Evaluations.Outcome.FOLLOWED, kept.fromPhone(number, bad));
    assertEquals(Optional.of(new Offer(Rater.APPLICANT, true)), kept.offer(number));
    assertTrue(
        rectifications.find(number, Rater.APPLICANT).isPresent(), "a bad one is looked into");
    Answer later = EvaluationScene.put(terminal.caller(), number, EvaluationScene.mark(5));
    assertEquals("evaluated-already", later.problem(), "the terminal finds it");
    String atTerminal = evaluations.newCase(terminal.caller());
    EvaluationScene.put(terminal.caller(), atTerminal, EvaluationScene.mark(5));
    assertEquals(Evaluations.Outcome.ALREADY, kept.fromPhone(atTerminal, bad), "so does the phone");

    database.run(
        "update evaluation set evaluated_at = '2025-05-02T10:00:00+08:00' where case_number in (?, ?)",
        number,
        atTerminal);
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String sheet = clerk.get("/api/v1/operator/evaluations/sheet?month=2025-05&lang=zh-CN").text();
    for (String expected :
        new String[] {
          "终端," + terminal.id() + ",",
          "评价途径,phone,本人手机,1,0,0,0,0,1,0.0,0",
          "评价途径,terminal,自助终端,1,1,0,0,0,0,100.0,0",
          "事项,TE44011350000011705442106041002,"
        }) {
      assertTrue(sheet.contains(expected), sheet);
    }
    for (String line : sheet.lines().toList()) {
      if (line.startsWith("大厅,") || line.startsWith("事项,TE")) {
        assertTrue(line.endsWith(",2,1,0,0,0,1,50.0,0"), line);
      } else if (line.startsWith("终端,")) {
        assertTrue(line.endsWith(",1,1,0,0,0,0,100.0,0"), line);
      }
    }
    String page = clerk.get("/console/evaluations/cases/" + number + "?lang=zh-CN").text();
    assertTrue(page.contains("本人手机") && page.contains("手机上写的"), page);
  }

  private static ObjectNode markOf(String name, String idNumber, int mark) {
    ObjectNode evaluation = EvaluationScene.mark(mark);
    evaluation.withObject("/citizen").put("name", name).put("idNumber", idNumber);
    return evaluation;
  }

  @Test
  void anAgentRatesBesideTheApplicantAndNeitherForTheOther() {
    Caller terminal = scene.terminal().caller();
    String applicant = LifeEvent.newIdNumber();
    String number = evaluations.agentsCase(terminal, applicant);
    assertEquals(Optional.of(new Offer(Rater.AGENT, false)), kept.offer(number));
    Said bad = Said.of(2, List.of("more-papers"), "代办时写的");
    assertEquals(Evaluations.Outcome.FOLLOWED, kept.fromPhone(number, bad));
    assertEquals(Evaluations.Outcome.FOLLOWED, kept.fromPhone(number, bad), "once more");
    assertEquals(
        Evaluations.Outcome.ALREADY, kept.fromPhone(number, Said.of(5, List.of(), "")), "once");
    assertEquals(Optional.of(new Offer(Rater.AGENT, true)), kept.offer(number));
    assertTrue(rectifications.find(number, Rater.AGENT).isPresent());

    database.run("update service_case set state = 'granted' where case_number = ?", number);
    assertTrue(mayEvaluate(terminal, applicant, number), "the applicant has said nothing yet");
    Answer agents = EvaluationScene.put(terminal, number, markOf("李代办", "110101198001010010", 5));
    assertEquals("case-unknown", agents.problem(), "nor by the agent's card at a terminal");
    Answer applicants = EvaluationScene.put(terminal, number, markOf("张测试", applicant, 5));
    assertEquals(200, applicants.status(), applicants::text);
    assertEquals(5, applicants.json().get("mark").asInt(), "the own one");
    assertFalse(mayEvaluate(terminal, applicant, number));
    assertEquals(Optional.empty(), rectifications.find(number, Rater.APPLICANT));
    assertTrue(rectifications.find(number, Rater.AGENT).isPresent());

    String later = evaluations.agentsCase(terminal, applicant);
    EvaluationScene.put(terminal, later, markOf("张测试", applicant, 1));
    assertEquals(Optional.of(new Offer(Rater.AGENT, false)), kept.offer(later));
    assertEquals(Evaluations.Outcome.KEPT, kept.fromPhone(later, Said.of(4, List.of(), "")));
    assertTrue(rectifications.find(later, Rater.APPLICANT).isPresent());
    assertEquals(Optional.empty(), rectifications.find(later, Rater.AGENT));
    assertEquals(Optional.empty(), kept.offer("TE0"));
    assertEquals(Evaluations.Outcome.REFUSED, kept.fromPhone("TE0", bad));
  }

  @Test
  void whatFollowsFromBothIsDealtWithApart() {
    Caller terminal = scene.terminal().caller();
    String applicant = LifeEvent.newIdNumber();
    String number = evaluations.agentsCase(terminal, applicant);
    kept.fromPhone(number, Said.of(1, List.of("slow"), "代办时写的"));
    EvaluationScene.put(terminal, number, markOf("张测试", applicant, 1));
    String path = "/console/evaluations/cases/" + number;
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    String list = clerk.get("/console/evaluations?lang=zh-CN&state=open").text();
    assertTrue(list.contains(path + "\"") && list.contains(path + "?rater=agent\""), list);

    String page = clerk.get(path + "?rater=agent&lang=zh-CN").text();
    assertTrue(page.contains("<dd>代办人</dd>") && page.contains("代办时写的"), page);
    assertTrue(page.contains("name=\"rater\" value=\"agent\""), page);
    assertFalse(page.contains("张测试") || page.contains("等了一个上午"), page);
    Answer done = act(clerk, path + "/verify", token + "&rater=agent", 1, "当天只开了两个窗口");
    assertEquals(303, done.status());
    assertTrue(done.header("Location").endsWith(path + "?rater=agent"), done.header("Location"));
    assertEquals(409, act(clerk, path + "/verify", token + "&rater=agent", 1, "x").status());
    assertTrue(clerk.get(path + "?rater=agent&lang=zh-CN").text().contains("当天只开了两个窗口"));
    String own = clerk.get(path + "?lang=zh-CN").text();
    assertTrue(own.contains("<dd>申请人</dd>") && own.contains("等了一个上午"), own);
    assertFalse(own.contains("当天只开了两个窗口") || own.contains("代办时写的"), own);
    assertEquals(303, act(clerk, path + "/refute", token, 1, "查了监控").status());
    assertEquals(404, clerk.get(path + "?rater=nobody").status());
    assertEquals(404, act(clerk, path + "/verify", token + "&rater=nobody", 1, "x").status());
    assertEquals(
        List.of("rectification-refute:", "rectification-verify:agent"),
        database.list(
            """
            select action || ':' || coalesce(detail ->> 'rater', '') as said from audit_entry
            where subject = ? and action like 'rectification-%' order by action\
            """,
            row -> row.text("said"), number));
  }

  @Test
  void theReportTellsAgentsApartAndCountsEachOnce() {
    Scene.Enrolled terminal = scene.terminal();
    String applicant = LifeEvent.newIdNumber();
    String number = evaluations.agentsCase(terminal.caller(), applicant);
    kept.fromPhone(number, Said.of(1, List.of(), ""));
    EvaluationScene.put(terminal.caller(), number, markOf("张测试", applicant, 5));
    database.run(
        "update evaluation set evaluated_at = '2025-06-02T10:00:00+08:00' where case_number = ?",
        number);
    database.run(
        "update rectification set state = 'closed' where case_number = ? and rater = 'agent'",
        number);
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String sheet = clerk.get("/api/v1/operator/evaluations/sheet?month=2025-06&lang=zh-CN").text();
    assertEquals(
        List.of(
            "终端," + terminal.id() + ",一号机,1,1,0,0,0,0,100.0,0",
            "评价途径,phone,本人手机,1,0,0,0,0,1,0.0,1",
            "评价途径,terminal,自助终端,1,1,0,0,0,0,100.0,0",
            "评价人（上面各项已计入）,agent,代办人,1,0,0,0,0,1,0.0,1",
            "评价人（上面各项已计入）,applicant,申请人,1,1,0,0,0,0,100.0,0"),
        sheet
            .lines()
            .filter(line -> line.startsWith("终端,") || line.startsWith("评价"))
            .map(line -> line.replaceFirst("^(终端,[^,]*,)[^,]*", "$1一号机"))
            .toList());
    for (String line : sheet.lines().toList()) {
      if (line.startsWith("大厅,") || line.startsWith("事项,")) {
        assertTrue(line.endsWith(",2,1,0,0,0,1,50.0,1"), line);
      }
    }
    String page = clerk.get("/console/evaluations?lang=zh-CN&month=2025-06").text();
    assertTrue(page.contains("共 2 件评价，好评 50%；差评 1 件，其中已回访 1 件"), page);
    assertTrue(page.contains("其中 1 件是代办人评的：每件计一次"), page);
    assertFalse(
        clerk.get("/console/evaluations?lang=zh-CN&month=2025-03").text().contains("是代办人评的"));
  }

  @Test
  void aDecidedCaseMayBeRatedOnceAndItsApplicantIsToldSo() {
    Caller terminal = scene.terminal().caller();
    String number = evaluations.newCase(terminal);
    assertFalse(mayEvaluate(terminal, number), "it is not decided");
    database.run("update service_case set state = 'granted' where case_number = ?", number);
    assertTrue(mayEvaluate(terminal, number));
    EvaluationScene.put(terminal, number, EvaluationScene.mark(4));
    assertFalse(mayEvaluate(terminal, number), "it was rated");
  }

  private static boolean mayEvaluate(Caller terminal, String caseNumber) {
    return mayEvaluate(terminal, "11010119491001001X", caseNumber);
  }

  private static boolean mayEvaluate(Caller terminal, String idNumber, String caseNumber) {
    JsonNode cases =
        terminal
            .post("/api/v1/terminal/case-queries", Map.of("name", "张测试", "idNumber", idNumber))
            .json()
            .get("cases");
    for (JsonNode one : cases) {
      if (one.get("caseNumber").asText().equals(caseNumber)) {
        return one.get("mayEvaluate").asBoolean();
      }
    }
    throw new AssertionError("the newest case is told");
  }

  /// How many are late once every day is over by which something is due now.
  private long lateSomeDay() {
    Instant then = clock.instant().plus(Duration.ofDays(400));
    return database.transaction(sql -> overdue.count(sql, then));
  }

  private static Answer act(Caller clerk, String path, String token, int revision, String words) {
    return clerk.form(
        path,
        "%s&revision=%d&words=%s"
            .formatted(token, revision, URLEncoder.encode(words, StandardCharsets.UTF_8)));
  }
}
