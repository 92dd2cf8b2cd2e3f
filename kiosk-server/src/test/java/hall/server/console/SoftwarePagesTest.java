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
import hall.server.software.SoftwareScene;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@OnServer
class SoftwarePagesTest {
  private static final String PAGE = "/console/software";

  @Inject Scene scene;
  @Inject SoftwareScene software;

  @Test
  void anAdministratorSeesWhatRunsAndDraftsARelease() {
    Caller operator = scene.operator();
    String version = software.offered();
    scene.terminal().caller().post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"));
    String page = operator.get(PAGE + "?lang=zh-CN").text();
    assertTrue(page.contains("<strong>" + version + "</strong>"));
    assertTrue(page.contains("可以发布"));
    assertTrue(
        page.contains(
            "<strong>" + Golden.read("heartbeat.request").get("software").asText() + "</strong>"));
    assertTrue(page.contains("id=\"upload\""));
    assertTrue(operator.get(PAGE + "?lang=en").text().contains("Can be published"));

    Answer draft =
        operator.get(PAGE + "/draft?set=software.release&value=" + version + "&scope=fleet");
    assertEquals(303, draft.status());
    String address = draft.header("Location").replaceFirst("^https://[^/]+", "");
    String form = operator.get(address).text();
    assertTrue(form.contains("name=\"v:software.release\" value=\"" + version + "\""), address);
    assertTrue(form.contains("已填入 软件版本：" + version), address);
    String other =
        operator.get("/console/configuration/layers/fleet?set=helpPhone&value=666").text();
    assertFalse(other.contains("666"), "nothing else can be filled in from outside");
  }

  @Test
  void aReleaseIsWithdrawnWithAReason() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String version = software.offered();
    String address = PAGE + "/releases/" + version + "/withdrawal";
    String token = "&token=" + Operators.formToken(session);
    assertEquals(403, operator.form(address, "reason=x&token=x").status());
    assertTrue(operator.form(address, "reason=" + token).text().contains("请写明撤回原因"));
    assertEquals(303, operator.form(address, "reason=crashes" + token).status());
    String page = operator.get(PAGE + "?lang=zh-CN").text();
    assertTrue(page.contains("撤回：crashes"));
    String read = scene.as(Role.VIEWER).get(PAGE).text();
    assertFalse(read.contains("id=\"upload\""));
    assertFalse(read.contains("/withdrawal"));
  }
}
