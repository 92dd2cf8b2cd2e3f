// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.complain;

import hall.device.idcard.IdCard;
import hall.kiosk.journey.ComplainingPages;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.Masking;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.DigitPad;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Everything once more, and a number to call back for those who want.
final class CheckScreen implements Screen {

  private static final int PHONE_DIGITS = 12;

  private final Kit kit;
  private final Frame frame;
  private boolean typing;
  private boolean scannable;
  private String phone = "";
  private GrievanceStep.Check shown;
  private State.Visiting state;

  CheckScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    this.state = state;
    shown = step(state);
    frame = new Frame(kit, "complain-check", state, kit.headline("complain.check"));
    show();
  }

  private static GrievanceStep.Check step(State.Visiting state) {
    return (GrievanceStep.Check) ((Stage.Complain) state.stage()).step();
  }

  private void show() {
    var draft = shown.draft();
    var blocks = new ArrayList<Region>();
    int pages = state.visit().pagesOf(Grievance.PAGES).size();
    scannable = ComplainingPages.offered(state, draft);
    if (shown.failed()) {
      var more = new ArrayList<>(List.of(kit.say("complain.failed.more")));
      if (pages > 0) {
        more.add(kit.say("complain.failed.pages"));
      }
      var failed = Note.of(kit, Note.Kind.BAD, Icon.WARNING, kit.say("complain.failed"), more);
      failed.setId("complain-failed");
      blocks.add(failed);
    }
    var sort = kit.say("complain." + draft.sort().name().toLowerCase(Locale.ROOT));
    blocks.add(card(sort, draft.text(), draft.text()));
    blocks.add(draft.named() ? known(label(draft)) : nobody(draft));
    if (draft.atHome()) {
      blocks.add(home(draft.home()));
    }
    if (scannable) {
      blocks.add(pagesCard(pages));
    }
    blocks.add(phoneCard(draft));
    frame.pages(blocks);
    frame
        .footer()
        .proceed(kit.say(shown.failed() ? "complain.send-again" : "complain.send"))
        .back(() -> kit.emit().accept(new Event.Back()))
        .enable(draft.reachable());
  }

  private Region known(String label) {
    var name = state.visit().identity().map(IdCard::displayName).orElse("");
    return card(label, Masking.name(name), name);
  }

  private String label(Grievance draft) {
    return kit.say(draft.atHome() ? "complain.from.visit" : "complain.from");
  }

  private Region nobody(Grievance draft) {
    return card(
        kit.text(Role.CAPTION, label(draft), "muted"),
        kit.text(
            Role.BODY,
            kit.say(draft.atHome() ? "complain.from.visit.none" : "complain.anonymous")));
  }

  private Region home(HomeVisit home) {
    var place = home.place().written();
    var box = card(kit.say("complain.where.place"), place, place);
    home.when()
        .ifPresent(
            when -> box.getChildren().add(kit.text(Role.BODY, kit.say(WhereScreen.words(when)))));
    box.getChildren().add(kit.text(Role.BODY, kit.say("complain.free"), "muted"));
    return box;
  }

  /// Others hear only that there is something.
  ///
  /// @param inFull what the citizen hears
  private VBox card(String label, String value, String inFull) {
    var lines =
        new VBox(kit.px(1), kit.text(Role.CAPTION, label, "muted"), kit.text(Role.BODY, value));
    Shown.speak(kit, lines, label, inFull);
    return card(lines);
  }

  private VBox card(Node... content) {
    var box = new VBox(kit.px(1), content);
    box.getStyleClass().add("card");
    box.setStyle("-fx-padding: %.0fpx %.0fpx;".formatted(kit.px(3), kit.px(4)));
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private Region pagesCard(int pages) {
    var told =
        pages == 0 ? kit.say("complain.papers.nothing") : kit.count("complain.papers.some", pages);
    var scan =
        kit.button(
            "complain-pages",
            kit.say(pages == 0 ? "complain.papers.scan" : "complain.papers.change"),
            Icon.SCANNER,
            new Event.AttachPages(),
            "secondary");
    return card(
        kit.text(Role.CAPTION, kit.say("complain.papers.label"), "muted"),
        kit.text(Role.BODY, told),
        kit.row(4, scan));
  }

  private Region phoneCard(Grievance draft) {
    // Whoever has to mend it has to see it.
    var given = draft.reachable() ? Masking.phone(draft.phone()) : draft.phone();
    var number = draft.phone().isEmpty() ? kit.say("complain.no-phone") : given;
    var box = card(phoneLabel(draft), number, draft.phone());
    if (!draft.reachable()) {
      box.getChildren()
          .add(
              kit.row(
                  2,
                  Icon.WARNING.draw(kit.metrics().icon(Role.BODY)),
                  Kit.grow(
                      kit.bold(
                          Role.BODY,
                          kit.say(
                              draft.phone().isEmpty()
                                  ? "complain.phone.needed"
                                  : "complain.phone.wrong")))));
    }
    var type =
        kit.button(
            "complain-phone",
            kit.say(draft.phone().isEmpty() ? "complain.phone.leave" : "complain.phone.change"),
            Icon.PHONE,
            this::type,
            "secondary");
    box.getChildren().add(kit.row(4, type));
    return box;
  }

  private String phoneLabel(Grievance draft) {
    return kit.say(draft.atHome() ? "complain.phone.visit" : "complain.phone");
  }

  private void type() {
    typing = true;
    phone = shown.draft().phone();
    var box = new EntryBox(kit, "entry-phone", kit.say("complain.phone.hint"), 1);
    box.show(Shown.grouped(phone, 3, 4));
    var keys = DigitPad.of(kit, new Digits(box));
    var words = new VBox(kit.px(2), kit.bold(Role.LEAD, phoneLabel(shown.draft())), box);
    frame.show(layout(words, keys));
    frame.footer().proceed(kit.say("copy.for.done"), this::typed).back(this::typed).enable(true);
  }

  private Region layout(VBox words, Region keys) {
    if (kit.metrics().landscape()) {
      double width = kit.metrics().widthPx() * 0.34;
      keys.setMinWidth(width);
      keys.setMaxWidth(width);
      keys.setMaxHeight(Region.USE_PREF_SIZE);
      var row = new HBox(kit.px(5), Kit.grow(words), keys);
      row.setAlignment(Pos.TOP_LEFT);
      return row;
    }
    var room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    return new VBox(kit.px(4), words, room, keys);
  }

  private void typed() {
    typing = false;
    var number = phone;
    phone = "";
    if (number.equals(shown.draft().phone())) {
      show();
    } else {
      kit.emit().accept(new Event.CallBack(number));
    }
  }

  /// Types the number, plain to see.
  private final class Digits implements Typing {

    private final EntryBox box;

    Digits(EntryBox box) {
      this.box = box;
    }

    @Override
    public void type(String more) {
      if (phone.length() < PHONE_DIGITS) {
        phone += more;
        box.show(Shown.grouped(phone, 3, 4));
      }
    }

    @Override
    public void backspace() {
      if (!phone.isEmpty()) {
        phone = phone.substring(0, phone.length() - 1);
        box.show(Shown.grouped(phone, 3, 4));
      }
    }

    @Override
    public void done() {
      typed();
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting now) {
    state = now;
    if (!step(now).equals(shown) || scannable != ComplainingPages.offered(now, step(now).draft())) {
      shown = step(now);
      if (!typing) {
        show();
      }
    }
  }

  @Override
  public void close() {
    phone = "";
  }
}
