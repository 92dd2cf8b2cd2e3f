// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.alert.AlertRules;
import hall.server.alert.delivery.WebhookPeer;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages of rules, recipients and silences.
@OnServer
class AlertSettingsPagesTest {
  private static final String RULES = "/console/alerts/rules";
  private static final String RECIPIENTS = "/console/alerts/recipients";
  private static final String SILENCES = "/console/alerts/silences";

  @Inject Scene scene;
  @Inject TestClock clock;
  @Inject Database database;
  @Inject AlertRules rules;

  @BeforeEach
  @AfterEach
  void clear() {
    for (String table : List.of("alert_delivery", "alert_recipient", "alert_silence")) {
      database.run("delete from " + table);
    }
  }

  @Test
  void everyPageSpeaksBothLanguagesUnderAStrictPolicy() {
    for (String path : List.of(RULES, RULES + "/disk-full", RECIPIENTS, SILENCES)) {
      Answer chinese = scene.operator().get(path);
      assertEquals(200, chinese.status(), path + chinese.text());
      assertTrue(chinese.header("Content-Security-Policy").startsWith("default-src 'none'"), path);
      assertFalse(
          Pattern.compile("<script>| style=| on[a-z]+=").matcher(chinese.text()).find(), path);
      assertEquals(200, scene.operator().get(path + "?lang=en").status(), path);
    }
    assertTrue(scene.operator().get(RULES).text().contains("30 分钟内有 3 件受理失败"));
    assertTrue(scene.operator().get(RULES + "?lang=en").text().contains("Less than 512 MB left"));
    assertEquals(404, scene.operator().get(RULES + "/nothing").status());
  }

  @Test
  void aRuleIsEditedAndWhoeverComesLateSeesWhatStandsNow() {
    AlertRules.Shown before = rules.find("terminal-hot");
    String form =
        "&revision=%d&severity=major&enabled=1&threshold=%d&raiseAfterSeconds=300"
            + "&clearAfterSeconds=300&escalateAfterMinutes=0";
    Answer first = post(RULES + "/terminal-hot", form.formatted(before.revision(), 75));
    assertEquals(303, first.status(), first.text());
    assertEquals(75, rules.find("terminal-hot").threshold());

    Answer late = post(RULES + "/terminal-hot", form.formatted(before.revision(), 70));
    assertEquals(409, late.status());
    assertTrue(late.text().contains("在您打开页面后修改过这条规则"), late.text());
    assertTrue(late.text().contains("阈值：现在是 75，您填的是 70"), late.text());
    assertTrue(late.text().contains("name=\"threshold\" type=\"number\""));
    assertTrue(late.text().contains("value=\"70\""), "what was filled in is not lost");
    assertTrue(late.text().contains("name=\"revision\" value=\"" + (before.revision() + 1) + "\""));

    Answer wrong = post(RULES + "/terminal-hot", form.formatted(before.revision() + 1, 9000));
    assertEquals(422, wrong.status());
    assertTrue(wrong.text().contains("下面的数值超出允许范围"));

    // Without the tick it is off.
    Answer off =
        post(
            RULES + "/terminal-hot",
            form.formatted(before.revision() + 1, 80)
                .replace("&enabled=1", "")
                .replace("severity=major", "severity=minor"));
    assertEquals(303, off.status());
    assertFalse(rules.find("terminal-hot").enabled());
    database.run("update alert_rule set enabled = true where id = 'terminal-hot'");
    assertFalse(scene.as(Role.VIEWER).get(RULES + "/terminal-hot").text().contains("<select"));
  }

  @Test
  void aRecipientIsAddedTriedAndRemoved() throws Exception {
    try (WebhookPeer peer = new WebhookPeer()) {
      Answer added =
          post(
              RECIPIENTS,
              "&name=%E5%80%BC%E7%8F%AD&channel=webhook&level=2&severity=major&hallId=sample-district"
                  + "&address="
                  + URLEncoder.encode(peer.address(), StandardCharsets.UTF_8));
      assertEquals(201, added.status(), added.text());
      String secret =
          database
              .first("select secret from alert_recipient", row -> row.text("secret"))
              .orElseThrow();
      assertTrue(added.text().contains(secret));
      String list = scene.operator().get(RECIPIENTS).text();
      assertFalse(list.contains(secret), "a secret is shown once");
      assertTrue(list.contains("严重及以上"), list);
      long id = database.first("select id from alert_recipient", row -> row.number("id")).get();

      Answer reached = post(RECIPIENTS + "/" + id + "/trial", "");
      assertTrue(reached.text().contains("“值班”已收下测试通知"), reached.text());
      peer.status = 503;
      Answer failed = post(RECIPIENTS + "/" + id + "/trial", "");
      assertTrue(failed.text().contains("“值班”没有收到测试通知：对方返回状态 503"), failed.text());
      assertEquals(303, post(RECIPIENTS + "/" + id + "/remove", "").status());
      assertFalse(scene.operator().get(RECIPIENTS).text().contains("值班"));

      Answer defective = post(RECIPIENTS, "&name=x&channel=email&address=no&level=1");
      assertEquals(422, defective.status());
      assertTrue(defective.text().contains("地址不正确"));
      assertTrue(defective.text().contains("value=\"no\""));
    }
  }

  @Test
  void aRecipientIsEditedAndWhoeverComesLateIsTold() throws Exception {
    try (WebhookPeer peer = new WebhookPeer()) {
      String address = URLEncoder.encode(peer.address(), StandardCharsets.UTF_8);
      String form = "&channel=webhook&level=2&severity=major&address=" + address;
      assertEquals(201, post(RECIPIENTS, form + "&name=A").status());
      long id = database.first("select id from alert_recipient", row -> row.number("id")).get();
      String one = RECIPIENTS + "/" + id;
      String page = scene.operator().get(one).text();
      assertTrue(page.contains("value=\"A\"") && page.contains("签名密钥不变"), page);
      assertEquals(303, post(one, form + "&name=B&revision=1").status());
      assertTrue(scene.operator().get(RECIPIENTS).text().contains("<strong>B</strong>"));
      Answer late = post(one, form + "&name=C&revision=1");
      assertEquals(409, late.status());
      assertTrue(late.text().contains("有人修改过这个接收人") && late.text().contains("value=\"C\""));
      assertEquals(422, post(one, form.replace("level=2", "level=9") + "&name=B").status());
      assertEquals(404, post(RECIPIENTS + "/999999999", form + "&name=B").status());
    }
  }

  @Test
  void aSilenceIsPlannedForAHallAndCancelled() {
    Answer defective = post(SILENCES, "&scope=hall:sample-district&from=&until=&reason=");
    assertEquals(422, defective.status());
    assertTrue(defective.text().contains("结束时间要晚于开始时间"), defective.text());
    assertEquals(
        303,
        post(
                SILENCES,
                "&scope=hall:sample-district&until=" + day(3) + "&from=" + day(2) + "&reason=x")
            .status());
    String list = scene.operator().get(SILENCES).text();
    assertTrue(list.contains("未开始"), list);
    assertTrue(list.contains("取消静默"));
    long id = database.first("select id from alert_silence", row -> row.number("id")).orElseThrow();
    assertEquals(303, post(SILENCES + "/" + id + "/end", "").status());
    assertTrue(scene.operator().get(SILENCES).text().contains("没有维护静默"));
  }

  /// In so many days, as browsers send it; the hall's time is that of the database's answer.
  private String day(int days) {
    return clock
        .instant()
        .atZone(HallTime.ZONE)
        .plusDays(days)
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private Answer post(String path, String form) {
    String session = scene.session();
    return Caller.operator(scene.https(), session)
        .form(path, "token=" + Operators.formToken(session) + form);
  }
}
