// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https.Answer;
import hall.server.Language;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Words;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Difference;
import hall.server.catalogue.Drafts;
import hall.server.catalogue.ItemFile;
import hall.server.exchange.ItemSheets;
import hall.server.exchange.SheetItems;
import hall.server.exchange.Workbooks;
import hall.server.lint.Finding;
import hall.server.lint.Rule;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnServer
class ItemPagesTest {
  private static final String DRAFTS = "/console/items/drafts";
  private static final String ENDORSEMENT = "TE44011350000011905442106041001";

  @Inject Scene scene;
  @Inject Catalogue catalogue;
  @Inject Drafts drafts;
  @Inject InstantSource clock;

  @Test
  void everyItemStandsThereWithWhatItsCheckFound() {
    String page = scene.as(Role.VIEWER).get("/console/items?lang=zh-CN").text();
    assertTrue(page.contains("已发布 15 个事项"), page);
    assertTrue(page.contains("TE44011350000011705442106041002"), page);
    assertTrue(page.contains("当场办结"), page);
    assertTrue(page.contains("没有问题"), page);
    assertTrue(page.contains("编码“990000000102”是示例编码，不是真实的。"), page);
    assertFalse(page.contains("multipart"), "a viewer imports nothing");
    String english = scene.as(Role.VIEWER).get("/console/items?lang=en").text();
    assertTrue(english.contains("with 15 items"), english);
    assertTrue(english.contains("1 remark<"), english);
  }

  @Test
  void aRefusedFileIsShownInTheReadersLanguageAndNothingIsSaidTwice() {
    Finding finding = new Finding(Rule.CATCH_ALL_MATERIAL, "$.materials[2].name", List.of("其他材料"));
    ItemFile.Invalid file =
        new ItemFile.Invalid(
            "services/a.json",
            List.of("$.materials[2].name: “其他材料” is a catch-all", "$.form[0].type: no"),
            List.of(finding));
    Words words = new Words(Language.CHINESE, Instant.EPOCH);
    ItemsView view = ItemsView.of(List.of(file), new Offers(0, 0), words);
    assertEquals(List.of(), view.published());
    ItemsView.Checked refused = view.refused().getFirst();
    assertEquals(List.of("$.form[0].type: no"), refused.defects());
    assertEquals("“其他材料”是兜底材料，群众看不出到底要交什么。", refused.remarks().getFirst().what());
  }

  @Test
  void aWorkbookGoesOutAndComesBackAsADraftThatIsPublished() throws Exception {
    String session = scene.session();
    String token = Operators.formToken(session);
    Caller operator = Caller.operator(scene.https(), session);
    byte[] book = operator.get("/console/items/workbook").response().body();
    Answer same = operator.upload(DRAFTS, token, "workbook", "items.xlsx", book);
    assertEquals(422, same.status());
    assertTrue(same.text().contains("没有草稿可建"), same.text());
    assertEquals(403, operator.upload(DRAFTS, "x", "workbook", "items.xlsx", book).status());
    Answer none = operator.upload(DRAFTS, token, "workbook", "items.xlsx", new byte[] {1});
    assertTrue(none.text().contains("打不开这个文件"), none.text());

    ObjectNode item = catalogue.document(ENDORSEMENT).orElseThrow();
    item.withObject("/limits").put("promisedWorkingDays", 4);
    byte[] edited = Workbooks.write(ItemSheets.of(List.of(item)));
    Answer drawn = operator.upload(DRAFTS, token, "workbook", "<b>new.xlsx", edited);
    assertEquals(303, drawn.status(), drawn::text);
    String path = DRAFTS + "/" + drafts.newest().getFirst().id();
    String page = operator.get(path + "?lang=zh-CN").text();
    assertTrue(page.contains("limits.promisedWorkingDays"), page);
    assertTrue(page.contains("<del>5</del>") && page.contains("<ins>4</ins>"), page);
    assertTrue(page.contains("&lt;b&gt;new.xlsx"), page);
    assertFalse(scene.as(Role.VIEWER).get(path).text().contains("/request"));
    byte[] alone = operator.get(path + "/workbook").response().body();
    ObjectNode back = SheetItems.of(Workbooks.read(alone)).getFirst();
    assertEquals(List.of(), Difference.between(item, back));
    assertEquals(item.get("version").asInt() + 1, back.get("version").asInt());

    assertEquals(
        422, operator.form(path + "/request", "note=x&day=1999-01-01&token=" + token).status());
    assertEquals(303, operator.form(path + "/request", "note=x&day=&token=" + token).status());
    assertTrue(operator.get("/console/items?lang=zh-CN").text().contains("已生效"));
    assertEquals(
        4, catalogue.document(ENDORSEMENT).orElseThrow().at("/limits/promisedWorkingDays").asInt());
    assertEquals(409, operator.form(path + "/discard", "token=" + token).status());
  }

  @Test
  void whatWasBegunAndAppliedForInAMonthIsCountedByItemAndTerminal() {
    Scene.Enrolled terminal = scene.terminal();
    LocalDate today = LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    assertEquals(
        204,
        terminal
            .caller()
            .put("/api/v1/terminal/uses/" + today, Golden.read("item-uses.request"))
            .status());
    scene.newCase(terminal.caller());
    Scene.Enrolled older = scene.terminal();
    scene.newCase(older.caller());
    Caller viewer = scene.as(Role.VIEWER);
    String month = "month=" + YearMonth.from(today);
    String page = viewer.get("/console/items/use?lang=zh-CN&" + month).text();
    assertTrue(page.contains("TE44011350000011705442106041002"), page);
    assertEquals(List.of("3", "1", "2", "1"), row(page, terminal.id()));
    assertEquals(List.of("—", "1", "—", "1"), row(page, older.id()), "it does not count");
    assertEquals("—", row(page, "TE44011350000011705442106041002").get(2), "not of all terminals");
    String csv = viewer.get("/console/items/use/export?" + month).text();
    assertTrue(csv.contains("终端,收件数,开始办理次数,办成次数,未办成次数"), csv);
    String line = "%s,TE44011350000011705442106041002,\"申领居住证\",%s,1,%s\r\n";
    assertTrue(csv.contains(line.formatted(YearMonth.from(today), terminal.id(), "3,1,2")), csv);
    assertTrue(csv.contains(line.formatted(YearMonth.from(today), older.id(), ",1,")), csv);
    assertTrue(
        viewer.get("/console/items/use?month=2001-01&lang=zh-CN").text().contains("这个月没有人办理"));
  }

  /// What stands beside a name.
  private static List<String> row(String page, String name) {
    String cells = page.substring(page.indexOf(name), page.indexOf("</tr>", page.indexOf(name)));
    return Pattern.compile("data-label=[^>]*>(?:<strong>)?([^<]*)")
        .matcher(cells)
        .results()
        .map(cell -> cell.group(1))
        .toList();
  }
}
