// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.device.ticket.Ticket;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Part;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.PaySight;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The slip of a payment: a receipt where the server says that it is paid, otherwise the number to
/// ask with. Whose bill it is stands there masked.
public final class PaymentPaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private PaymentPaper() {}

  public static Ticket ticket(
      LocalText hall, PaySight sight, Language language, ZonedDateTime now) {
    var words = Words.in(language);
    var kind = kind(sight);
    var parts = new ArrayList<Part>();
    parts.add(new Ticket.Text(hall.in(language), 1, false, Align.CENTER));
    parts.add(new Ticket.Text(words.get("payment." + kind), 2, true, Align.CENTER));
    parts.add(
        new Ticket.Text(words.get("payment.yuan", Bill.yuan(sight.fen())), 2, true, Align.CENTER));
    parts.add(new Ticket.Rule());
    for (var line : lines(words, sight)) {
      parts.add(new Ticket.Text(line, 1, false, Align.LEFT));
    }
    parts.add(new Ticket.Text(words.get("payment.number"), 1, false, Align.LEFT));
    parts.add(new Ticket.Text(sight.number(), 1, true, Align.CENTER));
    parts.add(new Ticket.Rule());
    parts.add(new Ticket.Text(words.get("payment." + kind + ".note"), 1, false, Align.LEFT));
    parts.add(new Ticket.Text(now.format(TIME), 1, false, Align.CENTER));
    parts.add(new Ticket.Feed(2));
    return new Ticket(parts);
  }

  private static List<String> lines(Words words, PaySight sight) {
    var lines = new ArrayList<String>();
    lines.add(words.get("payment.sort." + sight.sort().word()) + "  " + sight.period());
    if (!sight.account().isEmpty()) {
      lines.add(words.get("payment.whose", sight.account(), sight.holder()));
    }
    sight.paidAt().ifPresent(at -> lines.add(words.get("payment.paid-at", at.format(TIME))));
    return lines;
  }

  private static String kind(PaySight sight) {
    return switch (sight.standing()) {
      case PAID -> "paid";
      case REFUND_DUE, REFUNDING -> "refunding";
      case REFUNDED -> "refunded";
      case CREATED, AWAITING, CLOSING, NOT_PAID -> "unsure";
    };
  }
}
