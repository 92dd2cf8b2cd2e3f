// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.audit.Audit;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// From the draft of an item to the terminals.
@OnServer
class DraftsTest {
  private static final String RECORD = "TE99010100000000064990000000106";
  private static final String CARD = "TE99010100000000044990000000104";

  @Inject Scene scene;
  @Inject Database database;
  @Inject DraftStore store;
  @Inject Catalogue catalogue;
  @Inject Editions editions;
  @Inject ItemStore versions;
  @Inject Audit audit;
  @Inject ObjectMapper json;
  @Inject InstantSource clock;

  private Drafts drafts;

  @BeforeEach
  void twoPeopleAreWanted() {
    drafts = with(true);
  }

  private Drafts with(boolean fourEyes) {
    return new Drafts(database, store, catalogue, versions, audit, json, clock, fourEyes);
  }

  private Draft drawn(ObjectNode document) {
    assertEquals(1, drafts.draw(List.of(document), "items.xlsx", "anna"));
    return drafts.newest().getFirst();
  }

  private ObjectNode noticing(String code, String sentence) {
    ObjectNode document = catalogue.document(code).orElseThrow();
    ((ObjectNode) document.path("notice").get(0)).put("zh-CN", sentence);
    return document;
  }

  private LocalDate today() {
    return clock.instant().atZone(HallTime.ZONE).toLocalDate();
  }

  private static String problem(Executable deed) {
    return assertThrows(ProblemException.class, deed)
        .problem()
        .type()
        .replace("urn:hall:problem:", "");
  }

  @Test
  void aSecondPersonApprovesAndItIsPublishedOnItsDay() {
    ObjectNode before = catalogue.document(RECORD).orElseThrow();
    String edition = catalogue.published().edition().revision();
    assertEquals(0, drafts.draw(List.of(before), "items.xlsx", "anna"), "nothing changed");

    Draft draft = drawn(noticing(RECORD, "全程约 2 分钟。"));
    assertEquals(before.get("version").asInt() + 1, draft.version());
    Draft again = drawn(noticing(RECORD, "全程约 3 分钟。"));
    assertEquals(draft.version(), again.version());
    assertEquals(Draft.State.DISCARDED, drafts.find(draft.id()).state());

    LocalDate day = today().plusDays(2);
    assertEquals(Draft.State.WAITING, drafts.request(again.id(), "更快了", day, "anna").state());
    ObjectNode third = noticing(RECORD, "全程约 4 分钟。");
    assertEquals("draft-waiting", problem(() -> drafts.draw(List.of(third), "items.xlsx", "anna")));
    assertEquals("second-person", problem(() -> drafts.decide(again.id(), true, "anna")));
    assertEquals(Draft.State.APPROVED, drafts.decide(again.id(), true, "bert").state());
    assertEquals("draft-decided", problem(() -> drafts.decide(again.id(), false, "bert")));
    assertEquals("draft-decided", problem(() -> drafts.discard(again.id(), "bert")));
    assertEquals(before, catalogue.document(RECORD).orElseThrow(), "its day has not come");
    assertTrue(versions.document(RECORD, again.version()).isPresent(), "its number is taken");

    database.run("update item_draft set effective_on = ? where id = ?", today(), again.id());
    catalogue.refresh();
    JsonNode now = catalogue.document(RECORD).orElseThrow();
    assertEquals("全程约 3 分钟。", now.at("/notice/0/zh-CN").asText());
    assertEquals(again.version(), now.get("version").asInt());
    assertNotEquals(edition, catalogue.published().edition().revision());
    assertTrue(editions.find(edition).isPresent(), "configurations may still name the old one");
    String told = scene.terminal().caller().get("/api/v1/terminal/catalogue").text();
    assertTrue(told.contains("全程约 3 分钟。"));
    assertEquals(13, catalogue.documents().size());
  }

  @Test
  void aSentBackDraftIsMendedAndWhereOnePersonIsEnoughPublishedAtOnce() {
    Draft draft = drawn(noticing(CARD, "全程约 9 分钟。"));
    assertEquals("note-missing", problem(() -> drafts.request(draft.id(), " ", null, "anna")));
    assertEquals(
        "day-past", problem(() -> drafts.request(draft.id(), "x", today().minusDays(1), "anna")));
    drafts.request(draft.id(), "x", null, "anna");
    assertEquals(Draft.State.DRAFT, drafts.decide(draft.id(), false, "bert").state());
    Draft alone = with(false).request(draft.id(), "x", null, "anna");
    assertEquals(Draft.State.APPROVED, alone.state());
    assertEquals(
        "全程约 9 分钟。", catalogue.document(CARD).orElseThrow().at("/notice/0/zh-CN").asText());
  }

  @Test
  void whatItsCheckRefusesIsDrawnButNotRequested() {
    ObjectNode document = catalogue.document(RECORD).orElseThrow();
    document
        .put("code", "990000000999")
        .put("implementationCode", "TE99010100000000064990000000999");
    document.withArray("/basis").removeAll().add("暂无");
    Draft draft = drawn(document);
    assertEquals(1, draft.version());
    assertFalse(drafts.check(draft) instanceof ItemFile.Valid);
    assertEquals("item-defective", problem(() -> drafts.request(draft.id(), "x", null, "anna")));
    drafts.discard(draft.id(), "anna");
    assertEquals("draft-decided", problem(() -> drafts.request(draft.id(), "x", null, "anna")));
    assertEquals("draft-unknown", problem(() -> drafts.find(Long.MAX_VALUE)));
  }

  @Test
  void filesWithAGreaterVersionComeBeforeDrafts() {
    ItemFile.Valid file =
        (ItemFile.Valid)
            catalogue
                .check()
                .check("services/x.json", noticing(RECORD, "文件").put("version", 5).toString());
    int version = 5;
    for (int of : List.of(version - 1, version, version + 1)) {
      Draft draft =
          new Draft(
              1,
              Draft.Kind.ITEM,
              RECORD,
              of,
              noticing(RECORD, "草稿").put("version", of).toString(),
              "x",
              Draft.State.APPROVED,
              "anna",
              HallTime.at(clock.instant()),
              null,
              today(),
              null,
              null);
      List<ItemFile> shelf = Shelf.of(List.of(file), List.of(draft), catalogue.check());
      assertEquals(1, shelf.size());
      assertEquals(of > version, ((ItemFile.Valid) shelf.getFirst()).document().contains("草稿"));
      assertEquals(1, Shelf.of(List.of(), List.of(draft), catalogue.check()).size());
    }
  }
}
