// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Draft;
import hall.server.catalogue.Drafts;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A life event from an empty page to the terminals.
@OnServer
class EventPagesTest {
  private static final String EVENTS = "/console/items/events";
  private static final String SENIOR = "TE99010100000000044990000000104";
  private static final String CARD = "1144098158137993544002014010001";
  private static final String INSURANCE = "11442000MB2C91058B3442189207003";

  @Inject Scene scene;
  @Inject Catalogue catalogue;
  @Inject Drafts drafts;
  @Inject Database database;
  @Inject InstantSource clock;

  /// Other tests count what is published.
  @AfterEach
  void takeBack() {
    database.run("delete from item_draft where kind = 'event'");
    catalogue.refresh();
  }

  /// The form of a browser: what is written once, and what stands there several times.
  private static final class Form {
    private final List<String> fields = new ArrayList<>();

    Form(String session) {
      with("token", Operators.formToken(session));
      with("code", "");
    }

    Form with(String name, String value) {
      fields.add(name + "=" + URLEncoder.encode(value, UTF_8));
      return this;
    }

    Form words() {
      for (String language : List.of("zh", "en")) {
        with("name." + language, language.equals("zh") ? "退休养老一件事" : "Growing old");
        with("acceptCondition." + language, "满 60 周岁");
        with("result." + language, "两样都有");
        with("fee." + language, "不收费");
        with("notice." + language, "一次填表。\n一次签名。");
      }
      return with("synonyms", "退休，老了\n养老")
          .with("theme", "elderly")
          .with("theme", "nonsense")
          .with("department", "civil-affairs");
    }

    String deed(String deed) {
      return String.join("&", fields) + "&do=" + URLEncoder.encode(deed, UTF_8);
    }
  }

  private String code(String name) {
    return catalogue.documents().stream()
        .filter(item -> item.at("/name/zh-CN").asText().contains(name))
        .findFirst()
        .orElseThrow()
        .path("implementationCode")
        .asText();
  }

  private LocalDate today() {
    return clock.instant().atZone(HallTime.ZONE).toLocalDate();
  }

  @Test
  void itemsAreFoundAddedMovedAndRemovedByButtonsAlone() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    String empty = admin.get(EVENTS + "/new?lang=zh-CN").text();
    assertTrue(empty.contains("还没有选") && empty.contains("还有 "), empty);
    String found = admin.form(EVENTS, new Form(session).with("q", "医保卡").deed("search")).text();
    assertTrue(found.contains("add:" + CARD), "by a plain word");
    assertFalse(found.contains("add:" + SENIOR));
    assertTrue(
        admin
            .form(EVENTS, new Form(session).with("q", "没有这样的").deed("search"))
            .text()
            .contains("没有找到"));
    String added =
        admin.form(EVENTS, new Form(session).with("part", INSURANCE).deed("add:" + CARD)).text();
    assertTrue(added.indexOf("value=\"" + INSURANCE) < added.indexOf("value=\"" + CARD), added);
    assertFalse(added.contains("add:" + CARD), "it is a part already");
    Form two = new Form(session).with("part", INSURANCE).with("part", CARD);
    String moved = admin.form(EVENTS, two.deed("up:" + CARD)).text();
    assertTrue(moved.indexOf("value=\"" + CARD) < moved.indexOf("value=\"" + INSURANCE));
    String removed = admin.form(EVENTS, two.deed("remove:" + CARD)).text();
    assertFalse(removed.contains("name=\"part\" value=\"" + CARD));
    assertEquals(403, admin.form(EVENTS, "token=x&do=draw").status());
    assertEquals(404, admin.get(EVENTS + "/nothing").status());
    assertEquals(403, scene.as(Role.VIEWER).get(EVENTS + "/new").status());
  }

  @Test
  void whatAllComesToStandsThereBeforeAnythingIsSaved() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Form form = new Form(session).with("part", INSURANCE).with("part", CARD);
    String asked = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(asked.contains("不一样的是：题目"), asked);
    assertTrue(asked.contains("选好答案"), "it says what to do");
    form.with("given:" + INSURANCE + ":holder", "child").with("given:" + CARD + ":holder", "child");
    String given = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(given.contains("合得上") && given.contains("2 个事项都要，只问一次"), given);
    assertTrue(given.contains("2 个事项都要，只交一次"), given);
    assertTrue(given.contains("就是“我的孩子”"), given);
    assertTrue(given.contains("selected>不问，就是：我的孩子"), given);
    form.with("given:" + CARD + ":bank", "no-such-bank");
    String torn = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(torn.contains("没有“no-such-bank”这个答案"), torn);
    assertTrue(torn.contains("请重新选，或者改为问申请人"), "it says what to do");
    assertFalse(torn.contains("合得上"));
    String gone = admin.form(EVENTS, form.with("part", "TE99").deed("look")).text();
    assertTrue(gone.contains("现在没有发布"), gone);
  }

  @Test
  void aPartDependsOnAQuestionOfTheEventAndTheViewSaysWhenItApplies() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Form form =
        new Form(session)
            .with("part", INSURANCE)
            .with("part", CARD)
            .with("given:" + INSURANCE + ":holder", "self")
            .with("given:" + CARD + ":holder", "self")
            .words();
    String added = admin.form(EVENTS, form.deed("ask:new")).text();
    assertTrue(added.contains("name=\"ask\" value=\"asked-1\""), added);
    form.with("ask", "asked-1")
        .with("ask:asked-1:label.zh", "要不要一起办卡")
        .with("ask:asked-1:label.en", "A card too")
        .with("ask:asked-1:answers.zh", "要\n不要")
        .with("ask:asked-1:answers.en", "Yes\nNo")
        .with("when:" + CARD, "asked-1");
    String choosing = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(choosing.contains("selected>要不要一起办卡"), choosing);
    String tick = "name=\"is:%s:asked-1\" value=\"answer-1\"".formatted(CARD);
    assertTrue(choosing.contains(tick), choosing);
    assertTrue(choosing.contains("永远不会办"), "no answer is chosen yet");
    Answer early = admin.form(EVENTS, form.deed("draw"));
    assertEquals(422, early.status());
    assertTrue(early.text().contains("还没有选是哪个答案"), early::text);
    form.with("is:" + CARD + ":asked-1", "answer-1");
    String view = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(view.contains("“社会保障卡申领”：“要不要一起办卡”选“要”的才办"), view);
    assertTrue(view.contains("合得上") && view.contains("这件事自己"), view);
    assertFalse(
        admin.form(EVENTS, form.deed("unask:asked-1")).text().contains("合得上"),
        "what decides is not asked any more");
    assertEquals(303, admin.form(EVENTS, form.deed("draw")).status());
    Draft draft = drafts.newest().getFirst();
    String page = admin.get("/console/items/drafts/" + draft.id() + "?lang=en").text();
    assertTrue(page.contains("only if “A card too” is answered “Yes”"), page);
    database.run(
        "update item_draft set state = 'approved', effective_on = ? where id = ?",
        today(),
        draft.id());
    catalogue.refresh();
    JsonNode item = onTerminals(draft.implementationCode());
    assertEquals(
        "{\"field\":\"asked-1\",\"is\":[\"answer-1\"]}", item.at("/parts/1/when").toString());
    String edit = admin.get(EVENTS + "/" + draft.implementationCode() + "?lang=zh-CN").text();
    assertTrue(edit.contains("value=\"answer-1\" checked>要"), edit);
  }

  @Test
  void aConditionThatCannotBeToldFromTheFormIsToldInTheWordsOfTheForm() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Form form =
        new Form(session)
            .with("part", INSURANCE)
            .with("part", CARD)
            .with("given:" + INSURANCE + ":holder", "self")
            .with("given:" + CARD + ":holder", "self")
            .with("when:" + CARD, "bank")
            .with("is:" + CARD + ":bank", "sample-bank")
            .with("when:" + INSURANCE, "no-such")
            .with("is:" + INSURANCE + ":no-such", "x");
    String view = admin.form(EVENTS, form.deed("look")).text();
    assertTrue(view.contains("可是这个问题只有它自己问"), view);
    assertTrue(view.contains("“选哪家合作银行”"), view);
    assertTrue(view.contains("要看“no-such”怎么答才办，可是这件事不问"), view);
    assertTrue(view.contains("请至少让一项每个人都办"), view);
    EventForm.AskForm half =
        new EventForm.AskForm("asked-1", Map.of("answers.zh", "要\n不要"), List.of());
    assertEquals(List.of("answer-1", "answer-2"), half.names());
    assertFalse(half.complete(), "the English is missing");
    assertEquals(
        List.of("yes", "answer-2", "answer-3"),
        new EventForm.AskForm(
                "asked-1", Map.of("answers.zh", "要\n不要\n再说"), List.of("yes", "answer-2"))
            .names());
  }

  @Test
  void whatIsMissingIsToldAllAtOnce() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Answer nothing = admin.form(EVENTS, new Form(session).deed("draw"));
    assertEquals(422, nothing.status());
    for (String missing :
        List.of("请至少选两个事项", "请写好名称", "请写谁能办", "请写办完得到什么", "请写收不收费", "请至少写一句", "请选牵头部门")) {
      assertTrue(nothing.text().contains(missing), missing);
    }
    Form uneven =
        new Form(session)
            .with("part", INSURANCE)
            .with("part", CARD)
            .words()
            .with("notice.zh", "ignored: the first counts");
    Answer drawn = admin.form(EVENTS, uneven.deed("draw"));
    assertEquals(303, drawn.status(), drawn::text);
    EventForm lines =
        new EventForm(
            "",
            Map.of("notice.zh", "一。\n二。", "notice.en", "One."),
            "",
            List.of(),
            "",
            List.of(),
            List.of());
    assertTrue(lines.missing().contains("notice-lines"));
    String endless = "长".repeat(2001);
    Answer tooLong = admin.form(EVENTS, new Form(session).with("synonyms", endless).deed("draw"));
    assertTrue(tooLong.text().contains("有一处写得太长"));
    assertTrue(tooLong.text().contains(endless), "what was written stays");
  }

  @Test
  void aNewOneIsDrawnApprovedByASecondPersonAndOnTerminalsFromItsDay() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Form form =
        new Form(session)
            .with("part", INSURANCE)
            .with("part", CARD)
            .with("given:" + INSURANCE + ":holder", "self")
            .with("given:" + CARD + ":holder", "self")
            .words();
    Answer drawn = admin.form(EVENTS, form.deed("draw"));
    assertEquals(303, drawn.status(), drawn::text);
    Draft draft = drafts.newest().getFirst();
    assertEquals(Draft.Kind.EVENT, draft.kind());
    assertEquals(1, draft.version());
    String leads = code("高龄").substring(0, 19);
    assertTrue(draft.implementationCode().matches(leads + "99\\d{10}"), draft.implementationCode());
    String path = "/console/items/drafts/" + draft.id();
    assertEquals(path, drawn.header("Location").replaceFirst("https?://[^/]+", ""));
    String page = admin.get(path + "?lang=zh-CN").text();
    assertTrue(page.contains("退休养老一件事") && page.contains("要填 "), page);
    assertTrue(page.contains(EVENTS + "/" + draft.implementationCode()), "it can be edited");
    assertFalse(page.contains(path + "/workbook"), "it stands in no sheet");
    assertEquals(404, admin.get(path + "/workbook").status());
    String edit = admin.get(EVENTS + "/" + draft.implementationCode()).text();
    assertTrue(edit.contains("value=\"退休养老一件事\"") && edit.contains("养老</textarea>"), edit);

    String day = "note=x&day=" + today().plusDays(3) + "&token=" + Operators.formToken(session);
    assertEquals(303, admin.form(path + "/request", day).status());
    assertEquals(Draft.State.APPROVED, drafts.find(draft.id()).state());
    assertTrue(catalogue.event(draft.implementationCode()).isEmpty(), "its day has not come");
    database.run("update item_draft set effective_on = ? where id = ?", today(), draft.id());
    catalogue.refresh();
    JsonNode item = onTerminals(draft.implementationCode());
    assertEquals("退休养老一件事", item.at("/name/zh-CN").asText());
    assertEquals(
        List.of(INSURANCE, CARD), item.get("parts").findValuesAsText("implementationCode"));
    assertEquals(List.of("退休", "老了", "养老"), list(item.get("synonyms")));
    assertEquals(List.of("life-events", "elderly"), list(item.get("themes")));
    assertEquals(1, item.get("version").asInt() / 1000);
    assertTrue(
        admin
            .get("/console/items?lang=zh-CN")
            .text()
            .contains(EVENTS + "/" + draft.implementationCode()));
  }

  private JsonNode onTerminals(String code) {
    for (JsonNode item :
        scene.terminal().caller().get("/api/v1/terminal/catalogue").json().get("items")) {
      if (item.get("implementationCode").asText().equals(code)) {
        return item;
      }
    }
    throw new AssertionError("The catalogue lacks " + code);
  }

  private static List<String> list(JsonNode node) {
    return node.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void oneOfAFileIsChangedByADraftWithItsNextVersionAndKeepsItsCode() {
    int before = onTerminals(LifeEvent.NEWBORN).get("version").asInt();
    ObjectNode event = catalogue.event(LifeEvent.NEWBORN).orElseThrow();
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    String page = admin.get(EVENTS + "/" + LifeEvent.NEWBORN + "?lang=zh-CN").text();
    assertTrue(page.contains("selected>不问，就是：已经出生"), page);
    EventForm same = EventForm.of(event);
    assertEquals(
        event, same.document(event.get("department")).put("version", event.get("version").asInt()));

    Answer nothing = admin.form(EVENTS, sent(session, event).deed("draw"));
    assertEquals(422, nothing.status());
    assertTrue(nothing.text().contains("没有改动"), nothing::text);
    ((ObjectNode) event.get("name")).put("zh-CN", "宝宝出生一件事");
    assertEquals(303, admin.form(EVENTS, sent(session, event).deed("draw")).status());
    Draft draft = drafts.newest().getFirst();
    assertEquals(LifeEvent.NEWBORN, draft.implementationCode());
    assertEquals(event.get("version").asInt() + 1, draft.version());
    String differences = admin.get("/console/items/drafts/" + draft.id()).text();
    assertTrue(differences.contains("<ins>宝宝出生一件事</ins>"), differences);
    database.run("update item_draft set state = 'waiting' where id = ?", draft.id());
    Answer waiting = admin.form(EVENTS, sent(session, event).deed("draw"));
    assertEquals(409, waiting.status());
    assertTrue(waiting.text().contains("正在等待复核"), waiting::text);
    database.run(
        "update item_draft set state = 'approved', effective_on = ? where id = ?",
        today(),
        draft.id());
    catalogue.refresh();
    JsonNode after = onTerminals(LifeEvent.NEWBORN);
    assertEquals("宝宝出生一件事", after.at("/name/zh-CN").asText());
    assertEquals(before + 1000, after.get("version").asInt());
  }

  private static Form sent(String session, JsonNode event) {
    EventForm as = EventForm.of(event);
    Form form = new Form(session);
    form.fields.set(1, "code=" + as.code());
    as.texts().forEach(form::with);
    form.with("synonyms", as.synonyms()).with("department", as.department());
    as.themes().forEach(theme -> form.with("theme", theme));
    for (EventForm.AskForm ask : as.asks()) {
      form.with("ask", ask.id());
      ask.values().forEach(value -> form.with("ask:" + ask.id() + ":value", value));
      ask.texts().forEach((name, text) -> form.with("ask:" + ask.id() + ":" + name, text));
    }
    for (EventForm.PartForm part : as.parts()) {
      form.with("part", part.code());
      form.with("when:" + part.code(), part.asked());
      part.is().forEach(is -> form.with("is:" + part.code() + ":" + part.asked(), is));
      part.given().forEach((id, to) -> form.with("given:" + part.code() + ":" + id, to));
      part.from().forEach((id, to) -> form.with("from:" + part.code() + ":" + id, to));
    }
    return form;
  }

  @Test
  void aDraftWhosePartsContradictEachOtherIsNotPublished() {
    String session = scene.session(Role.CONFIGURATION_ADMINISTRATOR);
    Caller admin = Caller.operator(scene.https(), session);
    Form form =
        new Form(session)
            .with("part", INSURANCE)
            .with("part", CARD)
            .with("given:" + INSURANCE + ":holder", "child")
            .with("given:" + CARD + ":holder", "child")
            .with("given:" + CARD + ":bank", "no-such-bank")
            .words();
    assertEquals(303, admin.form(EVENTS, form.deed("draw")).status());
    Draft draft = drafts.newest().getFirst();
    String path = "/console/items/drafts/" + draft.id();
    String page = admin.get(path + "?lang=zh-CN").text();
    assertTrue(page.contains("1 处对不上") && page.contains("no-such-bank"), page);
    assertFalse(page.contains(path + "/request"));
    Answer refused = admin.form(path + "/request", "note=x&token=" + Operators.formToken(session));
    assertEquals(422, refused.status());
  }
}
