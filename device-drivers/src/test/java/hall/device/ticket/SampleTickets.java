// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Feed;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Rule;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.List;

/// Tickets as a hall gives them out.
final class SampleTickets {

  private SampleTickets() {}

  static Ticket line(String text) {
    return new Ticket(List.of(new Text(text, 1, false, Align.LEFT)));
  }

  static Ticket queue(String number, String link) {
    return new Ticket(
        List.of(
            new Text("样例政务服务中心", 2, true, Align.CENTER),
            new Feed(1),
            new Text("排队号", 1, false, Align.CENTER),
            new Text(number, 4, true, Align.CENTER),
            new Rule(),
            new Text("事项：居住证办理", 1, false, Align.LEFT),
            new Text("窗口：综合受理 3 号窗口", 1, false, Align.LEFT),
            new Text("前面等候：6 人，约 25 分钟", 1, true, Align.LEFT),
            new Text("取号时间：2026-01-01 09:30", 1, false, Align.LEFT),
            new Rule(),
            new Feed(1),
            new Qr(link, 8),
            new Feed(1),
            new Text("扫码查看叫号进度", 1, false, Align.CENTER),
            new Text("过号三位请重新取号", 1, false, Align.CENTER)));
  }

  /// A ticket of so many lines that something can happen in its middle.
  static Ticket numbered(String name, int lines) {
    var parts = new ArrayList<Ticket.Part>();
    for (int i = 1; i <= lines; i++) {
      parts.add(new Text(name + " " + i, 1, false, Align.LEFT));
    }
    return new Ticket(parts);
  }
}
