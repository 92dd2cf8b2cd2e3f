// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.Written;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// 扫码亮证 at a paper: the key that leads to it, what was shown, and the key that takes it back.
record LicenceNote(Kit kit) {

  Region of(Licence licence) {
    var lines = new ArrayList<String>();
    lines.add(kit.say("licence.number", kit.say(licence.name()), licence.number()));
    lines.add(kit.say("licence.issuer", licence.issuer()));
    lines.add(
        licence
            .validTo()
            .map(day -> kit.say("licence.until", Written.day(day, kit.language())))
            .orElseGet(() -> kit.say("licence.long-term")));
    return Note.of(
        kit, Note.Kind.GOOD, Icon.CIRCLE_CHECK, kit.say("licence.taken"), List.copyOf(lines));
  }

  Button show() {
    return kit.button(
        "show-licence", kit.say("licence.show"), Icon.CARD, new Event.ShowLicence(), "secondary");
  }

  Button takeBack() {
    return kit.button(
        "take-licence-back",
        kit.say("licence.take-back"),
        Icon.DELETE,
        new Event.TakeLicenceBack(),
        "secondary");
  }
}
