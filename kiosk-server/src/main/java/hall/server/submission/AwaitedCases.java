// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.Row;
import hall.server.Sql;
import hall.server.casework.Casework;
import hall.server.casework.Standing;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
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
  /// @param atTerminal whether what a clerk asked for can be brought to a terminal at all
  record Awaiting(
      String caseNumber,
      Standing standing,
      ServiceItem item,
      boolean atTerminal,
      List<AwaitedPaper> papers) {}

  /// Who may open a case by a card.
  private record Holder(String name, String idNumber) {
    boolean is(Submission.Applicant card) {
      return equal(name, Objects.requireNonNullElse(card.name(), ""))
          && equal(idNumber, Objects.requireNonNullElse(card.idNumber(), ""));
    }

    /// Never the fields.
    @Override
    public String toString() {
      return "Holder";
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

  private record Guarded(
      String token, List<Holder> holders, Bundles.@Nullable Bundle bundle, Awaiting awaiting) {}

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
    if (applicant == null) {
      return ofReceipt(of.number(), of.token()).map(Opened::awaiting);
    }
    return of.number() == null
        ? Optional.empty()
        : byNumber(of.number())
            .filter(guarded -> guarded.holders().stream().anyMatch(one -> one.is(applicant)))
            .map(Guarded::awaiting);
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
        holders(row),
        Bundles.of(row),
        new Awaiting(
            row.text("case_number"),
            standing,
            item,
            AwaitedPaper.atTerminal(item, standing),
            papers.of(row, item, standing)));
  }

  /// The applicant, and whoever applied for the applicant.
  private static List<Holder> holders(Row row) throws SQLException {
    Holder applicant = new Holder(row.text("name"), row.text("id_number"));
    String agent = row.textOrNull("agent_name");
    return agent == null
        ? List.of(applicant)
        : List.of(applicant, new Holder(agent, row.text("agent_number")));
  }

  private static boolean equal(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
