// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.PublicAddress;
import hall.server.Row;
import hall.server.Secrets;
import hall.server.Sql;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.casework.Arrival;
import hall.server.casework.CaseEvents;
import hall.server.casework.Casework;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.commitment.Commitments;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns a complete submission into exactly one case, or that of a life event into one case for
/// each part that applies: numbers, cases, deadlines and first events in one transaction.
@ApplicationScoped
public class Acceptance {
  private static final int TOKEN_BYTES = 16;

  private final Database database;
  private final ItemStore items;
  private final Casework casework;
  private final Bundles bundles;
  private final Secrets secrets;
  private final PublicAddress address;
  private final Audit audit;
  private final InstantSource clock;
  private final Counter accepted;

  public Acceptance(
      Database database,
      ItemStore items,
      Casework casework,
      Bundles bundles,
      Secrets secrets,
      PublicAddress address,
      Audit audit,
      InstantSource clock,
      MeterRegistry registry) {
    this.database = database;
    this.items = items;
    this.casework = casework;
    this.bundles = bundles;
    this.secrets = secrets;
    this.address = address;
    this.audit = audit;
    this.clock = clock;
    this.accepted = outcome(registry, "accepted");
  }

  static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("hall.submissions")
        .description("Submissions that became cases, and steps of submissions that failed")
        .tag("outcome", outcome)
        .register(registry);
  }

  /// What a receipt is made of.
  record Accepted(
      String caseNumber, String token, Instant at, String implementationCode, int itemVersion) {

    static Accepted of(Row row) throws SQLException {
      return new Accepted(
          row.text("case_number"),
          row.text("query_token"),
          row.instant("accepted_at"),
          row.text("implementation_code"),
          row.integer("item_version"));
    }
  }

  /// The receipt of a submission that is a case already.
  Optional<CaseReceipt> receipt(UUID key) {
    return database
        .first(
            """
            select c.case_number, c.query_token, c.accepted_at, s.implementation_code, s.item_version
            from service_case c join submission s on s.key = c.submission_key where s.key = ?
            union all
            select bundle_number, query_token, made_at, implementation_code, item_version
            from case_bundle where submission_key = ?\
            """,
            Accepted::of,
            key,
            key)
        .map(this::receipt);
  }

  /// Makes the case, or finds the one that another server made meanwhile.
  CaseReceipt accept(SubmissionStore.Stored submission) {
    ServiceItem item =
        items.find(submission.implementationCode(), submission.itemVersion()).orElseThrow();
    List<Bundles.PartOf> parts = bundles.split(submission, item);
    Optional<Accepted> made = database.transaction(sql -> accept(sql, submission, item, parts));
    made.ifPresent(_ -> accepted.increment());
    return made.map(this::receipt).or(() -> receipt(submission.key())).orElseThrow();
  }

  /// Empty where another server made it meanwhile.
  private Optional<Accepted> accept(
      Sql sql, SubmissionStore.Stored submission, ServiceItem item, List<Bundles.PartOf> parts)
      throws SQLException {
    sql.list("select key from submission where key = ? for update", row -> true, submission.key());
    Known known = known(sql, submission.key());
    if (known.made()) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (parts.isEmpty()) {
      Accepted single =
          numbered(submission, nextNumber(sql, submission.implementationCode(), now), now);
      make(sql, single, submission, item);
      byAgent(sql, single, submission, item, known.principal(), List.of(single.caseNumber()));
      return Optional.of(single);
    }
    Map<String, String> numbers = numbers(sql, submission, parts, now);
    Accepted whole =
        numbered(
            submission, Objects.requireNonNull(numbers.get(submission.implementationCode())), now);
    bundles.make(sql, whole, submission);
    List<String> made = new ArrayList<>();
    for (Bundles.PartOf part : parts) {
      String number = Objects.requireNonNull(numbers.get(part.item().implementationCode()));
      bundles.add(sql, part);
      make(sql, numbered(part.submission(), number, now), part.submission(), part.item());
      bundles.bind(sql, whole.caseNumber(), number, made.size());
      made.add(number);
    }
    byAgent(sql, whole, submission, item, known.principal(), made);
    return Optional.of(whole);
  }

  /// What a submission has come to already, which is looked for once nobody else can change it.
  ///
  /// @param principal how the principal of an agent is known; null where the applicant came in
  ///   person
  private record Known(boolean made, @Nullable String principal) {}

  private static Known known(Sql sql, UUID key) throws SQLException {
    return sql.first(
            """
            select s.metadata #>> '{agent,principalBy}' as principal,
              exists (select from service_case where submission_key = s.key)
                or exists (select from case_bundle where submission_key = s.key) as made
            from submission s where s.key = ?\
            """,
            row -> new Known(row.flag("made"), row.textOrNull("principal")),
            key)
        .orElseThrow();
  }

  private Accepted numbered(SubmissionStore.Stored submission, String number, Instant now) {
    return new Accepted(
        number,
        secrets.token(TOKEN_BYTES),
        now,
        submission.implementationCode(),
        submission.itemVersion());
  }

  /// A number for the whole and one for each part, taken in the order of their codes: two life
  /// events that share parts never wait for each other in a circle.
  private static Map<String, String> numbers(
      Sql sql, SubmissionStore.Stored submission, List<Bundles.PartOf> parts, Instant now)
      throws SQLException {
    Map<String, String> numbers = new TreeMap<>();
    numbers.put(submission.implementationCode(), "");
    parts.forEach(part -> numbers.put(part.item().implementationCode(), ""));
    for (Map.Entry<String, String> each : numbers.entrySet()) {
      each.setValue(nextNumber(sql, each.getKey(), now));
    }
    return numbers;
  }

  private void make(Sql sql, Accepted made, SubmissionStore.Stored submission, ServiceItem item)
      throws SQLException {
    casework.received(
        sql,
        new Arrival(
            made.caseNumber(), submission.key(), made.token(), submission.terminalId(), made.at()),
        item);
    if (item.commitment() != null) {
      Commitments.signed(sql, made.caseNumber(), submission.key(), made.at());
    }
  }

  /// That somebody applied for somebody else stands in the trail and in the audit; who, in the
  /// case. Whose name it is in is told.
  private void byAgent(
      Sql sql,
      Accepted whole,
      SubmissionStore.Stored submission,
      ServiceItem item,
      @Nullable String principal,
      List<String> made)
      throws SQLException {
    if (principal == null) {
      return;
    }
    for (String number : made) {
      String terminal = "terminal " + submission.terminalId();
      CaseEvents.add(sql, number, whole.at(), terminal, "agent", principal);
    }
    casework.byAgent(sql, made.getFirst(), whole.caseNumber(), submission.key(), item, whole.at());
    for (String number : made) {
      audit.record(
          sql,
          Actor.terminal(submission.terminalId()),
          "case-by-agent",
          number,
          Map.of("principal", principal));
    }
  }

  private static String nextNumber(Sql sql, String implementationCode, Instant now)
      throws SQLException {
    LocalDate day = LocalDate.ofInstant(now, HallTime.ZONE);
    return sql.first(
            """
            insert into case_sequence as s (implementation_code, day, last) values (?, ?, 1)
            on conflict (implementation_code, day) do update set last = s.last + 1
            where s.last < ?
            returning last\
            """,
            row -> CaseNumber.of(implementationCode, day, row.integer("last")),
            implementationCode,
            day,
            CaseNumber.LAST_SEQUENCE)
        .orElseThrow(() ->
            Problem.of(
                    503,
                    "case-numbers-used-up",
                    "All 9999 case numbers of this item are used for today. Try again after midnight.")
                .asException());
  }

  CaseReceipt receipt(Accepted accepted) {
    ServiceItem item =
        items.find(accepted.implementationCode(), accepted.itemVersion()).orElseThrow();
    List<CaseReceipt.Part> parts =
        item.parts() == null ? List.of() : bundles.parts(accepted.caseNumber());
    return new CaseReceipt(
        accepted.caseNumber(),
        HallTime.at(accepted.at()),
        address.queryUrl(accepted.caseNumber(), accepted.token()),
        new CaseReceipt.Item(item.code(), item.name()),
        item.department().name(),
        // The slowest that was made: a part that was left out promises nothing.
        parts.stream()
            .mapToInt(CaseReceipt.Part::promisedWorkingDays)
            .max()
            .orElse(item.limits().promisedWorkingDays()),
        casework.tells(accepted.caseNumber()),
        parts);
  }
}
