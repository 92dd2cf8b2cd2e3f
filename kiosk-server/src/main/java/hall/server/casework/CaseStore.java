// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Row;
import hall.server.Sql;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where cases stand, in the database.
@ApplicationScoped
public class CaseStore {
  private static final String SELECT =
      """
      select c.*, i.document from service_case c join submission s on s.key = c.submission_key
      join item_version i
        on i.implementation_code = s.implementation_code and i.version = s.item_version
      """;

  private final ItemStore items;
  private final ObjectMapper json;

  public CaseStore(ItemStore items, ObjectMapper json) {
    this.items = items;
    this.json = json;
  }

  /// A case that nobody else changes until the transaction ends.
  ///
  /// @param warned of which deadline its unit was warned last
  public record Held(
      String caseNumber,
      long revision,
      @Nullable String warned,
      ServiceItem item,
      CaseFacts facts) {}

  /// Not against its number, so that who holds something of the case may add to its trail
  /// meanwhile.
  Optional<Held> hold(Sql sql, String caseNumber) throws SQLException {
    return sql.first(
        SELECT + "where c.case_number = ? for no key update of c", this::held, caseNumber);
  }

  /// Cases that a rule says something about today, each held by one server.
  List<Held> ripe(Sql sql, LocalDate today, LocalDate soon, int most) throws SQLException {
    return sql.list(
        SELECT
            + """
             where c.due_on is null and c.state = 'received'
              or c.due_on < ? and (c.state = 'received' or c.warned is distinct from 'overdue')
              or c.due_on <= ? and c.warned is null
            limit ? for update of c skip locked\
            """,
        this::held,
        today,
        soon,
        most);
  }

  private Held held(Row row) throws SQLException {
    ServiceItem item = items.parse(row.text("document"));
    return new Held(
        row.text("case_number"),
        row.number("revision"),
        row.textOrNull("warned"),
        item,
        facts(row, item));
  }

  /// What a row of `service_case` says; the columns must all be there.
  CaseFacts facts(Row row, ServiceItem item) throws SQLException {
    return new CaseFacts(
        CaseState.of(row.text("state")),
        row.day("counted_from"),
        row.dayOrNull("began_on"),
        row.dayOrNull("due_on"),
        row.dayOrNull("promised_on"),
        row.dayOrNull("statutory_on"),
        row.textOrNull("corrections") != null,
        item.limits());
  }

  List<Correction> corrections(Row row) throws SQLException {
    String stored = row.textOrNull("corrections");
    try {
      return stored == null
          ? List.of()
          : json.readValue(stored, new TypeReference<List<Correction>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored corrections cannot be read", e);
    }
  }

  /// A case that stood nowhere before.
  ///
  /// @param revision so many steps it has taken at once
  void add(Sql sql, Arrival arrival, CaseFacts facts, int revision) throws SQLException {
    sql.run(
        """
        insert into service_case (case_number, submission_key, query_token, accepted_at, revision,
          state, counted_from, began_on, due_on, promised_on, statutory_on)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        arrival.caseNumber(),
        arrival.submissionKey(),
        arrival.token(),
        arrival.at(),
        revision,
        facts.state().word(),
        facts.countedFrom(),
        facts.beganOn(),
        facts.dueOn(),
        facts.promisedOn(),
        facts.statutoryOn());
  }

  /// The case stands so now; a new deadline may be warned of again.
  void write(Sql sql, String caseNumber, CaseFacts facts) throws SQLException {
    sql.run(
        """
        update service_case
        set revision = revision + 1, state = ?, counted_from = ?, began_on = ?, due_on = ?,
          promised_on = ?, statutory_on = ?, warned = null
        where case_number = ?\
        """,
        facts.state().word(),
        facts.countedFrom(),
        facts.beganOn(),
        facts.dueOn(),
        facts.promisedOn(),
        facts.statutoryOn(),
        caseNumber);
  }

  /// Something that a clerk must see before deciding came to a case that stands where it stood.
  void touch(Sql sql, String caseNumber) throws SQLException {
    sql.run("update service_case set revision = revision + 1 where case_number = ?", caseNumber);
  }

  void reason(Sql sql, String caseNumber, @Nullable String reason) throws SQLException {
    sql.run("update service_case set reason = ? where case_number = ?", reason, caseNumber);
  }

  void delivered(Sql sql, String caseNumber, @Nullable String way, @Nullable String tracking)
      throws SQLException {
    sql.run(
        "update service_case set way = ?, tracking = ? where case_number = ?",
        way,
        tracking,
        caseNumber);
  }

  void ask(Sql sql, String caseNumber, List<@Nullable Correction> corrections) throws SQLException {
    try {
      sql.run(
          "update service_case set corrections = ?::jsonb where case_number = ?",
          json.writeValueAsString(corrections),
          caseNumber);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Corrections cannot be written", e);
    }
  }

  /// That the applicant's unit was warned; no change that anybody's view depends on.
  void warned(Sql sql, String caseNumber, String warning) throws SQLException {
    sql.run("update service_case set warned = ? where case_number = ?", warning, caseNumber);
  }
}
