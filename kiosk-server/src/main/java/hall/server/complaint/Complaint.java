// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One complaint in full, for those who deal with it.
///
/// @param number what the citizen was told
/// @param name of whoever laid the card; null where it came without a name
/// @param phone to call back; null where none was given
/// @param unit that has to deal with it, or who of the hall comes, by function or staff number
/// @param answer what the citizen is told: also why it was declined, or what came of a visit
/// @param hotlineNumber under which the hotline 12345 has it, or had it until it was answered; null
///   where it was not transferred
/// @param answeredAt when it came to its end; null while it waits
/// @param published what everybody may read of it; null while that is nothing
/// @param pages that were scanned with it; null where there are none
/// @param dispatch its way to the hotline by wire; null where nobody ever sent it
/// @param visit where somebody is asked to come to help; of visits alone
/// @param visitOn the day that was named for it; null before there is one
/// @param caseNumber of the case that came of a visit; null while none was named
/// @param queryToken opens the page of its slip; null from before there were any
/// @param revision rises with every deed
public record Complaint(
    long id,
    String number,
    UUID key,
    String terminalId,
    ComplaintSort sort,
    String text,
    @Nullable String name,
    @Nullable String idNumber,
    @Nullable String phone,
    ComplaintState state,
    Instant receivedAt,
    LocalDate acceptBy,
    LocalDate answerBy,
    @Nullable String unit,
    @Nullable String answer,
    @Nullable String hotlineNumber,
    @Nullable Instant answeredAt,
    @Nullable String published,
    @Nullable ScannedPages pages,
    @Nullable Dispatch dispatch,
    @Nullable HomeVisit visit,
    @Nullable LocalDate visitOn,
    @Nullable String caseNumber,
    @Nullable String queryToken,
    long revision) {

  /// Of the [#FROM].
  static final String COLUMNS =
      """
      id, number, idempotency_key, complaint.terminal_id, sort, body, name, id_number, phone, state,
      received_at, accept_by::text as accept_day, answer_by::text as answer_day, unit, answer,
      hotline_number, answered_at, published, revision, pages, bytes, sha256, consent_version,
      query_token, wire, entered_at, attempts, next_attempt_at, failure, place, half_day,
      visit_on::text as visit_day, division_code, division, case_number\
      """;

  /// The [#dueOn] of a row.
  static final String DUE =
      " case state when 'received' then accept_by when 'appointed' then visit_on else answer_by end ";

  /// Complaints with the pages and the way to the hotline of those that have some.
  static final String FROM =
      " from complaint left join complaint_pages on complaint_pages.complaint_id = complaint.id"
          + " left join complaint_dispatch on complaint_dispatch.complaint_id = complaint.id ";

  static Complaint of(Row row) throws SQLException {
    return new Complaint(
        row.number("id"),
        row.text("number"),
        row.uuid("idempotency_key"),
        row.text("terminal_id"),
        ComplaintSort.find(row.text("sort")).orElseThrow(),
        row.text("body"),
        row.textOrNull("name"),
        row.textOrNull("id_number"),
        row.textOrNull("phone"),
        ComplaintState.of(row.text("state")),
        row.instant("received_at"),
        LocalDate.parse(row.text("accept_day")),
        LocalDate.parse(row.text("answer_day")),
        row.textOrNull("unit"),
        row.textOrNull("answer"),
        row.textOrNull("hotline_number"),
        row.instantOrNull("answered_at"),
        row.textOrNull("published"),
        pages(row),
        Dispatch.of(row),
        visit(row),
        day(row.textOrNull("visit_day")),
        row.textOrNull("case_number"),
        row.textOrNull("query_token"),
        row.number("revision"));
  }

  private static @Nullable HomeVisit visit(Row row) throws SQLException {
    String place = row.textOrNull("place");
    String division = row.textOrNull("division");
    return place == null
        ? null
        : new HomeVisit(
            place,
            row.text("half_day"),
            division == null ? null : new Within(row.text("division_code"), division));
  }

  private static @Nullable LocalDate day(@Nullable String written) {
    return written == null ? null : LocalDate.parse(written);
  }

  private static @Nullable ScannedPages pages(Row row) throws SQLException {
    String sha256 = row.textOrNull("sha256");
    return sha256 == null
        ? null
        : new ScannedPages(
            (int) row.number("pages"),
            row.number("bytes"),
            sha256,
            (int) row.number("consent_version"));
  }

  /// The day by which the next thing is due.
  public LocalDate dueOn() {
    if (state == ComplaintState.RECEIVED) {
      return acceptBy;
    }
    return state == ComplaintState.APPOINTED && visitOn != null ? visitOn : answerBy;
  }

  public boolean late(LocalDate today) {
    return !state.over() && dueOn().isBefore(today);
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "Complaint[%s %s]".formatted(number, state);
  }
}
