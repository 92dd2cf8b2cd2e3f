// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Feed;
import hall.device.ticket.Ticket.Part;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Rule;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.List;

/// What a receipt says; whoever fills it masks what is personal.
///
/// @param title printed large, such as 已提交
/// @param key the row by which the case is found again, printed bold
/// @param link behind the QR code; empty for a receipt without one
/// @param linkLabel what the QR code is for
public record ReceiptSlip(
    String hall,
    String title,
    Row key,
    List<Row> rows,
    String link,
    String linkLabel,
    List<String> notices) {

  /// A label and what it stands for.
  public record Row(String label, String value) {}

  public ReceiptSlip {
    rows = List.copyOf(rows);
    notices = List.copyOf(notices);
  }

  /// The receipt for paper of so many columns ([EscPosModel#columns]).
  public Ticket ticket(int columns) {
    var parts = new ArrayList<Part>();
    parts.add(new Text(hall, 1, false, Align.CENTER));
    parts.add(new Text(title, QueueSlip.fit(title, 2, columns), true, Align.CENTER));
    parts.add(new Rule());
    parts.add(new Text(key.label(), 1, false, Align.LEFT));
    parts.add(new Text(key.value(), 1, true, Align.LEFT));
    rows.forEach(
        row -> parts.add(new Text(row.label() + "  " + row.value(), 1, false, Align.LEFT)));
    if (!link.isEmpty()) {
      parts.add(new Rule());
      parts.add(new Qr(link, 6));
      parts.add(new Text(linkLabel, 1, false, Align.CENTER));
    }
    notices.forEach(notice -> parts.add(new Text(notice, 1, false, Align.LEFT)));
    parts.add(new Feed(2));
    return new Ticket(parts);
  }
}
