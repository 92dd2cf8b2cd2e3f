// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.screen.attract.AttractScreen;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.Focus;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics;
import hall.kiosk.screen.kit.Narrator;
import hall.kiosk.screen.kit.Palette;
import hall.kiosk.screen.kit.Screen;
import hall.kiosk.screen.kit.TapGuard;
import hall.kiosk.screen.maintenance.MaintenanceScreen;
import hall.kiosk.screen.outofservice.OutOfServiceScreen;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Shows one state after the other within the panel's size; knows no window.
final class Glass {

  private final Panel panel;
  private final Consumer<Event> emit;
  private final PageImages images;
  private final TapGuard guard;
  private final StackPane root = new StackPane();
  private final Focus focus;
  private final Narration narration;
  private final Pointer pointer;
  private Optional<ChineseInput> chinese;
  private Optional<State> shown = Optional.empty();
  private Optional<Screen> screen = Optional.empty();
  private Optional<Question> question = Optional.empty();

  Glass(
      Panel panel,
      Consumer<Event> emit,
      PageImages images,
      Optional<ChineseInput> chinese,
      Optional<Narrator> narrator,
      TapGuard guard) {
    this.panel = panel;
    this.emit = emit;
    this.images = images;
    this.chinese = chinese;
    this.guard = guard;
    focus = new Focus(root, panel.pxPerMm());
    pointer = new Pointer(root, panel.pxPerMm());
    narration = new Narration(narrator, root, focus, emit);
    root.setMinSize(panel.widthPx(), panel.heightPx());
    root.setMaxSize(panel.widthPx(), panel.heightPx());
    root.getStyleClass().add("desk");
  }

  static String styleSheet() {
    return Objects.requireNonNull(Glass.class.getResource("kiosk.css")).toExternalForm();
  }

  Region root() {
    return root;
  }

  /// Chinese can be entered from the next screen on.
  void takes(ChineseInput input) {
    chinese = Optional.of(input);
  }

  Focus focus() {
    return focus;
  }

  Narration narration() {
    return narration;
  }

  /// A finger leads from here on.
  void touched() {
    focus.hide();
    narration.hush();
  }

  /// What stands there was laid out.
  void settle() {
    focus.settle();
    pointer.settle();
    narration.settle();
  }

  /// Whether nobody is here.
  boolean rests() {
    return shown
        .filter(state -> state instanceof State.Idle || state instanceof State.OutOfService)
        .isPresent();
  }

  /// A picture of what stands there, unless that is a visit. Nobody can begin one meanwhile: taps
  /// and states come on this thread too.
  Optional<RestPicture> pictureAtRest() {
    return rests() ? Optional.of(RestPicture.of(root)) : Optional.empty();
  }

  void show(State state) {
    if (shown.filter(state::equals).isPresent()) {
      return;
    }
    var before = shown;
    shown = Optional.of(state);
    switch (state) {
      case State.OutOfService s -> rest(closed(s));
      case State.Idle s -> rest(attract(s));
      case State.Maintenance s -> maintenance(before, s);
      case State.Visiting s -> visiting(before, s);
    }
    pointer.show(
        state instanceof State.Visiting s
            && s.overlay() == Overlay.NONE
            && s.visit().help().pointing());
    lay();
    narration.shown(state);
  }

  /// Puts what is new at its place at once. Until the next pulse it would stand unmeasured in a
  /// corner, and a finger that comes down meanwhile where it is about to be would touch nothing.
  void lay() {
    if (root.getWidth() > 0) {
      root.applyCss();
      root.layout();
    }
  }

  private Region closed(State.OutOfService s) {
    var first = s.terminal().languages().getFirst();
    return OutOfServiceScreen.of(kit(Look.plain(first)), kit(Look.plain(first.other())), s);
  }

  /// What is being typed stays while nothing else changes.
  private void maintenance(Optional<State> before, State.Maintenance s) {
    if (before
        .filter(old -> old instanceof State.Maintenance m && m.upkeep().equals(s.upkeep()))
        .isEmpty()) {
      rest(MaintenanceScreen.of(kit(Look.plain(s.terminal().languages().getFirst())), s));
    }
  }

  private Region attract(State.Idle s) {
    return AttractScreen.of(kit(Look.plain(Language.ZH_CN)), kit(Look.plain(Language.EN)), s);
  }

  /// Nothing of the visit stays: neither nodes nor half-typed letters.
  private void rest(Region screenRoot) {
    end();
    focus.forget();
    chinese.ifPresent(ChineseInput::forget);
    place(Look.plain(Language.ZH_CN));
    root.getChildren().setAll(screenRoot);
  }

  private void end() {
    question.ifPresent(Question::close);
    question = Optional.empty();
    screen.ifPresent(Screen::close);
    screen = Optional.empty();
  }

  private void visiting(Optional<State> before, State.Visiting state) {
    if (screen.isPresent() && before.filter(old -> goesOn(old, state)).isPresent()) {
      screen.get().update(state);
      ask(before, state);
      return;
    }
    if (before.filter(old -> sameStep(old, state)).isEmpty()) {
      focus.forget();
    }
    int place =
        before
            .filter(old -> sameStep(old, state))
            .flatMap(old -> screen)
            .map(Screen::place)
            .orElse(0);
    end();
    var kit = kit(state.visit().look());
    place(state.visit().look());
    var fresh = Screens.of(kit, state);
    fresh.resume(place);
    screen = Optional.of(fresh);
    root.getChildren().setAll(fresh.root());
    ask(Optional.empty(), state);
  }

  /// Whether the same screen object may show both.
  private static boolean goesOn(State before, State.Visiting state) {
    return sameStep(before, state)
        && before instanceof State.Visiting old
        && old.visit().look().seenAs(state.visit().look());
  }

  private static boolean sameStep(State before, State.Visiting state) {
    return before instanceof State.Visiting old
        && Screens.kind(old.stage()).equals(Screens.kind(state.stage()))
        && old.visit().identity().equals(state.visit().identity())
        && old.visit().chosen().equals(state.visit().chosen())
        && old.terminal().hall().equals(state.terminal().hall());
  }

  private void ask(Optional<State> before, State.Visiting state) {
    boolean same =
        before.filter(old -> old instanceof State.Visiting v && sameQuestion(v, state)).isPresent();
    if (same) {
      question.ifPresent(asked -> asked.update(state));
      return;
    }
    question.ifPresent(old -> {
      old.close();
      root.getChildren().remove(old.root());
      focus.fall();
    });
    question = Optional.empty();
    if (state.overlay() != Overlay.NONE) {
      var asked = new Question(kit(state.visit().look()), state);
      question = Optional.of(asked);
      root.getChildren().add(asked.root());
      focus.rise();
    }
  }

  private static boolean sameQuestion(State.Visiting before, State.Visiting state) {
    return before.overlay() == state.overlay()
        && switch (state.overlay()) {
          case VOICE -> before.visit().look().equals(state.visit().look());
          case HELP -> before.visit().help().equals(state.visit().help());
          case NONE, WARNING, LEAVING, PRIVACY, HELP_WORDS -> true;
        };
  }

  /// Colours, and the part of the glass that is used.
  private void place(Look look) {
    root.setStyle(Palette.of(look.colours()).css());
    root.setPadding(
        reach(look).map(part -> new Insets(0, 0, part.belowPx(), 0)).orElse(Insets.EMPTY));
  }

  private Optional<Reach> reach(Look look) {
    return look.lowReach() ? panel.lowReach() : Optional.empty();
  }

  private Kit kit(Look look) {
    var part = reach(look).orElseGet(() -> Reach.all(panel));
    var metrics =
        new Metrics(
            panel.widthPx(), part.heightPx(), part.abovePx(), panel.pxPerMm(), look.textSize());
    return new Kit(
        look,
        metrics,
        emit,
        guard,
        images::jpeg,
        chinese,
        panel.helpPhone(),
        panel.lowReach().isPresent(),
        narration.ready());
  }
}
