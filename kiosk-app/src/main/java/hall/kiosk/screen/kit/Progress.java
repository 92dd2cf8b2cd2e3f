// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.journey.Service;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The six steps in words; done ones carry a check, the current one a filled mark and a frame.
final class Progress {

  private static final int STEPS = 6;

  /// Behind the last step.
  private static final int FINISHED = STEPS;

  /// Where no submission is on, there is nothing to show.
  private static final int NONE = -1;

  private Progress() {}

  /// The step of a submission that a stage belongs to.
  static int position(Stage stage) {
    return switch (stage) {
      case Stage.Home at -> NONE;
      case Stage.Booking at -> NONE;
      case Stage.Windows at -> NONE;
      case Stage.Numbered at -> NONE;
      case Stage.LoggingIn at -> position(at.before());
      case Stage.Identify at when at.purpose() != Stage.Identify.Purpose.WHO -> 2;
      case Stage.Identify at -> at.service() == Service.APPLY ? 0 : NONE;
      case Stage.Choose at -> 1;
      case Stage.Notice at -> 1;
      case Stage.HandingOut at -> position(at.from());
      case Stage.Acting at -> 2;
      case Stage.Form at -> 2;
      case Stage.Consenting at -> 3;
      case Stage.Materials at -> 3;
      case Stage.Showing at -> 3;
      case Stage.Commitment at -> 4;
      case Stage.Sign at -> 4;
      case Stage.Review at -> 5;
      case Stage.Submitting at -> 5;
      case Stage.Receipt at -> FINISHED;
      case Stage.Cases at -> NONE;
      case Stage.Code at -> NONE;
      case Stage.Awaited at -> NONE;
      case Stage.Followed at -> NONE;
      case Stage.Copy at -> NONE;
      case Stage.Attest at -> NONE;
      case Stage.Pay at -> NONE;
      case Stage.Complain at -> NONE;
      case Stage.Rate at -> NONE;
      case Stage.Thanks at -> NONE;
    };
  }

  /// Papers that are brought later are no application of six steps.
  static Region of(Kit kit, State.Visiting state) {
    int position = state.visit().handIn().isPresent() ? NONE : position(state.stage());
    if (position == NONE) {
      return new Region();
    }
    var cells = new ArrayList<Region>();
    for (int i = 0; i < STEPS; i++) {
      cells.add(cell(kit, i, position));
    }
    if (kit.metrics().landscape()) {
      var column = new VBox(kit.px(2));
      column.getChildren().setAll(cells);
      column.getStyleClass().add("progress");
      column.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(3)));
      column.setMinWidth(Region.USE_PREF_SIZE);
      return column;
    }
    var box = new HBox();
    cells.forEach(cell -> box.getChildren().add(Kit.grow(cell)));
    box.getStyleClass().add("progress");
    box.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2), kit.px(2)));
    return box;
  }

  private static Region cell(Kit kit, int step, int position) {
    boolean done = step < position;
    boolean current = step == position;
    var mark = mark(kit, step, done);
    var words = kit.say("step." + step);
    var label = kit.bold(Role.CAPTION, words);
    if (!current) {
      label.setFont(kit.metrics().font(Role.CAPTION, false));
    }
    label.setMinWidth(Region.USE_PREF_SIZE);
    var state = done ? "step-done" : current ? "step-current" : "step-ahead";
    Region cell;
    if (kit.metrics().landscape()) {
      var row = new HBox(kit.px(2), mark);
      if (!kit.metrics().narrow() || !kit.metrics().tight()) {
        row.getChildren().add(label);
      }
      row.setAlignment(Pos.CENTER_LEFT);
      row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(2), kit.px(2)));
      cell = row;
    } else {
      var column = new VBox(kit.px(0.5), mark, label);
      column.setAlignment(Pos.CENTER);
      column.setStyle("-fx-padding: %.0fpx 0;".formatted(kit.px(1)));
      cell = column;
    }
    cell.getStyleClass().addAll("step", state);
    cell.setAccessibleText(
        kit.say(done ? "step.done" : current ? "step.current" : "step.ahead", words));
    return cell;
  }

  private static Region mark(Kit kit, int step, boolean done) {
    double size = kit.metrics().icon(Role.CAPTION) * 1.25;
    var mark =
        new StackPane(
            done ? Icon.CHECK.draw(size * 0.7) : kit.bold(Role.CAPTION, String.valueOf(step + 1)));
    mark.getStyleClass().add("step-mark");
    mark.setMinSize(size, size);
    mark.setMaxSize(size, size);
    return mark;
  }
}
