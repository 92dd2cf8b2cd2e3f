// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
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
