// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.device.Outcome;
import hall.device.SelfTest;
import hall.kiosk.fleet.Hands;
import hall.kiosk.fleet.LogTail;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.session.Maintenance;
import hall.kiosk.session.SessionLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What the server can reach of the application.
///
/// @param loop given late: it is made after whoever uses these hands
/// @param firstFrame open as soon as a screen was painted
record TerminalHands(
    Supplier<SessionLoop> loop,
    Maintenance maintenance,
    CountDownLatch firstFrame,
    Runnable restarting,
    Path logFile)
    implements Hands {

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
    restarting.run();
  }

  @Override
  public Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> device)
      throws InterruptedException {
    return maintenance.selfTest(device);
  }

  @Override
  public Outcome<String> testPrint(Peripheral on) throws InterruptedException {
    return maintenance.testPrint(on);
  }

  @Override
  public byte[] log() throws IOException {
    return LogTail.gzip(logFile);
  }
}
