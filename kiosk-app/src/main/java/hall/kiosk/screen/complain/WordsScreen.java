// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.TextPage;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is said so far, sentences that are often needed, and the keys for everything else.
final class WordsScreen implements Screen {

  private static final int PHRASES = 4;

  private final Kit kit;
  private final Frame frame;
  private Optional<TextPage> typing = Optional.empty();
  private Grievance draft;

  WordsScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    draft = draft(state);
    frame = new Frame(kit, "complain-words", state, kit.headline("complain.words." + word()));
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
    blocks.add(said());
    blocks.add(press("complain-type", kit.say("complain.type"), Icon.PEN, this::type));
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
    frame.show(new PageBar(kit).over(blocks));
    frame
        .footer()
        .proceed(kit.say("complain.on"))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(draft.said());
  }

  private Region said() {
    var words =
        draft.said()
            ? kit.text(Role.BODY, draft.text())
            : kit.text(Role.BODY, kit.say("complain.empty"), "muted");
    if (draft.said()) {
      Shown.speak(kit, words, kit.say("complain.said"), draft.text());
    }
    var box = new VBox(words);
    box.getStyleClass().add("card");
    box.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  /// Adds its sentence, or takes it out again.
  private Press phrase(int number, String words) {
    boolean there = draft.text().contains(words);
    var then = there ? draft.text().replace(words, "") : draft.text() + words;
    var press =
        press(
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

  private Press press(String id, String words, Icon icon, Runnable action) {
    return new Press(
        kit,
        id,
        words,
        action,
        icon.draw(kit.metrics().icon(Role.BODY)),
        Kit.grow(kit.text(Role.BODY, words)));
  }

  private void type() {
    var page =
        new TextPage(
            kit,
            "entry-complaint",
            kit.say("complain.words." + word()),
            draft.text(),
            Grievance.LONGEST_TEXT,
            text -> kit.emit().accept(new Event.Say(text)),
            this::typed);
    typing = Optional.of(page);
    frame.show(page.root());
    frame.footer().proceed(kit.say("copy.for.done"), page::finish).back(page::finish).enable(true);
  }

  private void typed() {
    closeTyping();
    show();
  }

  private void closeTyping() {
    typing.ifPresent(TextPage::close);
    typing = Optional.empty();
  }

  @Override
  public Region root() {
    return frame.root();
  }

  @Override
  public void update(State.Visiting state) {
    var now = draft(state);
    if (now.equals(draft)) {
      return;
    }
    draft = now;
    if (typing.isEmpty()) {
      show();
    }
  }

  @Override
  public void close() {
    closeTyping();
  }
}
