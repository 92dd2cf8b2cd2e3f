// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.DeviceStatus;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Hands that write down what they are told to do.
final class RecordedHands implements Hands {

  private final List<String> done = new ArrayList<>();
  private final List<Runnable> errands = new ArrayList<>();
  private @Nullable String hanging;
  private boolean citizen;
  private boolean screen = true;
  private boolean speaker = true;
  private boolean spoiled;
  private Optional<String> boot = Optional.of("boot-1");
  private DeviceStatus scanner = DeviceStatus.online();

  synchronized void citizenComes() {
    citizen = true;
  }

  synchronized void citizenLeaves() {
    citizen = false;
    errands.forEach(Runnable::run);
    errands.clear();
  }

  synchronized void scannerIs(DeviceStatus status) {
    scanner = status;
  }

  /// This deed is begun and never ends.
  synchronized void hangOn(String deed) {
    hanging = deed;
  }

  synchronized List<String> done() {
    return List.copyOf(done);
  }

  void await(String deed) throws InterruptedException {
    for (int i = 0; i < 4000 && !done().contains(deed); i++) {
      Thread.sleep(5);
    }
    if (!done().contains(deed)) {
      throw new AssertionError("in vain: " + deed);
    }
  }

  @Override
  public synchronized void whenNobodyIsHere(Runnable errand) {
    if (citizen) {
      errands.add(errand);
    } else {
      errand.run();
    }
  }

  @Override
  public synchronized boolean awaitScreen(Duration longest) {
    return screen;
  }

  synchronized void screenStaysDark() {
    screen = false;
  }

  @Override
  public synchronized void restart() {
    done.add("restart");
  }

  @Override
  public synchronized void reboot() {
    done.add("reboot");
  }

  /// The machine was booted.
  synchronized void bootAs(String id) {
    boot = Optional.of(id).filter(known -> !known.isEmpty());
  }

  @Override
  public synchronized Optional<String> bootId() {
    return boot;
  }

  synchronized void unplugTheSpeaker() {
    speaker = false;
  }

  @Override
  public synchronized boolean setVolume(int percent) {
    done.add("volume " + percent);
    return speaker;
  }

  synchronized void somebodyComesBeforeThePicture() {
    spoiled = true;
  }

  @Override
  public Optional<byte[]> picture() throws IOException, InterruptedException {
    did("picture");
    synchronized (this) {
      if (!screen) {
        throw new IOException("dark");
      }
      return spoiled ? Optional.empty() : Optional.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }
  }

  @Override
  public Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> device)
      throws InterruptedException {
    did("self-test");
    synchronized (this) {
      return Map.of(Peripheral.SCANNER, SelfTest.of(scanner));
    }
  }

  @Override
  public Outcome<String> testPrint(Peripheral on) throws InterruptedException {
    did("test-print");
    return Outcome.done("3");
  }

  @Override
  public byte[] log() {
    return new byte[] {0x1f, (byte) 0x8b};
  }

  private void did(String deed) throws InterruptedException {
    synchronized (this) {
      done.add(deed);
      if (!deed.equals(hanging)) {
        return;
      }
    }
    new CountDownLatch(1).await();
  }
}
