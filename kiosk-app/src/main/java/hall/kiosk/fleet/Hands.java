// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import hall.device.Outcome;
import hall.device.SelfTest;
import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the server can set in motion on this machine.
public interface Hands {

  /// Runs an errand as soon as no citizen is here, at once where none is; never blocks.
  void whenNobodyIsHere(Runnable errand);

  /// Waits until no citizen is here.
  default void awaitRest() throws InterruptedException {
    var rest = new CountDownLatch(1);
    whenNobodyIsHere(rest::countDown);
    rest.await();
  }

  /// Whether nobody was here in time.
  default boolean awaitRest(Duration longest) throws InterruptedException {
    var rest = new CountDownLatch(1);
    whenNobodyIsHere(rest::countDown);
    return rest.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Whether the first screen was really painted in time.
  boolean awaitScreen(Duration longest) throws InterruptedException;

  /// Ends the process in good order; the supervisor starts it again.
  void restart();

  /// Ends the process in good order; the supervisor boots the machine.
  void reboot();

  /// Which boot of the machine this is; absent where the system does not tell.
  Optional<String> bootId();

  /// Sets the sound output; false where there is none.
  ///
  /// @param percent 0 to 100
  boolean setVolume(int percent);

  /// The screen at rest as PNG; absent where somebody is here, for nobody's visit is ever pictured.
  Optional<byte[]> picture() throws IOException, InterruptedException;

  /// Tests one device or all; a device that this terminal has not got is not in the answer.
  Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> device) throws InterruptedException;

  /// Prints a test page or ticket; the answer is how sure it is that it came out.
  Outcome<String> testPrint(Peripheral on) throws InterruptedException;

  /// The newest log lines as gzip.
  byte[] log() throws IOException;
}
