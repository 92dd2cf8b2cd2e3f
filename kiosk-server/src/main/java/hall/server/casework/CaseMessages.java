// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import hall.server.Database;
import hall.server.Language;
import hall.server.PublicAddress;
import hall.server.Row;
import hall.server.Sql;
import hall.server.Text;
import hall.server.Words;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.evaluation.RatingLinks;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells applicants by message what became of their cases, in the transaction in which it does: at
/// the number that answers the item's question for it ([ServiceItem#phoneOfApplicant]), in the
/// language in which they applied.
@ApplicationScoped
class CaseMessages {
  private final Messages messages;
  private final Database database;
  private final ItemStore items;
  private final RatingLinks links;
  private final PublicAddress address;

  CaseMessages(
      Messages messages,
      Database database,
      ItemStore items,
      RatingLinks links,
      PublicAddress address) {
    this.messages = messages;
    this.database = database;
    this.items = items;
    this.links = links;
    this.address = address;
  }

  /// What is told of a case that came to a state; nothing of what asks for nothing.
  ///
  /// @param byAgent whether an agent applied, who has the receipt: then the applicant is asked for
  ///   the own mark with the end of the case
  static Optional<Purpose> purpose(CaseState to, boolean byAgent) {
    return switch (to) {
      case CORRECTING -> Optional.of(Purpose.CASE_CORRECTING);
      case REFUSED -> Optional.of(byAgent ? Purpose.CASE_REFUSED_RATE : Purpose.CASE_REFUSED);
      case GRANTED -> Optional.of(byAgent ? Purpose.CASE_GRANTED_RATE : Purpose.CASE_GRANTED);
      case DENIED -> Optional.of(byAgent ? Purpose.CASE_DENIED_RATE : Purpose.CASE_DENIED);
      case RECEIVED, ACCEPTED, REVIEWING, DELIVERED -> Optional.empty();
    };
  }

  /// Whom to tell, and what is to be said of how the result is had.
  ///
  /// @param way a word of `message_result_`
  private record Addressee(
      String number, Language language, boolean byAgent, String way, Text hall) {
    static Addressee of(Row row) throws SQLException {
      return new Addressee(
          row.text("number"),
          Language.choose(row.textOrNull("language"), null),
          row.flag("by_agent"),
          row.text("way"),
          new Text(row.text("name_zh"), row.text("name_en")));
    }
  }

  /// A case whose applicant may be told.
  private record Told(UUID submission, String implementationCode, int itemVersion) {
    static Told of(Row row) throws SQLException {
      return new Told(
          row.uuid("submission_key"), row.text("implementation_code"), row.integer("item_version"));
    }
  }

  /// Whether somebody is told of a case, or of one of a life event.
  boolean tells(String number) {
    return messages.isOpen() && database.transaction(sql -> tells(sql, number));
  }

  private boolean tells(Sql sql, String number) throws SQLException {
    for (Told each :
        sql.list(
            """
            select c.submission_key, s.implementation_code, s.item_version
            from service_case c join submission s on s.key = c.submission_key
            where c.case_number = ? or c.bundle_number = ?\
            """,
            Told::of,
            number,
            number)) {
      ServiceItem item = items.find(each.implementationCode(), each.itemVersion()).orElseThrow();
      if (addressee(sql, each.submission(), item).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// A case came to where it stands now.
  void moved(Sql sql, String caseNumber, ServiceItem item, CaseFacts facts, Instant now)
      throws SQLException {
    if (!messages.isOpen() || purpose(facts.state(), false).isEmpty()) {
      return;
    }
    UUID submission =
        sql.first(
                "select submission_key from service_case where case_number = ?",
                row -> row.uuid("submission_key"),
                caseNumber)
            .orElseThrow();
    Optional<Addressee> found = addressee(sql, submission, item);
    if (found.isPresent()) {
      Addressee to = found.get();
      Purpose purpose = purpose(facts.state(), to.byAgent()).orElseThrow();
      tell(sql, caseNumber, caseNumber, item, purpose, facts.dueOn(), to, now);
    }
  }

  /// An agent has applied: whose name it is in learns of it.
  ///
  /// @param caseNumber of the case, or of the first one of a life event
  /// @param number under which the whole is known
  /// @param item the whole
  void made(
      Sql sql, String caseNumber, String number, UUID submission, ServiceItem item, Instant now)
      throws SQLException {
    Optional<Addressee> found = addressee(sql, submission, item);
    if (found.isPresent()) {
      tell(sql, caseNumber, number, item, Purpose.CASE_MADE, null, found.get(), now);
    }
  }

  private void tell(
      Sql sql,
      String caseNumber,
      String number,
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
    blanks.put("ending", Note.ending(number));
    blanks.put("hall", hall);
    blanks.put("result", words.say("message_result_" + to.way(), hall));
    if (purpose.blanks().contains("link")) {
      blanks.put("link", address.ratingUrl(links.make(sql, caseNumber, now)));
    }
    LocalDate until = purpose == Purpose.CASE_CORRECTING ? due : null;
    if (until != null) {
      blanks.put("day", Note.day(until, to.language()));
    }
    messages.aboutCase(
        sql, caseNumber, new Note(purpose, to.language(), to.number(), blanks, until), now);
  }

  /// Nobody where no message reaches the number, so that no link is made for it. How the result is
  /// had says the answer to the question `delivery`, else the only way that the item offers.
  private Optional<Addressee> addressee(Sql sql, UUID submission, ServiceItem item)
      throws SQLException {
    Optional<ServiceItem.Field> question = item.phoneOfApplicant();
    if (!messages.isOpen() || question.isEmpty()) {
      return Optional.empty();
    }
    return sql.first(
            """
            select s.metadata #>> array['form', ?] as number, s.metadata ->> 'language' as language,
              s.metadata #>> '{agent,name}' is not null as by_agent,
              case coalesce(s.metadata #>> '{form,delivery}',
                  case json_array_length(i.document #> '{result,delivery}')
                    when 1 then i.document #>> '{result,delivery,0}' end)
                when 'pick-up' then 'counter'
                when 'courier' then 'courier'
                when 'terminal' then 'terminal'
                when 'none' then 'none'
                else 'ask'
              end as way, h.name_zh, h.name_en
            from submission s join item_version i
              on i.implementation_code = s.implementation_code and i.version = s.item_version
            join terminal t on t.id = s.terminal_id
            join hall h on h.id = t.hall_id
            where s.key = ? and s.metadata #>> array['form', ?] is not null\
            """,
            Addressee::of,
            question.get().id(),
            submission,
            question.get().id())
        .filter(to -> Note.reaches(to.number()));
  }
}
