// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;

/// An administrative division (行政区划) and those within it.
///
/// @param code 12 digits
/// @param parts none where the street part of an address follows
public record Division(String code, LocalText name, List<Division> parts) {

  public Division {
    parts = List.copyOf(parts);
  }
}
