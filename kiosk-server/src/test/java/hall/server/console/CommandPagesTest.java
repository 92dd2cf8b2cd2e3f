// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnServer
class CommandPagesTest {
  private static final String OUT =
      "kind=out-of-service&textZhCn=%E6%A3%80%E4%BF%AE&textEn=Repair+%3Cb%3E&until=2099-01-01T18:00";

  @Inject Scene scene;
  @Inject TestClock clock;

  @Test
  void anAdministratorCommandsATerminalFromItsPage() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    Scene.Enrolled terminal = scene.terminal();
    String page = "/console/terminals/" + terminal.id();
    String form = OUT + "&key=k1&token=" + Operators.formToken(session);

    assertEquals(403, operator.form(page + "/commands", OUT + "&key=k1").status());
    assertEquals(303, operator.form(page + "/commands", form).status());
    assertEquals(303, operator.form(page + "/commands", form).status(), "sent twice, ordered once");
    var waiting = terminal.caller().get("/api/v1/terminal/commands").json().get("commands");
    assertEquals(1, waiting.size());
    assertEquals("2099-01-01T18:00:00+08:00", waiting.get(0).get("until").asText());
    String shown = operator.get(page).text();
    assertTrue(shown.contains("等待终端接收"));
    String english = operator.get(page + "/live?lang=en").text();
    assertTrue(english.contains("Repair &lt;b&gt;") && english.contains("2099-01-01 18:00"));

    String id = waiting.get(0).get("id").asText();
    String cancellation = page + "/commands/" + id + "/cancellation";
    assertEquals(403, operator.form(cancellation, "token=x").status());
    assertEquals(
        303, operator.form(cancellation, "token=" + Operators.formToken(session)).status());
    assertTrue(operator.get(page + "/live?lang=zh-CN").text().contains("已撤回"));
  }

  @Test
  void whatWasTestedAndPrintedIsShown() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    Scene.Enrolled terminal = scene.terminal();
    terminal.caller().post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"));
    String page = "/console/terminals/" + terminal.id();
    operator.form(
        page + "/commands",
        "kind=test-print&device=printer&key=k&token=" + Operators.formToken(session));
    String id =
        terminal.caller().get("/api/v1/terminal/commands").json().at("/commands/0/id").asText();
    String reports = "/api/v1/terminal/commands/" + id + "/reports";
    terminal.caller().post(reports, Map.of("state", "running"));
    Answer begun =
        operator.form(
            page + "/commands/" + id + "/cancellation", "token=" + Operators.formToken(session));
    assertEquals(409, begun.status());
    assertTrue(begun.text().contains("不能撤回"));
    terminal.caller().post(reports, Map.of("state", "done", "evidence", "3"));
    assertTrue(operator.get(page + "?lang=zh-CN").text().contains("打印机报告打印完成"));
  }

  @Test
  void aMessageIsWrittenShownWithdrawnAndAPictureIsLookedAt() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    Scene.Enrolled terminal = scene.terminal();
    String page = "/console/terminals/" + terminal.id();
    String token = "&token=" + Operators.formToken(session);
    String until = HallTime.at(clock.instant().plusSeconds(7200)).toLocalDateTime().toString();
    assertEquals(
        303,
        operator
            .form(
                page + "/commands",
                "kind=message&textZhCn=%E5%8A%A0%E7%BA%B8&textEn=Paper&key=m&until="
                    + until
                    + token)
            .status());
    String id = tell(terminal, Map.of("state", "done"));
    String shown = operator.get(page + "?lang=zh-CN").text();
    assertTrue(shown.contains("已显示，等待确认") && shown.contains("撤下留言"), shown);
    String withdrawal = "kind=withdraw-message&key=w&message=" + id + token;
    assertEquals(303, operator.form(page + "/commands", withdrawal).status());
    tell(terminal, Map.of("state", "done"));
    assertTrue(operator.get(page + "/live").text().contains("已撤下"));
    Answer late = operator.form(page + "/commands", withdrawal.replace("key=w", "key=again"));
    assertEquals(409, late.status());
    assertTrue(late.text().contains("留言没有撤下"));

    operator.form(page + "/commands", "kind=screenshot&why=test+%3Cb%3E&key=s" + token);
    String picture = tell(terminal, Golden.read("command-report.picture.request"));
    String looked = operator.get(page + "/live").text();
    assertTrue(looked.contains("理由：test &lt;b&gt;"));
    String source = "src=\"/api/v1/operator/terminals/" + terminal.id() + "/commands/" + picture;
    assertTrue(looked.contains(source), looked);
    assertFalse(scene.as(Role.VIEWER).get(page + "/live").text().contains(source));
    assertEquals(
        422, operator.form(page + "/commands", "kind=volume&volume=loud&key=v" + token).status());
    operator.form(page + "/commands", "kind=volume&volume=35&key=v2" + token);
    tell(terminal, Map.of("state", "failed", "reason", "no-sound-device"));
    String failed = operator.get(page + "/live?lang=en").text();
    assertTrue(failed.contains("Volume 35%") && failed.contains("No sound device"));
  }

  /// Reports on the oldest command and gives its id.
  private static String tell(Scene.Enrolled terminal, Object report) {
    String id =
        terminal.caller().get("/api/v1/terminal/commands").json().at("/commands/0/id").asText();
    String reports = "/api/v1/terminal/commands/" + id + "/reports";
    terminal.caller().post(reports, Map.of("state", "running"));
    assertEquals(200, terminal.caller().post(reports, report).status());
    return id;
  }

  @Test
  void aDefectiveOrderIsSaidAndAnUnknownTerminalIsMissing() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = "&key=k&token=" + Operators.formToken(session);
    String page = "/console/terminals/" + scene.terminal().id();
    Answer past = operator.form(page + "/commands", OUT.replace("2099", "2020") + token);
    assertEquals(422, past.status());
    assertTrue(past.text().contains("指令没有下达"));
    assertEquals(404, operator.get("/console/terminals/nowhere").status());
    assertEquals(
        404,
        operator.form("/console/terminals/nowhere/commands", "kind=self-test" + token).status());
  }

  @Test
  void whoeverOnlyLooksIsOfferedNoCommand() {
    String session = scene.session(Role.VIEWER);
    Caller viewer = Caller.operator(scene.https(), session);
    String page = "/console/terminals/" + scene.terminal().id();
    assertFalse(viewer.get(page).text().contains("设备自检"));
    assertTrue(scene.as(Role.OPERATOR).get(page).text().contains("重启程序"));
    Answer refused =
        viewer.form(
            page + "/commands", "kind=self-test&key=k&token=" + Operators.formToken(session));
    assertEquals(403, refused.status());
    assertTrue(refused.text().contains("您的角色"));
  }
}
