// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Language;
import hall.server.Sql;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.message.Messages;
import hall.server.message.Note;
import hall.server.message.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells whoever asked for a visit at home by message when it is, and when it could not be done, in
/// the transaction in which that is written down. A wish has no language, so it is told in Chinese.
@ApplicationScoped
class VisitMessages {
  private static final Language LANGUAGE = Language.CHINESE;

  private final Messages messages;

  VisitMessages(Messages messages) {
    this.messages = messages;
  }

  /// What is told; nothing where the day stays, whoever comes.
  ///
  /// @param before the visit before the deed
  /// @param named the day that was named with it
  static Optional<Purpose> purpose(Complaint before, Deed deed, @Nullable LocalDate named) {
    return switch (deed) {
      case APPOINT ->
          Objects.equals(before.visitOn(), named)
              ? Optional.empty()
              : Optional.of(before.visitOn() == null ? Purpose.VISIT_NAMED : Purpose.VISIT_CHANGED);
      case FAIL -> Optional.of(Purpose.VISIT_FAILED);
      case ACCEPT, DECLINE, FORWARD, SUPERVISE, ANSWER, SEND, TRANSFER, COMPLETE, RETURN, VISIT ->
          Optional.empty();
    };
  }

  void tell(Sql sql, Complaint before, Deed deed, @Nullable LocalDate named, Instant now)
      throws SQLException {
    Optional<Purpose> purpose = purpose(before, deed, named);
    if (purpose.isEmpty() || !messages.isOpen() || !Note.reaches(before.phone())) {
      return;
    }
    String hall =
        sql.first(
                "select h.name_zh from terminal t join hall h on h.id = t.hall_id where t.id = ?",
                row -> row.text("name_zh"),
                before.terminalId())
            .orElseThrow();
    messages.aboutVisit(
        sql,
        before.id(),
        new Note(
            purpose.get(),
            LANGUAGE,
            Objects.requireNonNull(before.phone()),
            Map.of(
                "ending",
                Note.ending(before.number()),
                "day",
                named == null ? "" : Note.day(named, LANGUAGE),
                "hall",
                hall),
            named),
        now);
  }
}
