// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.SystemTicker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The process behind `./kiosk devices`; the composition root of the tool.
///
/// Ctrl-C cancels the operation at the device before the process ends, so that no half job stays in
/// a printer.
public final class DevicesMain {

  /// Withdrawing a print job may take this long.
  private static final Duration GRACE = Duration.ofSeconds(8);

  private DevicesMain() {}

  public static void main(String[] arguments) {
    var tool =
        new DevicesTool(
            new SystemTicker(),
            InstantSource.system(),
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err));
    var ended = new CountDownLatch(1);
    var worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("cancel").unstarted(() -> cancel(worker, ended)));
    int status;
    try {
      status = tool.run(List.of(arguments));
    } catch (InterruptedException e) {
      return; // only the hook interrupts: the process is ending
    } finally {
      ended.countDown();
    }
    System.exit(status);
  }

  private static void cancel(Thread worker, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      boolean settled = ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      if (!settled) {
        System.err.println("The device did not take the cancellation in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whatever the terminal's locale: JSON is UTF-8.
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
