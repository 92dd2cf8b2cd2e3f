// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.kiosk.screen.kit.Metrics.Role;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Numbered short sentences.
public final class StepList {

  private StepList() {}

  public static VBox of(Kit kit, String... sentences) {
    var list = new VBox(kit.px(5));
    for (int i = 0; i < sentences.length; i++) {
      list.getChildren().add(line(kit, i + 1, sentences[i]));
    }
    return list;
  }

  /// One sentence behind its number.
  public static Region line(Kit kit, int number, String sentence) {
    var mark = new StackPane(kit.bold(Role.BODY, String.valueOf(number)));
    double size = kit.metrics().icon(Role.BODY) * 1.35;
    mark.setMinSize(size, size);
    mark.setMaxSize(size, size);
    mark.getStyleClass().add("number");
    var row = kit.row(4, mark, Kit.grow(kit.text(Role.LEAD, sentence)));
    row.setAlignment(Pos.TOP_LEFT);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }
}
