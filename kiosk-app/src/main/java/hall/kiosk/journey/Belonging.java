// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.Terminal.Peripheral;

/// What a citizen may leave behind where a device can see it; nobody sees a paper on the glass of a
/// scanner.
public enum Belonging {
  /// On the reader.
  CARD(Peripheral.ID_CARD_READER),
  /// In the scanner's feeder.
  ORIGINAL(Peripheral.SCANNER),
  /// In the mouth of a ticket printer that has a sensor there.
  TICKET(Peripheral.TICKET_PRINTER);

  private final Peripheral where;

  Belonging(Peripheral where) {
    this.where = where;
  }

  /// The device that it lies in.
  public Peripheral where() {
    return where;
  }
}
