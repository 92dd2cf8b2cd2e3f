// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.device.ticket.Ticket;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Part;
import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Visit;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Receipts for the citizen (masked) and the application form for the file (in full).
public final class Papers {

  private static final float QR_SIDE = 130;

  private Papers() {}

  /// The receipt as a PDF on A4.
  public static byte[] receipt(LocalText hall, Visit visit, Delivery delivery, ZonedDateTime now)
      throws IOException {
    var text = ReceiptText.of(hall, visit, delivery, now);
    try (var sheet = new Sheet(text.title(), visit.language().tag())) {
      sheet.centred(text.hall(), 13);
      sheet.gap(6);
      sheet.centred(text.title(), 21);
      sheet.gap(4);
      sheet.centred(text.status(), 30);
      sheet.gap(4);
      sheet.rule();
      sheet.gap(6);
      sheet.row(text.numberLabel(), text.number(), 13, Sheet.WIDTH);
      float beside = sheet.position();
      for (var row : text.rows()) {
        sheet.row(row.label(), row.value(), 13, Sheet.WIDTH - 110 - QR_SIDE - 12);
      }
      sheet.qrAtRight(QrCode.of(text.queryUrl()), QR_SIDE, beside);
      sheet.gap(Math.max(0, beside + QR_SIDE - sheet.position()));
      sheet.rule();
      sheet.gap(4);
      sheet.text(text.materialsLabel(), 13);
      for (var material : text.materials()) {
        sheet.text("· " + material, 13);
      }
      sheet.rule();
      sheet.gap(4);
      sheet.text(text.qrLabel(), 12);
      sheet.text(text.note(), 12);
      return sheet.bytes();
    }
  }

  /// The receipt for the ticket printer.
  public static Ticket ticket(LocalText hall, Visit visit, Delivery delivery, ZonedDateTime now) {
    var text = ReceiptText.of(hall, visit, delivery, now);
    var parts = new ArrayList<Part>();
    parts.add(new Ticket.Text(text.hall(), 1, false, Align.CENTER));
    parts.add(new Ticket.Text(text.status(), 2, true, Align.CENTER));
    parts.add(new Ticket.Rule());
    parts.add(new Ticket.Text(text.numberLabel(), 1, false, Align.LEFT));
    parts.add(new Ticket.Text(text.number(), 1, true, Align.LEFT));
    for (var row : text.rows()) {
      parts.add(new Ticket.Text(row.label() + "  " + row.value(), 1, false, Align.LEFT));
    }
    parts.add(new Ticket.Rule());
    parts.add(new Ticket.Qr(text.queryUrl(), 6));
    parts.add(new Ticket.Text(text.qrLabel(), 1, false, Align.CENTER));
    parts.add(new Ticket.Text(text.note(), 1, false, Align.LEFT));
    parts.add(new Ticket.Feed(2));
    return new Ticket(parts);
  }

  /// A ticket that shows whether the ticket printer prints; in both languages, for whoever stands
  /// there.
  public static Ticket testTicket(ZonedDateTime now) {
    var parts = new ArrayList<Part>();
    for (var language : Language.values()) {
      var words = Words.in(language);
      parts.add(new Ticket.Text(words.get("test.title"), 2, true, Align.CENTER));
      parts.add(new Ticket.Text(words.get("test.note"), 1, false, Align.CENTER));
    }
    parts.add(new Ticket.Rule());
    parts.add(
        new Ticket.Text(
            now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")),
            1,
            false,
            Align.CENTER));
    parts.add(new Ticket.Feed(2));
    return new Ticket(parts);
  }

  /// The application form that the kiosk fills in for the citizen, with commitment and signature.
  public static byte[] applicationForm(Visit visit, ServiceItem.Material material)
      throws IOException {
    var words = Words.in(visit.language());
    var item = visit.item();
    var language = visit.language();
    // A part of a life event is told what is its business, and nothing else.
    var part = item.partOf(material);
    var name = part.map(ServiceItem.Part::name).orElse(item.name()).in(language);
    try (var sheet = new Sheet(name, language.tag())) {
      sheet.centred(name, 21);
      sheet.centred(material.name().in(language), 13);
      sheet.rule();
      FormLines.write(
          sheet, visit, field -> part.filter(of -> !of.fields().contains(field.id())).isEmpty());
      sheet.rule();
      if (item.commits()) {
        sheet.text(words.get("form.commitment"), 14);
      }
      int number = 1;
      for (var clause : item.commitment().clauses()) {
        sheet.text(number++ + ". " + clause.in(language), 12);
      }
      sheet.gap(10);
      agent(sheet, words, visit);
      sheet.text(
          words.get(
              visit.principal().isPresent() ? "form.agent-signature" : "form.applicant-signature"),
          12);
      sheet.signature(visit.signature(), 220);
      sheet.rule();
      sheet.text(words.get("form.generated"), 9);
      return sheet.bytes();
    }
  }

  /// Who filled it in for the applicant (代办), in full.
  private static void agent(Sheet sheet, Words words, Visit visit) throws IOException {
    if (visit.principal().isPresent()) {
      var card = visit.card();
      sheet.text(words.get("form.agent", card.displayName(), card.idNumber()), 12);
    }
  }

  /// The materials that the kiosk makes itself.
  public static List<ServiceItem.Material> formsOf(ServiceItem item) {
    return item.materials().stream()
        .filter(material -> material.source() == ServiceItem.Source.FORM)
        .toList();
  }
}
