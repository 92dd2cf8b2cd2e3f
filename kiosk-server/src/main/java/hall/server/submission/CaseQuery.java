// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Text;
import hall.server.casework.CaseEvents;
import hall.server.casework.Casework;
import hall.server.casework.Correction;
import hall.server.casework.Standing;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What whoever holds a receipt may know: never personal data, and no names of staff.
@ApplicationScoped
public class CaseQuery {
  private static final String SELECT =
      """
      select c.*, i.document
      from service_case c join submission s on s.key = c.submission_key
      join item_version i
        on i.implementation_code = s.implementation_code and i.version = s.item_version
      """;

  private final Database database;
  private final ItemStore items;
  private final Casework casework;
  private final CaseEvents events;

  public CaseQuery(Database database, ItemStore items, Casework casework, CaseEvents events) {
    this.database = database;
    this.items = items;
    this.casework = casework;
    this.events = events;
  }

  /// The public side of a case.
  ///
  /// @param asked the names of what is to be corrected; how stands where the applicant is known
  public record Progress(
      String caseNumber,
      String state,
      OffsetDateTime acceptedAt,
      Text item,
      Text department,
      int promisedWorkingDays,
      Standing standing,
      List<Text> asked,
      List<Passed> trail) {}

  /// Where a case has been, since when, and whether the server put it there by a rule, or the
  /// platform above by its decision.
  public record Passed(OffsetDateTime at, String state, boolean byRule, boolean byPlatform) {}

  /// The public side of a life event: its cases in their order.
  public record Whole(String number, OffsetDateTime acceptedAt, Text item, List<Progress> parts) {}

  private record Guarded(String token, Progress progress) {}

  private record GuardedWhole(String token, Whole whole) {}

  /// A case by its number; numbers are guessable, so the token must fit as well.
  public Optional<Progress> byCaseNumber(String caseNumber, String token) {
    return database
        .first(SELECT + "where c.case_number = ?", this::guarded, caseNumber)
        .filter(guarded -> Secrets.same(guarded.token(), token))
        .map(Guarded::progress)
        .map(this::withTrail);
  }

  /// A case by its local number, or by that of papers that were brought for it; each carries its
  /// own randomness.
  public Optional<Progress> byLocalNumber(String localNumber) {
    return database
        .first(SELECT + "where s.local_number = ?", this::guarded, localNumber)
        .or(() -> bySupplement(localNumber))
        .map(Guarded::progress)
        .map(this::withTrail);
  }

  /// A life event by its number with the token beside it.
  public Optional<Whole> wholeByNumber(String number, String token) {
    return whole("b.bundle_number = ?", number)
        .filter(guarded -> Secrets.same(guarded.token(), token))
        .map(GuardedWhole::whole);
  }

  /// A life event by its local number.
  public Optional<Whole> wholeByLocalNumber(String localNumber) {
    return whole("s.local_number = ?", localNumber).map(GuardedWhole::whole);
  }

  private Optional<GuardedWhole> whole(String condition, String value) {
    return database
        .first(
            """
            select b.*, i.document #>> '{name,zh-CN}' as zh, i.document #>> '{name,en}' as en
            from case_bundle b join submission s on s.key = b.submission_key
            join item_version i
              on i.implementation_code = b.implementation_code and i.version = b.item_version
            where\
            """
                + " "
                + condition,
            row ->
                new GuardedWhole(
                    row.text("query_token"),
                    new Whole(
                        row.text("bundle_number"),
                        HallTime.at(row.instant("made_at")),
                        new Text(row.text("zh"), row.text("en")),
                        List.of())),
            value)
        .map(guarded -> new GuardedWhole(guarded.token(), withParts(guarded.whole())));
  }

  private Whole withParts(Whole whole) {
    List<Progress> parts =
        database
            .list(
                SELECT + "where c.bundle_number = ? order by c.bundle_position",
                this::guarded,
                whole.number())
            .stream()
            .map(Guarded::progress)
            .toList();
    return new Whole(whole.number(), whole.acceptedAt(), whole.item(), parts);
  }

  private Optional<Guarded> bySupplement(String localNumber) {
    return database.first(
        SELECT
            + """
            where c.case_number = (select h.case_number from submission h
              where h.local_number = ? and h.handed_in_at is not null)\
            """,
        this::guarded,
        localNumber);
  }

  private Guarded guarded(Row row) throws SQLException {
    ServiceItem item = items.parse(row.text("document"));
    Standing standing = casework.standing(row, item);
    return new Guarded(
        row.text("query_token"),
        new Progress(
            row.text("case_number"),
            row.text("state"),
            HallTime.at(row.instant("accepted_at")),
            item.name(),
            item.department().name(),
            item.limits().promisedWorkingDays(),
            standing,
            standing.isAsking()
                ? standing.corrections().stream()
                    .flatMap(each -> Correction.name(item, each.part()).stream())
                    .toList()
                : List.of(),
            List.of()));
  }

  private Progress withTrail(Progress progress) {
    return new Progress(
        progress.caseNumber(),
        progress.state(),
        progress.acceptedAt(),
        progress.item(),
        progress.department(),
        progress.promisedWorkingDays(),
        progress.standing(),
        progress.asked(),
        passed(events.of(progress.caseNumber())));
  }

  /// The part of a trail that its applicant may know.
  static List<Passed> passed(List<CaseEvents.Event> trail) {
    return trail.stream()
        .filter(CaseEvents.Event::isMove)
        .map(event ->
            new Passed(
                event.at(),
                event.stateTo() == null ? "received" : event.stateTo(),
                event.actor().equals("server"),
                event.isOfPlatform()))
        .toList();
  }
}
