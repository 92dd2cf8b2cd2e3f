// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.server.Language;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Text;
import hall.server.Words;
import hall.server.calendar.WorkingDays;
import hall.server.evaluation.EvaluationReport.Count;
import hall.server.evaluation.EvaluationWish.Applicant;
import hall.server.evaluation.RectificationLife.Deed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is pure of ratings: the deeds after a bad one, the days, what is refused, the report.
class RectificationLifeTest {

  @ParameterizedTest
  @CsvSource({
    "open, verify, verified",
    "open, refute, refuted",
    "verified, rectify, rectified",
    "rectified, answer, answered",
    "refuted, answer, answered",
    "answered, call, closed",
  })
  void eachDeedLeadsOn(String from, String deed, String to) {
    assertEquals(
        RectificationState.find(to),
        RectificationLife.next(RectificationState.of(from), Deed.find(deed).orElseThrow()));
  }

  @Test
  void nothingElseHappensAndNothingIsSkipped() {
    long ways =
        Stream.of(RectificationState.values())
            .flatMap(
                state -> Stream.of(Deed.values()).map(deed -> RectificationLife.next(state, deed)))
            .filter(Optional::isPresent)
            .count();
    assertEquals(6, ways);
    assertEquals(List.of(), RectificationLife.deeds(RectificationState.CLOSED));
    assertEquals(
        List.of(Deed.VERIFY, Deed.REFUTE), RectificationLife.deeds(RectificationState.OPEN));
  }

  @Test
  void deadlinesCountWorkingDaysFromTheDayAfter() {
    var by = RectificationLife.deadlines(LocalDate.of(2026, 11, 26), new WorkingDays(List.of()));
    assertEquals(LocalDate.of(2026, 11, 30), by.of(RectificationState.OPEN));
    assertEquals(LocalDate.of(2026, 12, 7), by.of(RectificationState.VERIFIED));
    assertEquals(LocalDate.of(2026, 12, 10), by.of(RectificationState.RECTIFIED));
    assertEquals(by.answerBy(), by.of(RectificationState.REFUTED));
    assertEquals(LocalDate.of(2026, 12, 17), by.of(RectificationState.ANSWERED));
    assertNull(by.of(RectificationState.CLOSED));
  }

  @Test
  void defectsAreToldAllAtOnce() {
    var wish =
        new EvaluationWish(6, List.of("slow", "rain"), "长".repeat(501), new Applicant("张测试", ""));
    ProblemException refused = assertThrows(ProblemException.class, wish::checked);
    assertEquals(
        List.of("$.mark", "$.reasons", "$.words", "$.citizen"),
        Objects.requireNonNull(refused.problem().errors()).stream()
            .map(Problem.Defect::path)
            .toList());
    assertThrows(
        ProblemException.class, () -> new EvaluationWish(null, null, null, null).checked());
  }

  @Test
  void nothingPersonalIsEverSaidByChance() {
    var person = new Applicant("张测试", "11010119491001001X");
    var wish = new EvaluationWish(1, List.of("slow"), "窗口", person);
    for (Object each : List.of(person, wish, wish.checked())) {
      assertFalse(each.toString().matches(".*(张测试|1101|窗口).*"), each::toString);
    }
  }

  @Test
  void theReportCountsByHallTerminalAndItem() {
    EvaluationReport report =
        EvaluationReport.of(
            YearMonth.of(2026, 11),
            List.of(
                count("h1", "t1", "i1", 5, 3, 0),
                count("h1", "t2", "i1", 1, 2, 1),
                count("h2", "t3", "i2", 3, 1, 0),
                count("h1", "", "i1", 4, 2, 0)));
    assertEquals(8, report.whole().all());
    assertEquals(2, report.whole().bad());
    assertEquals(1, report.whole().closed());
    assertEquals(new BigDecimal("75.0"), report.whole().percent());
    assertEquals(
        List.of("h1", "h2"), report.halls().stream().map(EvaluationReport.Line::id).toList());
    assertEquals(List.of(3L, 2L, 0L, 0L, 2L), report.items().getFirst().tally().marks());
    assertEquals(3, report.terminals().size(), "phones are no terminal");
    assertEquals(
        List.of("terminal", "phone"),
        report.channels().stream().map(EvaluationReport.Line::id).toList());
    assertEquals(
        List.of("applicant", "agent"),
        report.raters().stream().map(EvaluationReport.Line::id).toList());
    assertEquals(
        report.whole().all(),
        report.raters().stream().mapToLong(line -> line.tally().all()).sum(),
        "each once");
    assertNull(Tally.NONE.percent());
    String sheet =
        EvaluationSheet.write(report, new Words(Language.CHINESE, Instant.ofEpochSecond(0)));
    assertEquals(
        12, sheet.lines().count(), "a heading, 2 halls, 3 terminals, 2 items, 2 ways, 2 raters");
    assertEquals("\uFEFF类别", sheet.substring(0, 3));
    assertEquals("大厅,h1,'=厅,7,3,2,0,0,2,71.4,1", sheet.lines().skip(1).findFirst().orElseThrow());
  }

  private static Count count(
      String hall, String terminal, String item, int mark, long count, long closed) {
    return new Count(
        hall,
        new Text("=厅", "=Hall"),
        terminal.isEmpty() ? Channel.PHONE : Channel.TERMINAL,
        terminal.isEmpty() ? Rater.AGENT : Rater.APPLICANT,
        terminal,
        "终端",
        item,
        new Text("事项", "Item"),
        mark,
        count,
        closed);
  }
}
