// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.PageRef.Doubt;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// What is said of all pages together; going on is never kept from anybody.
record PageNotes(Kit kit) {

  List<Region> of(List<PageRef> pages) {
    var notes = new ArrayList<Region>();
    var doubts = new ArrayList<String>();
    for (int i = 0; i < pages.size(); i++) {
      doubts.addAll(PageWords.doubts(kit, pages.get(i), i + 1));
    }
    if (!doubts.isEmpty()) {
      notes.addAll(doubtful(doubts));
      notes.addAll(blank(pages));
    }
    int tidied = (int) pages.stream().filter(PageRef::tidied).count();
    if (tidied > 0) {
      notes.add(
          Note.of(
              kit,
              Note.Kind.INFO,
              Icon.CHECK,
              kit.count("materials.tidied-pages", tidied),
              List.of(kit.say("materials.tidied-pages.more"))));
    }
    return notes;
  }

  /// One note, or several small ones where large text leaves no room for that.
  private List<Region> doubtful(List<String> doubts) {
    var title = kit.say("materials.doubt.title");
    if (!kit.metrics().tight()) {
      return List.of(Note.of(kit, Note.Kind.WARM, Icon.WARNING, title, doubts));
    }
    var notes = new ArrayList<Region>();
    notes.add(Note.of(kit, Note.Kind.WARM, title));
    doubts.forEach(doubt -> notes.add(Note.of(kit, Note.Kind.WARM, doubt)));
    return notes;
  }

  private List<Region> blank(List<PageRef> pages) {
    int blank = (int) pages.stream().filter(page -> page.doubts().contains(Doubt.BLANK)).count();
    if (blank == 0) {
      return List.of();
    }
    var drop =
        kit.button(
            "drop-blanks",
            kit.count("materials.drop-blanks", blank),
            Icon.DELETE,
            new Event.DeleteBlankPages(),
            "danger");
    drop.setMaxWidth(Double.MAX_VALUE);
    return List.of(drop);
  }
}
