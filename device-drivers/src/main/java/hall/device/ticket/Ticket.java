// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.util.List;

/// The content of one ticket, from top to bottom.
public record Ticket(List<Part> parts) {

  /// A piece of a ticket.
  public sealed interface Part {}

  /// A line of text.
  ///
  /// @param scale 1 to 4, in both directions
  public record Text(String text, int scale, boolean bold, Align align) implements Part {}

  /// A QR code, centred.
  ///
  /// @param moduleDots the width of one module in dots, 3 to 12
  public record Qr(String content, int moduleDots) implements Part {}

  /// A dashed rule across the paper.
  public record Rule() implements Part {}

  /// Blank lines.
  public record Feed(int lines) implements Part {}

  /// Dots as they are, such as a mark of the hall; not wider than the paper.
  public record Picture(Dots dots, Align align) implements Part {}

  /// Where a line stands.
  public enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  public Ticket {
    parts = List.copyOf(parts);
  }
}
