// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

/// A control of our own that keys can use as well as a finger.
public interface Keyed {

  /// As a tap would.
  void press();

  /// Takes an arrow for itself; false where the arrow leads on to another control.
  default boolean steer(int across, int down) {
    return false;
  }
}
