// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.pay;

import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PayStep.Slip.Problem;
import hall.kiosk.journey.State;
import hall.kiosk.screen.keyboard.DigitPad;
import hall.kiosk.screen.keyboard.EntryBox;
import hall.kiosk.screen.keyboard.Typing;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.Shown;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Types a household's number, or the number of an earlier payment.
final class DigitsScreen implements Screen {

  private static final int GROUP = 4;

  private final Kit kit;
  private final Frame frame;
  private final EntryBox box;
  private final int least;
  private final int most;
  private final Function<String, Event> done;
  private String digits = "";

  /// @param hint what stands in the empty box
  private DigitsScreen(
      Kit kit,
      State.Visiting state,
      String title,
      String hint,
      int least,
      int most,
      Function<String, Event> done) {
    this.kit = kit;
    this.least = least;
    this.most = most;
    this.done = done;
    frame = new Frame(kit, "pay-digits", state, title);
    box = new EntryBox(kit, "entry-digits", hint, 1);
    box.show("");
    frame
        .footer()
        .proceed(kit.say("pay.look-up"), this::finished)
        .back(() -> kit.emit().accept(new Event.Back()));
    frame.footer().enable(false);
  }

  static Screen account(Kit kit, State.Visiting state, Bill.Offer offer) {
    var screen =
        new DigitsScreen(
            kit,
            state,
            kit.say("pay.account", kit.say("pay.sort." + offer.sort().word())),
            kit.say("pay.account.hint"),
            GROUP,
            20,
            Event.FindBills::new);
    var words = screen.words();
    if (offer.byCard() && state.terminal().identifies()) {
      words
          .getChildren()
          .add(
              kit.row(
                  4,
                  kit.button(
                      "pay-card",
                      kit.say("pay.with-card"),
                      Icon.CARD,
                      new Event.ShowCard(),
                      "secondary")));
    }
    screen.layout(words);
    return screen;
  }

  static Screen slip(Kit kit, State.Visiting state, Problem problem) {
    var screen =
        new DigitsScreen(
            kit,
            state,
            kit.say("pay.slip.title"),
            kit.say("pay.slip.hint"),
            16,
            20,
            Event.FindPayment::new);
    var words = screen.words();
    switch (problem) {
      case NONE -> {}
      case UNKNOWN ->
          words.getChildren().add(Note.of(kit, Note.Kind.WARM, kit.say("pay.slip.unknown")));
      case SILENT ->
          words.getChildren().add(Note.of(kit, Note.Kind.WARM, kit.say("pay.slip.silent")));
    }
    screen.layout(words);
    return screen;
  }

  private VBox words() {
    return new VBox(kit.px(3), box);
  }

  private void layout(VBox words) {
    var keys = DigitPad.of(kit, new Digits());
    if (kit.metrics().landscape()) {
      double width = kit.metrics().widthPx() * 0.34;
      keys.setMinWidth(width);
      keys.setMaxWidth(width);
      keys.setMaxHeight(Region.USE_PREF_SIZE);
      var row = new HBox(kit.px(5), Kit.grow(words), keys);
      row.setAlignment(Pos.TOP_LEFT);
      frame.show(row);
    } else {
      var room = new Region();
      VBox.setVgrow(room, Priority.ALWAYS);
      frame.show(new VBox(kit.px(4), words, room, keys));
    }
  }

  private void finished() {
    if (digits.length() >= least) {
      kit.emit().accept(done.apply(digits));
    }
  }

  private void changed(String next) {
    digits = next;
    box.show(Shown.grouped(digits, GROUP, GROUP));
    frame.footer().enable(digits.length() >= least);
  }

  /// Types the number, plain to see.
  private final class Digits implements Typing {
    @Override
    public void type(String more) {
      if (digits.length() < most) {
        changed(digits + more);
      }
    }

    @Override
    public void backspace() {
      if (!digits.isEmpty()) {
        changed(digits.substring(0, digits.length() - 1));
      }
    }

    @Override
    public void done() {
      finished();
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // What is typed stands here alone.
  }

  @Override
  public void close() {
    digits = "";
  }
}
