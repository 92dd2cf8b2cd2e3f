// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.identify;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Pictogram;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.StepList;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows where the card goes, and what was wrong with the last try.
public final class IdentifyScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final Service service;
  private final Stage.Identify.Purpose purpose;
  private final Region steps;
  private final StackPane message = new StackPane();
  private Optional<DeviceFault> shown = Optional.empty();

  public IdentifyScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    service = ((Stage.Identify) state.stage()).service();
    purpose = ((Stage.Identify) state.stage()).purpose();
    frame = new Frame(kit, "identify", state, kit.headline("identify.title" + suffix()));
    steps =
        StepList.of(
            kit,
            kit.say(
                purpose == Stage.Identify.Purpose.PRINCIPAL
                    ? "identify.step.1.principal"
                    : "identify.step.1"),
            kit.say("identify.step.2"),
            kit.say("identify.step.3"));
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.getChildren().setAll(waiting());
    boolean landscape = kit.metrics().landscape();
    var picture =
        new StackPane(
            Pictogram.layCard(
                kit.metrics().picture() * kit.metrics().widthPx() * share(landscape)));
    picture.setAlignment(Pos.TOP_CENTER);
    Region body;
    if (landscape) {
      var words = new VBox(kit.px(6), steps, message);
      var row = new HBox(kit.px(10), picture, Kit.grow(words));
      row.setAlignment(Pos.TOP_LEFT);
      body = row;
    } else {
      var column = new VBox(kit.px(kit.metrics().low() ? 4 : 12), picture, steps, message);
      column.setAlignment(Pos.TOP_LEFT);
      body = column;
    }
    frame.show(body);
    update(state);
  }

  private String suffix() {
    return switch (purpose) {
      case WHO -> "";
      case PRINCIPAL -> ".principal";
      case ITEM -> ".item";
    };
  }

  /// Of the width, for the picture: what is said below it must find room.
  private double share(boolean landscape) {
    var metrics = kit.metrics();
    if (landscape) {
      return 0.3;
    }
    return metrics.low() ? 0.28 : metrics.picture() <= 0.5 ? 0.54 : 0.72;
  }

  private Region waiting() {
    var why =
        kit.say(
            "identify.for"
                + (purpose == Stage.Identify.Purpose.WHO
                    ? "." + service.name().toLowerCase(Locale.ROOT)
                    : suffix()));
    var privacy = kit.say("identify.privacy");
    var waiting = kit.say("identify.waiting");
    return kit.metrics().tight()
        ? Note.of(kit, Note.Kind.INFO, waiting, privacy)
        : Note.of(kit, Note.Kind.INFO, waiting, why, privacy);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var problem = ((Stage.Identify) state.stage()).problem();
    if (purpose == Stage.Identify.Purpose.WHO && state.terminal().loginApp().isPresent()) {
      frame.footer().proceed("log-in", kit.say("identify.login"), new Event.LogIn());
    } else {
      frame.footer().withoutProceed();
    }
    if (!problem.equals(shown)) {
      shown = problem;
      // Little room: what to do now stands in the problem's own words.
      steps.setVisible(problem.isEmpty() || (!kit.metrics().tight() && !kit.metrics().low()));
      steps.setManaged(steps.isVisible());
      message.getChildren().setAll(problem.map(this::said).orElseGet(this::waiting));
    }
  }

  /// The reader finds no card, perhaps because it lies the wrong way: then its advice is all there
  /// is to say.
  private Region said(DeviceFault fault) {
    return fault.reason().equals("no-card")
        ? Note.of(
            kit, Note.Kind.WARM, kit.say("identify.not-found"), kit.say("identify.not-found.more"))
        : Note.fault(kit, fault, advice(fault));
  }

  private String advice(DeviceFault fault) {
    return switch (fault.reason()) {
      case "card-expired" -> kit.say("identify.advice.expired");
      case "card-own", "card-another" -> kit.say("identify.advice.own");
      case "card-left" -> kit.say("identify.advice.left");
      case "card-inconsistent" -> kit.say("identify.advice.counter");
      default ->
          switch (fault.owner()) {
            case CITIZEN -> kit.say("identify.advice.again");
            case ATTENDANT, ENGINEER -> kit.say("advice.other-terminal");
            case SOFTWARE -> kit.say("advice.wait");
          };
    };
  }
}
