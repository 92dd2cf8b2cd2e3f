// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.PageRef.Change;
import hall.kiosk.journey.PageRef.Doubt;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// What is said of a scanned page: how it was put in order, and what may be wrong with it.
final class PageWords {

  private PageWords() {}

  /// A line for each, with its sign.
  static List<Region> of(Kit kit, PageRef page, int number) {
    var lines = new ArrayList<Region>();
    if (page.tidied()) {
      lines.add(line(kit, Icon.CHECK, kit.say("materials.tidied", changes(kit, page))));
    }
    for (var doubt : doubts(kit, page, number)) {
      lines.add(line(kit, Icon.WARNING, doubt));
    }
    return lines;
  }

  private static Region line(Kit kit, Icon icon, String words) {
    var row =
        kit.row(2, icon.draw(kit.metrics().icon(Role.BODY)), Kit.grow(kit.text(Role.BODY, words)));
    row.setAlignment(Pos.TOP_LEFT);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private static String changes(Kit kit, PageRef page) {
    return page.changes().stream()
        .sorted()
        .map(change -> kit.say(word(change)))
        .collect(Collectors.joining(kit.say("materials.and")));
  }

  private static String word(Change change) {
    return switch (change) {
      case STRAIGHTENED -> "materials.change.straightened";
      case CROPPED -> "materials.change.cropped";
      case TURNED -> "materials.change.turned";
    };
  }

  static List<String> doubts(Kit kit, PageRef page, int number) {
    return page.doubts().stream().sorted().map(doubt -> kit.say(word(doubt), number)).toList();
  }

  private static String word(Doubt doubt) {
    return switch (doubt) {
      case BLANK -> "materials.doubt.blank";
      case TOO_DARK -> "materials.doubt.dark";
      case BLURRED -> "materials.doubt.blurred";
      case CUT_EDGE -> "materials.doubt.cut";
      case UNREADABLE -> "materials.doubt.unreadable";
    };
  }
}
