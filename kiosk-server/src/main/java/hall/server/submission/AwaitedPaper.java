// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import hall.server.Text;
import hall.server.calendar.WorkingDays;
import hall.server.casework.Correction;
import hall.server.casework.Standing;
import hall.server.catalogue.ServiceItem;
import hall.server.catalogue.ServiceItem.Material;
import hall.server.submission.Submission.Supplement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A paper that a case waits for, and that any terminal takes.
///
/// @param material of the item version that the case keeps
/// @param dueOn the last day for it; null where the department names it
/// @param problem what was wrong with the paper, as a clerk wrote it to the applicant
/// @param remedy how to correct it, as a clerk wrote it to the applicant
/// @param eLicences kinds of electronic licences that may be shown instead; left out where there is
///   none
public record AwaitedPaper(
    String material,
    Text name,
    Text guidance,
    int maxPages,
    Why why,
    @Nullable LocalDate dueOn,
    @Nullable String problem,
    @Nullable String remedy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> eLicences) {
  private static final String MATERIAL = "material:";

  /// Why it is awaited.
  public enum Why {
    /// 补正: a clerk asked for it, with all else that was to be corrected.
    CORRECTION,
    /// 容缺: the applicant promised it.
    PROMISE;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What somebody may know who holds the receipt, and may be anybody: which papers, by when. A
  /// clerk's own sentences are for the applicant alone.
  AwaitedPaper forBearer() {
    return new AwaitedPaper(material, name, guidance, maxPages, why, dueOn, null, null, eLicences);
  }

  /// Whether everything that a clerk asked for is paper. An answer or a signature is corrected at a
  /// counter, and then all is: it was asked for at once, and it comes back at once.
  static boolean atTerminal(ServiceItem item, Standing standing) {
    return standing.corrections().stream().allMatch(each -> corrected(item, each).isPresent());
  }

  /// All papers that a case waits for, what a clerk asked for first.
  ///
  /// @param handedIn materials that were brought after the submission
  /// @param received the day of the receipt, from which promised papers are counted
  static List<AwaitedPaper> of(
      ServiceItem item,
      Standing standing,
      List<@Nullable Supplement> promised,
      Set<String> handedIn,
      LocalDate received,
      WorkingDays days) {
    List<AwaitedPaper> papers = new ArrayList<>();
    if (standing.isAsking() && atTerminal(item, standing)) {
      for (Correction each : standing.corrections()) {
        corrected(item, each)
            .ifPresent(material ->
                papers.add(
                    of(material, Why.CORRECTION, standing.dueOn(), each.problem(), each.remedy())));
      }
    }
    if (standing.steps().isEmpty()) {
      return papers;
    }
    for (Supplement one : promised) {
      Optional<Material> material =
          Optional.ofNullable(one).map(Supplement::material).flatMap(item::material);
      if (one != null
          && material.isPresent()
          && !handedIn.contains(material.get().id())
          && papers.stream().noneMatch(paper -> paper.material().equals(material.get().id()))) {
        Integer within = one.workingDays();
        LocalDate due = within == null ? null : days.after(received, within);
        papers.add(of(material.get(), Why.PROMISE, due, null, null));
      }
    }
    return papers;
  }

  private static Optional<Material> corrected(ServiceItem item, Correction correction) {
    String part = Objects.requireNonNullElse(correction.part(), "");
    return part.startsWith(MATERIAL)
        ? item.material(part.substring(MATERIAL.length()))
            .filter(material -> material.source().equals("scan"))
        : Optional.empty();
  }

  private static AwaitedPaper of(
      Material material,
      Why why,
      @Nullable LocalDate due,
      @Nullable String problem,
      @Nullable String remedy) {
    return new AwaitedPaper(
        material.id(),
        material.name(),
        Objects.requireNonNullElse(material.guidance(), material.name()),
        material.maxPages(),
        why,
        due,
        problem,
        remedy,
        material.licences());
  }

  /// Whether these materials are what is awaited: nothing else, and all that a clerk asked for or
  /// none of it.
  static boolean fit(List<AwaitedPaper> awaited, Set<String> brought) {
    List<String> asked = materials(awaited, Why.CORRECTION);
    List<String> promised = materials(awaited, Why.PROMISE);
    return !brought.isEmpty()
        && brought.stream()
            .allMatch(material -> asked.contains(material) || promised.contains(material))
        && (brought.containsAll(asked) || asked.stream().noneMatch(brought::contains));
  }

  static boolean corrects(List<AwaitedPaper> awaited, Set<String> brought) {
    List<String> asked = materials(awaited, Why.CORRECTION);
    return !asked.isEmpty() && brought.containsAll(asked);
  }

  private static List<String> materials(List<AwaitedPaper> awaited, Why why) {
    return awaited.stream()
        .filter(paper -> paper.why() == why)
        .map(AwaitedPaper::material)
        .toList();
  }
}
