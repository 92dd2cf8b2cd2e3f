// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.util.HexFormat;

/// A unit that holds the cut ticket out to the citizen and knows whether it was taken; its commands
/// as hexadecimal digits, since each maker has its own.
///
/// Its state is asked with `DLE EOT 20`, Custom's full status: `10 0F` and four bytes.
///
/// @param present after the cut, holds the ticket out
/// @param retract draws a ticket that was left behind back in; empty where the model can't
/// @param eject drops it outside; empty where the model can't
public record Presenter(String present, String retract, String eject) {

  public Presenter {
    for (var command : new String[] {present, retract, eject}) {
      if (!command.matches("([0-9A-F]{2})*")) {
        throw new IllegalArgumentException("not hexadecimal digits: " + command);
      }
    }
    if (present.isEmpty()) {
      throw new IllegalArgumentException("a presenter without a command to present");
    }
  }

  /// GS e 3 m, GS e 2 and GS e 5 of Custom's KPM and VKP families; one step is about 6.5 mm.
  public static Presenter custom(int steps) {
    return new Presenter("1D6503%02X".formatted(steps), "1D6502", "1D6505");
  }

  byte[] presentBytes() {
    return HexFormat.of().parseHex(present);
  }

  /// What gets a ticket that was left behind out of the way; empty where nothing does.
  byte[] removeBytes() {
    return HexFormat.of().parseHex(retract.isEmpty() ? eject : retract);
  }
}
