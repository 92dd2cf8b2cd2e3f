// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one display of a test run, and halls opened on it.
final class Stand {

  private static @Nullable XDisplay display;
  private static @Nullable Finger finger;

  private Stand() {}

  static synchronized Hall open(Path folder) throws IOException, InterruptedException {
    var hall = Hall.open(folder, Optional.of(display()));
    hall.kiosk.awaitFirstFrame(1);
    return hall;
  }

  /// One where bills can be paid and certificates printed.
  static synchronized Hall open(Path folder, PaymentProcess provider, IssuerProcess issuer)
      throws IOException, InterruptedException {
    var hall = Hall.open(folder, provider, issuer, Optional.of(display()));
    hall.kiosk.awaitFirstFrame(1);
    return hall;
  }

  /// The name of the display.
  static synchronized String display() throws IOException, InterruptedException {
    var shown = display;
    if (shown == null) {
      shown = XDisplay.virtual(Hall.WIDTH, Hall.HEIGHT);
      display = shown;
    }
    return shown.name();
  }

  static synchronized Finger finger() {
    var made = finger;
    if (made == null) {
      made = Finger.on(Hall.WIDTH, Hall.HEIGHT);
      finger = made;
    }
    return made;
  }

  /// A citizen in front of the kiosk as it runs now.
  static Citizen citizen(Hall hall) throws IOException, InterruptedException {
    return hall.citizen(finger(), Optional.empty());
  }
}
