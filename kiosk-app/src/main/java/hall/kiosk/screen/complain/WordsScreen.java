// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.TextTurn;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;

/// What is said so far, sentences that are often needed, and the keys for everything else.
final class WordsScreen implements Screen {

  private static final int PHRASES = 4;

  private final Kit kit;
  private final Frame frame;
  private final TextTurn typing;
  private Grievance draft;

  WordsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    draft = draft(state);
    frame = new Frame(kit, "complain-words", state, kit.headline("complain.words." + word()));
    typing = new TextTurn(kit, frame, this::show);
    show();
  }

  private static Grievance draft(State.Visiting state) {
    return ((GrievanceStep.Words) ((Stage.Complain) state.stage()).step()).draft();
  }

  private String word() {
    return draft.sort().name().toLowerCase(Locale.ROOT);
  }

  private void show() {
    var blocks = new ArrayList<Region>();
    blocks.add(Shown.written(kit, draft.text(), kit.say("complain.empty")));
    blocks.add(Press.line(kit, "complain-type", kit.say("complain.type"), Icon.PEN, this::type));
    blocks.add(kit.bold(Role.BODY, kit.say("complain.phrases")));
    int columns = kit.metrics().landscape() && !kit.metrics().tight() ? 2 : 1;
    var phrases =
        IntStream.rangeClosed(1, PHRASES)
            .mapToObj(i -> kit.say("complain.phrase." + word() + "." + i))
            .toList();
    for (int i = 0; i < phrases.size(); i += columns) {
      var row = new ArrayList<Region>();
      for (int k = i; k < Math.min(i + columns, phrases.size()); k++) {
        row.add(phrase(k + 1, phrases.get(k)));
      }
      blocks.add(new Tiles(columns, kit.gap(), row));
    }
    frame.pages(blocks);
    frame
        .footer()
        .proceed(kit.say("complain.on"))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(draft.said());
  }

  /// Adds its sentence, or takes it out again.
  private Press phrase(int number, String words) {
    boolean there = draft.text().contains(words);
    var then = there ? draft.text().replace(words, "") : draft.text() + words;
    var press =
        Press.line(
            kit,
            "phrase-" + number,
            words,
            there ? Icon.CIRCLE_CHECK : Icon.PLUS,
            () -> kit.emit().accept(new Event.Say(then)));
    press.setChosen(there);
    if (there) {
      var told = kit.say("form.chosen", words);
      press.setAccessibleText(told);
      Spoken.personal(press, words, told);
    }
    return press;
  }

  private void type() {
    typing.begin(
        "entry-complaint",
        kit.say("complain.words." + word()),
        draft.text(),
        Grievance.LONGEST_TEXT,
        text -> kit.emit().accept(new Event.Say(text)));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var now = draft(state);
    if (now.equals(draft)) {
      return;
    }
    draft = now;
    if (!typing.on()) {
      show();
    }
  }

  @Override
  public void close() {
    typing.close();
  }
}
