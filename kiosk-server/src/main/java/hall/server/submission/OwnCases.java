// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Masking;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Row;
import hall.server.Text;
import hall.server.casework.CaseEvents;
import hall.server.casework.CaseState;
import hall.server.casework.Casework;
import hall.server.casework.Correction;
import hall.server.casework.Light;
import hall.server.casework.Standing;
import hall.server.catalogue.ItemStore;
import hall.server.catalogue.ServiceItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cases of the person whose card lies on a terminal, and those that he or she applied for as
/// an agent (代办): name and number must both fit, as a number alone is known to others.
@ApplicationScoped
public class OwnCases {
  private static final int SHOWN = 20;
  private static final int LONGEST = 120;

  private final Database database;
  private final ItemStore items;
  private final Casework casework;
  private final CaseEvents events;
  private final AwaitedPapers papers;
  private final InstantSource clock;

  public OwnCases(
      Database database,
      ItemStore items,
      Casework casework,
      CaseEvents events,
      AwaitedPapers papers,
      InstantSource clock) {
    this.database = database;
    this.items = items;
    this.casework = casework;
    this.events = events;
    this.papers = papers;
    this.clock = clock;
  }

  /// What the card said.
  public record Person(@Nullable String name, @Nullable String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Person";
    }

    /// Itself. Problem: `case-query-defective`.
    Person checked() {
      List<Defect> defects = new ArrayList<>();
      if (!isSaid(name)) {
        defects.add(new Defect("$.name", "The name on the card."));
      }
      if (!isSaid(idNumber)) {
        defects.add(new Defect("$.idNumber", "The number on the card."));
      }
      if (!defects.isEmpty()) {
        throw Problem.of(422, "case-query-defective", "Send what the card says.")
            .with(defects)
            .asException();
      }
      return this;
    }

    private static boolean isSaid(@Nullable String text) {
      return text != null && !text.isBlank() && text.length() <= LONGEST;
    }
  }

  /// The newest cases, and whether there are more.
  public record Found(OffsetDateTime askedAt, boolean more, List<OwnCase> cases) {}

  /// A case as its applicant may know it.
  ///
  /// @param asked what is to be corrected, and how
  /// @param owed what was promised for later and is not here yet
  /// @param papers what any terminal takes now, of both
  /// @param atTerminal whether what is to be corrected can be brought to a terminal
  /// @param mayEvaluate whether it is over and its applicant has not rated it
  /// @param bundle the life event (一件事) that it belongs to
  /// @param agency who applied for whom; null where the applicant came in person
  public record OwnCase(
      String caseNumber,
      CaseState state,
      OffsetDateTime acceptedAt,
      Text item,
      Text department,
      @Nullable LocalDate dueOn,
      @Nullable Integer workingDaysLeft,
      Light light,
      @Nullable String reason,
      List<Asked> asked,
      List<Owed> owed,
      List<AwaitedPaper> papers,
      boolean atTerminal,
      @Nullable Delivered delivered,
      List<CaseQuery.Passed> trail,
      boolean mayEvaluate,
      @JsonInclude(JsonInclude.Include.NON_NULL) Bundles.@Nullable Bundle bundle,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Agency agency) {}

  /// That somebody applied for somebody else.
  ///
  /// @param as whether who asks is the `agent` or the `principal`
  /// @param other the name of the other one, masked
  public record Agency(String as, String other) {}

  /// How the result came, and the number of the courier that carries it.
  public record Delivered(String way, @Nullable String tracking) {}

  public record Asked(Text name, String problem, String remedy) {}

  public record Owed(Text name, @Nullable LocalDate dueOn) {}

  /// Finds them. Problem: `case-query-defective`.
  public Found of(Person person) {
    Person asking = person.checked();
    List<OwnCase> found =
        database.list(
            "select c.*, s.metadata, i.document, e.case_number is not null as evaluated,"
                + " s.metadata #>> '{applicant,name}' as name,"
                + " s.metadata #>> '{applicant,idNumber}' as id_number,"
                + " s.metadata #>> '{agent,name}' as agent_name, "
                + AwaitedPapers.HANDED_IN
                + Bundles.COLUMNS
                + """
                 from service_case c join submission s on s.key = c.submission_key
                join item_version i
                  on i.implementation_code = s.implementation_code and i.version = s.item_version
                """
                + Bundles.JOIN
                + """
                left join evaluation e
                  on e.case_number = c.case_number and e.rater = 'applicant'
                where (s.metadata #>> '{applicant,idNumber}' = ?
                    and s.metadata #>> '{applicant,name}' = ?
                  or s.metadata #>> '{agent,idNumber}' = ?
                    and s.metadata #>> '{agent,name}' = ?)
                order by c.accepted_at desc, c.bundle_position, c.case_number desc limit ?\
                """,
            row -> own(row, asking),
            asking.idNumber(),
            asking.name(),
            asking.idNumber(),
            asking.name(),
            SHOWN + 1);
    return new Found(
        HallTime.at(clock.instant()),
        found.size() > SHOWN,
        found.stream().limit(SHOWN).map(this::withTrail).toList());
  }

  private OwnCase own(Row row, Person asking) throws SQLException {
    Agency agency = agency(row, asking);
    ServiceItem item = items.parse(row.text("document"));
    Standing standing = casework.standing(row, item);
    List<AwaitedPaper> awaited = papers.of(row, item, standing);
    return new OwnCase(
        row.text("case_number"),
        standing.state(),
        HallTime.at(row.instant("accepted_at")),
        item.name(),
        item.department().name(),
        standing.dueOn(),
        standing.workingDaysLeft(),
        standing.light(),
        standing.reason(),
        standing.isAsking()
            ? standing.corrections().stream().map(each -> asked(item, each)).toList()
            : List.of(),
        awaited.stream()
            .filter(paper -> paper.why() == AwaitedPaper.Why.PROMISE)
            .map(paper -> new Owed(paper.name(), paper.dueOn()))
            .toList(),
        awaited,
        AwaitedPaper.atTerminal(item, standing),
        standing.way() == null ? null : new Delivered(standing.way(), standing.tracking()),
        List.of(),
        standing.state().over() && !row.flag("evaluated") && !isAgent(agency),
        Bundles.of(row),
        agency);
  }

  private static @Nullable Agency agency(Row row, Person asking) throws SQLException {
    String agent = row.textOrNull("agent_name");
    if (agent == null) {
      return null;
    }
    return row.text("id_number").equals(asking.idNumber())
        ? new Agency("principal", Masking.name(agent))
        : new Agency("agent", Masking.name(row.text("name")));
  }

  /// How it was is for the applicant to say.
  private static boolean isAgent(@Nullable Agency agency) {
    return agency != null && agency.as().equals("agent");
  }

  private OwnCase withTrail(OwnCase own) {
    return new OwnCase(
        own.caseNumber(),
        own.state(),
        own.acceptedAt(),
        own.item(),
        own.department(),
        own.dueOn(),
        own.workingDaysLeft(),
        own.light(),
        own.reason(),
        own.asked(),
        own.owed(),
        own.papers(),
        own.atTerminal(),
        own.delivered(),
        CaseQuery.passed(events.of(own.caseNumber())),
        own.mayEvaluate(),
        own.bundle(),
        own.agency());
  }

  private static Asked asked(ServiceItem item, Correction correction) {
    String part = Objects.requireNonNullElse(correction.part(), "");
    return new Asked(
        Correction.name(item, part).orElseGet(() -> new Text(part, part)),
        Objects.requireNonNullElse(correction.problem(), ""),
        Objects.requireNonNullElse(correction.remedy(), ""));
  }
}
