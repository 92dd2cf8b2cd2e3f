// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Words;
import hall.server.calendar.Calendar;
import hall.server.calendar.WorkingDays;
import hall.server.casework.CaseEvents;
import hall.server.catalogue.ServiceItem;
import hall.server.elicence.Licence;
import hall.server.submission.CaseFile;
import hall.server.submission.Submission;
import hall.server.submission.SubmissionStore.StoredDocument;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case as its page shows it: labels come from the item version that the case keeps.
public record CaseView(
    CaseFile file,
    String item,
    String department,
    String promise,
    List<Line> applicant,
    List<Line> agent,
    List<Line> form,
    List<Paper> materials,
    List<Line> supplements,
    List<Later> brought,
    String consent,
    List<Paper> signatures,
    List<Paper> papers,
    String commitment,
    List<Trace> trail) {

  /// A label with its value.
  public record Line(String label, String value) {}

  /// A document with what it is.
  ///
  /// @param reusedFrom number of the earlier case that it was taken from; empty where it was handed
  ///   in
  /// @param licence what was seen of an electronic licence that was shown; none for what was
  ///   scanned
  public record Paper(
      StoredDocument document,
      String title,
      String pages,
      String size,
      String reusedFrom,
      List<Line> licence) {
    public boolean isPdf() {
      return document.mediaType().equals("application/pdf");
    }
  }

  /// Papers that were brought after the submission, and who brought them.
  public record Later(String title, List<Paper> papers) {}

  /// An event in words.
  public record Trace(String at, String actor, String what) {}

  static CaseView of(CaseFile file, WorkingDays days, Words words) {
    ServiceItem item = file.parsedItem();
    Submission submission = file.parsedSubmission();
    List<Paper> submitted =
        file.documents().stream()
            .map(document ->
                paper(
                    document,
                    item,
                    reusedFrom(submission, document.id()),
                    licence(file.licenceOf(document.id()), words),
                    words))
            .toList();
    List<Later> brought = file.supplements().stream().map(one -> later(one, file, words)).toList();
    int promised = item.limits().promisedWorkingDays();
    return new CaseView(
        file,
        words.text(item.name()),
        words.text(item.department().name()),
        promised == 0 ? words.say("case_promise_now") : words.say("case_promise_days", promised),
        applicant(submission, words),
        submission.agent() == null ? List.of() : agent(submission, submission.agent(), words),
        FormLines.of(item, Objects.requireNonNullElse(submission.form(), Map.of()), words),
        submitted.stream().filter(paper -> paper.document().kind().equals("material")).toList(),
        supplements(file, days, words),
        brought,
        submission.consent() == null
            ? ""
            : words.say("case_consent", submission.consent().version()),
        submitted.stream().filter(paper -> paper.document().kind().equals("signature")).toList(),
        Stream.concat(
                submitted.stream(), brought.stream().flatMap(later -> later.papers().stream()))
            .toList(),
        submission.commitment() == null ? "" : commitment(submission.commitment(), words),
        file.events().stream().map(event -> trace(event, item, words)).toList());
  }

  private static List<Line> applicant(Submission submission, Words words) {
    Submission.Applicant applicant = Objects.requireNonNull(submission.applicant());
    List<Line> lines = new ArrayList<>();
    add(lines, words.say("case_name"), applicant.name());
    add(lines, words.say("case_cardType"), words.word("cardtype_", applicant.cardType()));
    add(lines, words.say("case_idNumber"), applicant.idNumber());
    add(lines, words.say("case_sex"), words.word("sex_", applicant.sex()));
    add(lines, words.say("case_birthDate"), applicant.birthDate());
    add(lines, words.say("case_nationCode"), applicant.nationCode());
    add(lines, words.say("case_address"), applicant.address());
    if (submission.agent() == null) {
      lines.add(identified(submission, words));
    }
    return lines;
  }

  /// How whoever was at the terminal is known.
  private static Line identified(Submission submission, Words words) {
    return new Line(
        words.say("case_identified"),
        submission
            .loginLevel()
            .map(level -> words.say("case_identified_login", level))
            .orElseGet(() -> words.say("case_identified_card")));
  }

  /// Who applied for the applicant (代办), and how the applicant is known.
  private static List<Line> agent(Submission submission, Submission.Agent agent, Words words) {
    List<Line> lines = new ArrayList<>();
    add(lines, words.say("case_name"), agent.name());
    add(lines, words.say("case_cardType"), words.word("cardtype_", agent.cardType()));
    add(lines, words.say("case_idNumber"), agent.idNumber());
    add(lines, words.say("case_principal"), words.word("principal_", agent.principalBy()));
    lines.add(identified(submission, words));
    return lines;
  }

  private static void add(List<Line> lines, String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      lines.add(new Line(label, value));
    }
  }

  private static String reusedFrom(Submission submission, String id) {
    return Objects.requireNonNullElse(
            submission.documents(), List.<Submission.@Nullable Document>of())
        .stream()
        .filter(Objects::nonNull)
        .filter(document -> id.equals(document.id()) && document.reuse() != null)
        .map(document -> String.valueOf(Objects.requireNonNull(document.reuse()).caseNumber()))
        .findFirst()
        .orElse("");
  }

  private static List<Line> licence(Optional<Licence> shown, Words words) {
    List<Line> lines = new ArrayList<>();
    shown.ifPresent(licence -> {
      add(lines, words.say("case_licence"), words.text(licence.name()));
      add(lines, words.say("case_licence_number"), licence.number());
      add(lines, words.say("case_licence_issuer"), licence.issuer());
      add(
          lines,
          words.say("case_licence_until"),
          licence.validTo() == null
              ? words.say("case_licence_long_term")
              : licence.validTo().toString());
      add(lines, words.say("case_licence_sealed"), licence.sealedBy());
      add(
          lines,
          words.say("case_licence_checked"),
          words.second(HallTime.at(licence.checkedAt().toInstant())));
    });
    return lines;
  }

  private static Paper paper(
      StoredDocument document,
      ServiceItem item,
      String reusedFrom,
      List<Line> licence,
      Words words) {
    String material = document.material();
    return new Paper(
        document,
        material == null
            ? words.say("case_signature_alt")
            : item.material(material).map(found -> words.text(found.name())).orElse(material),
        words.say("case_pages", document.pages()),
        words.size(document.bytes()),
        reusedFrom,
        licence);
  }

  private static Later later(CaseFile.Supplemented one, CaseFile file, Words words) {
    return new Later(
        words.say("case_brought_by_" + one.by(), words.second(one.at()), one.terminalId()),
        one.documents().stream()
            .map(document ->
                paper(
                    document,
                    file.parsedItem(),
                    "",
                    licence(file.licenceOf(document.id()), words),
                    words))
            .toList());
  }

  /// What the applicant still hands in later, and by which day.
  private static List<Line> supplements(CaseFile file, WorkingDays days, Words words) {
    List<String> here =
        file.supplements().stream()
            .flatMap(one -> one.documents().stream())
            .map(StoredDocument::material)
            .filter(Objects::nonNull)
            .toList();
    List<Line> lines = new ArrayList<>();
    for (Submission.Supplement one :
        Objects.requireNonNullElse(
            file.parsedSubmission().supplements(), List.<Submission.@Nullable Supplement>of())) {
      if (one != null && one.material() != null && !here.contains(one.material())) {
        String name =
            file.parsedItem()
                .material(one.material())
                .map(found -> words.text(found.name()))
                .orElse(one.material());
        lines.add(
            new Line(
                name,
                one.workingDays() == null
                    ? words.say("case_supplement_asked")
                    : words.say(
                        "case_supplement_days",
                        one.workingDays(),
                        days.after(Calendar.day(file.acceptedAt().toInstant()), one.workingDays())
                            .toString())));
      }
    }
    return lines;
  }

  private static String commitment(Submission.Accepted accepted, Words words) {
    return words.say(
        "case_commitment",
        String.valueOf(accepted.id()),
        accepted.version(),
        words.minute(OffsetDateTime.parse(Objects.requireNonNull(accepted.acceptedAt()))));
  }

  private static Trace trace(CaseEvents.Event event, ServiceItem item, Words words) {
    String[] actor = event.actor().split(" ", 2);
    StringBuilder what = new StringBuilder(words.word("event_", event.kind()));
    if (event.kind().equals("state")) {
      what.append(words.word("casestate_", event.stateTo()));
    }
    if (event.kind().equals("supplement") && event.detail() != null) {
      what.append(papers(event.detail(), item, words));
    } else if (event.kind().startsWith("message-")) {
      what.append(words.word("message_purpose_", event.detail()));
    } else if (event.detail() != null) {
      what.append(" · ").append(detail(event.detail(), words));
    }
    if (event.dueOn() != null) {
      what.append(" · ").append(words.say("event_due", event.dueOn().toString()));
    }
    return new Trace(
        words.second(event.at()),
        words.word("actor_", actor[0]) + (actor.length > 1 ? " " + actor[1] : ""),
        what.toString());
  }

  /// The names of materials that stand behind each other.
  private static String papers(String materials, ServiceItem item, Words words) {
    return Stream.of(materials.split(" ", -1))
        .map(id -> item.material(id).map(found -> words.text(found.name())).orElse(id))
        .collect(Collectors.joining(words.say("case_and")));
  }

  /// The words of a detail that this version knows, else as somebody wrote it.
  private static String detail(String detail, Words words) {
    return Objects.requireNonNullElse(words.sentences().get("eventdetail_" + detail), detail);
  }
}
