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

/// Turns a complete submission into exactly one case, or that of a life event into one case for
/// each part: numbers, cases, deadlines and first events in one transaction.
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
            from service_case c join submission s on s.key = c.submission_key where s.key = ?\
            """,
            Accepted::of,
            key)
        .or(() -> bundles.accepted(key))
        .map(this::receipt);
  }

  /// Makes the case, or finds the one that another server made meanwhile.
  CaseReceipt accept(SubmissionStore.Stored submission) {
    ServiceItem item =
        items.find(submission.implementationCode(), submission.itemVersion()).orElseThrow();
    List<Bundles.PartOf> parts = bundles.split(submission, item);
    if (database.transaction(sql -> accept(sql, submission, item, parts))) {
      accepted.increment();
    }
    return receipt(submission.key()).orElseThrow();
  }

  private boolean accept(
      Sql sql, SubmissionStore.Stored submission, ServiceItem item, List<Bundles.PartOf> parts)
      throws SQLException {
    sql.list("select key from submission where key = ? for update", row -> true, submission.key());
    if (isMade(sql, submission.key())) {
      return false;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (parts.isEmpty()) {
      String number = nextNumber(sql, submission.implementationCode(), now);
      make(sql, number, submission, item, now);
      byAgent(sql, submission, List.of(number), now);
      return true;
    }
    Map<String, String> numbers = numbers(sql, submission, parts, now);
    String bundle = Objects.requireNonNull(numbers.get(submission.implementationCode()));
    bundles.make(sql, bundle, submission, secrets.token(TOKEN_BYTES), now);
    List<String> made = new ArrayList<>();
    for (Bundles.PartOf part : parts) {
      String number = Objects.requireNonNull(numbers.get(part.item().implementationCode()));
      bundles.add(sql, part);
      make(sql, number, part.submission(), part.item(), now);
      bundles.bind(sql, bundle, number, part.position());
      made.add(number);
    }
    byAgent(sql, submission, made, now);
    return true;
  }

  private static boolean isMade(Sql sql, UUID key) throws SQLException {
    return sql.first(
            """
            select 1 from service_case where submission_key = ?
            union all select 1 from case_bundle where submission_key = ?\
            """,
            row -> true,
            key,
            key)
        .isPresent();
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

  private void make(
      Sql sql, String number, SubmissionStore.Stored submission, ServiceItem item, Instant now)
      throws SQLException {
    sql.run(
        """
        insert into service_case (case_number, submission_key, query_token, state, accepted_at)
        values (?, ?, ?, 'received', ?)\
        """,
        number,
        submission.key(),
        secrets.token(TOKEN_BYTES),
        now);
    Commitments.signed(sql, number, submission.key(), now);
    casework.received(sql, number, submission.terminalId(), item, now);
  }

  /// How the principal of an agent is known; empty where the applicant came in person.
  private static Optional<String> principalBy(Sql sql, UUID key) throws SQLException {
    return sql.first(
        """
        select metadata #>> '{agent,principalBy}' as principal from submission
        where key = ? and metadata #>> '{agent,principalBy}' is not null\
        """,
        row -> row.text("principal"),
        key);
  }

  /// That somebody applied for somebody else stands in the trail and in the audit; who, in the
  /// case.
  private void byAgent(Sql sql, SubmissionStore.Stored submission, List<String> made, Instant now)
      throws SQLException {
    Optional<String> principal = principalBy(sql, submission.key());
    if (principal.isEmpty()) {
      return;
    }
    for (String number : made) {
      String terminal = "terminal " + submission.terminalId();
      CaseEvents.add(sql, number, now, terminal, "agent", principal.get());
    }
    for (String number : made) {
      audit.record(
          sql,
          Actor.terminal(submission.terminalId()),
          "case-by-agent",
          number,
          Map.of("principal", principal.get()));
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
    return new CaseReceipt(
        accepted.caseNumber(),
        HallTime.at(accepted.at()),
        address.queryUrl(accepted.caseNumber(), accepted.token()),
        new CaseReceipt.Item(item.code(), item.name()),
        item.department().name(),
        item.limits().promisedWorkingDays(),
        item.parts() == null ? List.of() : bundles.parts(accepted.caseNumber()));
  }
}
