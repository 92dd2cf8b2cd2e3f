// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.Golden;
import hall.server.HallTime;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.OnServer;
import hall.server.Scene;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Terminals tell what was begun, and the month says what came of it.
@OnServer
class ItemUseTest {
  private static final String PERMIT = "TE44011350000011705442106041002";
  private static final String USES = "/api/v1/terminal/uses/";

  @Inject Scene scene;
  @Inject ItemUse use;
  @Inject Database database;
  @Inject InstantSource clock;

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
  }

  private static ObjectNode begun(String code, int begun) {
    ObjectNode report = Https.JSON.createObjectNode();
    report.putArray("items").addObject().put("implementationCode", code).put("begun", begun);
    return report;
  }

  private static void tell(Scene.Enrolled terminal, LocalDate day, JsonNode report) {
    Answer answer = terminal.caller().put(USES + day, report);
    assertEquals(204, answer.status(), answer::text);
  }

  private ItemUse.Count count(Scene.Enrolled terminal, LocalDate day, String code) {
    return found(terminal, day, code).orElseThrow();
  }

  private Optional<ItemUse.Count> found(Scene.Enrolled terminal, LocalDate day, String code) {
    return use.of(YearMonth.from(day)).stream()
        .filter(count ->
            count.terminalId().equals(terminal.id()) && count.implementationCode().equals(code))
        .findFirst();
  }

  private long rows(Scene.Enrolled terminal) {
    return database
        .first(
            "select count(*) as n from item_begun where terminal_id = ?",
            row -> row.number("n"),
            terminal.id())
        .orElseThrow();
  }

  @Test
  void whatIsToldTwiceCountsOnceAndACountNeverGoesDown() {
    Scene.Enrolled terminal = scene.terminal();
    LocalDate day = today();
    tell(terminal, day, Golden.read("item-uses.request"));
    tell(terminal, day, Golden.read("item-uses.request"));
    assertEquals(2, rows(terminal));
    assertEquals(3, count(terminal, day, PERMIT).begun());
    tell(terminal, day, begun(PERMIT, 2));
    assertEquals(3, count(terminal, day, PERMIT).begun(), "a terminal that lost its files");
    tell(terminal, day, begun(PERMIT, 5));
    assertEquals(5, count(terminal, day, PERMIT).begun());
    assertEquals(5, count(terminal, day, PERMIT).abandoned());
    assertEquals(0, count(terminal, day, PERMIT).completed());
    assertEquals(1, count(terminal, day, "TE44011350000011905442106041001").begun());
  }

  @Test
  void whatDidNotComeToACaseIsWhatWasBegunWithoutWhatDid() {
    Scene.Enrolled terminal = scene.terminal();
    LocalDate day = today();
    tell(terminal, day, begun(PERMIT, 3));
    scene.newCase(terminal.caller());
    ItemUse.Count one = count(terminal, day, PERMIT);
    assertEquals(1, one.cases());
    assertEquals(1, one.completed());
    assertEquals(2, one.abandoned());
  }

  @Test
  void whereMoreCasesThanBeginningsAreKnownNobodyPretendsToKnowTheRest() {
    Scene.Enrolled older = scene.terminal();
    LocalDate day = today();
    scene.newCase(older.caller());
    assertNull(count(older, day, PERMIT).begun(), "it does not count");
    assertNull(count(older, day, PERMIT).abandoned());
    tell(older, day, begun(PERMIT, 1));
    scene.newCase(older.caller());
    ItemUse.Count both = count(older, day, PERMIT);
    assertEquals(2, both.completed());
    assertEquals(1, both.begun());
    assertNull(both.abandoned());
  }

  @Test
  void casesFromBeforeTheCountHideNothing() {
    Scene.Enrolled terminal = scene.terminal();
    scene.newCase(terminal.caller());
    LocalDate later = today().plusDays(1);
    tell(terminal, later, begun(PERMIT, 5));
    if (YearMonth.from(later).equals(YearMonth.from(today()))) {
      ItemUse.Count mixed = count(terminal, later, PERMIT);
      assertEquals(5, mixed.begun());
      assertNull(mixed.abandoned(), "the case was begun before the terminal counted");
    } else {
      assertEquals(5, count(terminal, later, PERMIT).abandoned());
    }
  }

  @Test
  void aLifeEventIsOneUseWhoseCasesAreOfItsParts() {
    Scene.Enrolled terminal = scene.terminal();
    LocalDate day = today();
    tell(terminal, day, begun(LifeEvent.NEWBORN, 2));
    Answer completed =
        terminal
            .caller()
            .post(
                Scene.path(
                        scene.sent(
                            terminal.caller(),
                            LifeEvent.submission(terminal.caller(), LifeEvent.newIdNumber())))
                    + "/completion");
    assertEquals(200, completed.status(), completed::text);
    ItemUse.Count whole = count(terminal, day, LifeEvent.NEWBORN);
    assertEquals(
        List.of(0L, 1L, 1L),
        List.of(whole.cases(), whole.completed(), Objects.requireNonNull(whole.abandoned())));
    for (String part : LifeEvent.PARTS) {
      ItemUse.Count of = count(terminal, day, part);
      assertEquals(
          List.of(1L, 0L, 0L, 0L),
          List.of(
              of.cases(),
              of.completed(),
              Objects.requireNonNull(of.begun()),
              Objects.requireNonNull(of.abandoned())));
    }
  }

  @Test
  void earlierDaysAreTakenWhileTerminalsKeepThemAndOthersAreNot() {
    Scene.Enrolled terminal = scene.terminal();
    LocalDate day = today();
    tell(terminal, day.minusDays(90), begun(PERMIT, 1));
    tell(terminal, day.plusDays(1), begun(PERMIT, 1));
    assertEquals(2, rows(terminal));
    // One day more than is refused, where midnight passes meanwhile.
    for (String wrong :
        List.of(day.minusDays(101).toString(), day.plusDays(3).toString(), "2026-02-30", "0")) {
      Answer answer = terminal.caller().put(USES + wrong, begun(PERMIT, 1));
      assertEquals(422, answer.status(), wrong);
      assertEquals("day", answer.json().at("/errors/0/path").asText(), answer::text);
    }
    assertEquals(2, rows(terminal));
  }

  @Test
  void aDefectiveReportIsRefusedWithAllItsDefectsAndKeepsNothing() {
    Scene.Enrolled terminal = scene.terminal();
    String path = USES + today();
    ObjectNode report = begun(PERMIT, 0);
    Answer one = terminal.caller().put(path, report);
    assertEquals(422, one.status());
    assertEquals(Golden.read("item-uses.defective"), one.json());
    ArrayNode items = (ArrayNode) report.get("items");
    items.addObject().put("implementationCode", PERMIT).put("begun", 1);
    items.addObject().put("implementationCode", "张三").put("begun", 10_001);
    items.addNull();
    assertEquals(
        List.of(
            "$.items[0].begun",
            "$.items[1].implementationCode",
            "$.items[2].implementationCode",
            "$.items[2].begun",
            "$.items[3].implementationCode",
            "$.items[3].begun"),
        paths(terminal.caller().put(path, report)));
    ObjectNode none = Https.JSON.createObjectNode();
    assertEquals(List.of("$.items"), paths(terminal.caller().put(path, none)));
    ObjectNode many = Https.JSON.createObjectNode();
    ArrayNode all = many.putArray("items");
    for (int i = 0; i <= 500; i++) {
      all.addObject()
          .put("implementationCode", "TE440113500000117054421%08d".formatted(i))
          .put("begun", 1);
    }
    assertEquals(List.of("$.items"), paths(terminal.caller().put(path, many)));
    assertEquals(0, rows(terminal));
    all.remove(500);
    assertEquals(204, terminal.caller().put(path, many).status());
    assertTrue(found(terminal, today(), "TE44011350000011705442100000000").isEmpty(), "no item");
  }

  private static List<String> paths(Answer answer) {
    assertEquals("use-report-defective", answer.problem(), answer::text);
    return StreamSupport.stream(answer.json().get("errors").spliterator(), false)
        .map(defect -> defect.get("path").asText())
        .toList();
  }
}
