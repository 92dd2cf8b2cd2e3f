// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// JavaFX, opened beside everything else that a start has to do: each takes about as long as the
/// other.
final class Toolkit {

  private static @Nullable CompletableFuture<Void> opening;

  private Toolkit() {}

  /// Begins to open it.
  static void begin() {
    opening =
        CompletableFuture.runAsync(() -> {
          Platform.setImplicitExit(false);
          Platform.startup(() -> {});
        });
  }

  /// Waits until it is open.
  ///
  /// @throws java.util.concurrent.CompletionException where there is no display
  static void await() {
    if (opening != null) {
      opening.join();
    }
  }
}
