// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.Collection;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Equal columns; each row is as high as its highest cell.
public final class Tiles extends Region {

  private final int columns;
  private final double gap;

  public Tiles(int columns, double gap, Collection<? extends Node> cells) {
    this.columns = columns;
    this.gap = gap;
    getChildren().setAll(cells);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefWidth(double height) {
    double widest = 0;
    for (var child : getManagedChildren()) {
      widest = Math.max(widest, child.prefWidth(-1));
    }
    return widest * columns + gap * (columns - 1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double cell = cell(width < 0 ? prefWidth(-1) : width);
    double height = 0;
    var cells = getManagedChildren();
    for (int i = 0; i < cells.size(); i += columns) {
      height += row(i, cell) + (i == 0 ? 0 : gap);
    }
    return Math.ceil(height);
  }

  @Override
  protected void layoutChildren() {
    double cell = cell(getWidth());
    double y = 0;
    var cells = getManagedChildren();
    for (int i = 0; i < cells.size(); i++) {
      int column = i % columns;
      double height = row(i - column, cell);
      cells.get(i).resizeRelocate(snapPositionX(column * (cell + gap)), y, cell, height);
      if (column == columns - 1) {
        y += height + gap;
      }
    }
  }

  private double cell(double width) {
    return Math.floor((width - gap * (columns - 1)) / columns);
  }

  private double row(int first, double cell) {
    double height = 0;
    var cells = getManagedChildren();
    for (int i = first; i < Math.min(first + columns, cells.size()); i++) {
      height = Math.max(height, Math.ceil(cells.get(i).prefHeight(cell)));
    }
    return height;
  }
}
