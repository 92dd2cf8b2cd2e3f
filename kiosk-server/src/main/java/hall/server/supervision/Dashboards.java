// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.Database;
import hall.server.Row;
import hall.server.Text;
import hall.server.calendar.Calendar;
import hall.server.casework.Light;
import hall.server.supervision.Dashboard.Named;
import hall.server.supervision.Dashboard.Share;
import hall.server.supervision.Dashboard.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;

/// Counts cases by their events: a warning that stands in a trail stays counted, whatever followed.
/// Cases are counted before the documents of their items are looked into, which are large; and each
/// is looked at once (materialized), since what makes it late is asked for in two counts.
@ApplicationScoped
public class Dashboards {
  private final Database database;
  private final Calendar calendar;

  Dashboards(Database database, Calendar calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /// Of the cases that were received in the filter's time.
  public Dashboard of(SupervisionFilter filter) {
    LocalDate today = calendar.today();
    return Dashboard.of(
        database.list(
            """
            with seen as materialized (
              select t.hall_id, s.implementation_code, s.item_version, c.due_on,
                c.state in ('refused', 'granted', 'denied', 'delivered') as over,
                c.state <> 'correcting' as ours,
                c.state <> 'correcting' and c.due_on < ? or exists (
                  select from case_event e where e.case_number = c.case_number
                    and (e.kind = 'overdue' and e.state_to <> 'correcting'
                      or e.detail = 'count-as-accepted')) as late
              from service_case c
              join submission s on s.key = c.submission_key
              join terminal t on t.id = s.terminal_id
              where c.accepted_at >= ? and c.accepted_at < ?
                and (? = '' or t.hall_id = ?) and (? = '' or s.implementation_code = ?)),
            counted as (
              select hall_id, implementation_code, item_version,
                count(*) as received,
                count(*) filter (where over and not late) as on_time,
                count(*) filter (where late) as late,
                count(*) filter (where not over) as open,
                count(*) filter (where ours and due_on between ? and ?) as yellow,
                count(*) filter (where ours and due_on < ?) as red
              from seen group by hall_id, implementation_code, item_version)
            select hall_id, h.name_zh, h.name_en, counted.implementation_code,
              max(document #>> '{name,zh-CN}') as item_zh, max(document #>> '{name,en}') as item_en,
              document #>> '{department,id}' as unit,
              max(document #>> '{department,name,zh-CN}') as unit_zh,
              max(document #>> '{department,name,en}') as unit_en,
              sum(received) as received, sum(on_time) as on_time, sum(late) as late,
              sum(open) as open, sum(yellow) as yellow, sum(red) as red
            from counted join hall h on h.id = hall_id
            join item_version i
              on i.implementation_code = counted.implementation_code and i.version = counted.item_version
            group by hall_id, h.name_zh, h.name_en, counted.implementation_code, unit
            order by hall_id, counted.implementation_code\
            """,
            Dashboards::share,
            today,
            filter.since(),
            filter.until(),
            filter.hall(),
            filter.hall(),
            filter.item(),
            filter.item(),
            today,
            calendar.days().after(today, Light.SOON),
            today));
  }

  private static Share share(Row row) throws SQLException {
    return new Share(
        new Named(row.text("hall_id"), new Text(row.text("name_zh"), row.text("name_en"))),
        new Named(
            row.text("implementation_code"), new Text(row.text("item_zh"), row.text("item_en"))),
        new Named(row.text("unit"), new Text(row.text("unit_zh"), row.text("unit_en"))),
        new Tally(
            row.number("received"),
            row.number("on_time"),
            row.number("late"),
            row.number("open"),
            row.number("yellow"),
            row.number("red")));
  }
}
