// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.Reuse;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PagePicture;
import hall.kiosk.screen.kit.Tiles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// 材料复用: what was handed in before is said plainly, with its day and what for, and that the
/// department sees where it comes from; nobody uses it without having said so. A page of its own:
/// one either uses it or scans.
record ReusePage(Kit kit) {

  /// What is said of an earlier paper, each in a block of its own; none where there is nothing to
  /// say, and while one scans.
  List<Region> of(Situation now) {
    var reuse = now.reuse();
    if (now.scanning()) {
      return List.of();
    }
    if (reuse.taken().isPresent()) {
      return taken(reuse.taken().get());
    }
    return reuse
        .offer()
        .map(paper -> offer(paper, reuse.forOther()))
        .or(() -> reuse.refused().map(this::refused))
        .orElse(List.of());
  }

  private List<Region> offer(Reusable paper, boolean forOther) {
    var word = forOther ? "materials.reuse.may.other" : "materials.reuse.may";
    return List.of(
        head(Note.Kind.INFO, Icon.SAVE, kit.say(word, day(paper), kit.say(paper.item()))),
        kit.text(Role.BODY, kit.say("materials.reuse.told")),
        keys());
  }

  private List<Region> taken(Reusable paper) {
    return List.of(
        head(Note.Kind.GOOD, Icon.CIRCLE_CHECK, kit.say("materials.reuse.taken", day(paper))),
        kit.text(Role.BODY, kit.say("materials.reuse.taken.more")),
        keys());
  }

  /// Why the citizen is asked for it after all.
  private List<Region> refused(Reuse.Why why) {
    var word =
        switch (why) {
          case GONE -> "materials.reuse.refused.gone";
          case FAULT_FOUND -> "materials.reuse.refused.fault-found";
          case TOO_OLD -> "materials.reuse.refused.too-old";
          case DIFFERS -> "materials.reuse.refused.differs";
          case OTHER -> "materials.reuse.refused.other";
        };
    return List.of(
        head(Note.Kind.WARM, Icon.WARNING, kit.say("materials.reuse.refused")),
        kit.bold(Role.BODY, kit.say(word)),
        kit.text(Role.BODY, kit.say("materials.reuse.refused.more")));
  }

  private Region head(Note.Kind kind, Icon icon, String title) {
    return Note.of(kit, kind, icon, title, List.of());
  }

  /// To look at it first, or to scan.
  private Region keys() {
    var keys = new ScanKeys(kit);
    return new Tiles(2, kit.gap(), List.of(keys.large(look()), keys.large(scan())));
  }

  private Button look() {
    return kit.button(
        "reuse-look",
        kit.say("materials.reuse.look"),
        Icon.SEARCH,
        new Event.LookAtPaper(),
        "secondary");
  }

  private Button scan() {
    return kit.button(
        "scan-instead",
        kit.say("materials.reuse.scan"),
        Icon.SCANNER,
        new Event.ScanInstead(),
        "secondary");
  }

  private String day(Reusable paper) {
    return Written.day(paper.handedIn(), kit.language());
  }

  /// The first page as large as there is room, while it is looked at.
  static final class Picture {
    private final VBox root;
    private final Optional<PagePicture> picture;

    Picture(Kit kit, Reuse.Look look) {
      var metrics = kit.metrics();
      boolean wide = metrics.landscape();
      double width = metrics.widthPx() * (wide ? 0.5 : 0.8);
      double height =
          metrics.heightPx() * (wide ? 0.45 : (metrics.low() ? 0.3 : 0.45) * metrics.picture());
      picture = look.page().map(page -> new PagePicture(kit, page, width, height));
      Region shown =
          picture
              .map(PagePicture::root)
              .map(Region.class::cast)
              .orElseGet(() ->
                  look.failed()
                      ? Note.of(
                          kit,
                          Note.Kind.WARM,
                          kit.say("materials.reuse.not-seen"),
                          kit.say("materials.reuse.not-seen.more"))
                      : Note.of(kit, Note.Kind.INFO, kit.say("materials.reuse.fetching")));
      root =
          new VBox(
              kit.px(4),
              kit.bold(
                  Role.LEAD,
                  kit.say(
                      "materials.reuse.page",
                      Written.day(look.paper().handedIn(), kit.language()),
                      look.paper().pages())),
              shown);
      root.setAlignment(Pos.TOP_CENTER);
    }

    Region root() {
      return root;
    }

    void close() {
      picture.ifPresent(PagePicture::close);
    }
  }
}
