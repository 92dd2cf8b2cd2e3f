// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.casework.CaseOrder;
import hall.server.casework.Correction;
import hall.server.casework.Standing;
import hall.server.casework.Step;
import hall.server.catalogue.ServiceItem;
import hall.server.submission.CaseFile;
import hall.server.submission.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where a case stands and what may be done with it next, as its page shows it.
///
/// @param deadlines with their days
/// @param asked what the applicant was asked to correct
/// @param steps words of the steps that are open
/// @param wished how the applicant wants the result
/// @param parts what can be asked to be corrected
/// @param reason and the other typed values come back where the order was refused
public record CaseDesk(
    Chip state,
    Chip due,
    List<CaseView.Line> deadlines,
    List<Asked> asked,
    String said,
    List<String> steps,
    List<Part> parts,
    long revision,
    String reason,
    int workingDays,
    List<String> ways,
    String wished,
    String tracking) {

  /// A correction in words.
  public record Asked(String name, String problem, String remedy) {}

  /// A part of the submission, with what was typed about it.
  public record Part(String part, String name, String problem, String remedy) {}

  static CaseDesk of(CaseFile file, CaseOrderForm typed, Words words) {
    Standing standing = file.standing();
    ServiceItem item = file.parsedItem();
    String days = typed.typed("workingDays");
    return new CaseDesk(
        CaseChips.of(standing.state(), words),
        CaseChips.due(standing.light(), standing.workingDaysLeft(), words),
        deadlines(standing, words),
        standing.corrections().stream().map(each -> asked(each, item, words)).toList(),
        Objects.requireNonNullElse(standing.reason(), ""),
        standing.steps().stream().map(Step::word).toList(),
        parts(item, typed, words),
        standing.revision(),
        typed.typed("reason"),
        days.matches("\\d{1,3}") ? Integer.parseInt(days) : CaseOrder.USUAL_DAYS,
        CaseOrder.WAYS,
        typed.typed("way").isEmpty() ? Delivery.wished(file) : typed.typed("way"),
        typed.typed("tracking"));
  }

  private static List<CaseView.Line> deadlines(Standing standing, Words words) {
    List<CaseView.Line> lines = new ArrayList<>();
    if (standing.dueOn() != null) {
      lines.add(
          new CaseView.Line(
              words.word("casedue_", standing.state().word()), standing.dueOn().toString()));
    }
    if (standing.beganOn() != null) {
      lines.add(new CaseView.Line(words.say("case_began"), CaseChips.day(standing.beganOn())));
      lines.add(
          new CaseView.Line(words.say("case_promised_on"), CaseChips.day(standing.promisedOn())));
      lines.add(
          new CaseView.Line(words.say("case_statutory_on"), CaseChips.day(standing.statutoryOn())));
    }
    if (standing.way() != null) {
      lines.add(
          new CaseView.Line(words.say("case_way"), words.word("eventdetail_", standing.way())));
    }
    if (standing.tracking() != null) {
      lines.add(new CaseView.Line(words.say("case_tracking"), standing.tracking()));
    }
    return lines;
  }

  private static Asked asked(Correction correction, ServiceItem item, Words words) {
    return new Asked(
        Correction.name(item, correction.part())
            .map(words::text)
            .orElse(String.valueOf(correction.part())),
        Objects.requireNonNullElse(correction.problem(), ""),
        Objects.requireNonNullElse(correction.remedy(), ""));
  }

  private static List<Part> parts(ServiceItem item, CaseOrderForm typed, Words words) {
    List<String> names = new ArrayList<>();
    item.materials().stream()
        .filter(material -> material.source().equals("scan"))
        .forEach(material -> names.add("material:" + material.id()));
    item.form().forEach(field -> names.add("field:" + field.id()));
    names.add("signature");
    return names.stream()
        .map(part ->
            new Part(
                part,
                Correction.name(item, part).map(words::text).orElse(part),
                typed.problem(part),
                typed.remedy(part)))
        .toList();
  }
}
