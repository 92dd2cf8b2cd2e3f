// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import hall.device.Outcome;
import hall.device.Ticker;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.peripheral.Peripherals;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Every device operation leaves its name, its end and its length in the log, and nothing else.
record DeviceCalls(Peripherals peripherals, Ticker ticker) {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");

  /// One operation of a device.
  @FunctionalInterface
  interface Call<T> {
    Outcome<T> run() throws InterruptedException;
  }

  <T> Outcome<T> logged(Peripheral on, String name, Call<T> call) throws InterruptedException {
    long start = ticker.nanos();
    var outcome = call.run();
    long millis = Duration.ofNanos(ticker.nanos() - start).toMillis();
    var end =
        switch (outcome) {
          case Outcome.Done<T> done -> "done";
          case Outcome.Faulted<T>(var fault) -> fault.reason();
          case Outcome.NoAnswer<T>() -> "no-answer";
        };
    LOG.log(Level.INFO, "device {0} {1} {2} ms", name, end, Long.toString(millis));
    if (outcome instanceof Outcome.Done<T>) {
      peripherals.worked(on);
    }
    return outcome;
  }
}
