// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.function.IntSupplier;

/// What the bench measures: a queue ticket with a QR code, encoded; each gives the bytes of it.
public final class TicketWork {

  private TicketWork() {}

  public static IntSupplier text() {
    return work(sample("张三"), EscPosModel.GENERIC_80);
  }

  public static IntSupplier rareName() {
    return work(sample("李玥𠂉"), EscPosModel.GENERIC_80);
  }

  public static IntSupplier allDots() {
    return work(sample("张三"), TicketModels.glyphs(Glyphs.ASCII));
  }

  private static Ticket sample(String name) {
    var parts = new ArrayList<>(SampleTickets.queue("A012", "https://hall.example/q/A012").parts());
    parts.add(new Text("申请人：" + name, 1, false, Align.LEFT));
    return new Ticket(parts);
  }

  private static IntSupplier work(Ticket ticket, EscPosModel model) {
    var font = new TicketFont();
    return () -> EscPosCodec.encode(TicketLayout.of(ticket, model, font).ticket(), model).length;
  }
}
