// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.device.ticket.Ticket;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Part;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep.Receipt;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Written;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The slip with a complaint's number, its days, and how to ask; nothing on it says what it is
/// about, nor whose it is.
public final class GrievancePaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /// In dots.
  private static final int QR_MODULE = 6;

  private GrievancePaper() {}

  public static Ticket ticket(LocalText hall, Receipt receipt, Language language) {
    var words = Words.in(language);
    var kind = receipt.sort() == Grievance.Sort.VISIT ? ".visit" : "";
    var parts = new ArrayList<Part>();
    parts.add(new Ticket.Text(hall.in(language), 1, false, Align.CENTER));
    parts.add(new Ticket.Text(words.get("grievance.title"), 2, true, Align.CENTER));
    parts.add(new Ticket.Rule());
    parts.add(new Ticket.Text(words.get("grievance.number" + kind), 1, false, Align.LEFT));
    parts.add(new Ticket.Text(receipt.number(), 1, true, Align.CENTER));
    for (var line : lines(words, kind, receipt, language)) {
      parts.add(new Ticket.Text(line, 1, false, Align.LEFT));
    }
    parts.add(new Ticket.Rule());
    receipt
        .queryUrl()
        .ifPresent(url -> {
          parts.add(new Ticket.Qr(url, QR_MODULE));
          parts.add(new Ticket.Text(words.get("grievance.scan"), 1, false, Align.CENTER));
        });
    parts.add(new Ticket.Text(words.get("grievance.note" + kind), 1, false, Align.LEFT));
    parts.add(new Ticket.Feed(2));
    return new Ticket(parts);
  }

  private static List<String> lines(Words words, String kind, Receipt receipt, Language language) {
    var lines = new ArrayList<String>();
    lines.add(words.get("grievance.received", receipt.receivedAt().format(TIME)));
    lines.add(words.get("grievance.accept" + kind, Written.day(receipt.acceptBy(), language)));
    lines.add(words.get("grievance.answer" + kind, Written.day(receipt.answerBy(), language)));
    return lines;
  }
}
