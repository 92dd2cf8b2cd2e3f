// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

/// How much paper a ticket takes, for the wear of head, cutter and roll.
final class TicketHeight {

  private static final int DOTS_PER_MM = 8;
  private static final int LINE_DOTS = 34;

  private TicketHeight() {}

  /// Rounded up, the feed to the cutter included.
  static long millimetres(Ticket ticket, EscPosModel model) {
    long dots = model.cutFeedDots();
    for (var part : ticket.parts()) {
      dots +=
          switch (part) {
            case Ticket.Text text -> text(text, model.columns());
            case Ticket.Qr qr -> TicketQr.dots(qr, model.dots()).height();
            case Ticket.Picture picture -> picture.dots().height();
            case Ticket.Rule() -> LINE_DOTS;
            case Ticket.Feed(int lines) -> (long) lines * LINE_DOTS;
          };
    }
    return (dots + DOTS_PER_MM - 1) / DOTS_PER_MM;
  }

  private static long text(Ticket.Text text, int columns) {
    long lines = 0;
    for (var line : text.text().split("\n", -1)) {
      int wide = line.codePoints().map(Glyphs::columns).sum() * text.scale();
      lines += Math.max(1, (wide + columns - 1) / columns);
    }
    return lines * (LINE_DOTS + 24L * (text.scale() - 1));
  }
}
