// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.terminal.Heartbeat;
import hall.server.terminal.Heartbeat.Device;
import hall.server.terminal.Terminal;
import java.util.List;
import java.util.Objects;

/// A terminal as its card shows it.
public record TerminalCard(
    Terminal terminal, Chip state, List<DeviceLine> devices, String lastSeen, String outbox) {

  /// A device with its state and what it uses up.
  public record DeviceLine(String name, Chip state, List<Level> levels) {}

  /// A consumable; `low` below a fifth.
  public record Level(String name, String amount, boolean low) {}

  static TerminalCard of(Terminal terminal, Words words) {
    Heartbeat.Outbox outbox = terminal.outbox();
    return new TerminalCard(
        terminal,
        Chip.of(terminal, words),
        terminal.devices().stream().map(device -> line(device, words)).toList(),
        terminal.lastSeen() == null ? words.say("terminals_never") : words.ago(terminal.lastSeen()),
        outbox == null || outbox.waiting() == 0
            ? words.say("terminals_outbox_none")
            : words.say(
                "terminals_outbox_some", outbox.waiting(), words.span(outbox.oldestSeconds())));
  }

  private static DeviceLine line(Device device, Words words) {
    List<Heartbeat.Consumable> consumables =
        Objects.requireNonNullElse(device.consumables(), List.<Heartbeat.Consumable>of());
    return new DeviceLine(
        words.word("device_", device.name()),
        Chip.of(device, words),
        consumables.stream().map(consumable -> level(consumable, words)).toList());
  }

  private static Level level(Heartbeat.Consumable consumable, Words words) {
    boolean percent = "percent".equals(consumable.unit());
    String amount = Long.toString(Math.round(consumable.level()));
    return new Level(
        words.word("consumable_", consumable.name()),
        percent ? amount + "%" : amount + " " + words.word("unit_", consumable.unit()),
        percent && consumable.level() < 20);
  }
}
