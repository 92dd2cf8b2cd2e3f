// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Voice;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Spoken;
import hall.kiosk.screen.kit.Tiles;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/// The question over a screen: are you still there, really leave, how shall it be read, what does
/// an attendant say, or what shall one be told?
///
/// It hides the screen, for whoever is not there any more can't guard what it shows.
final class Question {

  private final Kit kit;
  private final StackPane root = new StackPane();
  private final Timeline countdown = new Timeline();
  private long left;
  private Optional<HelpWords> writing = Optional.empty();

  Question(Kit kit, State.Visiting state) {
    this.kit = kit;
    root.getStyleClass().add("veil");
    switch (state.overlay()) {
      case NONE -> throw new IllegalStateException("nothing is asked");
      case WARNING -> warning(state);
      case LEAVING -> leaving(state);
      case PRIVACY -> root.getChildren().setAll(new PrivacyNotice(kit, state).root());
      case HELP -> root.getChildren().setAll(new HelpPanel(kit, state.visit().help()).root());
      case HELP_WORDS -> {
        var words = new HelpWords(kit, state.visit().help());
        writing = Optional.of(words);
        root.getChildren().setAll(words.root());
      }
      case VOICE -> voice(state.visit().look().voice());
    }
  }

  Region root() {
    return root;
  }

  /// Shows a later state of the same question.
  void update(State.Visiting state) {
    writing.ifPresent(words -> words.update(state.visit().help()));
  }

  void close() {
    countdown.stop();
    writing.ifPresent(HelpWords::close);
  }

  private void warning(State.Visiting state) {
    root.setId("overlay-warning");
    left = state.terminal().timeouts().warned().toSeconds();
    var seconds = Spoken.still(kit.text(Role.LEAD, ""));
    tell(seconds);
    countdown
        .getKeyFrames()
        .setAll(
            new KeyFrame(
                Duration.seconds(1),
                tick -> {
                  left = Math.max(0, left - 1);
                  tell(seconds);
                }));
    countdown.setCycleCount(Animation.INDEFINITE);
    countdown.play();
    dialog(Icon.CLOCK, kit.say("warning.title"), seconds, List.of(stay()));
  }

  private void tell(Label seconds) {
    seconds.setText(kit.count("warning.seconds", (int) left));
  }

  private void leaving(State.Visiting state) {
    root.setId("overlay-leaving");
    boolean over = state.stage() instanceof Stage.Receipt || state.stage() instanceof Stage.Thanks;
    var leave =
        kit.button("leave", kit.say("leaving.leave"), Icon.LEAVE, new Event.Leave(), "secondary");
    leave.setMaxWidth(Double.MAX_VALUE);
    leave.setPrefHeight(kit.px(20));
    var sentence = kit.text(Role.LEAD, kit.say(over ? "leaving.over" : "leaving.sentence"));
    dialog(Icon.WARNING, kit.say("leaving.title"), sentence, List.of(stay(), leave));
  }

  private void voice(Voice voice) {
    root.setId("overlay-voice");
    var volume = kit.text(Role.LEAD, kit.say("voice.volume.of", voice.volume(), Voice.LOUDEST));
    var louder =
        kit.button(
            "louder", kit.say("voice.louder"), Icon.LOUDER, new Event.Louder(1), "secondary");
    louder.setDisable(voice.volume() == Voice.LOUDEST);
    var softer =
        kit.button(
            "softer", kit.say("voice.softer"), Icon.SOFTER, new Event.Louder(-1), "secondary");
    softer.setDisable(voice.volume() == Voice.SOFTEST);
    var quiet =
        kit.button(
            "voice-off", kit.say("voice.off"), Icon.QUIET, new Event.SwitchVoice(), "secondary");
    for (var button : List.of(softer, louder, quiet)) {
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinHeight(kit.px(18));
    }
    var steps = new Tiles(2, kit.gap(), List.of(softer, louder));
    dialog(Icon.VOICE, kit.say("voice.title"), volume, List.of(stay("voice.again"), steps, quiet));
  }

  private Button stay() {
    return stay("warning.stay");
  }

  private Button stay(String words) {
    var stay = kit.button("stay", kit.say(words), Icon.CHECK, new Event.Stay(), "primary");
    stay.setFont(kit.metrics().font(Role.TITLE, true));
    stay.setMaxWidth(Double.MAX_VALUE);
    stay.setPrefHeight(kit.px(28));
    return stay;
  }

  private void dialog(Icon icon, String title, Label sentence, List<? extends Region> buttons) {
    var heading = kit.bold(Role.TITLE, title);
    heading.setTextAlignment(TextAlignment.CENTER);
    sentence.setTextAlignment(TextAlignment.CENTER);
    sentence.setAlignment(Pos.CENTER);
    var box = new VBox(kit.px(8), icon.draw(kit.px(20)), heading, sentence);
    box.getChildren().addAll(buttons);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("dialog");
    box.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(10)));
    var metrics = kit.metrics();
    box.setMaxWidth(metrics.widthPx() * (metrics.landscape() ? 0.55 : 0.86));
    box.setMaxHeight(Region.USE_PREF_SIZE);
    root.setPadding(new Insets(metrics.abovePx(), 0, 0, 0));
    root.getChildren().setAll(box);
  }
}
