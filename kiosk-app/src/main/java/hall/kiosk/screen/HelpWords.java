// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.HelpCall.Standing;
import hall.kiosk.screen.keyboard.TextPage;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.PageBar;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Shown;
import hall.kiosk.screen.kit.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A citizen's own words to the attendant: who reads them, what was written so far, the keys, and
/// the way to send it. What is typed stays in the visit, so that nothing that comes over it costs a
/// word.
final class HelpWords {

  private final Kit kit;
  private final Sheet sheet;
  private HelpCall help;
  private Optional<TextPage> typing = Optional.empty();

  HelpWords(Kit kit, HelpCall help) {
    this.kit = kit;
    this.help = help;
    sheet = new Sheet(kit, "overlay-help-words");
    show();
  }

  Region root() {
    return sheet.root();
  }

  /// While keys are on the glass nothing moves below the fingers.
  void update(HelpCall now) {
    boolean same = now.equals(help);
    help = now;
    if (!same && typing.isEmpty()) {
      show();
    }
  }

  void close() {
    typing.ifPresent(TextPage::close);
    typing = Optional.empty();
  }

  private void show() {
    var blocks = new ArrayList<Region>();
    if (help.draft().refused()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.BAD,
              kit.say("help.words.refused"),
              kit.say("help.words.refused.more")));
    }
    if (help.standing() == Standing.OVER) {
      blocks.add(
          Note.of(kit, Note.Kind.WARM, kit.say("help.over"), kit.say("help.words.over.more")));
    } else if (help.unread()) {
      blocks.add(Note.of(kit, Note.Kind.INFO, kit.say("help.words.answered")));
    }
    blocks.add(kit.text(Role.BODY, kit.say("help.words.told")));
    blocks.add(Shown.written(kit, help.draft().text(), kit.say("help.words.empty")));
    blocks.add(type());
    sheet.show(kit.say("help.words.title"), new PageBar(kit).over(blocks), buttons());
  }

  private Region type() {
    var words = kit.say(help.draft().said() ? "help.words.type.more" : "help.words.type");
    return Press.line(kit, "help-type", words, Icon.PEN, this::open);
  }

  private Region buttons() {
    var back =
        kit.button(
            "help-words-back", kit.say("footer.back"), Icon.BACK, new Event.Back(), "secondary");
    var send =
        kit.button(
            "help-send", kit.say("help.words.send"), Icon.SEND, new Event.SendWords(), "primary");
    send.setDisable(!help.draft().said() || !help.standing().on());
    return new Tiles(2, kit.gap(), List.of(wide(back), wide(send)));
  }

  private void open() {
    var page =
        new TextPage(
            kit,
            "entry-help",
            kit.say("help.words.asked"),
            help.draft().text(),
            HelpCall.LONGEST_TEXT,
            text -> kit.emit().accept(new Event.WordsForHelp(text)),
            this::typed);
    typing = Optional.of(page);
    var done =
        kit.button("help-typed", kit.say("help.words.typed"), Icon.CHECK, page::finish, "primary");
    sheet.show(kit.say("help.words.title"), page.root(), wide(done));
  }

  private void typed() {
    close();
    show();
  }

  private Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinHeight(Math.max(kit.px(15), kit.metrics().fontPx(Role.BODY) * 2));
    return button;
  }
}
