// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.journey.Event;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class CornerTest {

  private static final long SECOND = 1_000_000_000L;

  private final List<Event> events = new ArrayList<>();
  private final List<String> below = new ArrayList<>();
  private final Pane glass = new Pane();
  private final Pane screen = new Pane();
  private boolean rests = true;
  private long nanos;

  CornerTest() {
    glass.getChildren().add(screen);
    screen.setMinSize(400, 400);
    screen.setOnMouseClicked(click -> below.add("clicked"));
    new Corner(glass, 80 / Corner.SIDE_MM, () -> rests, events::add, () -> nanos);
  }

  private void hold(double at, long seconds) {
    fire(MouseEvent.MOUSE_PRESSED, at);
    nanos += seconds * SECOND;
    fire(MouseEvent.MOUSE_RELEASED, at);
    fire(MouseEvent.MOUSE_CLICKED, at);
  }

  private void fire(EventType<MouseEvent> type, double at) {
    Taps.fire(screen, type, at, at, type == MouseEvent.MOUSE_PRESSED);
  }

  @Test
  void fiveSecondsInTheCornerCallMaintenanceAndBeginNoVisit() {
    hold(79, 5);
    assertEquals(List.of(new Event.CallMaintenance()), events);
    assertEquals(List.of(), below);
  }

  @Test
  void aShortTouchThereIsOneLikeAnyOther() {
    hold(10, 4);
    assertEquals(List.of(), events);
    assertEquals(List.of("clicked"), below);
  }

  @Test
  void aLongTouchElsewhereIsOneLikeAnyOther() {
    hold(81, 9);
    assertEquals(List.of(), events);
    assertEquals(List.of("clicked"), below);
  }

  @Test
  void nobodyCallsItDuringAVisit() {
    rests = false;
    hold(10, 9);
    assertEquals(List.of(), events);
    assertEquals(List.of("clicked"), below);
  }
}
