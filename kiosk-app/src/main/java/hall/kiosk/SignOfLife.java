// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Shows the supervisor that the screen lives: once a second, another number in a file, written
/// only after the screen's thread has answered. A blocked screen is named in the log with what its
/// thread does, and gives no sign until it answers again; the supervisor decides how long that may
/// last.
final class SignOfLife {

  static final Duration BLOCKED = Duration.ofSeconds(5);
  static final Duration BEAT = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger("hall.kiosk");

  private final Executor screen;
  private final Optional<Path> file;
  private final Duration blocked;
  private final Duration beat;
  private long number;

  /// @param screen runs what it is given on the screen's thread
  /// @param file absent where no supervisor looks
  SignOfLife(Executor screen, Optional<Path> file, Duration blocked, Duration beat) {
    this.screen = screen;
    this.file = file;
    this.blocked = blocked;
    this.beat = beat;
  }

  /// @param shown open as soon as the first screen was painted; before that there is no sign
  Thread start(CountDownLatch shown) {
    return Thread.ofPlatform()
        .name("sign-of-life")
        .daemon()
        .start(() -> {
          try {
            shown.await();
            while (true) {
              awaitScreen();
              tell();
              Thread.sleep(beat);
            }
          } catch (InterruptedException e) {
            LOG.log(Level.INFO, "sign-of-life ends");
          }
        });
  }

  private void awaitScreen() throws InterruptedException {
    var answered = new CountDownLatch(1);
    screen.execute(answered::countDown);
    if (answered.await(blocked.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    LOG.log(Level.ERROR, "ui-blocked {0} ms{1}", blocked.toMillis(), frames());
    answered.await();
    LOG.log(Level.WARNING, "ui-answers-again");
  }

  /// What the screen's thread does; frames hold nothing personal.
  private static String frames() {
    var text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach((thread, frames) -> {
          if (thread.getName().equals("JavaFX Application Thread")) {
            for (var frame : frames) {
              text.append("\n  at ").append(frame);
            }
          }
        });
    return text.toString();
  }

  private void tell() {
    number++;
    if (file.isPresent()) {
      try {
        Files.writeString(file.get(), number + "\n");
      } catch (IOException e) {
        LOG.log(Level.ERROR, "sign-of-life-not-written {0}", e.toString());
      }
    }
  }
}
