// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Text;
import hall.server.auth.Role;
import hall.server.calendar.Calendar;
import hall.server.supervision.Dashboard.Named;
import hall.server.supervision.Dashboard.Share;
import hall.server.supervision.Dashboard.Tally;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

@OnServer
class SupervisionTest {
  private static final String EVENTS = "/api/v1/operator/supervision/events";
  private static final String GOLDEN_ITEM = "TE44011350000011705442106041002";

  @Inject Scene scene;
  @Inject Database database;
  @Inject Calendar calendar;

  /// A case in a hall of its own.
  private String caseIn(String hall) {
    String number = scene.newCase().get("caseNumber").asText();
    database.run(
        "update terminal set hall_id = ? where id = (select s.terminal_id from submission s"
            + " join service_case c on c.submission_key = s.key where c.case_number = ?)",
        hall,
        number);
    return number;
  }

  private String newHall() {
    String id = "watched-" + UUID.randomUUID();
    Answer added =
        scene
            .operator()
            .post(
                "/api/v1/operator/halls",
                Map.of(
                    "id",
                    id,
                    "name",
                    Map.of("zh-CN", "监察测试大厅", "en", "Watched Hall"),
                    "districtId",
                    "sample"));
    assertEquals(201, added.status(), added::text);
    return id;
  }

  private void order(String number, String step) {
    String path = "/api/v1/operator/cases/" + number;
    Caller clerk = scene.as(Role.OPERATOR);
    long revision = clerk.get(path).json().at("/standing/revision").asLong();
    Answer done = clerk.post(path + "/orders", Map.of("order", step, "revision", revision));
    assertEquals(200, done.status(), done::text);
  }

  @Test
  void everyEventIsExportedInThreeFormsWithoutPersonalData() throws Exception {
    String hall = newHall();
    String number = caseIn(hall);
    order(number, "accept");
    Caller viewer = scene.as(Role.VIEWER);
    Answer lines = viewer.get(EVENTS + "?hall=" + hall);
    List<JsonNode> events = new ArrayList<>();
    for (String line : lines.text().lines().toList()) {
      events.add(Https.JSON.readTree(line));
    }
    assertEquals(
        List.of("accepted", "read", "state", "read"),
        events.stream().map(event -> event.get("event").asText()).toList());
    JsonNode accepted = events.get(2);
    assertEquals(number, accepted.get("caseNumber").asText());
    assertEquals("operator", accepted.get("actor").asText());
    assertEquals("received", accepted.get("stateFrom").asText());
    assertEquals("accepted", accepted.get("stateTo").asText());
    assertEquals(hall, accepted.get("hall").asText());
    assertEquals(
        calendar.days().after(calendar.today(), 5).toString(), accepted.get("dueOn").asText());

    String table = viewer.get(EVENTS + "?format=csv&lang=zh-CN&hall=" + hall).text();
    assertTrue(table.startsWith("\uFEFF序号,时间,办件编号,"), table);
    assertEquals(5, table.lines().count());
    Answer book = viewer.get(EVENTS + "?format=xlsx&lang=en&hall=" + hall);
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(new ByteArrayInputStream(book.response().body()))) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertEquals(4, sheet.getLastRowNum());
      assertEquals("Case number", sheet.getRow(0).getCell(2).getStringCellValue());
      assertEquals(number, sheet.getRow(1).getCell(2).getStringCellValue());
    }
    for (String personal : List.of("张测试", "11010119491001001X", scene.newOperator(Role.VIEWER))) {
      assertFalse(lines.text().contains(personal));
      assertFalse(table.contains(personal));
    }
    assertFalse(lines.text().contains("operator-"), "no name of staff");
  }

  @Test
  void filtersLeaveOutWhatIsNotAskedForAndWrongOnesAreRefused() {
    String hall = newHall();
    caseIn(hall);
    Caller viewer = scene.as(Role.VIEWER);
    String of = EVENTS + "?hall=" + hall;
    assertEquals(1, viewer.get(of + "&item=" + GOLDEN_ITEM).text().lines().count());
    assertEquals("", viewer.get(of + "&item=other").text());
    assertEquals("", viewer.get(of + "&to=" + calendar.today().minusDays(1)).text());
    assertEquals("", viewer.get(of + "&from=" + calendar.today().plusDays(1)).text());
    assertEquals(1, viewer.get(of + "&from=" + calendar.today()).text().lines().count());
    assertEquals("filter-defective", viewer.get(of + "&from=yesterday").problem());
    assertEquals("format-unknown", viewer.get(of + "&format=pdf").problem());
    assertEquals("parameter-unknown", viewer.get(of + "&terminal=x").problem());
    assertTrue(
        database
            .first("select 1 from audit_entry where action = 'events-exported'", row -> true)
            .isPresent());
  }

  /// Events of one moment stand on both sides of a batch's end.
  @Test
  void smallBatchesPourTheSameEventsAsLargeOnes() throws IOException {
    String hall = newHall();
    String number = caseIn(hall);
    database.run(
        "insert into case_event (case_number, at, actor, kind)"
            + " select ?, date_trunc('second', now()) + (n / 4) * interval '1 second', 'server',"
            + " 'read' from generate_series(1, 41) n",
        number);
    SupervisionFilter filter = new SupervisionFilter("", "", hall, "");
    List<Long> small = new ArrayList<>();
    new EventStream(database, 3).pour(filter, event -> small.add(event.id()));
    List<Long> large = new ArrayList<>();
    new EventStream(database, 1000).pour(filter, event -> large.add(event.id()));
    assertEquals(42, large.size());
    assertEquals(large, small);
    assertEquals(42, small.stream().distinct().count());
  }

  @Test
  void theBoardCountsWhatWasInTimeAndWhatWasLate() {
    String hall = newHall();
    String good = caseIn(hall);
    List.of("accept", "review", "grant").forEach(step -> order(good, step));
    String late = caseIn(hall);
    database.run(
        "insert into case_event (case_number, at, actor, kind, state_to)"
            + " values (?, now(), 'server', 'overdue', 'received')",
        late);
    List.of("accept", "review", "grant").forEach(step -> order(late, step));
    String applicant = caseIn(hall);
    database.run(
        "insert into case_event (case_number, at, actor, kind, state_to)"
            + " values (?, now(), 'server', 'overdue', 'correcting')",
        applicant);
    String red = caseIn(hall);
    database.run("update service_case set due_on = current_date - 9 where case_number = ?", red);
    String yellow = caseIn(hall);
    database.run(
        "update service_case set due_on = ? where case_number = ?", calendar.today(), yellow);
    String page = scene.as(Role.VIEWER).get("/console/supervision?hall=" + hall).text();
    database.run("update service_case set due_on = null where case_number = ?", red);
    String row = page.substring(page.indexOf("监察测试大厅</td>"));
    assertEquals(
        "5 1 2 3 1 1",
        row.substring("监察测试大厅</td>".length(), row.indexOf("</tr>"))
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ")
            .strip());
    assertEquals(400, scene.as(Role.VIEWER).get("/console/supervision?from=x").status());
  }

  @Test
  void sharesAddUpByHallItemAndUnit() {
    Named north = new Named("north", new Text("北", "North"));
    Named south = new Named("south", new Text("南", "South"));
    Named card = new Named("card", new Text("卡", "Card"));
    Named permit = new Named("permit", new Text("证", "Permit"));
    Named office = new Named("office", new Text("街道", "Office"));
    Dashboard board =
        Dashboard.of(
            List.of(
                new Share(north, card, office, new Tally(3, 2, 0, 1, 1, 0)),
                new Share(south, card, office, new Tally(5, 1, 2, 3, 0, 2)),
                new Share(south, permit, office, new Tally(1, 0, 1, 1, 0, 1))));
    assertEquals(new Tally(9, 3, 3, 5, 1, 3), board.all());
    assertEquals(
        List.of("south", "north"), board.halls().stream().map(Dashboard.Line::id).toList());
    assertEquals(new Tally(6, 1, 3, 4, 0, 3), board.halls().getFirst().tally());
    assertEquals(new Tally(8, 3, 2, 4, 1, 2), board.items().getFirst().tally());
    assertEquals(List.of(board.all()), board.units().stream().map(Dashboard.Line::tally).toList());
  }
}
