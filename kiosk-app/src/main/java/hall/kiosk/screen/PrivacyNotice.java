// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// Who uses what of the citizen's, what for, how long, and what the citizen may ask (R30); one tap
/// away on every screen of a visit, and over it.
final class PrivacyNotice {

  private final Kit kit;
  private final Sheet sheet;

  PrivacyNotice(Kit kit, State.Visiting state) {
    this.kit = kit;
    var seen = kit.button("stay", kit.say("privacy.seen"), Icon.CHECK, new Event.Stay(), "primary");
    seen.setMaxWidth(Double.MAX_VALUE);
    seen.setMinHeight(Math.max(kit.px(16), kit.metrics().fontPx(Role.BODY) * 2));
    sheet = new Sheet(kit, "overlay-privacy");
    sheet.show(kit.say("privacy.title"), new PageBar(kit).over(blocks(state)), seen);
  }

  Region root() {
    return sheet.root();
  }

  private List<Region> blocks(State.Visiting state) {
    var blocks = new ArrayList<Region>();
    var hall = kit.say(state.terminal().hall());
    var department =
        state
            .visit()
            .chosen()
            .map(ServiceItem::department)
            .map(ServiceItem.Department::name)
            .map((LocalText name) -> kit.say("privacy.who.department", hall, kit.say(name)))
            .orElseGet(() -> kit.say("privacy.who.hall", hall));
    blocks.add(part("privacy.who", department));
    for (var key : List.of("privacy.what", "privacy.why", "privacy.kept", "privacy.shown")) {
      blocks.add(part(key, kit.say(key + ".more")));
    }
    var rights =
        kit.helpPhone().isEmpty()
            ? kit.say("privacy.rights.staff")
            : kit.say("privacy.rights.phone", kit.helpPhone());
    blocks.add(part("privacy.rights", kit.say("privacy.rights.more")));
    blocks.add(part("privacy.ask", rights));
    return blocks;
  }

  private Region part(String title, String words) {
    var part = kit.column(1, kit.bold(Role.BODY, kit.say(title)), kit.text(Role.BODY, words));
    part.setMinHeight(Region.USE_PREF_SIZE);
    return part;
  }
}
