// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Pictogram;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One material: what it is, what was scanned, and the buttons that scan.
record MaterialPage(Kit kit, Thumbnails thumbnails) {

  /// @param newest the page that came last
  Region root(Situation now, Optional<PageRef> newest) {
    var lead = new VBox(kit.px(4), head(now));
    var earlier = new ReusePage(kit).of(now);
    var paged = new PageBar(kit).over(earlier.isEmpty() ? middle(now, newest) : earlier);
    var keys = earlier.isEmpty() ? new ScanKeys(kit).of(now) : Optional.<Region>empty();
    if (kit.metrics().landscape()) {
      // One button stands beside the pages and leaves them its room; several need the width.
      boolean beside = keys.filter(Button.class::isInstance).isPresent();
      if (beside) {
        var room = new Region();
        VBox.setVgrow(room, Priority.ALWAYS);
        lead.getChildren().add(room);
        lead.getChildren().addAll(keys.stream().toList());
      }
      var column = column(paged, beside ? Optional.empty() : keys);
      boolean squeezed = kit.metrics().narrow() && kit.metrics().tight();
      double width = kit.metrics().widthPx() * (squeezed ? 0.26 : 0.34);
      lead.setMinWidth(width);
      lead.setMaxWidth(width);
      return new HBox(kit.px(6), lead, Kit.grow(column));
    }
    return column(paged, keys, lead);
  }

  private VBox column(Region paged, Optional<Region> keys, Region... above) {
    VBox.setVgrow(paged, Priority.ALWAYS);
    var column = new VBox(kit.px(4), above);
    column.getChildren().add(paged);
    keys.ifPresent(column.getChildren()::add);
    return column;
  }

  private List<Region> middle(Situation now, Optional<PageRef> newest) {
    var pages = now.pages();
    var middle = new ArrayList<Region>();
    message(now).ifPresent(middle::add);
    if (kit.metrics().tight()) {
      middle.add(guidance(now.material()));
    }
    now.licence().map(new LicenceNote(kit)::of).ifPresent(middle::add);
    if (now.promised()) {
      middle.addAll(new LaterNote(kit).promised(now.material()));
    }
    if (now.mayComeLater() && !now.scanning()) {
      middle.add(new LaterNote(kit).offer(now.material()));
    }
    if (pages.isEmpty() && now.problem().isEmpty() && !now.promised()) {
      middle.addAll(howTo());
    }
    if (now.scanning()) {
      newest
          .filter(pages::contains)
          .or(() -> pages.stream().skip(Math.max(0, pages.size() - 1)).findFirst())
          .map(page -> thumbnails.newest(page, now.number(page)))
          .ifPresent(middle::add);
      return middle;
    }
    if (now.problem().isEmpty()) {
      middle.addAll(new PageNotes(kit).of(pages));
    }
    middle.addAll(thumbnails.rows(pages));
    return middle;
  }

  private Optional<Region> message(Situation now) {
    if (!now.scanning()) {
      return now.problem()
          .map(fault -> Note.fault(kit, fault, new PaperAdvice(kit).of(fault, now)));
    }
    int pages = now.pages().size();
    var so = pages == 0 ? kit.say("materials.scanning.more") : kit.count("materials.so-far", pages);
    return Optional.of(
        Note.of(kit, Note.Kind.INFO, Icon.SCANNER, kit.say("materials.scanning"), List.of(so)));
  }

  private Region head(Situation now) {
    var material = now.material();
    var need =
        kit.say(
            switch (material.necessity()) {
              case REQUIRED -> "need.required";
              case OPTIONAL -> "need.optional";
              case SUPPLEMENT_LATER -> "need.later";
            });
    var name =
        kit.bold(
            Role.LEAD,
            now.ofItem()
                ? kit.say(
                    "materials.name", now.index() + 1, now.count(), kit.say(material.name()), need)
                : kit.say(material.name()));
    var box = new VBox(kit.px(1), name);
    if (!kit.metrics().tight()) {
      box.getChildren().add(guidance(material));
    }
    box.getStyleClass().add("card");
    box.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private Region guidance(Material material) {
    return kit.text(Role.BODY, kit.say(material.guidance()), "muted");
  }

  private List<Region> howTo() {
    var metrics = kit.metrics();
    double width = metrics.picture() * metrics.widthPx() * (metrics.landscape() ? 0.2 : 0.6);
    return List.of(
        new StackPane(Pictogram.layPaper(width)),
        StepList.line(kit, 1, kit.say("materials.step.1")),
        StepList.line(kit, 2, kit.say("materials.step.2")),
        StepList.line(kit, 3, kit.say("materials.step.3")));
  }
}
