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
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnServer
class AlertPagesTest {
  private static final String INBOX = "/console/alerts";

  @Inject Scene scene;
  @Inject Database database;

  @BeforeEach
  @AfterEach
  void clear() {
    for (String table : List.of("alert_delivery", "alert", "alert_group", "alert_silence")) {
      database.run("delete from " + table);
    }
  }

  @Test
  void everyPageSpeaksBothLanguagesUnderAStrictPolicy() {
    long id = raise(scene.terminal().id(), "device-not-usable", null);
    for (String path : List.of(INBOX, INBOX + "/live", INBOX + "/badge", INBOX + "/" + id)) {
      Answer chinese = scene.operator().get(path);
      assertEquals(200, chinese.status(), path + chinese.text());
      assertTrue(chinese.header("Content-Security-Policy").startsWith("default-src 'none'"), path);
      assertFalse(
          Pattern.compile("<script>| style=| on[a-z]+=").matcher(chinese.text()).find(), path);
      assertEquals(200, scene.operator().get(path + "?lang=en").status(), path);
    }
    String list = scene.operator().get(INBOX).text();
    assertTrue(list.contains("设备不可用"));
    assertTrue(list.contains("扫描仪：待人处理 · 卡纸"));
    assertTrue(scene.operator().get(INBOX + "?lang=en").text().contains("Device not usable"));
  }

  @Test
  void theNavigationCountsWhatIsOpen() {
    assertFalse(scene.operator().get("/console/cases").text().contains("class=\"badge\""));
    raise(scene.terminal().id(), "device-not-usable", null);
    raise(scene.terminal().id(), "outbox-old", null);
    String page = scene.operator().get("/console/cases").text();
    assertTrue(page.contains("<span aria-hidden=\"true\">2</span>"), page);
    assertTrue(scene.operator().get(INBOX + "/badge").text().contains("2 条未处理"));
    assertFalse(scene.anonymous().get("/console/login").text().contains("badge"));
  }

  @Test
  void aGroupIsOneLineAndIsAcknowledgedAsOne() {
    long group =
        database
            .first(
                """
                insert into alert_group (rule_id, opened_at, joined_at)
                values ('terminal-offline', now(), now()) returning id\
                """,
                row -> row.number("id"))
            .orElseThrow();
    long id = raise(scene.terminal().id(), "terminal-offline", group);
    raise(scene.terminal().id(), "terminal-offline", group);
    String list = scene.operator().get(INBOX).text();
    assertTrue(list.contains("2 台终端"), list);
    assertEquals(1, list.split("<td data-label=\"告警\"", -1).length - 1);
    String whole = scene.operator().get(INBOX + "/" + id + "?whole=1").text();
    assertTrue(whole.contains("2 台终端"), whole);
    assertTrue(whole.contains("这一组告警"));
    String one = scene.operator().get(INBOX + "/" + id).text();
    assertTrue(one.contains("查看同时出现的整组告警"));
    assertFalse(one.contains("2 台终端"));

    assertEquals(403, form(id, "acknowledge", "token=x&group=1").status());
    assertEquals(303, form(id, "acknowledge", token() + "&note=%E5%A5%BD&group=1").status());
    assertEquals(
        2L,
        database
            .first(
                "select count(*) as n from alert where state = 'acknowledged' and note = '好'",
                row -> row.number("n"))
            .orElseThrow());
  }

  @Test
  void aSilenceIsSetFromAnAlertAndEndedFromTheInbox() {
    String terminal = scene.terminal().id();
    long id = raise(terminal, "device-not-usable", null);
    Answer defective = form(id, "silence", token() + "&scope=terminal&hours=4&reason=");
    assertEquals(422, defective.status());
    assertTrue(defective.text().contains("请填写静默原因"));
    assertEquals(
        303, form(id, "silence", token() + "&scope=terminal&hours=4&reason=%E6%8D%A2").status());
    String list = scene.operator().get(INBOX).text();
    assertTrue(list.contains("静默中"));
    assertTrue(list.contains("维护静默：1 项"));
    long silence =
        database.first("select id from alert_silence", row -> row.number("id")).orElseThrow();
    assertEquals(303, operator().form(INBOX + "/silences/" + silence + "/end", token()).status());
    assertFalse(scene.operator().get(INBOX).text().contains("维护静默："));
  }

  @Test
  void whatIsOverNeedsNobody() {
    long id = raise(scene.terminal().id(), "device-not-usable", null);
    database.run("update alert set state = 'cleared', cleared_at = now()");
    Answer late = form(id, "acknowledge", token());
    assertEquals(409, late.status());
    assertTrue(late.text().contains("告警已经恢复"));
    assertEquals(404, scene.operator().get(INBOX + "/999999999").status());
    assertEquals(404, scene.operator().get(INBOX + "/nothing").status());
  }

  private long raise(String terminal, String rule, @Nullable Long group) {
    return database
        .first(
            """
            insert into alert
              (rule_id, terminal_id, hall_id, group_id, severity, state, details, raised_at)
            values (?, ?, 'sample-district', ?, 'major', 'open',
              '[{"part":"scanner","state":"userError","reason":"media-jam"}]', now())
            returning id\
            """,
            row -> row.number("id"),
            rule,
            terminal,
            group)
        .orElseThrow();
  }

  private Caller operator() {
    return Caller.operator(scene.https(), scene.session());
  }

  private String token() {
    return "token=" + Operators.formToken(scene.session());
  }

  private Answer form(long id, String action, String body) {
    return operator().form(INBOX + "/" + id + "/" + action, body);
  }
}
