// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Journey;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Step;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.Look;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody who never touches the glass, at a terminal that does not speak.
class KeypadTest {

  private static final int MOST_CONTROLS = 80;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);
  private Step step = Journey.start(Samples.terminal());

  @BeforeEach
  void show() {
    stage.ear.ready = false;
    stage.show(step.state());
  }

  @Test
  void aWholeVisitGoesByKeysAlone() {
    use("begin-zh");
    use("service-apply");
    happens(new Event.CardRead(effect(Effect.ReadCard.class).operation(), Samples.card(), TODAY));
    use("theme-residence");
    use("item-442106041002");
    onTo(Stage.Form.class);
    use("field-phone");
    use("key-1");
    "3800000000".chars().forEach(digit -> press(KeyCode.getKeyCode(Character.toString(digit))));
    use("key-done");
    turnTo("field-reason-work");
    use("field-reason-work");
    turnTo("field-home-address");
    use("field-home-address");
    for (var code : List.of("990000000000", "990100000000", "990101000000", "990101001000")) {
      use("pick-" + code);
    }
    use("key-s");
    use("candidate-0");
    use("key-done");
    turnTo("field-since");
    use("field-since");
    use("pick-202");
    use("pick-2024");
    use("pick-5");
    use("pick-12");
    onTo(Stage.Consenting.class);
    use("proceed");
    while (stage() instanceof Stage.Materials) {
      use("scan");
      long scan = effect(Effect.Scan.class).operation();
      happens(new Event.PageScanned(scan, new PageRef("page-" + scan, 1240, 1754)));
      happens(new Event.ScanEnded(scan, Optional.empty()));
      use("proceed");
    }
    onTo(Stage.Sign.class);
    use("signature-pad");
    for (int i = 0; i < 6; i++) {
      press(KeyCode.RIGHT);
    }
    use("signature-pad");
    use("proceed");
    onTo(Stage.Submitting.class);
    happens(new Event.Stored(effect(Effect.Submit.class).operation(), SampleStates.HELD));
    happens(new Event.Accepted(SampleStates.SUBMITTED));
    use("finish");
    assertInstanceOf(Stage.Thanks.class, stage());
  }

  @Test
  void oneIsAlwaysSomewhereOnEveryScreen() {
    press(KeyCode.RIGHT);
    for (var sample : SampleStates.all(Look.plain(Language.ZH_CN)).entrySet()) {
      stage.show(sample.getValue());
      boolean any = Toolkit.on(() -> stage.seen().stream().anyMatch(KeypadTest::usable));
      assertEquals(any, focused().isPresent(), sample.getKey());
      focused().ifPresent(node -> assertTrue(node.isVisible(), sample.getKey()));
    }
  }

  @Test
  void everyControlIsComeToInTheOrderOfTheScreen() {
    for (var name : List.of("home", "form-442106041002", "choose-search", "leaving", "warning")) {
      stage.show(state(name));
      press(KeyCode.RIGHT);
      var all =
          Toolkit.on(
              () -> stage.seen().stream().filter(KeypadTest::usable).map(Node::getId).toList());
      to(all.getFirst());
      var walked = new ArrayList<String>();
      for (int i = 0; i < all.size(); i++) {
        walked.add(focused().orElseThrow().getId());
        press(KeyCode.RIGHT);
      }
      assertEquals(all, walked, name);
      assertEquals(all.getFirst(), focused().orElseThrow().getId(), "round to the first");
    }
  }

  @Test
  void whoAnswersAQuestionIsWhereTheyWere() {
    var below = asked(Overlay.NONE);
    stage.show(below);
    press(KeyCode.RIGHT);
    to("service-copy");
    for (var question : List.of(Overlay.WARNING, Overlay.LEAVING)) {
      stage.show(asked(question));
      assertEquals("stay", focused().orElseThrow().getId());
      stage.show(below);
      assertEquals("service-copy", focused().orElseThrow().getId(), question.name());
    }
  }

  private static State asked(Overlay overlay) {
    var home = (State.Visiting) state("warning");
    return new State.Visiting(
        home.generation(), home.terminal(), home.visit(), home.stage(), overlay);
  }

  @Test
  void arrowsDownAndUpGoToTheKeyBelowAndAbove() {
    stage.show(state("form-442106041002-filled"));
    press(KeyCode.RIGHT);
    use("field-phone");
    to("key-2");
    press(KeyCode.DOWN);
    assertEquals("key-5", focused().orElseThrow().getId());
    press(KeyCode.UP);
    assertEquals("key-2", focused().orElseThrow().getId());
  }

  @Test
  void noOtherKeyDoesAnything() {
    var known = List.of(KeyCode.ENTER, KeyCode.SPACE);
    stage.show(state("home"));
    press(KeyCode.RIGHT);
    for (var code : KeyCode.values()) {
      if (!known.contains(code)) {
        press(code);
      }
    }
    for (var code : List.of(KeyCode.F4, KeyCode.ENTER, KeyCode.TAB, KeyCode.RIGHT)) {
      Toolkit.on(() -> fire(KeyEvent.KEY_PRESSED, code, true));
      Toolkit.on(() -> fire(KeyEvent.KEY_RELEASED, code, true));
    }
    stage.events.removeIf(Event.Stirred.class::isInstance);
    assertEquals(List.of(), stage.events);
  }

  @Test
  void whoGoesFromControlToControlIsStillHere() {
    stage.show(state("home"));
    press(KeyCode.RIGHT);
    press(KeyCode.F4);
    assertEquals(List.of(new Event.Stirred()), stage.events);
  }

  @Test
  void aKeyThatIsHeldActsOnceUntilTwoSecondsHavePassed() {
    stage.show(state("home"));
    press(KeyCode.RIGHT);
    var first = focused().orElseThrow();
    Toolkit.on(() -> fire(KeyEvent.KEY_PRESSED, KeyCode.RIGHT, false));
    var second = focused().orElseThrow();
    assertTrue(!first.equals(second));
    stage.keys.addAndGet(Keypad.HELD.toNanos() - 1);
    Toolkit.on(() -> fire(KeyEvent.KEY_PRESSED, KeyCode.RIGHT, false));
    assertEquals(second, focused().orElseThrow());
    stage.keys.addAndGet(1);
    Toolkit.on(() -> fire(KeyEvent.KEY_PRESSED, KeyCode.RIGHT, false));
    assertTrue(!second.equals(focused().orElseThrow()));
  }

  @Test
  void aFingerHidesTheRing() {
    stage.show(state("home"));
    press(KeyCode.RIGHT);
    assertTrue(focused().isPresent());
    stage.tap("service-apply");
    assertTrue(focused().isEmpty());
    assertTrue(stage.scene.getRoot().lookupAll(".focus-outer").isEmpty());
  }

  /// Two lines, of which one has 3:1 to whatever lies beside.
  @ParameterizedTest
  @EnumSource
  void theRingIsSeenOnEveryGround(Colours colours) {
    var look = Look.plain(Language.ZH_CN).with(colours);
    for (var name : List.of("home", "form-442106041002-filled", "leaving")) {
      stage.show(Objects.requireNonNull(SampleStates.all(look).get(name)));
      press(KeyCode.RIGHT);
      for (int i = 0; i < 20; i++) {
        var where = name + " " + focused().orElseThrow().getId();
        assertTrue(ring() >= 3, where + " " + ring());
        press(KeyCode.RIGHT);
      }
    }
  }

  /// The least contrast between the ground beside the ring and the ring's better line.
  private double ring() {
    var focused = focused().orElseThrow();
    return Toolkit.on(() -> {
      var box = Ruler.box(focused);
      double middle = box.getCenterX();
      double top = box.getMinY();
      double line = Samples.PORTRAIT.pxPerMm();
      var inner = pixel(middle, top - 0.35 * line);
      var outer = pixel(middle, top - 1.3 * line);
      var ground = pixel(middle, top - 2.5 * line);
      return Math.max(Contrast.of(inner, ground), Contrast.of(outer, ground));
    });
  }

  private Color pixel(double x, double y) {
    var parameters = new SnapshotParameters();
    parameters.setViewport(new Rectangle2D(Math.floor(x), Math.floor(y), 1, 1));
    return stage.scene.getRoot().snapshot(parameters, null).getPixelReader().getColor(0, 0);
  }

  private static boolean usable(Node node) {
    return Ruler.target(node) && !node.isDisabled();
  }

  private Optional<Node> focused() {
    return Toolkit.on(() -> stage.glass.focus().at());
  }

  private void press(KeyCode code) {
    Toolkit.on(() -> fire(KeyEvent.KEY_PRESSED, code, false));
    Toolkit.on(() -> fire(KeyEvent.KEY_RELEASED, code, false));
    stage.settle();
  }

  private boolean fire(javafx.event.EventType<KeyEvent> type, KeyCode code, boolean alt) {
    javafx.event.Event.fireEvent(
        stage.scene, new KeyEvent(type, "", "", code, false, false, alt, false));
    return true;
  }

  /// Goes to a control, wherever it is on this page.
  private void to(String id) {
    for (int i = 0; i < MOST_CONTROLS; i++) {
      if (focused().filter(node -> id.equals(node.getId())).isPresent()) {
        return;
      }
      press(KeyCode.RIGHT);
    }
    throw new AssertionError("no way to " + id);
  }

  private void use(String id) {
    to(id);
    press(KeyCode.ENTER);
    react();
  }

  private void turnTo(String id) {
    for (int page = 0; page < 9 && stage.node(id).isEmpty(); page++) {
      use("proceed");
    }
  }

  /// Reads on to another stage.
  private void onTo(Class<? extends Stage> next) {
    for (int page = 0; page < 20 && !next.isInstance(stage()); page++) {
      use("proceed");
    }
    assertInstanceOf(next, stage());
  }

  private void react() {
    var events = stage.events.stream().filter(event -> !(event instanceof Event.Stirred)).toList();
    stage.events.clear();
    events.forEach(this::happens);
  }

  private void happens(Event event) {
    step = Journey.next(step.state(), event);
    stage.show(step.state());
  }

  private Stage stage() {
    return ((State.Visiting) step.state()).stage();
  }

  private <T extends Effect> T effect(Class<T> type) {
    return step.effects().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static State state(String name) {
    return Objects.requireNonNull(SampleStates.all(Look.plain(Language.ZH_CN)).get(name));
  }
}
