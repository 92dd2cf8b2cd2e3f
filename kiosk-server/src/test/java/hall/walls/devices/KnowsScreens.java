// SPDX-License-Identifier: Apache-2.0
package hall.walls.devices;

/// Planted: a server class that holds a screen.
final class KnowsScreens {
  Object screen() {
    return new javafx.scene.Planted();
  }
}
