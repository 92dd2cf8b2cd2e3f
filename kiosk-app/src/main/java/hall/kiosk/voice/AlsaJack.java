// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the sound card senses at its socket, as `amixer` tells it; whatever goes wrong counts as
/// not plugged.
public final class AlsaJack implements Jack {

  private static final long PATIENCE_SECONDS = 2;

  private final List<String> command;

  AlsaJack(List<String> command) {
    this.command = List.copyOf(command);
  }

  /// The jack that a control of a card tells.
  ///
  /// @param card by number or name, as in `/proc/asound/cards`
  /// @param control such as `Headphone Jack`, as in `amixer -c CARD controls`
  public static AlsaJack of(String card, String control) {
    return new AlsaJack(List.of("amixer", "-c", card, "cget", "iface=CARD,name='" + control + "'"));
  }

  @Override
  public boolean plugged() {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return ended && process.exitValue() == 0 && on(process);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean on(Process process) throws IOException {
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return told.lines().anyMatch(line -> line.strip().equals(": values=on"));
  }
}
