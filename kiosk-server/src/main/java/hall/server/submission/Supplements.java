// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Sql;
import hall.server.casework.Casework;
import hall.server.submission.AwaitedCases.Awaiting;
import hall.server.submission.SubmissionStore.Stored;
import hall.server.submission.SubmissionStore.StoredDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Papers that are brought for a case at any terminal (补正, 容缺), by card or by receipt. They come
/// the way of a submission, become part of the case in one transaction, and the same ones twice are
/// one.
@ApplicationScoped
public class Supplements {
  private final Database database;
  private final AwaitedCases cases;
  private final Casework casework;
  private final Acceptance acceptance;
  private final InstantSource clock;

  public Supplements(
      Database database,
      AwaitedCases cases,
      Casework casework,
      Acceptance acceptance,
      InstantSource clock) {
    this.database = database;
    this.cases = cases;
    this.casework = casework;
    this.acceptance = acceptance;
    this.clock = clock;
  }

  /// The case that announced papers are for. Problems: `supplement-defective`,
  /// `papers-not-awaited`.
  Awaiting checked(Submission submission) {
    List<Defect> defects = new ArrayList<>(SubmissionCheck.head(submission));
    Optional<Awaiting> found = cases.of(submission);
    if (found.isEmpty()) {
      defects.add(new Defect("$.supplementOf", "The receipt or the card opens no such case."));
    }
    found.ifPresent(
        known -> defects.addAll(DocumentCheck.ofSupplement(known.item(), submission.documents())));
    if (!defects.isEmpty()) {
      throw Problem.of(422, "supplement-defective", "Correct all listed defects and send it again.")
          .with(defects)
          .asException();
    }
    Awaiting awaiting = found.orElseThrow();
    if (!AwaitedPaper.fit(awaiting.papers(), materials(submission))) {
      throw notAwaited();
    }
    return awaiting;
  }

  /// What is kept of the metadata: neither what opened the case, nor who it is again.
  static String kept(JsonNode metadata) {
    ObjectNode kept = metadata.deepCopy();
    boolean person = kept.remove("applicant") != null;
    boolean login = "login".equals(kept.path("identification").path("by").asText());
    kept.remove("supplementOf");
    kept.put("by", person ? login ? "login" : "card" : "receipt");
    return kept.toString();
  }

  /// The receipt of papers that are part of their case already.
  Optional<CaseReceipt> receipt(UUID key) {
    return database
        .first(
            """
            select c.case_number, c.query_token, s.handed_in_at as accepted_at,
              s.implementation_code, s.item_version
            from submission s join service_case c on c.case_number = s.case_number
            where s.key = ? and s.handed_in_at is not null\
            """,
            Acceptance.Accepted::of,
            key)
        .map(acceptance::receipt);
  }

  /// Makes whole papers part of their case. Problems: `papers-not-awaited`, where the case has
  /// moved meanwhile.
  CaseReceipt accept(Stored supplement) {
    database.transaction(sql -> accept(sql, supplement));
    return receipt(supplement.key()).orElseThrow();
  }

  private boolean accept(Sql sql, Stored supplement) throws SQLException {
    String number = Objects.requireNonNull(supplement.caseNumber());
    Awaiting awaiting = cases.hold(sql, number).orElseThrow(Supplements::notAwaited);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    int mine =
        sql.run(
            "update submission set handed_in_at = ? where key = ? and handed_in_at is null",
            now,
            supplement.key());
    if (mine == 0) {
      return false;
    }
    Set<String> brought =
        supplement.documents().stream()
            .map(StoredDocument::material)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!AwaitedPaper.fit(awaiting.papers(), brought)) {
      throw notAwaited();
    }
    casework.handedIn(
        sql,
        number,
        supplement.terminalId(),
        String.join(" ", brought),
        AwaitedPaper.corrects(awaiting.papers(), brought),
        now);
    // The platform above gets what is new, where it has the case.
    sql.run(
        """
        update service_case c set upstream_looked = false
        where c.case_number = ?
          and exists (select from forwarding f where f.case_number = c.case_number)\
        """,
        number);
    return true;
  }

  private static Set<String> materials(Submission submission) {
    return Objects.requireNonNullElse(
            submission.documents(), List.<Submission.@Nullable Document>of())
        .stream()
        .filter(Objects::nonNull)
        .map(Submission.Document::material)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static ProblemException notAwaited() {
    return Problem.of(
            409,
            "papers-not-awaited",
            "The case does not wait for exactly these papers. Ask again which it waits for.")
        .asException();
  }
}
