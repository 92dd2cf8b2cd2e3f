// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class KioskWindowTest {

  @Test
  void nobodyLeavesTheWindow() {
    var stage = window(true);
    assertEquals(StageStyle.UNDECORATED, stage.getStyle());
    assertEquals("", stage.getFullScreenExitHint());
    assertEquals(KeyCombination.NO_MATCH, stage.getFullScreenExitKeyCombination());
    var close = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
    Toolkit.on(() -> {
      stage.getOnCloseRequest().handle(close);
      return true;
    });
    assertTrue(close.isConsumed());
  }

  @Test
  void thePointerIsHiddenInProductionAlone() {
    assertEquals(Cursor.NONE, window(true).getScene().getCursor());
    assertEquals(null, window(false).getScene().getCursor());
  }

  private static Stage window(boolean production) {
    return Toolkit.on(() -> {
      var stage = new Stage();
      var panel = new Panel(600, 1000, 2.2, OptionalInt.empty(), production, "");
      var _ =
          new KioskWindow(
              stage, panel, event -> {}, Samples::page, Optional.empty(), System::nanoTime);
      return stage;
    });
  }
}
