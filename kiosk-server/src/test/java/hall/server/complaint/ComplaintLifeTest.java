// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.calendar.WorkingDays;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintWish.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintLifeTest {
  private static final List<ComplaintSort> HEARD =
      List.of(ComplaintSort.COMPLAINT, ComplaintSort.SUGGESTION, ComplaintSort.UNRESOLVED);

  @ParameterizedTest
  @CsvSource({
    "received, accept, accepted",
    "received, decline, declined",
    "accepted, forward, forwarded",
    "accepted, answer, answered",
    "forwarded, forward, forwarded",
    "forwarded, supervise, supervised",
    "forwarded, answer, answered",
    "supervised, forward, forwarded",
    "supervised, supervise, supervised",
    "supervised, answer, answered",
    "received, transfer, transferred",
    "accepted, transfer, transferred",
    "forwarded, transfer, transferred",
    "supervised, transfer, transferred",
    "received, send, sending",
    "accepted, send, sending",
    "forwarded, send, sending",
    "supervised, send, sending",
    "sending, transfer, transferred",
    "sending, return, accepted",
    "transferred, complete, answered",
    "transferred, return, accepted",
  })
  void eachDeedLeadsOn(String from, String deed, String to) {
    for (ComplaintSort sort : HEARD) {
      assertEquals(
          ComplaintState.find(to),
          ComplaintLife.next(sort, ComplaintState.of(from), Deed.find(deed).orElseThrow()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "received, appoint, appointed",
    "received, fail, failed",
    "appointed, appoint, appointed",
    "appointed, visit, visited",
    "appointed, fail, failed",
  })
  void aVisitHasALifeOfItsOwn(String from, String deed, String to) {
    assertEquals(
        ComplaintState.find(to),
        ComplaintLife.next(
            ComplaintSort.VISIT, ComplaintState.of(from), Deed.find(deed).orElseThrow()));
  }

  private static long ways(ComplaintSort sort) {
    return Stream.of(ComplaintState.values())
        .flatMap(
            state -> Stream.of(Deed.values()).map(deed -> ComplaintLife.next(sort, state, deed)))
        .filter(Optional::isPresent)
        .count();
  }

  @Test
  void nothingElseHappens() {
    HEARD.forEach(sort -> assertEquals(22, ways(sort), sort.word()));
    assertEquals(5, ways(ComplaintSort.VISIT));
    for (ComplaintState over :
        List.of(
            ComplaintState.ANSWERED,
            ComplaintState.DECLINED,
            ComplaintState.VISITED,
            ComplaintState.FAILED)) {
      assertTrue(over.over());
      for (ComplaintSort sort : ComplaintSort.values()) {
        assertEquals(List.of(), ComplaintLife.deeds(sort, over));
      }
    }
  }

  @Test
  void clerksDoNothingAboutWhatIsOnItsWayAndNeverSpeakForTheHotline() {
    assertEquals(List.of(), ComplaintLife.deeds(ComplaintSort.COMPLAINT, ComplaintState.SENDING));
    for (ComplaintState state : ComplaintState.values()) {
      List<Deed> deeds = ComplaintLife.deeds(ComplaintSort.COMPLAINT, state);
      assertFalse(deeds.contains(Deed.COMPLETE) || deeds.contains(Deed.RETURN), state.word());
    }
  }

  /// Nobody is left without an answer: from everywhere an end can be reached.
  @Test
  void everyComplaintCanBeBroughtToAnEnd() {
    for (ComplaintSort sort : ComplaintSort.values()) {
      Set<ComplaintState> begun = reached(sort, ComplaintState.RECEIVED);
      for (ComplaintState state : begun) {
        assertTrue(
            reached(sort, state).stream().anyMatch(ComplaintState::over),
            () -> sort.word() + " " + state.word());
      }
    }
  }

  private static Set<ComplaintState> reached(ComplaintSort sort, ComplaintState first) {
    Set<ComplaintState> reached = new TreeSet<>(Set.of(first));
    for (int steps = 0; steps < ComplaintState.values().length; steps++) {
      for (ComplaintState from : List.copyOf(reached)) {
        Stream.of(Deed.values())
            .flatMap(deed -> ComplaintLife.next(sort, from, deed).stream())
            .forEach(reached::add);
      }
    }
    return reached;
  }

  @Test
  void whoIsVisitedIsCalledFirstAndSaysWhere() {
    HomeVisit home = new HomeVisit(" 示例街道测试小区 ", "any", null);
    ComplaintWish.Checked kept =
        new ComplaintWish("visit", "x", "13800000000", null, null, home).checked();
    assertEquals("示例街道测试小区", Objects.requireNonNull(kept.visit()).place());
    assertFalse(home.toString().contains("示例"));
    assertEquals(
        List.of("$.phone", "$.visit"),
        paths(new ComplaintWish("visit", "x", null, null, null, null)));
    for (HomeVisit wrong :
        List.of(
            new HomeVisit(" ", "any", null),
            new HomeVisit("长".repeat(201), "any", null),
            new HomeVisit("示例", "night", null),
            new HomeVisit(null, null, null))) {
      assertEquals(
          List.of("$.visit"),
          paths(new ComplaintWish("visit", "x", "13800000000", null, null, wrong)));
    }
    assertEquals(
        List.of("$.visit"), paths(new ComplaintWish("complaint", "x", null, null, null, home)));
  }

  @Test
  void aPlaceIsPickedFromDivisionsOrSaidInPlainWords() {
    Within street = new Within("990101001000", "示例省/示例市/示范区/和平街道");
    HomeVisit picked = new HomeVisit("测试小区 1 栋", "any", street);
    assertEquals(List.of(), picked.defects());
    assertEquals("示例省示例市示范区和平街道测试小区 1 栋", picked.written());
    assertEquals("测试小区 1 栋", new HomeVisit("测试小区 1 栋", "any", null).written());
    for (Within wrong :
        List.of(
            new Within("9901", "示例省"),
            new Within("990101001000", ""),
            new Within("990101001000", "示例省|和平街道"),
            new Within("990101001000", "示例省//和平街道"),
            new Within(null, null))) {
      assertEquals(
          List.of("$.visit.division"),
          paths(
              new ComplaintWish(
                  "visit", "x", "13800000000", null, null, new HomeVisit("1 栋", "any", wrong))),
          wrong::names);
    }
    assertFalse(picked.toString().contains("测试") || street.toString().contains("和平"));
  }

  private static List<String> paths(ComplaintWish wish) {
    ProblemException refused = Assertions.assertThrows(ProblemException.class, wish::checked);
    return Objects.requireNonNull(refused.problem().errors()).stream()
        .map(Problem.Defect::path)
        .toList();
  }

  @Test
  void deadlinesCountWorkingDaysFromTheDayAfter() {
    Days days = new WorkingDays(List.of())::after;
    LocalDate thursday = LocalDate.of(2026, 11, 26);
    assertEquals(LocalDate.of(2026, 11, 30), ComplaintLife.acceptBy(thursday, days));
    assertEquals(
        LocalDate.of(2026, 12, 3),
        ComplaintLife.answerBy(thursday, ComplaintSort.UNRESOLVED, days));
    assertEquals(
        LocalDate.of(2026, 12, 17),
        ComplaintLife.answerBy(thursday, ComplaintSort.SUGGESTION, days));
  }

  @Test
  void whatIsPublishedPointsToNobody() {
    String masked =
        ComplaintMask.masked("我是张测试，电话 138 0000 0000，证号 11010119491001002X，窗口 3，等了 25 分钟。", "张测试");
    assertEquals("我是**，电话 ***，证号 ***，窗口 3，等了 25 分钟。", masked);
    assertEquals("电话***。", ComplaintMask.masked("电话１３８０００００００００。", null));
  }

  @Test
  void defectsAreToldAllAtOnce() {
    ProblemException refused =
        Assertions.assertThrows(
            ProblemException.class,
            () -> wish("praise", " ", "110", new Person("张测试", null)).checked());
    assertEquals(
        List.of("$.sort", "$.text", "$.phone", "$.citizen"),
        Objects.requireNonNull(refused.problem().errors()).stream()
            .map(Problem.Defect::path)
            .toList());
    Assertions.assertThrows(
        ProblemException.class,
        () -> wish("complaint", "长".repeat(ComplaintWish.LONGEST_TEXT + 1), null, null).checked());
  }

  @Test
  void pagesHaveTheirBounds() {
    String sha256 = "0".repeat(64);
    assertEquals(List.of(), new ScannedPages(3, ScannedPages.MOST_BYTES, sha256, 1).defects());
    for (ScannedPages wrong :
        List.of(
            new ScannedPages(0, 1, sha256, 1),
            new ScannedPages(4, 1, sha256, 1),
            new ScannedPages(1, 0, sha256, 1),
            new ScannedPages(1, ScannedPages.MOST_BYTES + 1, sha256, 1),
            new ScannedPages(1, 1, sha256.toUpperCase(java.util.Locale.ROOT) + "0", 1),
            new ScannedPages(1, 1, null, 1),
            new ScannedPages(1, 1, sha256, 0))) {
      assertEquals(1, wrong.defects().size(), wrong::toString);
      ProblemException refused =
          Assertions.assertThrows(
              ProblemException.class,
              () -> new ComplaintWish("complaint", "x", null, null, wrong, null).checked());
      assertEquals("$.pages", Objects.requireNonNull(refused.problem().errors()).getFirst().path());
    }
  }

  @Test
  void nothingPersonalIsEverSaidByChance() {
    ComplaintWish wish = wish("complaint", "窗口", "13800000000", new Person("张测试", "1101"));
    for (Object each : List.of(wish, wish.checked(), new Person("张测试", "1101"))) {
      assertFalse(each.toString().matches(".*(张测试|1380|1101|窗口).*"), each::toString);
    }
  }

  private static ComplaintWish wish(
      String sort, String text, @Nullable String phone, @Nullable Person citizen) {
    return new ComplaintWish(sort, text, phone, citizen, null, null);
  }
}
