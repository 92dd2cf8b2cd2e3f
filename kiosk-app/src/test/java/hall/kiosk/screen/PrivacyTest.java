// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/// What others in the hall, and the next citizen, must not see (R30).
class PrivacyTest {

  private static final List<String> PERSONAL =
      List.of(
          "张测试",
          "11010119491001002X",
          "示例胡同",
          "13800003210",
          "138 0000 3210",
          "示例路 88 号",
          "622200000000");

  private final Look look = Look.plain(Language.ZH_CN);
  private final Map<String, State> states = SampleStates.all(look);
  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);

  @Test
  void noScreenShowsPersonalDataInFull() {
    for (var sample : states.entrySet()) {
      stage.show(sample.getValue());
      assertEquals(List.of(), leaks(), sample.getKey());
    }
  }

  @Test
  void onlyTheFieldThatIsBeingTypedIsPlain() {
    stage.show(state("form-440125044001-filled"));
    stage.tap("field-phone");
    assertEquals(List.of("138 0000 3210"), leaks());
    stage.tap("key-done");
    assertEquals(List.of(), leaks());
  }

  @Test
  void theWarningHidesTheScreenBelow() {
    stage.show(state("home"));
    stage.show(state("warning"));
    Toolkit.on(() -> {
      var overlay = stage.node("overlay-warning").orElseThrow();
      assertEquals(
          overlay,
          stage.all().stream()
              .filter(n -> n.getId() != null && n.getId().startsWith("overlay"))
              .findFirst()
              .orElseThrow());
      assertTrue(overlay.getLayoutBounds().getWidth() >= Samples.PORTRAIT.widthPx());
      assertTrue(overlay.getLayoutBounds().getHeight() >= Samples.PORTRAIT.heightPx());
      return true;
    });
  }

  @Test
  void theScreenOfAnIdleTerminalHoldsNothingOfTheVisit() {
    for (var sample : states.values()) {
      if (sample instanceof State.Visiting) {
        stage.show(sample);
        stage.show(state("attract"));
        assertEquals(List.of(), leaks());
        assertFalse(texts().stream().anyMatch(text -> text.contains("张")));
      }
    }
  }

  @Test
  void aNewVisitNeverReusesANodeOfTheLastOne() {
    for (var name :
        List.of("identify", "home", "form-442106041002-filled", "sign-drawn", "thanks")) {
      stage.show(state(name));
      var before = nodes();
      stage.show(state("attract"));
      stage.show(state(name));
      var both = new ArrayList<>(nodes());
      both.retainAll(before);
      assertEquals(List.of(stage.scene.getRoot()), both, name);
    }
  }

  /// Even when the idle state in between was too short to be shown.
  @Test
  void anotherCardIsAnotherVisit() {
    var first = (State.Visiting) state("home");
    stage.show(first);
    var root = stage.node("screen-home").orElseThrow();
    var visit = Visit.begin(Language.ZH_CN).with(look).with(Samples.otherCard(), Samples.TODAY);
    stage.show(new State.Visiting(9, first.terminal(), visit, first.stage(), State.Overlay.NONE));
    assertNotSame(root, stage.node("screen-home").orElseThrow());
  }

  /// In a real window: one without it is never painted and keeps what was to be painted.
  @Test
  void theScreensOfAFinishedVisitCanBeCollected() throws InterruptedException {
    var small = new Panel(600, 1000, 2.2, OptionalInt.empty(), false, "");
    var window = Toolkit.on(Stage::new);
    var kiosk =
        Toolkit.on(() ->
            new KioskWindow(
                window, small, event -> {}, Samples::page, Optional.empty(), System::nanoTime));
    var gone = new LinkedHashMap<String, WeakReference<Node>>();
    for (var name : List.of("home", "form-440125044001-filled", "materials-done", "sign-drawn")) {
      show(kiosk, name);
      gone.put(name, new WeakReference<>(Toolkit.on(() -> screen(window))));
    }
    show(kiosk, "attract");
    for (int tries = 0;
        tries < 200 && gone.values().stream().anyMatch(r -> r.get() != null);
        tries++) {
      System.gc();
      Thread.sleep(25);
    }
    gone.forEach((name, screen) -> assertTrue(screen.get() == null, name + " is still held"));
    Toolkit.on(() -> {
      window.hide();
      return true;
    });
  }

  private void show(KioskWindow kiosk, String name) {
    Toolkit.on(() -> {
      kiosk.show(state(name));
      return true;
    });
  }

  private static Node screen(Stage window) {
    var desk = window.getScene().getRoot();
    return ((Parent) desk.getChildrenUnmodifiable().getFirst())
        .getChildrenUnmodifiable()
        .getFirst();
  }

  @Test
  void pinyinIsForgottenAtTheEndOfEachUse() {
    var pinyin = new Stagecraft.Pinyin();
    var typing = Stagecraft.on(Samples.PORTRAIT, Optional.of(pinyin));
    typing.show(state("attract"));
    typing.show(state("home"));
    int before = pinyin.forgotten;
    typing.show(state("attract"));
    assertEquals(before + 1, pinyin.forgotten);
  }

  /// The pad's ink and the characters it may be go with the visit, and the recogniser is told.
  @Test
  void whatWasDrawnIsGoneAtTheEndOfTheVisit() {
    var input = new Stagecraft.Pinyin();
    var drawing = Stagecraft.on(Samples.PORTRAIT, Optional.of(input));
    drawing.show(state("form-440125044001"));
    drawing.tap("field-trade-name");
    drawing.tap("key-way");
    var pad = drawing.node("drawing-pad").orElseThrow();
    Toolkit.on(() -> {
      Taps.fire(pad, MouseEvent.MOUSE_PRESSED, 20, 20, true);
      Taps.fire(pad, MouseEvent.MOUSE_RELEASED, 90, 90, false);
      return true;
    });
    assertEquals(1, ink(pad));
    int before = input.forgotten;
    drawing.show(state("attract"));
    assertEquals(0, ink(pad));
    assertTrue(drawing.node("candidate-0").isEmpty());
    assertTrue(input.forgotten > before);
  }

  private static long ink(Node pad) {
    return Toolkit.on(() -> (long) pad.lookupAll(".ink-stroke").size());
  }

  private State state(String sample) {
    return Objects.requireNonNull(states.get(sample), sample);
  }

  private List<String> leaks() {
    var texts = texts();
    return PERSONAL.stream()
        .filter(secret -> texts.stream().anyMatch(text -> text.contains(secret)))
        .toList();
  }

  private List<String> texts() {
    var texts = new ArrayList<String>();
    for (var node : nodes()) {
      if (node instanceof Labeled label && label.getText() != null) {
        texts.add(label.getText());
      }
      if (node.getAccessibleText() != null) {
        texts.add(node.getAccessibleText());
      }
      texts.add(String.valueOf(node.getUserData()));
    }
    return texts;
  }

  /// Also those that can't be seen.
  private List<Node> nodes() {
    return Toolkit.on(() -> {
      var all = new ArrayList<Node>();
      collect(stage.scene.getRoot(), all);
      return all;
    });
  }

  private static void collect(Node node, List<Node> into) {
    into.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }
}
