// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Blocks one below the other, cut into pages where they do not fit: big buttons instead of a
/// scroll bar.
///
/// The pages are known after layout; listeners run whenever the page or their number changes.
public final class Paged extends Region {

  private final double gap;
  private final Region bar;
  private List<Region> blocks = List.of();
  private List<Integer> starts = List.of(0);
  private int anchor;
  private final List<Runnable> listeners = new ArrayList<>();

  /// @param bar shown below the blocks while there is more than one page
  public Paged(double gap, Region bar) {
    this.gap = gap;
    this.bar = bar;
    bar.setVisible(false);
    getChildren().add(bar);
  }

  public void onTurned(Runnable run) {
    listeners.add(run);
    run.run();
  }

  private void turned() {
    listeners.forEach(Runnable::run);
  }

  /// Shows these blocks; the page stays where it was as far as the block is still there.
  public void setBlocks(List<? extends Region> newBlocks) {
    if (blocks.equals(newBlocks)) {
      return;
    }
    var shown = anchor < blocks.size() ? blocks.get(anchor) : null;
    blocks = List.copyOf(newBlocks);
    anchor = shown == null ? 0 : Math.max(0, blocks.indexOf(shown));
    var children = new ArrayList<Node>(blocks);
    children.add(bar);
    getChildren().setAll(children);
    requestLayout();
  }

  /// The first block that is shown.
  public int place() {
    return anchor;
  }

  public void resume(int place) {
    anchor = Math.clamp(place, 0, Math.max(0, blocks.size() - 1));
    requestLayout();
    turned();
  }

  public int page() {
    int page = 0;
    while (page + 1 < starts.size() && starts.get(page + 1) <= anchor) {
      page++;
    }
    return page;
  }

  public int pages() {
    return starts.size();
  }

  public boolean last() {
    return page() == pages() - 1;
  }

  /// Turns forward; false on the last page.
  public boolean forward() {
    return turn(page() + 1);
  }

  /// Turns back; false on the first page.
  public boolean back() {
    return turn(page() - 1);
  }

  public void first() {
    turn(0);
  }

  /// Turns to the page of a block.
  public void reveal(Region block) {
    anchor = Math.max(0, blocks.indexOf(block));
    requestLayout();
    turned();
  }

  private boolean turn(int page) {
    if (page < 0 || page >= starts.size()) {
      return false;
    }
    anchor = starts.get(page);
    requestLayout();
    turned();
    return true;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double height = 0;
    for (var block : blocks) {
      height += Math.ceil(block.prefHeight(width)) + gap;
    }
    return Math.max(0, height - gap);
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double barHeight = Math.ceil(bar.prefHeight(width));
    var cut = cut(width, getHeight());
    if (cut.size() > 1) {
      cut = cut(width, getHeight() - barHeight - gap);
    }
    boolean changed = !cut.equals(starts);
    starts = cut;
    bar.setVisible(starts.size() > 1);
    bar.resizeRelocate(0, getHeight() - barHeight, width, barHeight);
    int from = starts.get(page());
    int to = last() ? blocks.size() : starts.get(page() + 1);
    double y = 0;
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      boolean shown = i >= from && i < to;
      block.setVisible(shown);
      if (shown) {
        double height = Math.ceil(block.prefHeight(width));
        block.resizeRelocate(0, y, width, height);
        y += height + gap;
      }
    }
    if (changed) {
      // Not within the layout pass: what is told changes other controls.
      Platform.runLater(this::turned);
    }
  }

  private List<Integer> cut(double width, double height) {
    var cut = new ArrayList<Integer>(List.of(0));
    double y = 0;
    for (int i = 0; i < blocks.size(); i++) {
      double block = Math.ceil(blocks.get(i).prefHeight(width));
      if (y > 0 && y + block > height) {
        cut.add(i);
        y = 0;
      }
      y += block + gap;
    }
    return cut;
  }
}
