// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Terminal;
import java.util.Objects;

/// A state in words with a tone and an icon, so that colour is never the only cue.
///
/// @param tone `good`, `busy`, `warn`, `bad` or `calm`
/// @param icon name of a symbol in the frame
public record Chip(String words, String tone, String icon) {

  /// The state of a terminal; faults of its devices are told apart.
  public static Chip of(Terminal terminal, Words words) {
    String said = words.word("state_", terminal.state());
    return switch (terminal.state()) {
      case "idle" -> new Chip(said, "good", "check");
      case "in-session" -> new Chip(said, "busy", "person");
      case "out-of-service" -> new Chip(said, "bad", "pause");
      case "offline" -> new Chip(said, "bad", "unplugged");
      default -> new Chip(said, "calm", "clock");
    };
  }

  /// The state of a device with its reason.
  public static Chip of(Device device, Words words) {
    String state = Objects.requireNonNullElse(device.state(), "");
    String reason = words.word("reason_", device.reason());
    String said = words.word("devicestate_", state) + (reason.isEmpty() ? "" : " · " + reason);
    return switch (state) {
      case "online" -> new Chip(said, "good", "check");
      case "deviceBusy", "starting" -> new Chip(said, "busy", "clock");
      case "userError" -> new Chip(said, "warn", "alert");
      case "offline", "powerOff", "noDevice" -> new Chip(said, "bad", "unplugged");
      default -> new Chip(said, "bad", "alert");
    };
  }
}
