// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Feed;
import hall.device.ticket.Ticket.Part;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Rule;
import hall.device.ticket.Ticket.Text;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What a queue ticket says; whoever fills it masks what is personal.
///
/// @param number printed as large as the paper allows
/// @param ahead how many wait before, where that is known
/// @param link behind the QR code; empty for a ticket without one
public record QueueSlip(
    String hall,
    String number,
    String service,
    OptionalInt ahead,
    LocalDateTime taken,
    String link,
    List<String> notices) {

  /// The fixed words of a slip in one language.
  public record Words(String number, String service, String ahead, String taken, String scan) {

    public static final Words ZH_CN = new Words("排队号", "事项", "前面等候：%d 人", "取号时间", "扫码查看叫号进度");

    public static final Words EN =
        new Words(
            "Your number",
            "Service",
            "Waiting before you: %d",
            "Taken",
            "Scan to follow the queue");
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public QueueSlip {
    notices = List.copyOf(notices);
  }

  /// The slip for paper of so many columns ([EscPosModel#columns]).
  public Ticket ticket(Words words, int columns) {
    var parts = new ArrayList<Part>();
    parts.add(new Text(hall, fit(hall, 2, columns), true, Align.CENTER));
    parts.add(new Feed(1));
    parts.add(new Text(words.number(), 1, false, Align.CENTER));
    parts.add(new Text(number, fit(number, 4, columns), true, Align.CENTER));
    parts.add(new Rule());
    parts.add(row(words.service(), service));
    if (ahead.isPresent()) {
      parts.add(new Text(words.ahead().formatted(ahead.getAsInt()), 1, true, Align.LEFT));
    }
    parts.add(row(words.taken(), taken.format(TIME)));
    if (!link.isEmpty()) {
      parts.add(new Rule());
      parts.add(new Feed(1));
      parts.add(new Qr(link, 8));
      parts.add(new Feed(1));
      parts.add(new Text(words.scan(), 1, false, Align.CENTER));
    }
    notices.forEach(notice -> parts.add(new Text(notice, 1, false, Align.CENTER)));
    return new Ticket(parts);
  }

  private static Text row(String label, String value) {
    return new Text(label + "  " + value, 1, false, Align.LEFT);
  }

  /// The largest scale at which the text still stands on one line.
  static int fit(String text, int largest, int columns) {
    int wide = Math.max(1, text.codePoints().map(Glyphs::columns).sum());
    return Math.clamp(columns / wide, 1, largest);
  }
}
