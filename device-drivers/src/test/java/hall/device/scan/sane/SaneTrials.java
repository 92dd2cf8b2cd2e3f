// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// What the tests of the driver against the daemon share.
final class SaneTrials {

  private SaneTrials() {}

  static SaneScanner scanner(String uri) {
    return new SaneScanner(DeviceUri.parse(uri), DeviceContext.of(new SystemTicker()));
  }

  static Deadline seconds(int seconds) {
    return millis(1_000L * seconds);
  }

  static Deadline millis(long millis) {
    return Deadline.after(Duration.ofMillis(millis), new SystemTicker());
  }

  static String reason(Outcome<Integer> outcome) {
    return outcome instanceof Outcome.Faulted<Integer>(var fault)
        ? fault.reason()
        : outcome.toString();
  }

  /// Serves a picture of a red, a green and a blue stripe.
  static String pnm(SanedPeer saned, Path folder) throws IOException {
    var file = Files.write(folder.resolve("color.ppm"), ppm());
    return saned.uri("pnm:0?filename=" + file);
  }

  private static byte[] ppm() {
    var header = "P6\n64 48\n255\n".getBytes(StandardCharsets.US_ASCII);
    var bytes = Arrays.copyOf(header, header.length + 64 * 48 * 3);
    int[] colors = {0xE02010, 0x10C030, 0x2030D0};
    for (int i = 0; i < 64 * 48; i++) {
      int color = colors[Math.min(2, i % 64 / 22)];
      bytes[header.length + 3 * i] = (byte) (color >> 16);
      bytes[header.length + 3 * i + 1] = (byte) (color >> 8);
      bytes[header.length + 3 * i + 2] = (byte) color;
    }
    return bytes;
  }
}
