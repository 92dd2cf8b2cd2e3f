// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.identify;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.QrPicture;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The code that a phone scans to log in, what to do there, and why it came to nothing.
public final class LoggingInScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final String app;
  private Optional<Seen> shown = Optional.empty();

  /// What it shows.
  ///
  /// @param again whether another try may help
  private record Seen(Stage.LoggingIn at, boolean again) {}

  public LoggingInScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    // The key that led here is gone where the server is away by now; the words stay.
    app = state.terminal().loginApp().map(kit::say).orElse("");
    frame = new Frame(kit, "log-in", state, kit.headline("login.title"));
    update(state);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var at = (Stage.LoggingIn) state.stage();
    boolean again = at.problem().isPresent() && state.terminal().loginApp().isPresent();
    var now = new Seen(at, again);
    if (shown.filter(now::equals).isPresent()) {
      return;
    }
    shown = Optional.of(now);
    if (again) {
      frame.footer().proceed("log-in", kit.say("login.again"), new Event.LogIn());
    } else {
      frame.footer().withoutProceed();
    }
    frame.pages(blocks(at));
  }

  private List<Region> blocks(Stage.LoggingIn at) {
    if (at.problem().isPresent()) {
      var word = "login.problem." + at.problem().get().name().toLowerCase(Locale.ROOT);
      var note =
          Note.big(kit, Note.Kind.WARM, Icon.WARNING, kit.say(word), kit.say(word + ".more"));
      note.setId("login-problem");
      return List.of(note, card());
    }
    return at.code()
        .map(this::code)
        .orElseGet(() ->
            List.of(
                Note.big(
                    kit,
                    Note.Kind.INFO,
                    Icon.CLOCK,
                    kit.say("login.beginning"),
                    kit.say("login.beginning.more"))));
  }

  /// The code as large as there is room for, beside the words where that is scarce.
  private List<Region> code(Login.Code code) {
    boolean beside = kit.metrics().landscape() || kit.metrics().low();
    double size = kit.px(beside ? 90 : 120) * Math.max(0.7, kit.metrics().picture());
    var picture = QrPicture.of(code.qr(), size);
    picture.setAccessibleText(kit.say("login.code"));
    var qr = new StackPane(picture);
    qr.setId("login-code");
    qr.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var check = kit.bold(Role.TITLE, code.userCode());
    check.setId("login-check");
    var words =
        new VBox(
            kit.px(2),
            kit.text(Role.BODY, kit.say("login.check"), "muted"),
            check,
            kit.text(Role.BODY, kit.say("login.left", kit.count("login.minutes", code.minutes()))));
    words.setMinHeight(Region.USE_PREF_SIZE);
    var blocks = new ArrayList<Region>();
    if (beside) {
      var row = new HBox(kit.px(6), qr, Kit.grow(words));
      row.setAlignment(Pos.CENTER_LEFT);
      blocks.add(row);
    } else {
      blocks.add(qr);
      blocks.add(words);
    }
    blocks.add(StepList.line(kit, 1, kit.say("login.step.1", app)));
    blocks.add(
        StepList.line(kit, 2, kit.say(code.typed() ? "login.step.2.typed" : "login.step.2")));
    blocks.add(Note.of(kit, Note.Kind.INFO, Icon.LOCK, kit.say("login.privacy"), List.of()));
    blocks.add(card());
    return blocks;
  }

  private Region card() {
    var card =
        kit.button("lay-card", kit.say("login.card"), Icon.CARD, new Event.Back(), "secondary");
    card.setMaxWidth(Double.MAX_VALUE);
    return card;
  }
}
