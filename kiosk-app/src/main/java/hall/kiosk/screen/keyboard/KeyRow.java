// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Kit;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// One row of keys that share the width by weight.
final class KeyRow extends Region {

  /// A key and how many letters wide it is.
  record Weighed(Button key, double weight) {}

  private final List<Weighed> keys;
  private final double inset;
  private final double gap;
  private final double height;

  /// @param inset so many keys' widths stay free at either side
  KeyRow(Kit kit, double inset, List<Weighed> keys) {
    this(kit, inset, 1, keys);
  }

  /// @param rows as high as so many rows of letters
  KeyRow(Kit kit, double inset, int rows, List<Weighed> keys) {
    this.keys = List.copyOf(keys);
    this.inset = inset;
    gap = kit.gap();
    height = Keys.height(kit, rows);
    keys.forEach(key -> getChildren().add(key.key()));
  }

  @Override
  protected double computePrefHeight(double width) {
    return height;
  }

  @Override
  protected double computeMinHeight(double width) {
    return height;
  }

  @Override
  protected void layoutChildren() {
    double total = keys.stream().mapToDouble(Weighed::weight).sum() + 2 * inset;
    double unit = (getWidth() - gap * (keys.size() - 1)) / total;
    double x = inset * unit;
    for (var key : keys) {
      double width = unit * key.weight();
      key.key().resizeRelocate(Math.rint(x), 0, Math.floor(width), height);
      x += width + gap;
    }
  }
}
