// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Language;
import hall.server.Row;
import hall.server.Sql;
import hall.server.Text;
import hall.server.Words;
import hall.server.catalogue.ServiceItem;
import hall.server.message.Messages;
import hall.server.message.Note;
import hall.server.message.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells applicants by message what became of their cases, in the transaction in which it does: at
/// the number that answers the item's question for it ([ServiceItem#phoneOfApplicant]), in the
/// language in which they applied.
@ApplicationScoped
class CaseMessages {
  private final Messages messages;

  CaseMessages(Messages messages) {
    this.messages = messages;
  }

  /// What is told of a case that came to a state; nothing of what asks for nothing.
  static Optional<Purpose> purpose(CaseState to) {
    return switch (to) {
      case CORRECTING -> Optional.of(Purpose.CASE_CORRECTING);
      case REFUSED -> Optional.of(Purpose.CASE_REFUSED);
      case GRANTED -> Optional.of(Purpose.CASE_GRANTED);
      case DENIED -> Optional.of(Purpose.CASE_DENIED);
      case RECEIVED, ACCEPTED, REVIEWING, DELIVERED -> Optional.empty();
    };
  }

  /// Whom to tell, and what is to be said of how the result is had.
  ///
  /// @param way a word of `message_result_`
  private record Addressee(String number, Language language, String way, Text hall) {
    static Addressee of(Row row) throws SQLException {
      return new Addressee(
          row.text("number"),
          Language.choose(row.textOrNull("language"), null),
          row.text("way"),
          new Text(row.text("name_zh"), row.text("name_en")));
    }
  }

  /// A case came to where it stands now.
  void moved(Sql sql, String caseNumber, ServiceItem item, CaseFacts facts, Instant now)
      throws SQLException {
    Optional<Purpose> purpose = purpose(facts.state());
    if (purpose.isEmpty()) {
      return;
    }
    Optional<Addressee> found = addressee(sql, caseNumber, item);
    if (found.isPresent()) {
      tell(sql, caseNumber, item, purpose.get(), facts.dueOn(), found.get(), now);
    }
  }

  private void tell(
      Sql sql,
      String caseNumber,
      ServiceItem item,
      Purpose purpose,
      @Nullable LocalDate due,
      Addressee to,
      Instant now)
      throws SQLException {
    Words words = new Words(to.language(), now);
    String hall = words.text(to.hall());
    Map<String, String> blanks = new HashMap<>();
    blanks.put("item", words.text(item.name()));
    blanks.put("ending", Note.ending(caseNumber));
    blanks.put("hall", hall);
    blanks.put("result", words.say("message_result_" + to.way(), hall));
    LocalDate until = purpose == Purpose.CASE_CORRECTING ? due : null;
    if (until != null) {
      blanks.put("day", Note.day(until, to.language()));
    }
    messages.aboutCase(
        sql, caseNumber, new Note(purpose, to.language(), to.number(), blanks, until), now);
  }

  /// How the result is had says the answer to the question `delivery`, else the only way that the
  /// item offers.
  private Optional<Addressee> addressee(Sql sql, String caseNumber, ServiceItem item)
      throws SQLException {
    Optional<ServiceItem.Field> question = item.phoneOfApplicant();
    if (!messages.isOpen() || question.isEmpty()) {
      return Optional.empty();
    }
    return sql.first(
        """
        select s.metadata #>> array['form', ?] as number, s.metadata ->> 'language' as language,
          case coalesce(s.metadata #>> '{form,delivery}',
              case json_array_length(i.document #> '{result,delivery}')
                when 1 then i.document #>> '{result,delivery,0}' end)
            when 'pick-up' then 'counter'
            when 'courier' then 'courier'
            when 'terminal' then 'terminal'
            when 'none' then 'none'
            else 'ask'
          end as way, h.name_zh, h.name_en
        from service_case c join submission s on s.key = c.submission_key
        join item_version i
          on i.implementation_code = s.implementation_code and i.version = s.item_version
        join terminal t on t.id = s.terminal_id
        join hall h on h.id = t.hall_id
        where c.case_number = ? and s.metadata #>> array['form', ?] is not null\
        """,
        Addressee::of,
        question.get().id(),
        caseNumber,
        question.get().id());
  }
}
