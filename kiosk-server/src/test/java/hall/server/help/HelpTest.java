// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Between a citizen at a terminal and the attendants at the console.
@OnServer
class HelpTest {
  @Inject Scene scene;
  @Inject Database database;

  /// An attendant's console.
  private record Desk(Caller clerk, String token) {
    Answer say(String path, UUID key, String words) {
      return clerk.form(
          path + "/answer",
          token + "&key=" + key + "&words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    Answer deed(String path) {
      return clerk.form(path, token);
    }
  }

  private Desk desk() {
    String session = scene.session(Role.OPERATOR);
    return new Desk(
        Caller.operator(scene.https(), session), "token=" + Operators.formToken(session));
  }

  @Test
  void citizenAndAttendantsTalkUntilTheCitizenGoes() {
    Caller terminal = scene.terminal().caller();
    UUID id = UUID.randomUUID();
    String path = "/console/help/" + id;
    ObjectNode report = (ObjectNode) Golden.read("help.request").deepCopy();
    JsonNode first = HelpScene.put(terminal, id, report).json();
    assertEquals(1, first.get("messages").size());
    assertEquals(first, HelpScene.put(terminal, id, report).json(), "however often it is told");

    Desk anna = desk();
    Desk bert = desk();
    Answer list = anna.clerk().get("/console/help?lang=zh-CN");
    assertTrue(list.text().contains(path), list::text);
    assertTrue(list.text().contains("材料，第 2 步，共 3 步，扫描失败"), list::text);
    assertTrue(list.text().contains("等待答复"));
    assertFalse(list.text().contains("请过来帮我看一下"), "what was said is not in the list");
    assertTrue(anna.clerk().get(path + "?lang=zh-CN").text().contains("请过来帮我看一下"));

    UUID key = UUID.randomUUID();
    assertEquals(303, anna.say(path, key, "把纸面朝下放好").status());
    assertEquals(303, anna.say(path, key, "把纸面朝下放好").status(), "sent twice, said once");
    assertEquals(303, bert.say(path, UUID.randomUUID(), "再点“扫描”").status());
    assertEquals(303, bert.deed(path + "/point").status());
    report.withObject("/place").put("screen", "review").remove("trouble");
    report.withObject("/place").remove("step");
    report.withObject("/place").remove("steps");
    JsonNode talked = HelpScene.put(terminal, id, report).json();
    Golden.assertSameShape("help.response", talked);
    assertEquals(3, talked.get("messages").size());
    assertEquals("attendant", talked.at("/messages/2/from").asText());
    assertEquals("再点“扫描”", talked.at("/messages/2/text").asText());
    assertEquals(1, talked.get("pointed").asInt());
    String live = anna.clerk().get(path + "/live?lang=zh-CN").text();
    assertTrue(live.contains("<dd>核对</dd>") && live.contains("已答复"), live);

    report.put("over", true);
    assertEquals("closed", HelpScene.put(terminal, id, report).json().get("state").asText());
    Answer late = anna.say(path, UUID.randomUUID(), "还在吗");
    assertEquals(409, late.status());
    assertTrue(late.text().contains("群众已经离开"), late::text);
    assertEquals(409, bert.deed(path + "/close").status());
    assertFalse(anna.clerk().get("/console/help").text().contains(path));
    report.put("over", false);
    assertEquals("closed", HelpScene.put(terminal, id, report).json().get("state").asText());
  }

  /// Beside ready-made sentences, which everybody says; nowhere but in the thread.
  @Test
  void ownWordsAreMarkedAndStandInTheThreadAlone() {
    Caller terminal = scene.terminal().caller();
    String path = "/console/help/" + HelpScene.written(terminal);
    Desk anna = desk();
    String own = "户口簿还在老家，能不能先交复印件？";
    String thread = anna.clerk().get(path + "?lang=zh-CN").text();
    assertEquals(
        List.of("群众", "群众（自己写的）"),
        Pattern.compile("<dt>[^<]* · ([^<]*)</dt>")
            .matcher(thread)
            .results()
            .map(found -> found.group(1))
            .toList(),
        thread);
    assertTrue(thread.contains(own), thread);
    assertTrue(anna.clerk().get(path + "/live?lang=en").text().contains("Citizen (own words)"));
    assertFalse(anna.clerk().get("/console/help?lang=zh-CN").text().contains("户口簿"));
    assertEquals(303, anna.say(path, UUID.randomUUID(), "可以，后补原件").status());
    assertEquals(303, anna.deed(path + "/close").status());
    assertEquals(
        List.of(),
        database.list(
            """
            select action from audit_entry
            where subject || detail::text like '%户口簿%' or detail::text like '%后补原件%'\
            """,
            row -> row.text("action")));
  }

  @Test
  void anAttendantEndsItAndTheTerminalIsTold() {
    Caller terminal = scene.terminal().caller();
    UUID id = UUID.fromString(HelpScene.one(terminal));
    Desk anna = desk();
    String path = "/console/help/" + id;
    assertEquals(403, anna.clerk().form(path + "/close", "token=x").status());
    assertEquals(422, anna.say(path, UUID.randomUUID(), " ").status());
    assertEquals(422, anna.say(path, UUID.randomUUID(), "长".repeat(201)).status());
    assertEquals(404, anna.deed(path + "/nonsense").status());
    assertEquals(404, anna.clerk().get("/console/help/" + UUID.randomUUID()).status());
    assertEquals(303, anna.deed(path + "/close").status());
    JsonNode told = HelpScene.put(terminal, id, Golden.read("help.request")).json();
    assertEquals("closed", told.get("state").asText());
  }

  @Test
  void oneCitizenStandsAtATerminal() {
    Caller terminal = scene.terminal().caller();
    String before = HelpScene.one(terminal);
    String now = HelpScene.one(terminal);
    String list = desk().clerk().get("/console/help").text();
    assertTrue(list.contains(now) && !list.contains(before), list);
    Answer another =
        HelpScene.put(scene.terminal().caller(), UUID.fromString(now), Golden.read("help.request"));
    assertEquals(409, another.status(), "another terminal's");
  }

  @Test
  void aTerminalThatSaysNothingMoreHasLostItsVisit() {
    String id = HelpScene.one(scene.terminal().caller());
    database.run(
        "update help_call set heard_at = heard_at - interval '61 seconds' where id = ?::uuid", id);
    Desk anna = desk();
    assertFalse(anna.clerk().get("/console/help").text().contains(id));
    assertTrue(anna.clerk().get("/console/help/" + id + "?lang=zh-CN").text().contains("没有再上报"));
    assertEquals(409, anna.say("/console/help/" + id, UUID.randomUUID(), "还在吗").status());
  }

  @Test
  void aHallSeesItsOwn() {
    String id = HelpScene.one(scene.terminal().caller());
    Desk anna = desk();
    assertFalse(anna.clerk().get("/console/help?hall=no-such-hall").text().contains(id));
    String hall =
        database
            .first(
                """
                select t.hall_id from help_call c join terminal t on t.id = c.terminal_id
                where c.id = ?::uuid\
                """,
                row -> row.text("hall_id"),
                id)
            .orElseThrow();
    assertTrue(anna.clerk().get("/console/help?hall=" + hall).text().contains(id));
  }
}
