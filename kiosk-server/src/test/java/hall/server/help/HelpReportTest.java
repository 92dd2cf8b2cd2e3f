// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.help.HelpReport.Place;
import hall.server.help.HelpReport.Said;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpReportTest {

  private static List<String> defects(HelpReport report) {
    var refused = assertThrows(ProblemException.class, report::checked);
    return Objects.requireNonNull(refused.problem().errors()).stream()
        .map(Problem.Defect::path)
        .toList();
  }

  @Test
  void whatATerminalKnowsIsTaken() {
    var said = new Said(UUID.randomUUID(), " 请过来一下 ", null);
    var kept =
        new HelpReport(new Place("materials", 2, 3, "scan-failed"), List.of(said), null).checked();
    assertEquals(2, kept.step());
    assertEquals("请过来一下", kept.said().getFirst().text());
    assertFalse(kept.over());
    assertFalse(kept.said().getFirst().written(), "an older terminal knows no own words");
    assertEquals(
        0, new HelpReport(new Place("home", null, null, null), null, true).checked().step());
  }

  /// A name, a number or an answer can't be told as a place, whatever a terminal might send.
  @ParameterizedTest
  @ValueSource(strings = {"张测试", "13800000000", "Form", "form 1", "", "-", "110101194910010021"})
  void nothingPersonalIsAPlace(String screen) {
    assertEquals(
        List.of("$.place.screen", "$.place.trouble"),
        defects(new HelpReport(new Place(screen, null, null, screen), null, null)));
  }

  @Test
  void defectsAreToldAllAtOnce() {
    assertEquals(
        List.of("$.place.screen", "$.place.step", "$.said[0]", "$.said[1]"),
        defects(
            new HelpReport(
                new Place(null, 4, 3, null),
                List.of(
                    new Said(null, "x", null), new Said(UUID.randomUUID(), "长".repeat(201), true)),
                null)));
    assertEquals(
        List.of("$.place.step"),
        defects(new HelpReport(new Place("form", 1, null, null), null, null)));
  }

  @Test
  void whatWasSaidIsNeverToldByChance() {
    var report = new HelpReport(null, List.of(new Said(UUID.randomUUID(), "张测试", true)), null);
    assertFalse((report + " " + report.said()).contains("张"));
  }
}
