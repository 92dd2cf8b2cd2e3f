// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Masking;
import hall.server.Row;
import hall.server.Text;
import hall.server.calendar.Calendar;
import hall.server.calendar.WorkingDays;
import hall.server.casework.Light;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of cases for operators, personal data masked.
@ApplicationScoped
public class CaseList {
  private static final int PAGE_SIZE = 20;
  private static final String FROM =
      """
       from service_case c join submission s on s.key = c.submission_key
      join item_version i
        on i.implementation_code = s.implementation_code and i.version = s.item_version
      """;

  private final Database database;
  private final ItemStore items;
  private final Calendar calendar;

  public CaseList(Database database, ItemStore items, Calendar calendar) {
    this.database = database;
    this.items = items;
    this.calendar = calendar;
  }

  /// An item that there are cases of.
  public record Known(String implementationCode, Text name) {}

  private record Condition(String sql, List<@Nullable Object> arguments) {}

  /// A page; numbers beyond the end give the last page. What is due soon or overdue stands with the
  /// most urgent first, else the newest.
  public CasePage page(CaseFilter filter, int wanted) {
    Condition condition = condition(filter);
    long total =
        database
            .first(
                "select count(*) as n from service_case c" + condition.sql(),
                row -> row.number("n"),
                condition.arguments().toArray())
            .orElse(0L);
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wanted, 1, pages);
    List<@Nullable Object> arguments = new ArrayList<>(condition.arguments());
    arguments.add(PAGE_SIZE);
    arguments.add((page - 1) * PAGE_SIZE);
    String order =
        filter.due().isEmpty()
            ? " order by c.accepted_at desc, c.case_number desc"
            : " order by c.due_on, c.case_number";
    // What stands before the page is passed by in an index alone; the rest is read of the page.
    List<CaseSummary> cases =
        database.list(
            """
            select c.case_number, c.state, c.accepted_at, c.due_on, s.terminal_id,
              s.metadata #>> '{applicant,name}' as name,
              s.metadata #>> '{applicant,idNumber}' as id_number,
              s.metadata #>> '{agent,name}' as agent_name,
              s.metadata #>> '{agent,idNumber}' as agent_number, i.document\
            """
                + Bundles.COLUMNS
                + FROM
                + Bundles.JOIN
                + " where c.case_number in (select c.case_number from service_case c"
                + condition.sql()
                + order
                + " limit ? offset ?)"
                + order,
            this::summary,
            arguments.toArray());
    return new CasePage(page, pages, total, cases);
  }

  private Condition condition(CaseFilter filter) {
    List<String> parts = new ArrayList<>();
    List<@Nullable Object> arguments = new ArrayList<>();
    LocalDate today = calendar.today();
    if (!filter.state().isEmpty()) {
      parts.add("c.state = ?");
      arguments.add(filter.state());
    }
    if (!filter.item().isEmpty()) {
      // Numbers begin with the code of their item, and there is an index of that.
      parts.add("left(c.case_number, 31) = ?");
      arguments.add(filter.item());
    }
    if (filter.due().equals("overdue")) {
      parts.add("c.due_on < ?");
      arguments.add(today);
    } else if (filter.due().equals("soon")) {
      parts.add("c.due_on between ? and ?");
      arguments.add(today);
      arguments.add(calendar.days().after(today, Light.SOON));
    }
    return new Condition(parts.isEmpty() ? "" : " where " + String.join(" and ", parts), arguments);
  }

  /// The items that there are cases of.
  public List<Known> items() {
    return database.list(
        """
        select distinct on (v.implementation_code) v.implementation_code, v.document
        from item_version v
        where v.document -> 'parts' is null and exists (
          select from submission s where s.implementation_code = v.implementation_code)
        order by v.implementation_code, v.version desc\
        """,
        row ->
            new Known(row.text("implementation_code"), items.parse(row.text("document")).name()));
  }

  private CaseSummary summary(Row row) throws SQLException {
    ServiceItem item = items.parse(row.text("document"));
    LocalDate due = row.dayOrNull("due_on");
    LocalDate today = calendar.today();
    WorkingDays days = calendar.days();
    return new CaseSummary(
        row.text("case_number"),
        row.text("state"),
        HallTime.at(row.instant("accepted_at")),
        new CaseReceipt.Item(item.code(), item.name()),
        item.department().name(),
        row.text("terminal_id"),
        new CaseSummary.Masked(
            Masking.name(row.text("name")), Masking.idNumber(row.text("id_number"))),
        due,
        due == null ? null : days.between(today, due),
        Light.of(due, today, days),
        Bundles.of(row),
        row.textOrNull("agent_name") == null
            ? null
            : new CaseSummary.Masked(
                Masking.name(row.text("agent_name")), Masking.idNumber(row.text("agent_number"))));
  }
}
