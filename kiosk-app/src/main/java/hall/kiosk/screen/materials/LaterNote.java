// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import java.util.List;
import javafx.scene.layout.Region;

/// 容缺: a paper that is not at hand may be promised, and by when it must come is said before and
/// after.
record LaterNote(Kit kit) {

  Region offer(Material material) {
    return Note.of(kit, Note.Kind.INFO, kit.say("materials.later.may"), deadline(material));
  }

  /// Two notes: large text needs a page for each.
  List<Region> promised(Material material) {
    return List.of(
        Note.of(
            kit,
            Note.Kind.GOOD,
            Icon.CLOCK,
            kit.say("materials.later.promised"),
            List.of(deadline(material))),
        Note.of(
            kit,
            Note.Kind.INFO,
            kit.say("materials.later.how"),
            kit.say("materials.later.otherwise")));
  }

  private String deadline(Material material) {
    return material.supplementDays().isPresent()
        ? kit.say("materials.later.days", material.supplementDays().getAsInt())
        : kit.say("materials.later.asked");
  }
}
