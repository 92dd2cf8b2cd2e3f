// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.casework.Casework;
import hall.server.casework.Standing;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.elicence.Showing.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cases as whoever brings papers may open them: with the card of the applicant, or with the code
/// of the receipt, whose bearer may be anybody.
@ApplicationScoped
public class AwaitedCases {
  private static final String SELECT =
      "select c.*, s.metadata, s.implementation_code, s.item_version, i.document, "
          + AwaitedPapers.HANDED_IN
          + """
          , s.metadata #>> '{applicant,name}' as name,
            s.metadata #>> '{applicant,idNumber}' as id_number,
            s.metadata #>> '{agent,name}' as agent_name,
            s.metadata #>> '{agent,idNumber}' as agent_number
          """
          + Bundles.COLUMNS
          + """
           from service_case c join submission s on s.key = c.submission_key
          join item_version i
            on i.implementation_code = s.implementation_code and i.version = s.item_version
          """
          + Bundles.JOIN;

  private static final String OF_SUPPLEMENT =
      """
      where c.case_number = (select h.case_number from submission h
        where h.local_number = ? and h.handed_in_at is not null)\
      """;

  /// The cases of a life event: its receipt may open each of them.
  private static final String OF_WHOLE =
      """
      where c.bundle_number in (select o.bundle_number
        from case_bundle o join submission w on w.key = o.submission_key where\
      """;

  private static final String IN_ORDER = ") order by c.bundle_position";

  private final Database database;
  private final ItemStore items;
  private final Casework casework;
  private final AwaitedPapers papers;

  public AwaitedCases(Database database, ItemStore items, Casework casework, AwaitedPapers papers) {
    this.database = database;
    this.items = items;
    this.casework = casework;
    this.papers = papers;
  }

  /// A case, and the papers that it waits for today.
  ///
  /// @param parties who may open it by a card
  /// @param atTerminal whether what a clerk asked for can be brought to a terminal at all
  record Awaiting(
      String caseNumber,
      Parties parties,
      Standing standing,
      ServiceItem item,
      boolean atTerminal,
      List<AwaitedPaper> papers) {
    /// Whether a card is the applicant's, or that of whoever applied for the applicant.
    boolean opensTo(Person card) {
      Person agent = parties.agent();
      return equal(parties.applicant(), card) || (agent != null && equal(agent, card));
    }
  }

  /// What a receipt opens.
  ///
  /// @param bundle the life event that it is the receipt of; null for the receipt of one case
  /// @param others its other cases, in their order
  record Opened(Awaiting awaiting, Bundles.@Nullable Bundle bundle, List<Awaiting> others) {
    private static Opened alone(Guarded guarded) {
      return new Opened(guarded.awaiting(), null, List.of());
    }
  }

  private record Guarded(String token, Bundles.@Nullable Bundle bundle, Awaiting awaiting) {}

  /// The case of a receipt: of its number with the token beside it, or of a local number, which is
  /// its own secret.
  Optional<Opened> ofReceipt(@Nullable String number, @Nullable String token) {
    if (number == null) {
      return Optional.empty();
    }
    return LocalNumber.isOne(number)
        ? first("where s.local_number = ?", number)
            .or(() -> first(OF_SUPPLEMENT, number))
            .map(Opened::alone)
            .or(() -> ofWhole("w.local_number = ?", number))
        : byNumber(number)
            .filter(guarded -> token != null && equal(guarded.token(), token))
            .map(Opened::alone)
            .or(() ->
                token == null
                    ? Optional.empty()
                    : ofWhole("o.bundle_number = ? and o.query_token = ?", number, token));
  }

  /// Of the cases of a life event the first that waits for papers, otherwise the first.
  private Optional<Opened> ofWhole(String condition, String... values) {
    List<Guarded> cases =
        database.list(
            SELECT + OF_WHOLE + " " + condition + IN_ORDER, this::guarded, (Object[]) values);
    return cases.stream()
        .filter(each -> !each.awaiting().papers().isEmpty())
        .findFirst()
        .or(() -> cases.stream().findFirst())
        .map(one ->
            new Opened(
                one.awaiting(),
                one.bundle(),
                cases.stream()
                    .map(Guarded::awaiting)
                    .filter(each -> !each.caseNumber().equals(one.awaiting().caseNumber()))
                    .toList()));
  }

  /// The case that papers are for.
  Optional<Awaiting> of(Submission submission) {
    Submission.SupplementOf of = Objects.requireNonNull(submission.supplementOf());
    Submission.Applicant applicant = submission.applicant();
    return applicant == null
        ? ofReceipt(of.number(), of.token()).map(Opened::awaiting)
        : ofCard(of.number(), applicant.name(), applicant.idNumber());
  }

  /// The case of a number, where the card is of somebody who may open it.
  Optional<Awaiting> ofCard(
      @Nullable String number, @Nullable String name, @Nullable String idNumber) {
    if (number == null || name == null || idNumber == null) {
      return Optional.empty();
    }
    Person card = Person.of(name, idNumber);
    return byNumber(number).map(Guarded::awaiting).filter(awaiting -> awaiting.opensTo(card));
  }

  /// A case that nobody else changes until the transaction ends.
  Optional<Awaiting> hold(Sql sql, String caseNumber) throws SQLException {
    return sql.first(SELECT + "where c.case_number = ? for update of c", this::guarded, caseNumber)
        .map(Guarded::awaiting);
  }

  private Optional<Guarded> byNumber(String number) {
    return CaseNumber.isOne(number) ? first("where c.case_number = ?", number) : Optional.empty();
  }

  private Optional<Guarded> first(String where, String value) {
    return database.first(SELECT + where, this::guarded, value);
  }

  private Guarded guarded(Row row) throws SQLException {
    ServiceItem item = items.parse(row.text("document"));
    Standing standing = casework.standing(row, item);
    return new Guarded(
        row.text("query_token"),
        Bundles.of(row),
        new Awaiting(
            row.text("case_number"),
            parties(row),
            standing,
            item,
            AwaitedPaper.atTerminal(item, standing),
            papers.of(row, item, standing)));
  }

  private static Parties parties(Row row) throws SQLException {
    String agent = row.textOrNull("agent_name");
    return new Parties(
        Person.of(row.text("name"), row.text("id_number")),
        agent == null ? null : Person.of(agent, row.text("agent_number")));
  }

  private static boolean equal(Person left, Person right) {
    return equal(left.name(), right.name()) && equal(left.idNumber(), right.idNumber());
  }

  private static boolean equal(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
