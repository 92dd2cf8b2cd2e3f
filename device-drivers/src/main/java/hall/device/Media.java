// SPDX-License-Identifier: Apache-2.0
package hall.device;

/// What lies in a device's way: a card on the reader, paper in the feeder or on the glass, a ticket
/// in the presenter (XFS4IoT CardReader `media`, Printer `media`).
public enum Media {
  /// The device can't tell, or was not asked.
  UNKNOWN("unknown"),
  PRESENT("present"),
  NOT_PRESENT("notPresent"),
  JAMMED("jammed");

  private final String word;

  Media(String word) {
    this.word = word;
  }

  /// The word of the specification, as it stands in JSON and logs.
  public String word() {
    return word;
  }
}
