// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Visit;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// What a receipt says, the same on A4 and on the ticket; 已提交 only ever with a case number.
///
/// @param status 已提交 or 已暂存
/// @param numberLabel 办件编号 or 暂存编号
record ReceiptText(
    String hall,
    String status,
    String title,
    String numberLabel,
    String number,
    List<Row> rows,
    String materialsLabel,
    List<String> materials,
    String qrLabel,
    String queryUrl,
    String note) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  record Row(String label, String value) {}

  static ReceiptText of(LocalText hall, Visit visit, Delivery delivery, ZonedDateTime now) {
    var words = Words.in(visit.language());
    var language = visit.language();
    var item = visit.item();
    boolean submitted = delivery instanceof Delivery.Submitted;
    var rows = new ArrayList<Row>();
    rows.add(new Row(words.get("receipt.item"), item.name().in(language)));
    rows.add(new Row(words.get("receipt.department"), item.department().name().in(language)));
    boolean brought = visit.handIn().isPresent();
    people(rows, words, visit);
    rows.add(
        new Row(
            words.get(submitted ? "receipt.time" : "receipt.held-time"),
            switch (delivery) {
              case Delivery.Submitted s ->
                  OffsetDateTime.parse(s.acceptedAt())
                      .atZoneSameInstant(now.getZone())
                      .format(TIME);
              case Delivery.Held held -> now.format(TIME);
            }));
    if (!brought) {
      rows.add(new Row(words.get("receipt.limit"), limit(words, item)));
    }
    parts(rows, words, visit, delivery);
    if (delivery instanceof Delivery.Submitted s && s.byMessage()) {
      var number =
          visit.phone().map(Masking::phone).orElseGet(() -> words.get("receipt.message.known"));
      rows.add(new Row(words.get("receipt.message"), words.get("receipt.message.when", number)));
    }
    var kind = brought ? "receipt.brought" : "receipt";
    for (var paper : item.toScan()) {
      if (visit.later().contains(paper.id())) {
        rows.add(new Row(words.get("receipt.later"), later(words, visit, paper)));
      }
    }
    return new ReceiptText(
        hall.in(language),
        words.get(submitted ? "receipt.submitted" : "receipt.held"),
        words.get(kind + (submitted ? ".submitted.title" : ".held.title")),
        words.get(numberLabel(delivery)),
        switch (delivery) {
          case Delivery.Submitted s -> s.caseNumber();
          case Delivery.Held held -> held.localNumber();
        },
        rows,
        words.get(kind + ".materials"),
        materials(words, visit),
        words.get("receipt.scan-qr"),
        delivery.queryUrl(),
        words.get(kind + (submitted ? ".submitted.note" : ".held.note")));
  }

  /// Whoever brings papers with a receipt has shown no card; of an agent (代办) both are named.
  private static void people(List<Row> rows, Words words, Visit visit) {
    if (visit.identity().isEmpty()) {
      return;
    }
    rows.add(new Row(words.get("receipt.applicant"), Masking.name(visit.applicantName())));
    rows.add(new Row(words.get("receipt.id-number"), Masking.idNumber(visit.applicantNumber())));
    if (visit.principal().isPresent()) {
      rows.add(new Row(words.get("receipt.agent"), Masking.name(visit.card().displayName())));
    }
  }

  private static String numberLabel(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Submitted submitted ->
          submitted.parts().isEmpty() ? "receipt.case-number" : "receipt.whole-number";
      case Delivery.Held held -> "receipt.local-number";
    };
  }

  /// The cases that a life event became: only the server knows their numbers.
  private static void parts(List<Row> rows, Words words, Visit visit, Delivery delivery) {
    if (delivery instanceof Delivery.Submitted submitted) {
      for (int i = 0; i < submitted.parts().size(); i++) {
        var part = submitted.parts().get(i);
        rows.add(
            new Row(
                words.get("receipt.part", i + 1),
                words.get(
                    "receipt.part.of",
                    part.item().in(visit.language()),
                    part.department().in(visit.language()),
                    limit(words, part.promisedWorkingDays()))));
        rows.add(new Row(words.get("receipt.case-number"), part.caseNumber()));
      }
    }
  }

  private static String limit(Words words, ServiceItem item) {
    return limit(words, item.limits().promisedWorkingDays());
  }

  private static String limit(Words words, int days) {
    return days == 0 ? words.get("receipt.limit.at-once") : words.get("receipt.limit.days", days);
  }

  private static String later(Words words, Visit visit, ServiceItem.Material paper) {
    var name = paper.name().in(visit.language());
    return paper.supplementDays().isPresent()
        ? words.get("receipt.later.days", name, paper.supplementDays().getAsInt())
        : words.get("receipt.later.asked", name);
  }

  /// So many pages, or since when the department has it.
  private static String material(Words words, Visit visit, ServiceItem.Material material) {
    var name = material.name().in(visit.language());
    return visit
        .reuse()
        .takenFor(material.id())
        .map(kept -> words.get("receipt.material.reused", name, kept.handedIn().toString()))
        .orElseGet(
            () -> words.get("receipt.material.pages", name, visit.pagesOf(material.id()).size()));
  }

  private static List<String> materials(Words words, Visit visit) {
    var lines =
        visit.item().toScan().stream()
            .filter(material ->
                !visit.pagesOf(material.id()).isEmpty()
                    || visit.reuse().takenFor(material.id()).isPresent())
            .map(material -> material(words, visit, material))
            .toList();
    return lines.isEmpty() ? List.of(words.get("receipt.material.none")) : lines;
  }
}
