// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.rate;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/// Five marks and the way past them, all as large; none is picked beforehand.
final class MarkScreen implements Screen {

  private final Frame frame;

  MarkScreen(Kit kit, State.Visiting state, Stage.Rate at) {
    frame =
        new Frame(kit, "rate-mark", state, kit.say("rate.title"), kit.headline("rate.title.more"));
    var presses = new ArrayList<Press>();
    for (int mark = Rating.BEST; mark >= 1; mark--) {
      presses.add(
          press(kit, "rate-" + mark, "rate.mark." + mark, face(mark), new Event.GiveMark(mark)));
    }
    presses.add(press(kit, "rate-skip", "rate.skip", Icon.NEXT, new Event.Back()));
    int columns = kit.metrics().landscape() ? 3 : 2;
    var blocks = new ArrayList<Region>();
    blocks.add(kit.bold(Role.LEAD, kit.say(at.item())));
    for (int i = 0; i < presses.size(); i += columns) {
      blocks.add(new Tiles(columns, kit.gap(), presses.subList(i, i + columns)));
    }
    frame.pages(List.copyOf(blocks));
  }

  static Icon face(int mark) {
    return switch (mark) {
      case 5 -> Icon.GRIN;
      case 4 -> Icon.SMILE;
      case 3 -> Icon.CALM_FACE;
      case 2 -> Icon.FROWN;
      default -> Icon.UPSET;
    };
  }

  private static Press press(Kit kit, String id, String words, Icon icon, Event event) {
    var say = kit.say(words);
    var press =
        new Press(
                kit,
                id,
                say,
                () -> kit.emit().accept(event),
                icon.draw(kit.metrics().icon(Role.LEAD)),
                Kit.grow(kit.bold(Role.BODY, say)))
            .roomy(kit);
    // As high as two lines need, so that no answer looks smaller than another.
    press.setMinHeight(kit.metrics().fontPx(Role.BODY) * (kit.metrics().tight() ? 3 : 5.5));
    return press;
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // Nothing of it changes.
  }
}
