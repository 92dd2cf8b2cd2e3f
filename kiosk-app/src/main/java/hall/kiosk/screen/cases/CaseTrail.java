// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.cases;

import hall.kiosk.journey.CaseProgress;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a case has been and since when, for whoever laid the card and for whoever holds the
/// receipt.
///
/// @param words what its states are called
public record CaseTrail(Kit kit, CaseWords words) {

  /// The blocks, the heading with its first line.
  public List<Region> of(CaseProgress progress) {
    return headed(kit.say("case.trail"), progress.trail().stream().map(this::row).toList());
  }

  private Region row(OwnCase.Passed passed) {
    return card(Icon.CHECK, words.standing(passed.standing()), since(passed));
  }

  private String since(OwnCase.Passed passed) {
    var at = words.minute(passed.at());
    if (passed.byPlatform()) {
      return kit.say("case.by-platform", at);
    }
    return passed.byRule() && passed.standing() == OwnCase.Standing.ACCEPTED
        ? kit.say("case.by-rule", at)
        : at;
  }

  /// The heading stays with its first line where the page ends.
  public List<Region> headed(String heading, List<Region> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    var blocks = new ArrayList<>(rows);
    blocks.set(0, kit.column(3, kit.bold(Role.LEAD, heading), rows.getFirst()));
    return blocks;
  }

  /// A card of one line that is read first and some below it.
  public Region card(Icon icon, String title, String... lines) {
    var texts = new VBox(kit.px(0.5), kit.bold(Role.BODY, title));
    for (var line : lines) {
      texts.getChildren().add(kit.text(Role.BODY, line));
    }
    var row = kit.row(4, icon.draw(kit.metrics().icon(Role.LEAD)), Kit.grow(texts));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("card");
    row.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    return row;
  }
}
