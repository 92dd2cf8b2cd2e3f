// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.configuration.Configured;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.KeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

@OnServer
class ConfigurationPagesTest {
  private static final Map<String, String> WHOLE =
      Map.ofEntries(
          Map.entry("v:name.zh-CN", "示例终端 <b>"),
          Map.entry("v:name.en", "Sample"),
          Map.entry("v:production", "false"),
          Map.entry("v:panel.widthPx", "1080"),
          Map.entry("v:panel.heightPx", "1920"),
          Map.entry("v:panel.pxPerMm", "4.03"),
          Map.entry("v:devices.scanner", "escl://scanner.local:80/eSCL"),
          Map.entry("w:devices.printer", "on"),
          Map.entry("v:timeouts.warningSeconds", "61"),
          Map.entry("v:timeouts.purgeSeconds", "95"),
          Map.entry("v:timeouts.receiptSeconds", "90"),
          Map.entry("v:scan.dpi", "300"),
          Map.entry("v:scan.mode", "color"),
          Map.entry("v:languages", "zh-CN，en"),
          Map.entry("v:helpPhone", "12345"));

  @Inject Scene scene;
  @Inject Configured configured;
  @Inject Database database;

  private static String form(Map<String, String> fields, String session, long revision) {
    return fields.entrySet().stream()
            .map(field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"))
        + "&revision="
        + revision
        + "&token="
        + Operators.formToken(session);
  }

  @Test
  void anAdministratorSetsATerminalUpAndPublishes() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    Scene.Enrolled terminal = scene.terminal();
    String page = "/console/configuration/layers/terminal:" + terminal.id();

    assertTrue(operator.get(page).text().contains("无操作提醒"));
    assertEquals(403, operator.form(page, "v:helpPhone=1&revision=0&token=x").status());
    assertEquals(303, operator.form(page, form(WHOLE, session, 0)).status());
    String shown = operator.get(page + "?lang=zh-CN").text();
    assertTrue(shown.contains("示例终端 &lt;b&gt;"), "what was typed comes back, harmless");
    assertTrue(shown.contains("value=\"zh-CN, en\""));
    assertTrue(shown.contains("name=\"w:devices.printer\" checked"));

    Answer late = operator.form(page, form(Map.of("v:helpPhone", "96110"), session, 0));
    assertEquals(409, late.status());
    assertTrue(late.text().contains("刚才有人改过"));
    Answer bad = operator.form(page, form(Map.of("v:timeouts.warningSeconds", "soon"), session, 1));
    assertEquals(422, bad.status());
    assertTrue(bad.text().contains("无操作提醒（秒）"));

    configured.work();
    String preview = operator.get("/console/configuration/preview?lang=zh-CN").text();
    assertTrue(preview.contains(terminal.id()));
    assertTrue(preview.contains("95"));
    String publish = "/console/configuration/publications";
    String token = "&token=" + Operators.formToken(session);
    assertEquals(422, operator.form(publish, "note=" + token).status());
    Answer badPlan = operator.form(publish, "note=x&way=rings&percents=50,10" + token);
    assertEquals(422, badPlan.status());
    assertTrue(badPlan.text().contains("分批方案有误"));
    Answer begun = operator.form(publish, "note=first&way=rings&percents=10,100" + token);
    assertEquals(303, begun.status(), begun::text);
    String rollout = begun.header("location").replaceFirst("^https://[^/]+", "");
    assertTrue(operator.get(rollout + "?lang=zh-CN").text().contains("第 2 批"));
    assertTrue(operator.get(rollout + "/live?lang=en").text().contains("begun"));
    assertEquals(403, operator.form(rollout + "/orders", "order=abort&token=x").status());
    assertEquals(303, operator.form(rollout + "/orders", "order=abort" + token).status());
    Answer over = operator.form(rollout + "/orders", "order=pause" + token);
    assertEquals(409, over.status());
    assertTrue(operator.get("/console/configuration?lang=zh-CN").text().contains("发布记录"));
    assertTrue(operator.get("/console/configuration?lang=en").text().contains("Publications"));
  }

  @Test
  void aFieldThatTheFormDidNotSendIsNotTouched() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String scope = "terminal:" + scene.terminal().id();
    String page = "/console/configuration/layers/" + scope;
    assertEquals(303, operator.form(page, form(WHOLE, session, 0)).status());
    assertEquals(303, operator.form(page, form(Map.of("v:helpPhone", ""), session, 1)).status());
    var layer = operator.get("/api/v1/operator/configuration/layers/" + scope).json();
    assertFalse(layer.get("settings").has("helpPhone"));
    assertEquals(61, layer.at("/settings/timeouts/warningSeconds").asInt());
    assertTrue(layer.at("/settings/devices/printer").isNull());
  }

  @Test
  void aMaintenancePinIsKeptAsAHashAndNeverShown() throws Exception {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String scope = "terminal:" + scene.terminal().id();
    String page = "/console/configuration/layers/" + scope;
    assertEquals(303, operator.form(page, form(WHOLE, session, 0)).status());
    Map<String, String> pin = Map.of("v:maintenance.pin", "24681357");
    assertEquals(303, operator.form(page, form(pin, session, 1)).status());
    String kept = pin(scope);
    assertTrue(matches(kept, "24681357") && !matches(kept, "24681358"), kept);
    String shown = operator.get(page + "?lang=zh-CN").text();
    assertTrue(shown.contains("已设置（不显示）"));
    assertFalse(shown.contains("pbkdf2$1"));
    configured.work();
    String preview = operator.get("/console/configuration/preview?lang=zh-CN").text();
    assertTrue(preview.contains("维护密码") && !preview.contains("pbkdf2$1"));
    // An empty field is no order to forget what nobody can read there.
    Map<String, String> other = Map.of("v:maintenance.pin", "", "v:helpPhone", "12345");
    assertEquals(303, operator.form(page, form(other, session, 2)).status());
    assertEquals(kept, pin(scope));
    Map<String, String> few = Map.of("v:maintenance.pin", "1234567");
    assertEquals(422, operator.form(page, form(few, session, 3)).status());
  }

  private String pin(String scope) {
    return database
        .first(
            """
            select settings #>> '{maintenance,pin}' as pin from configuration_layer
            where scope = ? order by revision desc limit 1\
            """,
            row -> row.text("pin"),
            scope)
        .orElseThrow();
  }

  /// As a terminal asks.
  private static boolean matches(String kept, String pin) throws GeneralSecurityException {
    String[] parts = kept.split("\\$", -1);
    byte[] hash = Base64.getDecoder().decode(parts[3]);
    KeySpec key =
        new PBEKeySpec(
            pin.toCharArray(),
            Base64.getDecoder().decode(parts[2]),
            Integer.parseInt(parts[1]),
            hash.length * Byte.SIZE);
    return Arrays.equals(
        hash,
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded());
  }

  @Test
  void anUnknownScopeIsMissing() {
    Caller operator = scene.operator();
    assertEquals(404, operator.get("/console/configuration/layers/hall:nowhere").status());
    assertEquals(303, operator.get("/console/configuration/scope?scope=fleet").status());
  }

  @Test
  void settingsForATimeAreKeptAndEnded() {
    String session = scene.session();
    Caller operator = Caller.operator(scene.https(), session);
    String token = "&token=" + Operators.formToken(session);
    String page = "/console/configuration/overlays";
    String wish =
        "scope=terminal:"
            + scene.terminal().id()
            + "&setting=helpPhone&value=119&reason=drill-"
            + Operators.formToken(session).substring(0, 5);
    assertEquals(403, operator.form(page, wish + "&until=2099-01-01T08:00&token=x").status());
    Answer endless = operator.form(page, wish + token);
    assertEquals(422, endless.status());
    assertTrue(endless.text().contains("将来的结束时间"));
    Answer wrong =
        operator.form(page, wish.replace("119", "call") + "&until=2099-01-01T08:00" + token);
    assertEquals(422, wrong.status());
    assertTrue(wrong.text().contains("求助电话"));
    assertEquals(303, operator.form(page, wish + "&until=2099-01-01T08:00" + token).status());
    String shown = operator.get(page + "?lang=en").text();
    assertTrue(shown.contains("2099-01-01 08:00") && shown.contains("Help phone = 119"));
    String end = shown.replaceFirst("(?s).*action=\"(" + page + "/[0-9a-f-]+/end)\".*", "$1");
    assertEquals(303, operator.form(end, token.substring(1)).status());
    assertEquals(404, operator.form(end, token.substring(1)).status());
  }
}
