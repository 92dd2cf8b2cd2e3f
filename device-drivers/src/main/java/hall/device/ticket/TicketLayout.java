// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import hall.device.ticket.Ticket.Part;
import hall.device.ticket.Ticket.Picture;
import hall.device.ticket.Ticket.Qr;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Turns a ticket into one that a model can print: rows with a character that its firmware lacks
/// become dots, and so do QR codes where it lacks their command.
///
/// Only rows that need it: a row of dots is fifty times the bytes. Dots come row by row, so a
/// printer never holds more than one row of them.
final class TicketLayout {

  /// What to send.
  ///
  /// @param spelled the characters that no font here has; their code points are printed instead
  record Laid(Ticket ticket, Set<Integer> spelled) {}

  private final EscPosModel model;
  private final TicketFont font;
  private final List<Part> parts = new ArrayList<>();
  private final Set<Integer> spelled = new TreeSet<>();

  private TicketLayout(EscPosModel model, TicketFont font) {
    this.model = model;
    this.font = font;
  }

  /// @throws IllegalArgumentException for a QR code that the paper is too narrow for
  static Laid of(Ticket ticket, EscPosModel model, TicketFont font) {
    var layout = new TicketLayout(model, font);
    for (var part : ticket.parts()) {
      switch (part) {
        case Text text -> layout.text(text);
        case Qr qr -> layout.parts.add(layout.qr(qr));
        case Ticket.Rule _, Ticket.Feed _, Picture _ -> layout.parts.add(part);
      }
    }
    return new Laid(new Ticket(layout.parts), layout.spelled);
  }

  private Part qr(Qr qr) {
    EscPosCodec.checkQr(qr);
    return model.qrCommand()
        ? new Qr(qr.content(), TicketQr.moduleDots(qr, model.dots()))
        : new Picture(TicketQr.dots(qr, model.dots()), Ticket.Align.CENTER);
  }

  private void text(Text text) {
    if (text.text().codePoints().allMatch(this::plain)) {
      parts.add(text);
      return;
    }
    int columns = model.columns() / EscPosCodec.scale(text);
    var plain = new ArrayList<String>();
    for (var line : text.text().split("\n", -1)) {
      for (var row : rows(spell(EscPosCodec.printable(line)), columns)) {
        if (row.codePoints().allMatch(model.glyphs()::has)) {
          plain.add(row);
        } else {
          flush(plain, text);
          parts.add(new Picture(font.draw(row, text.scale(), text.bold()), text.align()));
        }
      }
    }
    flush(plain, text);
  }

  private boolean plain(int c) {
    return c == '\n' || (!Character.isISOControl(c) && model.glyphs().has(c));
  }

  private void flush(List<String> rows, Text text) {
    if (!rows.isEmpty()) {
      parts.add(new Text(String.join("\n", rows), text.scale(), text.bold(), text.align()));
      rows.clear();
    }
  }

  /// A character that can't be had anywhere stands as its code point: never a silent box.
  private String spell(String line) {
    var spelling = new StringBuilder();
    line.codePoints()
        .forEach(c -> {
          if (model.glyphs().has(c) || font.has(c)) {
            spelling.appendCodePoint(c);
          } else {
            spelled.add(c);
            spelling.append("<U+%04X>".formatted(c));
          }
        });
    return spelling.toString();
  }

  /// Breaks as the firmware does: where the next character has no room.
  private static List<String> rows(String line, int columns) {
    var rows = new ArrayList<String>();
    var row = new StringBuilder();
    int used = 0;
    for (int c : line.codePoints().toArray()) {
      if (used + Glyphs.columns(c) > columns) {
        rows.add(row.toString());
        row.setLength(0);
        used = 0;
      }
      row.appendCodePoint(c);
      used += Glyphs.columns(c);
    }
    rows.add(row.toString());
    return rows;
  }
}
