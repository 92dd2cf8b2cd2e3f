// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Sql;
import hall.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What is to be known of visits at home (上门帮办) together: who goes where on a day, in which
/// divisions somebody waits, and which cases came of them.
@ApplicationScoped
public class HomeVisits {

  private final Database database;
  private final Audit audit;
  private final InstantSource clock;

  HomeVisits(Database database, Audit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /// What somebody has to do on a day.
  ///
  /// @param name of whoever goes out, by function or staff number
  /// @param visits so many are still to be made
  public record Round(String name, long visits) {}

  /// Who goes out on a day.
  public List<Round> rounds(LocalDate day) {
    return database.list(
        """
        select unit, count(*) as visits from complaint
        where state = 'appointed' and visit_on = ?
        group by unit order by unit\
        """,
        row -> new Round(row.text("unit"), row.number("visits")),
        day);
  }

  /// The visits that one of them has still to make that day, in the order of time. It shows where
  /// people live and how to call them, so that a look leaves a trace.
  public List<Complaint> of(LocalDate day, String helper, String operator) {
    return database.transaction(sql -> {
      List<Complaint> visits =
          sql.list(
              "select "
                  + Complaint.COLUMNS
                  + Complaint.FROM
                  + """
                  where state = 'appointed' and visit_on = ? and unit = ?
                  order by array_position(array['morning', 'afternoon', 'any'], half_day),
                    received_at, id\
                  """,
              Complaint::of,
              day,
              helper);
      audit.record(
          sql,
          operator,
          "complaint-visits-read",
          day.toString(),
          Map.of("helper", helper, "visits", visits.size()));
      return visits;
    });
  }

  /// The divisions of all visits that are kept, and those around them, by name.
  public List<String> divisions() {
    TreeSet<String> all = new TreeSet<>();
    database
        .list(
            "select distinct division from complaint where division is not null",
            row -> row.text("division"))
        .forEach(names -> {
          all.add(names);
          for (int end = names.indexOf('/'); end >= 0; end = names.indexOf('/', end + 1)) {
            all.add(names.substring(0, end));
          }
        });
    return List.copyOf(all);
  }

  /// A visit of which a case came.
  public record Origin(long id, String number) {}

  /// The visits of which a case came.
  public List<Origin> ofCase(String caseNumber) {
    return database.list(
        "select id, number from complaint where case_number = ? order by id",
        row -> new Origin(row.number("id"), row.text("number")),
        caseNumber);
  }

  /// Names the case that came of a visit that was made, or another one than before. Problems as of
  /// [Complaints#act].
  ///
  /// @param caseNumber empty where none came of it
  public void name(long id, long revision, String caseNumber, String operator) {
    String wanted = caseNumber.strip();
    Instant now = clock.instant();
    database.transaction(sql -> {
      Complaint complaint = Complaints.seen(sql, id, revision);
      if (complaint.state() != ComplaintState.VISITED) {
        throw Complaints.movedOn();
      }
      bind(sql, complaint, wanted, now, operator);
      sql.run("update complaint set revision = revision + 1 where id = ?", id);
      audit.record(sql, operator, "complaint-case", complaint.number(), Map.of());
      return true;
    });
  }

  /// Whoever calls it writes the revision and the audit.
  static void bind(Sql sql, Complaint complaint, String caseNumber, Instant now, String operator)
      throws SQLException {
    boolean known =
        caseNumber.isEmpty()
            || sql.first(
                    "select 1 as one from service_case where case_number = ?",
                    row -> row.number("one"),
                    caseNumber)
                .isPresent();
    if (!known) {
      throw Problem.of(
              422, "complaint-case-unknown", "Write the number of a case that is here, or none.")
          .asException();
    }
    sql.run(
        "update complaint set case_number = nullif(?, '') where id = ?",
        caseNumber,
        complaint.id());
    Complaints.note(sql, complaint.id(), now, operator, "case", caseNumber);
  }
}
