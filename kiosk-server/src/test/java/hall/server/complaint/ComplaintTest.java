// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.submission.DocumentVault;
import hall.server.submission.Upload;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From the terminal through the console to what everybody may read.
@OnServer
class ComplaintTest {
  private static final String QUERIES = "/api/v1/terminal/complaint-queries";

  private static final String TEXT = "窗口说缺少材料";

  @Inject Scene scene;
  @Inject ComplaintScene complaints;
  @Inject OverdueComplaints overdue;
  @Inject Database database;
  @Inject DocumentVault vault;
  @Inject InstantSource clock;

  @Test
  void theSameComplaintIsKeptOnceHoweverOftenItIsSent() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    JsonNode golden = Golden.read("complaint.request");
    JsonNode first = ComplaintScene.put(terminal, key, golden).json();
    Golden.assertSameShape("complaint.response", first);
    assertEquals(first, ComplaintScene.put(terminal, key, golden).json());
    Answer other = ComplaintScene.put(terminal, key, Golden.read("complaint.anonymous.request"));
    assertEquals(409, other.status());
    assertEquals(
        409, ComplaintScene.put(scene.terminal().caller(), key, golden).status(), "another's key");
    JsonNode second =
        ComplaintScene.put(terminal, UUID.randomUUID(), Golden.read("complaint.anonymous.request"))
            .json();
    assertFalse(second.get("number").equals(first.get("number")));
    ObjectNode defective = Golden.read("complaint.request").deepCopy();
    defective.put("phone", "110");
    assertEquals(422, ComplaintScene.put(terminal, UUID.randomUUID(), defective).status());
  }

  @Test
  void itIsAcceptedForwardedUrgedAnsweredAndPublishedWithoutItsWriter() {
    String id = complaints.one(scene.terminal().caller());
    String path = "/console/complaints/" + id;
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);

    Answer list = clerk.get("/console/complaints?lang=zh-CN&state=received");
    assertTrue(list.text().contains(path), list::text);
    assertFalse(list.text().contains("张测试") || list.text().contains(TEXT), "not in the list");
    String number = list.text().replaceFirst("(?s).*" + path + "\">.*?(TS[0-9-]+).*", "$1");
    Answer found = clerk.get("/console/complaints?number=+" + number.toLowerCase(Locale.ROOT));
    assertTrue(found.text().contains(path), "whoever asks with the number is found");
    assertFalse(clerk.get("/console/complaints?number=TS0").text().contains(path));
    Answer page = clerk.get(path + "?lang=zh-CN");
    assertTrue(page.text().contains("张测试") && page.text().contains(TEXT), page::text);

    assertEquals(403, clerk.form(path + "/accept", "token=x&revision=1").status());
    assertEquals(409, clerk.form(path + "/answer", token + "&revision=1&words=x").status());
    assertEquals(303, clerk.form(path + "/accept", token + "&revision=1").status());
    Answer late = clerk.form(path + "/accept", token + "&revision=1");
    assertEquals(409, late.status());
    assertTrue(late.text().contains("刚才有人处理过"), late::text);
    assertEquals(422, clerk.form(path + "/forward", token + "&revision=2&words=+").status());
    assertEquals(303, act(clerk, path + "/forward", token, 2, "示例街道办").status());
    assertEquals(303, act(clerk, path + "/supervise", token, 3, "请本周办结").status());
    assertEquals(303, act(clerk, path + "/answer", token, 4, "已补办，电话 13800000000").status());
    Answer answered = clerk.get(path + "?lang=zh-CN");
    for (String expected : new String[] {"示例街道办", "请本周办结", "已答复", "公开"}) {
      assertTrue(answered.text().contains(expected), expected);
    }

    assertFalse(scene.anonymous().get("/complaints").text().contains("改进示例"));
    assertEquals(303, act(clerk, path + "/publish", token, 5, "张测试反映，改进示例，13800000000").status());
    String published = scene.anonymous().get("/complaints?lang=zh-CN").text();
    assertTrue(published.contains("**反映，改进示例，***"), published);
    assertFalse(published.contains("张测试") || published.contains("13800000000"));
    assertEquals(409, act(clerk, path + "/publish", token, 5, "again").status());
    assertEquals(303, act(clerk, path + "/publish", token, 6, "改进了示例").status());
    assertTrue(scene.anonymous().get("/complaints").text().contains("改进了示例"));
    assertEquals(303, clerk.form(path + "/withdraw", token + "&revision=7").status());
    assertFalse(scene.anonymous().get("/complaints").text().contains("改进了示例"));
    assertEquals(409, clerk.form(path + "/withdraw", token + "&revision=8").status());
    assertEquals(404, clerk.get("/console/complaints/0").status());
    assertEquals(404, clerk.form(path + "/nonsense", token + "&revision=8").status());
  }

  @Test
  void whatIsDeclinedSaysWhy() {
    long late = lateSomeDay();
    String path = "/console/complaints/" + complaints.one(scene.terminal().caller());
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    assertEquals(late + 1, lateSomeDay(), "it waits for somebody");
    assertEquals(303, act(clerk, path + "/decline", token, 1, "不归本厅办理").status());
    assertEquals(late, lateSomeDay());
    Answer page = clerk.get(path + "?lang=zh-CN");
    assertTrue(page.text().contains("不归本厅办理") && page.text().contains("不予受理"));
    assertEquals(409, act(clerk, path + "/publish", token, 2, "x").status(), "only answers");
  }

  @Test
  void whatTheHotlineHasIsKnownByItsNumberThere() {
    long late = lateSomeDay();
    String path = "/console/complaints/" + complaints.one(scene.terminal().caller());
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    for (String wrong : new String[] {"123", "示例工单", "1".repeat(41), "2026 1127"}) {
      Answer refused = act(clerk, path + "/transfer?lang=zh-CN", token, 1, wrong);
      assertEquals(422, refused.status(), wrong);
      assertTrue(refused.text().contains("请填 12345 给的工单号"), refused::text);
    }
    assertEquals(late + 1, lateSomeDay(), "nothing was done");
    assertEquals(303, act(clerk, path + "/transfer", token, 1, " GD-20261127-0042 ").status());
    assertEquals(late, lateSomeDay(), "it waits for nobody here");
    Answer page = clerk.get(path + "?lang=zh-CN");
    for (String expected : new String[] {"已转 12345", "12345 工单号", "GD-20261127-0042"}) {
      assertTrue(page.text().contains(expected), expected);
    }
    assertEquals(409, act(clerk, path + "/answer", token, 2, "x").status(), "it is not ours now");
    assertEquals(409, act(clerk, path + "/publish", token, 2, "x").status(), "only answers");
  }

  @Test
  void whoHoldsTheSlipSeesHowFarItIsAndNeverWhatItSays() {
    Caller terminal = scene.terminal().caller();
    String slip = complaints.slip(terminal);
    String number = slip.replaceFirst("/complaints/([^?]+).*", "$1");
    Caller anybody = scene.anonymous();
    assertEquals(404, anybody.get("/complaints/" + number).status(), "numbers can be guessed");
    assertEquals(404, anybody.get("/complaints/" + number + "?k=x").status());
    assertEquals(404, anybody.get(slip.replace(number, "TS0")).status());
    Answer fresh = anybody.get(slip + "&lang=zh-CN");
    assertEquals(200, fresh.status());
    assertEquals("no-store", fresh.header("Cache-Control"));
    assertTrue(fresh.text().contains("还没有人受理") && fresh.text().contains("最迟"), fresh::text);
    assertFalse(fresh.text().contains("张测试") || fresh.text().contains(TEXT), fresh::text);

    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    String list = clerk.get("/console/complaints?number=" + number).text();
    String path = list.replaceFirst("(?s).*(/console/complaints/\\d+)\".*", "$1");
    assertEquals(303, clerk.form(path + "/accept", token + "&revision=1").status());
    assertEquals(303, act(clerk, path + "/forward", token, 2, "示例街道办").status());
    assertEquals(303, act(clerk, path + "/supervise", token, 3, "请本周办结").status());
    Answer urged = anybody.get(slip + "&lang=zh-CN");
    assertTrue(urged.text().contains("督办中") && urged.text().contains("示例街道办"), urged::text);
    assertFalse(urged.text().contains("请本周办结"), "what is said to the unit stays there");
    Map<String, String> code = Map.of("number", number, "token", slip.replaceFirst(".*k=", ""));
    Answer asked = terminal.post(QUERIES, code);
    Golden.assertSameShape("complaint-query.response", asked.json());
    assertEquals("no-store", asked.header("Cache-Control"));
    assertEquals("supervised", asked.json().get("state").asText());
    assertFalse(asked.text().contains(TEXT) || asked.text().contains("请本周办结"), asked::text);
    assertEquals(303, act(clerk, path + "/answer", token, 4, "张测试您好，已补办，13800000000").status());
    Answer answered = anybody.get(slip + "&lang=zh-CN");
    assertTrue(answered.text().contains("**您好，已补办，***"), answered::text);
    assertFalse(answered.text().contains("最迟"), "nothing is due any more");
    assertTrue(anybody.get(slip + "&lang=en").text().contains("Answered"));
    JsonNode told = terminal.post(QUERIES, code).json();
    assertEquals("**您好，已补办，***", told.get("answer").asText());
    assertTrue(told.get("dueOn").isNull());
    for (Map<String, String> guess :
        List.of(
            Map.of("number", number),
            Map.of("number", number, "token", "x"),
            Map.<String, String>of())) {
      assertEquals("complaint-unknown", terminal.post(QUERIES, guess).problem());
    }
  }

  @Test
  void somebodyOfTheHallComesOnADayThatWasNamedAndSaysWhatCameOfIt() {
    long late = lateSomeDay();
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    String path = "/console/complaints/" + complaints.visit(terminal, key);
    JsonNode golden = Golden.read("complaint.visit.request");
    JsonNode receipt = ComplaintScene.put(terminal, key, golden).json();
    Golden.assertSameShape("complaint.response", receipt);
    ObjectNode elsewhere = golden.deepCopy();
    elsewhere.withObject("/visit").put("place", "示例街道别处");
    assertEquals(409, ComplaintScene.put(terminal, key, elsewhere).status(), "another visit");
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    Answer page = clerk.get(path + "?lang=zh-CN");
    for (String expected : new String[] {"上门帮办", "测试小区 1 栋 101", "上午", "免费"}) {
      assertTrue(page.text().contains(expected), expected);
    }
    assertFalse(clerk.get("/console/complaints?lang=zh-CN").text().contains("测试小区"));
    assertEquals(409, act(clerk, path + "/accept", token, 1, "").status(), "no complaint");
    assertEquals(409, act(clerk, path + "/visit", token, 1, "x").status(), "nobody was named");
    LocalDate today = clock.instant().atZone(HallTime.ZONE).toLocalDate();
    for (String day :
        List.of("", "&day=", "&day=" + today.minusDays(2), "&day=" + today.plusDays(90))) {
      Answer refused = act(clerk, path + "/appoint?lang=zh-CN", token + day, 1, "帮办岗");
      assertEquals(422, refused.status(), day);
      assertTrue(refused.text().contains("请填上门的日子"), refused::text);
    }
    assertEquals(late + 1, lateSomeDay(), "it waits for somebody");

    String later = "&day=" + today.plusDays(9);
    assertEquals(303, act(clerk, path + "/appoint", token + later, 1, "帮办岗 测试 012 号").status());
    assertEquals(late + 1, lateSomeDay(), "and is late once that day is over");
    Answer early = act(clerk, path + "/visit?lang=zh-CN", token, 2, "已代办");
    assertEquals(422, early.status());
    assertTrue(early.text().contains("还没到约定上门的日子"), early::text);
    String slip = slip(receipt);
    String told = scene.anonymous().get(slip + "&lang=zh-CN").text();
    for (String expected : List.of(today.plusDays(9) + " 上门", "不收费", "帮办岗 测试 012 号", "约好上门了")) {
      assertTrue(told.contains(expected), () -> expected + told);
    }
    assertFalse(told.contains("测试小区") || told.contains("高龄津贴"), told);
    Answer asked = terminal.post(QUERIES, bearer(receipt));
    Golden.assertSameShape("complaint-query.visit.response", asked.json());
    assertEquals(today.plusDays(9).toString(), asked.json().get("dueOn").asText());
    assertFalse(asked.text().contains("测试小区"), asked::text);

    String now = "&day=" + today;
    assertEquals(303, act(clerk, path + "/appoint", token + now, 2, "帮办岗 测试 013 号").status());
    assertEquals(303, act(clerk, path + "/visit", token, 3, "已代收材料，13800000000").status());
    assertEquals(late, lateSomeDay());
    String visited = scene.anonymous().get(slip + "&lang=zh-CN").text();
    assertTrue(visited.contains("已代收材料，***") && visited.contains("测试 013 号"), visited);
    assertFalse(visited.contains(today + " 上门"), "nothing is due any more");
    assertTrue(scene.anonymous().get(slip + "&lang=en").text().contains("Visited"));
    assertEquals(409, act(clerk, path + "/publish", token, 4, "x").status(), "only answers");
  }

  @Test
  void whereAVisitGoesToIsPickedAndFoundByItsDivision() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    JsonNode golden = Golden.read("complaint.visit.division.request");
    assertEquals(200, ComplaintScene.put(terminal, key, golden).status());
    assertEquals(200, ComplaintScene.put(terminal, key, golden).status(), "the same");
    ObjectNode other = golden.deepCopy();
    other.withObject("/visit/division").put("code", "990101002000");
    assertEquals(409, ComplaintScene.put(terminal, key, other).status(), "another visit");
    other.withObject("/visit/division").put("code", "9901");
    Answer refused = ComplaintScene.put(terminal, UUID.randomUUID(), other);
    assertEquals("$.visit.division", refused.json().at("/errors/0/path").asText());
    UUID words = UUID.randomUUID();
    String plain = complaints.visit(terminal, words);
    String picked = complaints.id(key);

    Caller clerk = Caller.operator(scene.https(), scene.session(Role.OPERATOR));
    String page = clerk.get("/console/complaints/" + picked + "?lang=zh-CN").text();
    for (String expected : List.of("示例省示例市示范区和平街道", "990101001000", "测试小区 1 栋 101")) {
      assertTrue(page.contains(expected), expected);
    }
    for (String within : List.of("示例省", "示例省/示例市/示范区", "示例省/示例市/示范区/和平街道")) {
      String found = listed(clerk, within);
      assertTrue(found.contains("/console/complaints/" + picked + "\""), within);
      assertFalse(found.contains("/console/complaints/" + plain + "\""), within);
      assertTrue(found.contains("<option value=\"" + within + "\" selected>"), within);
    }
    for (String elsewhere : List.of("示例", "示例省/示例市/样板区", "和平街道", "%")) {
      assertFalse(
          listed(clerk, elsewhere).contains("/console/complaints/" + picked + "\""), elsewhere);
    }
  }

  private static String listed(Caller clerk, String division) {
    return clerk
        .get("/console/complaints?lang=zh-CN&division=" + URLEncoder.encode(division, UTF_8))
        .text();
  }

  @Test
  void theCaseThatCameOfAVisitIsNamedCheckedAndToldByItsEndAlone() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    String path = "/console/complaints/" + complaints.visit(terminal, key);
    JsonNode receipt =
        ComplaintScene.put(terminal, key, Golden.read("complaint.visit.request")).json();
    String first = scene.newCase().get("caseNumber").asText();
    String second = scene.newCase().get("caseNumber").asText();
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    String today = "&day=" + clock.instant().atZone(HallTime.ZONE).toLocalDate();
    assertEquals(303, act(clerk, path + "/appoint", token + today, 1, "帮办岗").status());
    assertEquals(409, act(clerk, path + "/case", token + "&case=" + first, 2, "").status());
    String unknown = "&case=" + first.substring(0, 39) + "9999";
    Answer refused = act(clerk, path + "/visit?lang=zh-CN", token + unknown, 2, "已代办");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("没有这个编号的办件"), refused::text);
    assertTrue(clerk.get(path + "?lang=zh-CN").text().contains("已约上门"), "nothing was done");

    String named = "&case=+" + first + "+";
    assertEquals(303, act(clerk, path + "/visit", token + named, 2, "已代办").status());
    assertTrue(clerk.get(path).text().contains("href=\"/console/cases/" + first + "\""));
    assertTrue(clerk.get("/console/cases/" + first).text().contains("href=\"" + path + "\""));
    String told = scene.anonymous().get(slip(receipt) + "&lang=zh-CN").text();
    String end = first.substring(39);
    assertTrue(told.contains("编号末四位是 " + end), told);
    assertFalse(told.contains(first.substring(0, 39)), "neither the item nor the day");
    Answer asked = terminal.post(QUERIES, bearer(receipt));
    Golden.assertSameShape("complaint-query.visited.response", asked.json());
    assertEquals(end, asked.json().get("caseEnding").asText());
    assertFalse(asked.text().contains(first.substring(0, 39)), asked::text);

    assertEquals(422, act(clerk, path + "/case", token + unknown, 3, "").status());
    assertEquals(303, act(clerk, path + "/case", token + "&case=" + second, 3, "").status());
    assertFalse(clerk.get("/console/cases/" + first).text().contains("href=\"" + path + "\""));
    assertTrue(clerk.get("/console/cases/" + second).text().contains("href=\"" + path + "\""));
    assertEquals(409, act(clerk, path + "/case", token + "&case=", 3, "").status(), "too late");
    assertEquals(303, act(clerk, path + "/case", token + "&case=", 4, "").status());
    assertFalse(terminal.post(QUERIES, bearer(receipt)).json().has("caseEnding"));
  }

  @Test
  void whoGoesOutHasAListOfTheOwnDay() {
    Caller terminal = scene.terminal().caller();
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    LocalDate day = clock.instant().atZone(HallTime.ZONE).toLocalDate();
    String helper = "帮办岗 测试 " + UUID.randomUUID();
    String other = "帮办岗 别人 " + UUID.randomUUID();
    String list =
        "/console/visits?lang=zh-CN&day=" + day + "&helper=" + URLEncoder.encode(helper, UTF_8);
    String afternoon = named(terminal, clerk, token, day, helper, "afternoon");
    String any = named(terminal, clerk, token, day, helper, "any");
    String morning = named(terminal, clerk, token, day, helper, "morning");
    String others = named(terminal, clerk, token, day, other, "morning");
    String later = named(terminal, clerk, token, day.plusDays(1), helper, "morning");

    String told = clerk.get(list).text();
    assertTrue(told.indexOf(link(morning)) > 0, told);
    assertTrue(told.indexOf(link(afternoon)) > told.indexOf(link(morning)), told);
    assertTrue(told.indexOf(link(any)) > told.indexOf(link(afternoon)), told);
    assertFalse(told.contains(link(others)) || told.contains(link(later)), told);
    for (String needed : List.of("和平街道测试小区 1 栋 101", "13800000000", "高龄津贴", "测试申请人")) {
      assertTrue(told.contains(needed), needed);
    }
    assertFalse(told.contains("11010119491001002X"), "a helper needs no identity number");
    String overview = clerk.get("/console/visits?lang=zh-CN&day=" + day).text();
    assertTrue(overview.contains(helper) && overview.contains("3 家"), overview);
    assertFalse(overview.contains("测试小区"), overview);
    assertTrue(clerk.get(list.replace(day.toString(), "nonsense")).text().contains(link(any)));
    assertEquals(
        2,
        database
            .first(
                """
                select count(*) as n from audit_entry
                where action = 'complaint-visits-read' and detail ->> 'helper' = ?
                  and detail ->> 'visits' = '3'\
                """,
                row -> row.number("n"),
                helper)
            .orElseThrow(),
        "each look leaves a trace");

    assertEquals(
        303, act(clerk, "/console/complaints/" + any + "/visit", token, 2, "已代办").status());
    assertFalse(clerk.get(list).text().contains(link(any)), "it was made");
  }

  private static String link(String id) {
    return "\"/console/complaints/" + id + "\"";
  }

  private String named(
      Caller terminal, Caller clerk, String token, LocalDate day, String helper, String when) {
    ObjectNode visit = (ObjectNode) Golden.read("complaint.visit.division.request");
    visit.withObject("/visit").put("when", when);
    visit.withObject("/citizen").put("name", "测试申请人").put("idNumber", "11010119491001002X");
    UUID key = UUID.randomUUID();
    assertEquals(200, ComplaintScene.put(terminal, key, visit).status());
    String id = complaints.id(key);
    String path = "/console/complaints/" + id + "/appoint";
    assertEquals(303, act(clerk, path, token + "&day=" + day, 1, helper).status());
    return id;
  }

  @Test
  void aVisitThatCouldNotBeMadeSaysWhy() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    String path = "/console/complaints/" + complaints.visit(terminal, key);
    JsonNode receipt =
        ComplaintScene.put(terminal, key, Golden.read("complaint.visit.request")).json();
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session);
    assertEquals(422, act(clerk, path + "/fail", token, 1, " ").status(), "for a reason");
    assertEquals(303, act(clerk, path + "/fail", token, 1, "示例街道不在本区").status());
    String told = scene.anonymous().get(slip(receipt) + "&lang=zh-CN").text();
    assertTrue(told.contains("没有办成的原因") && told.contains("示例街道不在本区"), told);
    JsonNode asked = terminal.post(QUERIES, bearer(receipt)).json();
    assertEquals("failed", asked.get("state").asText());
    assertEquals("fail", asked.at("/trail/0/deed").asText());
  }

  private static String slip(JsonNode receipt) {
    URI page = URI.create(receipt.get("queryUrl").asText());
    return page.getRawPath() + "?" + page.getRawQuery();
  }

  private static Map<String, String> bearer(JsonNode receipt) {
    return Map.of(
        "number",
        receipt.get("number").asText(),
        "token",
        receipt.get("queryUrl").asText().replaceFirst(".*k=", ""));
  }

  @Test
  void pagesAreThereBeforeTheNumberIs() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    byte[] pages = ComplaintScene.pdf(2);
    JsonNode complaint = ComplaintScene.with(pages, 2);
    assertEquals(404, ComplaintScene.upload(terminal, key, 0, pages).status(), "not announced");
    Answer missing = ComplaintScene.put(terminal, key, complaint);
    assertEquals(409, missing.status());
    assertEquals("0", missing.header(Upload.OFFSET));
    Golden.assertSameShape("complaint.pages-missing", missing.json());
    assertEquals(
        404,
        ComplaintScene.upload(scene.terminal().caller(), key, 0, pages).status(),
        "another terminal");

    assertEquals(204, ComplaintScene.upload(terminal, key, 0, Arrays.copyOf(pages, 100)).status());
    Answer half = ComplaintScene.put(terminal, key, complaint);
    assertEquals("100", half.header(Upload.OFFSET), "it goes on where it broke off");
    assertEquals(409, ComplaintScene.upload(terminal, key, 0, pages).status());
    assertEquals(204, ComplaintScene.upload(terminal, key, 100, pages).status());
    JsonNode receipt = ComplaintScene.put(terminal, key, complaint).json();
    Golden.assertSameShape("complaint.pages.response", receipt);
    assertEquals(2, receipt.get("pages").asInt());
    assertEquals(receipt, ComplaintScene.put(terminal, key, complaint).json());
    ObjectNode without = complaint.deepCopy();
    without.remove("pages");
    assertEquals(409, ComplaintScene.put(terminal, key, without).status());
    assertTrue(Files.exists(vault.file(ComplaintPages.shelf(key), ComplaintPages.FILE)));
  }

  @Test
  void whatIsNoPdfOfSoManyPagesIsNotKept() {
    Caller terminal = scene.terminal().caller();
    byte[] picture = "GIF89a, and called pages.pdf by whoever sent it".getBytes(UTF_8);
    byte[] more = ComplaintScene.pdf(4);
    byte[] torn = Arrays.copyOf(ComplaintScene.pdf(1), 40);
    for (byte[] bytes : List.of(picture, more, torn)) {
      UUID key = UUID.randomUUID();
      JsonNode complaint = ComplaintScene.with(bytes, 1);
      ComplaintScene.put(terminal, key, complaint);
      assertEquals(204, ComplaintScene.upload(terminal, key, 0, bytes).status());
      Answer refused = ComplaintScene.put(terminal, key, complaint);
      assertEquals(422, refused.status());
      assertEquals("$.pages", refused.json().at("/errors/0/path").asText());
      assertFalse(Files.exists(vault.file(ComplaintPages.shelf(key), ComplaintPages.FILE)));
      assertEquals(404, ComplaintScene.upload(terminal, key, 0, bytes).status());
    }
  }

  @Test
  void damagedPagesAreSentAgain() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    byte[] pages = ComplaintScene.pdf(1);
    JsonNode complaint = ComplaintScene.with(pages, 1);
    byte[] damaged = pages.clone();
    damaged[20] ^= 1;
    ComplaintScene.put(terminal, key, complaint);
    ComplaintScene.upload(terminal, key, 0, damaged);
    assertEquals(422, ComplaintScene.put(terminal, key, complaint).status());
    assertEquals("0", ComplaintScene.put(terminal, key, complaint).header(Upload.OFFSET));
    assertEquals(204, ComplaintScene.upload(terminal, key, 0, pages).status());
    assertEquals(200, ComplaintScene.put(terminal, key, complaint).status());
    byte[] longer = Arrays.copyOf(pages, pages.length + 1);
    assertEquals(413, ComplaintScene.upload(terminal, key, pages.length, longer).status());
  }

  @Test
  void whoDealsWithItSeesThePagesAndLeavesATraceAndNobodyElseDoes() {
    UUID key = UUID.randomUUID();
    String path = "/console/complaints/" + complaints.scanned(scene.terminal().caller(), key);
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    Answer page = clerk.get(path + "?lang=zh-CN");
    assertTrue(page.text().contains(path + "/pages") && page.text().contains("2 页"), page::text);
    assertFalse(page.text().contains("查看扫描的材料"), "nobody has looked yet");
    Answer pages = clerk.get(path + "/pages");
    assertEquals("application/pdf", pages.header("Content-Type"));
    assertTrue(pages.text().startsWith("%PDF-"));
    assertTrue(clerk.get(path + "?lang=zh-CN").text().contains("查看扫描的材料"));
    assertEquals(
        1L,
        database
            .first(
                """
                select count(*) as n from audit_entry a join complaint c on a.subject = c.number
                where c.idempotency_key = ? and a.action = 'complaint-pages-read'\
                """,
                row -> row.number("n"),
                key)
            .orElseThrow());
    String bare = "/console/complaints/" + complaints.one(scene.terminal().caller());
    assertEquals(404, clerk.get(bare + "/pages").status());
    assertFalse(clerk.get(bare).text().contains("/pages"));

    String token = "token=" + Operators.formToken(session);
    assertEquals(303, act(clerk, path + "/accept", token, 1, "").status());
    assertEquals(303, act(clerk, path + "/answer", token, 2, "已办结").status());
    assertEquals(303, act(clerk, path + "/publish", token, 3, "附页示例已改进").status());
    String published = scene.anonymous().get("/complaints?lang=zh-CN").text();
    assertTrue(published.contains("附页示例已改进"));
    assertFalse(published.contains(path) || published.contains("/pages"), published);
  }

  /// How many are late once every day is over by which something is due now.
  private long lateSomeDay() {
    Instant then = clock.instant().plus(Duration.ofDays(400));
    return database.transaction(sql -> overdue.count(sql, then));
  }

  private static Answer act(Caller clerk, String path, String token, int revision, String words) {
    return clerk.form(
        path,
        "%s&revision=%d&words=%s".formatted(token, revision, URLEncoder.encode(words, UTF_8)));
  }
}
