// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import hall.server.HallTime;
import hall.server.Row;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An event of a case for those who supervise: no citizen, no name of staff, no free words.
///
/// @param hall that the terminal of the case stands in
/// @param terminal where it was done; where the case came from if it was done elsewhere
/// @param actor `terminal`, `operator`, `server` or `platform`
/// @param stateFrom where the case stood before; null where it stood nowhere
/// @param dueOn by when the next step was due after it
@JsonPropertyOrder({"id", "at", "caseNumber"})
public record SupervisedEvent(
    long id,
    OffsetDateTime at,
    String caseNumber,
    String implementationCode,
    String item,
    String department,
    String hall,
    String terminal,
    String event,
    String actor,
    @Nullable String stateFrom,
    @Nullable String stateTo,
    @Nullable LocalDate dueOn) {

  /// A column of a table: the end of its word, and what stands in it.
  record Column(String word, Function<SupervisedEvent, @Nullable Object> value) {
    String text(SupervisedEvent event) {
      return Objects.toString(value.apply(event), "");
    }
  }

  static final List<Column> COLUMNS =
      List.of(
          new Column("id", SupervisedEvent::id),
          new Column("at", SupervisedEvent::at),
          new Column("caseNumber", SupervisedEvent::caseNumber),
          new Column("implementationCode", SupervisedEvent::implementationCode),
          new Column("item", SupervisedEvent::item),
          new Column("department", SupervisedEvent::department),
          new Column("hall", SupervisedEvent::hall),
          new Column("terminal", SupervisedEvent::terminal),
          new Column("event", SupervisedEvent::event),
          new Column("actor", SupervisedEvent::actor),
          new Column("stateFrom", SupervisedEvent::stateFrom),
          new Column("stateTo", SupervisedEvent::stateTo),
          new Column("dueOn", SupervisedEvent::dueOn));

  static SupervisedEvent of(Row row) throws SQLException {
    return new SupervisedEvent(
        row.number("id"),
        HallTime.at(row.instant("at")),
        row.text("case_number"),
        row.text("implementation_code"),
        row.text("item"),
        row.text("department"),
        row.text("hall_id"),
        row.text("terminal"),
        row.text("kind"),
        row.text("role"),
        row.textOrNull("state_from"),
        row.textOrNull("state_to"),
        row.dayOrNull("due_on"));
  }
}
