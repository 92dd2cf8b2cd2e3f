// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Part;
import hall.kiosk.journey.ServiceItem.Source;
import hall.kiosk.journey.Written;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// 一次性告知单: everything that an item needs, on A4 to take along; what it says is public.
public final class NoticePaper {

  private static final float SIZE = 11.5f;
  private static final float HEAD = 14;
  private static final float BESIDE = 18;

  private final Sheet sheet;
  private final Words words;
  private final ServiceItem item;

  private NoticePaper(Sheet sheet, Words words, ServiceItem item) {
    this.sheet = sheet;
    this.words = words;
    this.item = item;
  }

  /// A PDF.
  ///
  /// @param item as the catalogue has it, with an agent's papers
  /// @param day of printing
  public static byte[] a4(LocalText hall, ServiceItem item, Language language, LocalDate day)
      throws IOException {
    var words = Words.in(language);
    try (var sheet = new Sheet(words.get("notice.title"), language.tag())) {
      sheet.centred(hall.in(language), 13);
      sheet.gap(4);
      sheet.centred(words.get("notice.title"), 21);
      sheet.gap(4);
      sheet.text(item.name().in(language), 16);
      sheet.rule();
      var paper = new NoticePaper(sheet, words, item);
      paper.facts();
      sheet.rule();
      paper.parts();
      paper.read();
      paper.materials();
      paper.basis();
      paper.where(hall);
      sheet.rule();
      sheet.text(
          words.get("notice.printed", Written.day(day, language), String.valueOf(item.version())),
          10);
      sheet.text(words.get("notice.note"), 10);
      sheet.number((page, pages) -> words.get("notice.page", page, pages));
      return sheet.bytes();
    }
  }

  private String in(LocalText text) {
    return text.in(words.language());
  }

  private void row(String label, String value) throws IOException {
    sheet.row(words.get(label), value, SIZE, Sheet.WIDTH - 110);
  }

  private void facts() throws IOException {
    var limits = item.limits();
    row("notice.code", words.get("notice.code.both", item.code(), item.implementationCode()));
    row(item.isLifeEvent() ? "notice.lead" : "notice.department", in(item.department().name()));
    row("notice.who", in(item.acceptCondition()));
    row("notice.agent", words.get("notice.agent." + agent()));
    row("notice.promised", days(limits.promisedWorkingDays()));
    row("notice.statutory", days(limits.statutoryWorkingDays()));
    row("notice.fee", in(item.fee()));
    row(
        "notice.visits",
        limits.visits() == 0
            ? words.get("notice.visits.none")
            : words.get("notice.visits.many", limits.visits()));
    row("notice.result", in(item.result().name()));
    row(
        "notice.way",
        item.result().ways().stream()
            .map(way -> words.get("notice.way." + word(way)))
            .collect(Collectors.joining(words.get("notice.or"))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String agent() {
    return item.agent().map(NoticePaper::word).orElse("none");
  }

  private String days(int days) {
    return days == 0 ? words.get("notice.at-once") : words.get("notice.days", days);
  }

  private void parts() throws IOException {
    if (!item.isLifeEvent()) {
      return;
    }
    boolean all = item.parts().stream().allMatch(part -> part.when().isEmpty());
    sheet.heading(words.get(all ? "notice.parts" : "notice.parts.most", item.parts().size()), HEAD);
    int number = 1;
    for (var part : item.parts()) {
      sheet.text(
          words.get(
              "notice.part",
              number++,
              in(part.name()),
              in(part.department().name()),
              days(part.promisedWorkingDays())),
          SIZE);
      if (part.when().isPresent()) {
        var only = item.told(part.when().get());
        sheet.indented(
            words.get("notice.part.only", in(only.question()), either(only.answers())),
            SIZE,
            BESIDE);
      }
    }
  }

  private String either(List<LocalText> texts) {
    return texts.stream().map(this::in).collect(Collectors.joining(words.get("notice.part.or")));
  }

  private void read() throws IOException {
    if (item.notice().isEmpty()) {
      return;
    }
    sheet.heading(words.get("notice.read"), HEAD);
    int number = 1;
    for (var line : item.notice()) {
      sheet.text(number++ + ". " + in(line), SIZE);
    }
  }

  private void materials() throws IOException {
    sheet.heading(words.get("notice.materials"), HEAD);
    int number = 1;
    for (var material : item.materials()) {
      var need = words.get("notice.need." + need(material));
      sheet.text(words.get("notice.material", number++, in(material.name()), need), SIZE);
      var with = item.onlyWith(material).stream().map(Part::name).toList();
      if (!with.isEmpty()) {
        sheet.indented(words.get("notice.material.only", either(with)), 10.5f, BESIDE);
      }
      sheet.indented(in(material.guidance()), 10.5f, BESIDE);
      if (material.necessity() == Necessity.SUPPLEMENT_LATER) {
        var days = material.supplementDays();
        sheet.indented(
            days.isPresent()
                ? words.get("notice.later.days", days.getAsInt())
                : words.get("notice.later.asked"),
            10.5f,
            BESIDE);
      }
    }
  }

  private static String need(Material material) {
    if (material.agentOnly()) {
      return "agent";
    }
    if (material.source() != Source.SCAN) {
      return word(material.source());
    }
    return switch (material.necessity()) {
      case REQUIRED -> "required";
      case OPTIONAL -> "optional";
      case SUPPLEMENT_LATER -> "later";
    };
  }

  private void basis() throws IOException {
    sheet.heading(words.get("notice.basis"), HEAD);
    for (var line : item.basis()) {
      sheet.text(line, SIZE);
    }
  }

  private void where(LocalText hall) throws IOException {
    sheet.heading(words.get("notice.where"), HEAD);
    sheet.text(words.get("notice.where.place", in(hall)), SIZE);
    sheet.text(words.get("notice.where.time"), SIZE);
  }
}
