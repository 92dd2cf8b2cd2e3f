// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A name that breaks into lines of about the same length where it needs several, so that no single
/// character stands alone on the last one.
public final class EvenLines extends Region {

  private final Label name;

  public EvenLines(Label name) {
    this.name = name;
    setMinHeight(USE_PREF_SIZE);
    getChildren().add(name);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return name.minWidth(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return name.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return name.prefHeight(even(width));
  }

  @Override
  protected void layoutChildren() {
    name.resizeRelocate(0, 0, even(getWidth()), getHeight());
  }

  /// A line holds its share and one character more, since none can be cut in two.
  private double even(double width) {
    double needed = name.prefWidth(-1);
    if (width <= 0 || needed <= width) {
      return width;
    }
    double lines = Math.ceil(needed / width);
    return Math.min(width, needed / lines + name.getFont().getSize());
  }
}
