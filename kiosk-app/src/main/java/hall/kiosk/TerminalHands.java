// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.device.Outcome;
import hall.device.SelfTest;
import hall.kiosk.fleet.Hands;
import hall.kiosk.fleet.LogTail;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.screen.KioskWindow;
import hall.kiosk.screen.RestPicture;
import hall.kiosk.session.Maintenance;
import hall.kiosk.session.SessionLoop;
import hall.kiosk.sound.Speaker;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// What the server can reach of the application.
///
/// @param loop given late: it is made after whoever uses these hands
/// @param window absent until it is open
/// @param firstFrame open as soon as a screen was painted
/// @param ending ends the process
/// @param bootFile tells which boot of the machine this is
record TerminalHands(
    Supplier<SessionLoop> loop,
    Supplier<Optional<KioskWindow>> window,
    Maintenance maintenance,
    Speaker speaker,
    CountDownLatch firstFrame,
    Consumer<Ending> ending,
    Path bootFile,
    Path logFile)
    implements Hands {

  private static final System.Logger LOG = System.getLogger("hall.kiosk");
  private static final Duration PICTURE_LIMIT = Duration.ofSeconds(10);

  @Override
  public void whenNobodyIsHere(Runnable errand) {
    loop.get().whenNobodyIsHere(errand);
  }

  @Override
  public boolean awaitScreen(Duration longest) throws InterruptedException {
    return firstFrame.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void restart() {
    ending.accept(Ending.AGAIN);
  }

  @Override
  public void reboot() {
    ending.accept(Ending.REBOOT);
  }

  @Override
  public Optional<String> bootId() {
    try {
      return Optional.of(Files.readString(bootFile).strip()).filter(id -> !id.isEmpty());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no-boot-id: {0}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public boolean setVolume(int percent) {
    return speaker.setVolume(percent);
  }

  @Override
  public Optional<byte[]> picture() throws IOException, InterruptedException {
    if (!awaitScreen(PICTURE_LIMIT)) {
      throw new IOException("nothing is on the screen yet");
    }
    var taken = new CompletableFuture<Optional<RestPicture>>();
    Platform.runLater(() -> {
      try {
        taken.complete(window.get().flatMap(KioskWindow::pictureAtRest));
      } catch (RuntimeException e) {
        // No picture is worth a crash.
        taken.completeExceptionally(e);
      }
    });
    try {
      var picture = taken.get(PICTURE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return picture.isPresent() ? Optional.of(picture.get().png()) : Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the screen gives no picture", e);
    }
  }

  @Override
  public Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> device)
      throws InterruptedException {
    return maintenance.selfTest(device);
  }

  @Override
  public Outcome<String> testPrint(Peripheral on) throws InterruptedException {
    return maintenance.testPrint(on).map(Maintenance.TestPaper::evidence);
  }

  @Override
  public byte[] log() throws IOException {
    return LogTail.gzip(logFile);
  }
}
