// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.maintenance;

import hall.device.DeviceFault;
import hall.device.SelfTest;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Upkeep;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.Task;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Note;
import hall.kiosk.screen.kit.Tiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How the terminal is, and what can be tried.
final class UpkeepPanel {

  private static final long GIBIBYTE = 1L << 30;

  private UpkeepPanel() {}

  static Region of(Kit kit, Terminal terminal, Upkeep.Open open) {
    boolean busy = open.task() instanceof Task.Running;
    var parts =
        List.of(card(kit, health(kit, open.health())), card(kit, devices(kit, terminal, open)));
    boolean wide = kit.metrics().landscape();
    return kit.column(
        wide ? 3 : 6,
        new Tiles(wide ? 2 : 1, kit.gap(), parts),
        result(kit, open.task()),
        actions(kit, terminal, busy));
  }

  private static Region card(Kit kit, List<Region> lines) {
    var card = new VBox(kit.px(1.5));
    card.getChildren().addAll(lines);
    card.getStyleClass().add("card");
    card.setStyle("-fx-padding: %.0fpx;".formatted(kit.px(4)));
    return card;
  }

  private static List<Region> health(Kit kit, Health health) {
    var server =
        health
            .reached()
            .map(ago -> kit.say("maintenance.reached", health.server(), span(kit, ago)))
            .orElseGet(() -> kit.say("maintenance.unreached", health.server()));
    var lines = new ArrayList<Region>();
    lines.add(kit.bold(Role.LEAD, kit.say("maintenance.health")));
    lines.add(
        line(
            kit,
            Icon.INFO,
            kit.say(
                "maintenance.identity",
                health.terminal().orElseGet(() -> kit.say("maintenance.unnamed")),
                health.software(),
                String.valueOf(health.generation()))));
    lines.add(line(kit, health.reached().isPresent() ? Icon.CHECK : Icon.WARNING, server));
    var kept = health.kept();
    boolean clear = kept.filter(known -> known.waiting() + known.refused() == 0).isPresent();
    lines.add(
        line(
            kit,
            clear ? Icon.CHECK : Icon.WARNING,
            kept.map(known -> kit.say("maintenance.outbox", known.waiting(), known.refused()))
                .orElseGet(() -> kit.say("maintenance.outbox.unknown"))));
    health
        .diskFreeBytes()
        .ifPresent(free ->
            lines.add(
                line(
                    kit,
                    free < GIBIBYTE ? Icon.WARNING : Icon.CHECK,
                    kit.say(
                        "maintenance.disk",
                        String.format(Locale.ROOT, "%.1f", (double) free / GIBIBYTE)))));
    return lines;
  }

  private static String span(Kit kit, Duration ago) {
    return ago.compareTo(Duration.ofMinutes(2)) < 0
        ? kit.count("maintenance.seconds", (int) ago.toSeconds())
        : kit.count("maintenance.minutes", (int) ago.toMinutes());
  }

  private static List<Region> devices(Kit kit, Terminal terminal, Upkeep.Open open) {
    var lines = new ArrayList<Region>();
    lines.add(kit.bold(Role.LEAD, kit.say("maintenance.devices")));
    Arrays.stream(Peripheral.values())
        .filter(peripheral -> !terminal.missing().contains(peripheral))
        .map(peripheral -> device(kit, terminal, open.task(), peripheral))
        .forEach(lines::add);
    return lines;
  }

  /// What the test said, or before one what the device says by itself.
  private static Region device(Kit kit, Terminal terminal, Task task, Peripheral peripheral) {
    var name = kit.say("maintenance.device." + peripheral.name().toLowerCase(Locale.ROOT));
    if (task instanceof Task.Tested(var tests) && tests.containsKey(peripheral)) {
      var failed = failed(tests.get(peripheral));
      return failed.isEmpty()
          ? line(kit, Icon.CIRCLE_CHECK, kit.say("maintenance.passed", name))
          : line(kit, Icon.WARNING, kit.say("maintenance.failed", name, failed));
    }
    var fault = Optional.ofNullable(terminal.faults().get(peripheral));
    return fault
        .map(known -> line(kit, Icon.WARNING, kit.say("maintenance.says", name, words(kit, known))))
        .orElseGet(() -> line(kit, Icon.CHECK, kit.say("maintenance.well", name)));
  }

  private static String failed(SelfTest test) {
    return test.checks().stream()
        .filter(check -> !check.passed())
        .map(check -> check.detail().isBlank() ? check.name() : check.name() + " " + check.detail())
        .collect(Collectors.joining("; "));
  }

  private static String words(Kit kit, DeviceFault fault) {
    return kit.language() == Language.ZH_CN ? fault.message().zhCn() : fault.message().en();
  }

  private static Region line(Kit kit, Icon icon, String words) {
    var row =
        kit.row(3, icon.draw(kit.metrics().icon(Role.BODY)), Kit.grow(kit.text(Role.BODY, words)));
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private static Region result(Kit kit, Task task) {
    return switch (task) {
      case Task.None() -> new Region();
      case Task.Running _ -> Note.of(kit, Note.Kind.INFO, kit.say("maintenance.running"));
      case Task.Tested(var tests) ->
          tests.values().stream().allMatch(SelfTest::passed)
              ? Note.of(kit, Note.Kind.GOOD, kit.say("maintenance.all"))
              : Note.of(kit, Note.Kind.WARM, kit.say("maintenance.notall"));
      case Task.Printed(_, var confirmed) ->
          confirmed
              ? Note.of(kit, Note.Kind.GOOD, kit.say("maintenance.printed"))
              : Note.of(kit, Note.Kind.WARM, kit.say("maintenance.sent"));
      case Task.NotPrinted(_, var fault) ->
          Note.of(
              kit,
              Note.Kind.BAD,
              kit.say("maintenance.unprinted"),
              fault
                  .map(known -> words(kit, known) + " " + known.raw())
                  .orElseGet(() -> kit.say("maintenance.noanswer"))
                  .strip());
    };
  }

  private static Region actions(Kit kit, Terminal terminal, boolean busy) {
    var buttons = new ArrayList<Region>();
    buttons.add(
        action(kit, "test-devices", "maintenance.test", Icon.TOOL, new Event.TestDevices(), busy));
    if (!terminal.missing().contains(Peripheral.PRINTER)) {
      buttons.add(
          action(
              kit,
              "test-print",
              "maintenance.print",
              Icon.PRINTER,
              new Event.PrintTest(Peripheral.PRINTER),
              busy));
    }
    if (!terminal.missing().contains(Peripheral.TICKET_PRINTER)) {
      buttons.add(
          action(
              kit,
              "test-ticket",
              "maintenance.ticket",
              Icon.TICKET,
              new Event.PrintTest(Peripheral.TICKET_PRINTER),
              busy));
    }
    buttons.add(
        action(kit, "restart", "maintenance.restart", Icon.AGAIN, new Event.RestartKiosk(), busy));
    return new Tiles(kit.metrics().landscape() ? buttons.size() : 2, kit.gap(), buttons);
  }

  private static Region action(
      Kit kit, String id, String words, Icon icon, Event event, boolean busy) {
    var button = kit.button(id, kit.say(words), icon, event, "secondary");
    button.setDisable(busy);
    button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    button.setMinHeight(kit.px(20));
    return button;
  }
}
