// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Owner;
import hall.kiosk.journey.Event;
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

/// One material: what it is, what was scanned, and the button that scans.
final class MaterialPage {

  private final Kit kit;
  private final Material material;
  private final int index;
  private final int count;
  private final Thumbnails thumbnails;

  MaterialPage(Kit kit, Material material, int index, int count, Thumbnails thumbnails) {
    this.kit = kit;
    this.material = material;
    this.index = index;
    this.count = count;
    this.thumbnails = thumbnails;
  }

  Region root(boolean scanning, Optional<DeviceFault> problem, List<PageRef> pages) {
    var middle = new ArrayList<Region>();
    message(scanning, problem, pages.size()).ifPresent(middle::add);
    if (pages.isEmpty() && problem.isEmpty()) {
      middle.addAll(howTo());
    }
    if (!scanning && problem.isEmpty()) {
      doubts(pages).ifPresent(middle::add);
    }
    middle.addAll(thumbnails.rows(pages, !scanning));
    var lead = new VBox(kit.px(4), head());
    var paged = new PageBar(kit).over(middle);
    if (kit.metrics().landscape()) {
      var room = new Region();
      VBox.setVgrow(room, Priority.ALWAYS);
      lead.getChildren().add(room);
      if (!scanning) {
        lead.getChildren().add(scan(pages.size()));
      }
      double width = kit.metrics().widthPx() * 0.34;
      lead.setMinWidth(width);
      lead.setMaxWidth(width);
      return new HBox(kit.px(6), lead, Kit.grow(paged));
    }
    VBox.setVgrow(paged, Priority.ALWAYS);
    var all = new VBox(kit.px(4), lead, paged);
    if (!scanning) {
      all.getChildren().add(scan(pages.size()));
    }
    return all;
  }

  private Optional<Region> message(boolean scanning, Optional<DeviceFault> problem, int pages) {
    if (!scanning) {
      return problem.map(fault -> Note.fault(kit, fault, advice(fault, pages)));
    }
    var so = pages == 0 ? kit.say("materials.scanning.more") : kit.count("materials.so-far", pages);
    return Optional.of(
        Note.of(kit, Note.Kind.INFO, Icon.SCANNER, kit.say("materials.scanning"), List.of(so)));
  }

  /// Which pages to look at once more; going on is never kept from anybody.
  private Optional<Region> doubts(List<PageRef> pages) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < pages.size(); i++) {
      for (var doubt : pages.get(i).doubts().stream().sorted().toList()) {
        lines.add(
            kit.say(
                switch (doubt) {
                  case BLANK -> "materials.doubt.blank";
                  case TOO_DARK -> "materials.doubt.dark";
                  case BLURRED -> "materials.doubt.blurred";
                },
                i + 1));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Note.of(
                kit, Note.Kind.WARM, Icon.WARNING, kit.say("materials.doubt.title"), lines));
  }

  private Region head() {
    var need =
        kit.say(
            switch (material.necessity()) {
              case REQUIRED -> "need.required";
              case OPTIONAL -> "need.optional";
              case SUPPLEMENT_LATER -> "need.later";
            });
    var name =
        kit.bold(
            Role.LEAD, kit.say("materials.name", index + 1, count, kit.say(material.name()), need));
    var box = new VBox(kit.px(1), name, kit.text(Role.BODY, kit.say(material.guidance()), "muted"));
    box.getStyleClass().add("card");
    box.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
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

  private Button scan(int pages) {
    boolean full = pages >= material.maxPages();
    var text =
        full
            ? kit.count("materials.full", material.maxPages())
            : pages == 0 ? kit.say("materials.scan") : kit.say("materials.scan.page", pages + 1);
    var scan =
        kit.button(
            "scan", text, Icon.SCANNER, new Event.Scan(), pages == 0 ? "primary" : "secondary");
    scan.setMaxWidth(Double.MAX_VALUE);
    scan.setDisable(full);
    scan.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4.5)));
    return scan;
  }

  /// What is kept, and which page comes next (resume after a jam).
  private String advice(DeviceFault fault, int kept) {
    if (fault.owner() != Owner.CITIZEN && fault.owner() != Owner.SOFTWARE) {
      return kept == 0
          ? kit.say("advice.other-terminal")
          : kit.say("materials.advice.staff", kept, kept + 1);
    }
    if ("too-many-pages".equals(fault.reason())) {
      return kit.say("materials.advice.too-many");
    }
    return kept == 0
        ? kit.say("materials.advice.again")
        : kit.say(
            kept == 1 ? "materials.advice.resume.one" : "materials.advice.resume", kept, kept + 1);
  }
}
