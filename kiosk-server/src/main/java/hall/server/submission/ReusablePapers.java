// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.casework.CaseEvents;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.submission.OwnCases.Person;
import hall.server.submission.Submission.Agent;
import hall.server.submission.Submission.Applicant;
import hall.server.submission.Submission.Document;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Papers of earlier cases that their applicant need not hand in again (材料复用): of the person whose
/// card was laid, of the same material, not older than the hall allows, and never one that a clerk
/// found fault with.
@ApplicationScoped
public class ReusablePapers {
  /// A terminal without a network keeps a submission so long.
  private static final Period ON_ITS_WAY = Period.ofDays(31);

  private static final OffsetDateTime EVER = OffsetDateTime.parse("2000-01-01T00:00:00Z");
  private static final String GONE = "gone";

  /// What came with a submission, and what its applicant brought later by card or login. One that
  /// was reused itself is as old as where it came from, which stands here as well. An electronic
  /// licence is shown again, since it may not hold any more. Nobody whose copy was typed off by an
  /// agent has handed in anything by a card.
  private static final String OF_PERSON =
      """
      select p.case_number, p.brought, p.handed_in, d.submission_key, d.id, d.material,
        d.media_type, d.pages, d.bytes, d.sha256,
        i.document #>> '{name,zh-CN}' as zh, i.document #>> '{name,en}' as en,
        coalesce(p.corrections @> jsonb_build_array(
          jsonb_build_object('part', 'material:' || d.material)), false) as faulty
      from (
        select c.case_number, s.key, false as brought, c.accepted_at as handed_in, s.metadata,
          c.corrections, s.implementation_code, s.item_version
        from submission s join service_case c on c.submission_key = s.key
        where s.metadata #>> '{applicant,idNumber}' = ? and s.metadata #>> '{applicant,name}' = ?
          and s.metadata #>> '{agent,principalBy}' is distinct from 'copy'
        union all
        select c.case_number, h.key, true, h.handed_in_at, h.metadata,
          null::jsonb, s.implementation_code, s.item_version
        from submission s join service_case c on c.submission_key = s.key
        join submission h on h.case_number = c.case_number
        where s.metadata #>> '{applicant,idNumber}' = ? and s.metadata #>> '{applicant,name}' = ?
          and s.metadata #>> '{agent,principalBy}' is distinct from 'copy'
          and h.handed_in_at is not null and h.metadata ->> 'by' in ('card', 'login')
      ) p
      join submission_document d on d.submission_key = p.key
      join item_version i
        on i.implementation_code = p.implementation_code and i.version = p.item_version
      where d.kind = 'material' and p.handed_in >= ?
        and not exists (select from jsonb_array_elements(p.metadata -> 'documents') e
          where e ->> 'id' = d.id
            and (jsonb_typeof(e -> 'reuse') = 'object' or jsonb_typeof(e -> 'elicence') = 'object'))
      order by p.handed_in desc, d.submission_key, d.position\
      """;

  private final Database database;
  private final ItemStore items;
  private final DocumentVault vault;
  private final Period within;
  private final InstantSource clock;

  public ReusablePapers(
      Database database,
      ItemStore items,
      DocumentVault vault,
      @ConfigProperty(name = "hall.papers.reusable") Period within,
      InstantSource clock) {
    this.database = database;
    this.items = items;
    this.vault = vault;
    this.within = within;
    this.clock = clock;
  }

  /// The newest of each material that a version of an item asks the person for; none where the
  /// version was never published here.
  List<ReusablePaper> of(Person person, @Nullable String implementationCode, int version) {
    Person asking = person.checked();
    Optional<ServiceItem> item =
        implementationCode == null ? Optional.empty() : items.find(implementationCode, version);
    Map<String, ReusablePaper> newest = new HashMap<>();
    for (ReusablePaper paper : kept(asking.name(), asking.idNumber())) {
      if (item.flatMap(known -> known.material(paper.material()))
          .filter(material -> fits(material, paper))
          .isPresent()) {
        newest.putIfAbsent(paper.material(), paper);
      }
    }
    return newest.values().stream().sorted(Comparator.comparing(ReusablePaper::material)).toList();
  }

  /// What only an agent needs names an agent: it never stands for another one's.
  private static boolean fits(Material material, ReusablePaper paper) {
    return material.source().equals("scan")
        && !material.agentOnly()
        && paper.pages() <= material.maxPages();
  }

  private List<ReusablePaper> kept(@Nullable String name, @Nullable String number) {
    return since(name, number, clock.instant().atOffset(ZoneOffset.UTC).minus(within)).stream()
        .filter(paper -> defect(paper, Period.ZERO).isEmpty())
        .toList();
  }

  private List<ReusablePaper> since(
      @Nullable String name, @Nullable String number, OffsetDateTime since) {
    return within.isZero()
        ? List.of()
        : database.list(
            OF_PERSON, ReusablePaper::of, number, name, number, name, since.toInstant());
  }

  /// Why a paper may not stand for another; empty where it may.
  private Optional<String> defect(ReusablePaper paper, Period longer) {
    if (vault.length(paper.key(), paper.id()) != paper.bytes()) {
      return Optional.of(GONE);
    }
    if (paper.faulty()) {
      return Optional.of("fault-found");
    }
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    return paper.handedInAt().isBefore(now.minus(within).minus(longer))
        ? Optional.of("too-old")
        : Optional.empty();
  }

  /// The file of a paper that the person may look at: the trail of its case says so. Problems:
  /// `case-query-defective`, `paper-not-reusable`.
  Opened open(
      Person person, @Nullable String caseNumber, @Nullable String documentId, String terminalId) {
    Person asking = person.checked();
    ReusablePaper paper =
        find(kept(asking.name(), asking.idNumber()), caseNumber, documentId)
            .orElseThrow(
                () -> Problem.of(404, "paper-not-reusable", "Scan the paper.").asException());
    database.transaction(sql -> {
      CaseEvents.add(
          sql,
          paper.caseNumber(),
          clock.instant(),
          "terminal " + terminalId,
          "document-read",
          paper.documentId());
      return true;
    });
    return new Opened(paper, vault.file(paper.key(), paper.id()));
  }

  /// A paper with the file that holds it.
  record Opened(ReusablePaper paper, Path file) {}

  private static Optional<ReusablePaper> find(
      List<ReusablePaper> papers, @Nullable String caseNumber, @Nullable String documentId) {
    return papers.stream()
        .filter(
            paper -> paper.caseNumber().equals(caseNumber) && paper.documentId().equals(documentId))
        .findFirst();
  }

  /// Refuses a submission that names papers which its applicant may not use again, and says of each
  /// why: `gone`, `fault-found`, `too-old`, `differs`. Problem: `paper-not-reusable`.
  void check(Submission submission, ServiceItem item) {
    Map<Integer, Document> named = named(submission);
    if (named.isEmpty()) {
      return;
    }
    List<Defect> defects = new ArrayList<>();
    List<ReusablePaper> ever = byCard(submission) ? ever(submission) : List.of();
    named.forEach((index, document) ->
        why(ever, document, item)
            .ifPresent(why ->
                defects.add(
                    new Defect(
                        "$.documents[" + index + "].reuse",
                        "It may not stand for the paper: " + why + ". Scan it.",
                        why))));
    if (!defects.isEmpty()) {
      throw Problem.of(
              422, "paper-not-reusable", "Scan the listed papers and send the submission again.")
          .with(defects)
          .asException();
    }
  }

  /// What is not the applicant's own is gone like what is there no more: nobody learns of it.
  private Optional<String> why(List<ReusablePaper> ever, Document document, ServiceItem item) {
    Submission.Reuse reuse = Objects.requireNonNull(document.reuse());
    Optional<ReusablePaper> found =
        find(ever, reuse.caseNumber(), reuse.documentId())
            .filter(paper -> item.material(paper.material()).filter(Material::agentOnly).isEmpty());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    ReusablePaper paper = found.get();
    return defect(paper, ON_ITS_WAY)
        .or(() ->
            paper.is(document) && vault.sha256(paper.key(), paper.id()).equals(paper.sha256())
                ? Optional.empty()
                : Optional.of("differs"));
  }

  private List<ReusablePaper> ever(Submission submission) {
    Applicant applicant = Objects.requireNonNull(submission.applicant());
    return since(applicant.name(), applicant.idNumber(), EVER);
  }

  /// Whether the applicant's card was laid.
  private static boolean byCard(Submission submission) {
    Agent agent = submission.agent();
    return agent == null || Agent.CARD.equals(agent.principalBy());
  }

  /// The documents that are not uploaded, by their places.
  private static Map<Integer, Document> named(Submission submission) {
    Map<Integer, Document> named = new HashMap<>();
    List<@Nullable Document> documents =
        Objects.requireNonNullElse(submission.documents(), List.of());
    for (int i = 0; i < documents.size(); i++) {
      Document document = documents.get(i);
      if (document != null && document.reuse() != null) {
        named.put(i, document);
      }
    }
    return named;
  }

  /// Lays the papers that a checked submission uses again among its own; it may be done again.
  /// Where the file is not whole any more the bytes are missing like any that were not sent.
  void layOut(UUID key, Submission submission) {
    Map<Integer, Document> named = named(submission);
    if (named.isEmpty()) {
      return;
    }
    List<ReusablePaper> ever = ever(submission);
    for (Document document : named.values()) {
      Submission.Reuse reuse = Objects.requireNonNull(document.reuse());
      find(ever, reuse.caseNumber(), reuse.documentId())
          .filter(paper -> defect(paper, ON_ITS_WAY).isEmpty() && paper.is(document))
          .ifPresent(paper ->
              vault.copy(paper.key(), paper.id(), key, Objects.requireNonNull(document.id())));
    }
  }
}
