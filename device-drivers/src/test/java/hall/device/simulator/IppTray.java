// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// A tray of the simulated printer; its machine guards it.
final class IppTray {

  static final int CAPACITY = 250;

  final String name;
  int sheets;

  IppTray(String name, int sheets) {
    this.name = name;
    this.sheets = sheets;
  }

  /// As `printer-input-tray` says it (PWG 5100.13 section 5.4.7).
  String description() {
    return "type=sheetFeedAutoRemovableTray;mediafeed=29700;mediaxfeed=21000;maxcapacity=%d;level=%d;status=0;name=%s;"
        .formatted(CAPACITY, sheets, name);
  }
}
