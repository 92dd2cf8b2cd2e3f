// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.copy;

import hall.kiosk.journey.CopyJob;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.TextPage;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Press;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Tiles;
import hall.kiosk.screen.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;

/// What the copy is to be good for: picked from a short list, or typed.
///
/// What is printed is Chinese in every language, for those who will read the copy.
final class PurposeScreen implements Screen {

  private static final List<String> PURPOSES =
      List.of("service", "rent", "school", "work", "bank", "insurance");

  private final Kit kit;
  private final Frame frame;
  private Optional<TextPage> typing = Optional.empty();
  private String typed = "";

  PurposeScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "copy-purpose", state, kit.headline("copy.purpose.title"));
    show();
  }

  private void show() {
    var cells = new ArrayList<Press>();
    for (var purpose : PURPOSES) {
      var key = "copy.for." + purpose;
      var printed = Words.in(Language.ZH_CN).say(key);
      cells.add(
          press(
              "purpose-" + purpose,
              kit.say(key),
              () -> kit.emit().accept(new Event.CopyFor(printed))));
    }
    cells.add(press("purpose-type", kit.say("copy.for.type"), this::type));
    int columns = kit.metrics().landscape() ? 3 : 2;
    var rows = new ArrayList<Region>();
    for (int i = 0; i < cells.size(); i += columns) {
      rows.add(
          new Tiles(columns, kit.gap(), cells.subList(i, Math.min(cells.size(), i + columns))));
    }
    frame.pages(rows);
  }

  private Press press(String id, String words, Runnable action) {
    var icon = id.equals("purpose-type") ? Icon.PEN : Icon.PAPER;
    return new Press(
            kit,
            id,
            words,
            action,
            icon.draw(kit.metrics().icon(Role.BODY)),
            Kit.grow(kit.bold(Role.BODY, words)))
        .roomy(kit);
  }

  private void type() {
    var page =
        new TextPage(
            kit,
            "entry-purpose",
            kit.say("copy.for.asked"),
            typed,
            CopyJob.LONGEST_PURPOSE,
            text -> typed = text,
            () -> kit.emit().accept(new Event.CopyFor(typed)));
    typing = Optional.of(page);
    frame.show(page.root());
    frame.footer().proceed(kit.say("copy.for.done"), page::finish).back(this::away);
  }

  private void away() {
    close();
    show();
    frame.footer().withoutProceed().back(() -> kit.emit().accept(new Event.Back()));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // Nothing of it changes.
  }

  @Override
  public void close() {
    typed = "";
    typing.ifPresent(TextPage::close);
    typing = Optional.empty();
  }
}
