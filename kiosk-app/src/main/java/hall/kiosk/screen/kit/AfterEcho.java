// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Does something as soon as what a tap changed is on its way to the glass, for what would keep
/// that waiting. In a scene without a window, which is never painted, it is done at once.
public final class AfterEcho {

  private final Runnable work;
  private final Runnable painting = this::painted;
  private Optional<Scene> awaited = Optional.empty();

  public AfterEcho(Runnable work) {
    this.work = work;
  }

  /// Asks for it once, however often it is asked before it is done.
  public void ask(Node where) {
    var scene = where.getScene();
    if (scene == null || scene.getWindow() == null) {
      work.run();
    } else if (awaited.isEmpty()) {
      awaited = Optional.of(scene);
      scene.addPostLayoutPulseListener(painting);
      Platform.requestNextPulse();
    }
  }

  private void painted() {
    cancel();
    work.run();
  }

  /// It need not be done any more.
  public void cancel() {
    awaited.ifPresent(scene -> scene.removePostLayoutPulseListener(painting));
    awaited = Optional.empty();
  }
}
