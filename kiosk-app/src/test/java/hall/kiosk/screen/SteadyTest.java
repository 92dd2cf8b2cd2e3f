// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class SteadyTest {

  private static final State HOME = home(Language.ZH_CN);
  private static final State HOME_IN_ENGLISH = home(Language.EN);
  private static final State ATTRACT = sample("attract", Language.ZH_CN);

  private final List<State> glass = new ArrayList<>();
  private final Steady steady = new Steady(glass::add);

  private static State home(Language language) {
    return sample("home", language);
  }

  private static State sample(String name, Language language) {
    return Objects.requireNonNull(SampleStates.all(Look.plain(language)).get(name));
  }

  @Test
  void whatComesWhileAFingerIsDownIsShownWhenItIsLifted() {
    steady.show(HOME);
    steady.pressed();
    steady.show(HOME_IN_ENGLISH);
    assertEquals(List.of(HOME), glass);
    steady.lifted();
    assertEquals(List.of(HOME, HOME_IN_ENGLISH), glass);
    steady.lifted();
    assertEquals(2, glass.size(), "once");
  }

  @Test
  void ofManyThatComeOnlyTheNewestIsShown() {
    steady.show(HOME);
    steady.pressed();
    steady.show(HOME_IN_ENGLISH);
    steady.show(HOME);
    steady.show(HOME_IN_ENGLISH);
    steady.lifted();
    assertEquals(List.of(HOME, HOME_IN_ENGLISH), glass);
  }

  @Test
  void theEndOfAVisitWaitsForNoFingerAndNothingOfTheVisitComesAfterIt() {
    steady.show(HOME);
    steady.pressed();
    steady.show(HOME_IN_ENGLISH);
    steady.show(ATTRACT);
    steady.lifted();
    assertEquals(List.of(HOME, ATTRACT), glass);
  }

  @Test
  void aTileMadeAnewUnderAFingerHearsItsTap() {
    var stage = Stagecraft.on(Samples.PORTRAIT);
    stage.show(HOME);
    Toolkit.on(() -> {
      stage.steady.show(HOME);
      return true;
    });
    var tile = stage.node("service-number").orElseThrow();
    touch(tile, MouseEvent.MOUSE_PRESSED);
    Toolkit.on(() -> {
      stage.steady.show(HOME_IN_ENGLISH);
      return true;
    });
    assertEquals(tile, stage.node("service-number").orElseThrow(), "it stands still");
    Toolkit.on(() -> {
      var under = stage.node("service-number").orElseThrow();
      fire(under, MouseEvent.MOUSE_RELEASED);
      fire(under, MouseEvent.MOUSE_CLICKED);
      return true;
    });
    assertEquals(List.of(new Event.StartService(Service.NUMBER)), stage.events);
    stage.settle();
    assertNotEquals(tile, stage.node("service-number").orElseThrow(), "the newer one came");
  }

  private static void touch(Node node, EventType<MouseEvent> type) {
    Toolkit.on(() -> {
      fire(node, type);
      return true;
    });
  }

  private static void fire(Node node, EventType<MouseEvent> type) {
    var middle = node.getLayoutBounds();
    Taps.fire(
        node, type, middle.getCenterX(), middle.getCenterY(), type == MouseEvent.MOUSE_PRESSED);
  }
}
