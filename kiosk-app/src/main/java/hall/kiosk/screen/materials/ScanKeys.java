// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// The buttons that scan: the first page, the next one, both sides, one page again.
record ScanKeys(Kit kit) {

  /// None while one scans.
  Optional<Region> of(Situation now) {
    if (now.scanning()) {
      return Optional.empty();
    }
    if (now.licence().isPresent()) {
      return Optional.of(large(new LicenceNote(kit).takeBack()));
    }
    var keys = new ArrayList<Button>();
    now.again().ifPresent(page -> keys.add(again(page, now.number(page))));
    keys.add(scan(now, keys.isEmpty() && now.pages().isEmpty()));
    if (now.bothSides() && now.material().maxPages() > 1 && !now.full() && keys.size() == 1) {
      keys.add(
          large(
              kit.button(
                  "scan-both",
                  kit.say("materials.scan.both"),
                  Icon.AGAIN,
                  new Event.Scan(true),
                  "secondary")));
    }
    if (now.showable()) {
      keys.add(large(new LicenceNote(kit).show()));
    }
    if (now.mayComeLater()) {
      keys.add(
          large(
              kit.button(
                  "promise-later",
                  kit.say("materials.later"),
                  Icon.CLOCK,
                  new Event.PromiseLater(),
                  "secondary")));
    }
    int columns = kit.metrics().landscape() ? keys.size() : 2;
    return Optional.of(keys.size() == 1 ? keys.getFirst() : new Tiles(columns, kit.gap(), keys));
  }

  private Button again(PageRef page, int number) {
    return large(
        kit.button(
            "again-" + page.id(),
            kit.say("materials.again.page", number),
            Icon.SCANNER,
            new Event.ScanAgain(page.id()),
            "primary"));
  }

  private Button scan(Situation now, boolean primary) {
    int pages = now.pages().size();
    var text =
        now.full()
            ? kit.count("materials.full", now.material().maxPages())
            : pages == 0 ? kit.say("materials.scan") : kit.say("materials.scan.page", pages + 1);
    var scan =
        large(
            kit.button(
                "scan", text, Icon.SCANNER, new Event.Scan(), primary ? "primary" : "secondary"));
    scan.setDisable(now.full());
    return scan;
  }

  Button large(Button button) {
    button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    button.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4.5)));
    return button;
  }
}
