// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.paper;

import hall.device.ticket.Ticket;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Part;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.QueueNumber;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The ticket with a number; nothing on it is personal.
public final class NumberPaper {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private NumberPaper() {}

  public static Ticket ticket(LocalText hall, QueueNumber number, Language language) {
    var words = Words.in(language);
    var parts = new ArrayList<Part>();
    parts.add(new Ticket.Text(hall.in(language), 1, false, Align.CENTER));
    parts.add(new Ticket.Text(number.group().in(language), 2, true, Align.CENTER));
    parts.add(new Ticket.Text(number.label(), 4, true, Align.CENTER));
    if (number.lane() != Lane.ORDINARY) {
      parts.add(new Ticket.Text(words.get("number.priority"), 1, true, Align.CENTER));
    }
    parts.add(new Ticket.Rule());
    for (var line : told(words, number)) {
      parts.add(new Ticket.Text(line, 1, false, Align.LEFT));
    }
    parts.add(new Ticket.Rule());
    parts.add(new Ticket.Text(words.get("number.note"), 1, false, Align.LEFT));
    parts.add(new Ticket.Text(number.takenAt().format(TIME), 1, false, Align.CENTER));
    parts.add(new Ticket.Feed(2));
    return new Ticket(parts);
  }

  private static List<String> told(Words words, QueueNumber number) {
    if (number.ahead().isEmpty()) {
      return List.of(words.get("number.ahead.unknown"));
    }
    var lines = new ArrayList<String>();
    lines.add(words.get("number.ahead", number.ahead().getAsInt()));
    lines.add(
        number.minutes().isPresent()
            ? words.get("number.wait", number.minutes().getAsInt())
            : words.get("number.wait.unknown"));
    return lines;
  }
}
