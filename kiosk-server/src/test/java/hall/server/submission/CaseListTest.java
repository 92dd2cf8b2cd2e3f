// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Database;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.auth.Role;
import hall.server.calendar.Calendar;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnServer
class CaseListTest {
  private static final String CASES = "/api/v1/operator/cases";

  @Inject Scene scene;
  @Inject Database database;
  @Inject Calendar calendar;

  private List<String> found(String query) {
    return scene
        .as(Role.VIEWER)
        .get(CASES + query)
        .json()
        .get("cases")
        .findValuesAsText("caseNumber");
  }

  private String caseDue(LocalDate day) {
    String number = scene.newCase().get("caseNumber").asText();
    database.run("update service_case set due_on = ? where case_number = ?", day, number);
    return number;
  }

  @Test
  void whatIsDueSoonAndWhatIsOverdueAreFoundApartTheMostUrgentFirst() {
    LocalDate today = calendar.today();
    String late = caseDue(today.minusDays(4000));
    String later = caseDue(today.minusDays(3999));
    String now = caseDue(today);
    assertEquals(List.of(late, later), found("?due=overdue").subList(0, 2));
    assertTrue(found("?due=soon").contains(now));
    assertFalse(found("?due=soon").contains(late));
    JsonNode first = scene.as(Role.VIEWER).get(CASES + "?due=overdue").json().at("/cases/0");
    assertEquals("red", first.get("light").asText());
    assertTrue(first.get("workingDaysLeft").asInt() < -2000);
    database.run(
        "update service_case set due_on = ? where case_number in (?, ?, ?)",
        today.plusDays(30),
        late,
        later,
        now);
  }

  @Test
  void statesAndItemsAreFound() {
    String number = scene.newCase().get("caseNumber").asText();
    assertEquals(number, found("?state=received").getFirst());
    assertFalse(found("?state=delivered").contains(number));
    String item = number.substring(0, 31);
    assertEquals(number, found("?item=" + item).getFirst());
    assertEquals(List.of(), found("?item=nothing"));
    assertEquals(number, found("?item=" + item + "&state=received").getFirst());
  }

  @Test
  void aFilterThatDoesNotExistIsRefused() {
    for (String query : List.of("?state=lost", "?due=never")) {
      assertEquals("filter-defective", scene.as(Role.VIEWER).get(CASES + query).problem());
    }
    assertEquals(
        "parameter-unknown", scene.as(Role.VIEWER).get(CASES + "?stat=received").problem());
  }
}
