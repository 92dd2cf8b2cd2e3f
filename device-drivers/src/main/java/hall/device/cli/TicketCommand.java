// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.registry.DeviceRegistry;
import hall.device.ticket.Ticket;
import hall.device.ticket.Ticket.Align;
import hall.device.ticket.Ticket.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `ticket`: prints the given lines, or a test ticket with all that a ticket can have.
record TicketCommand(DeviceRegistry registry) implements Command {

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var ticket = ticket(line);
    try (var printer = Command.open(registry::openTicketPrinter, line)) {
      return Answer.of(
          printer.print(ticket, deadline),
          evidence ->
              Fields.of(
                  "evidence", evidence.level().name().toLowerCase(Locale.ROOT),
                  "bytes", evidence.bytes(),
                  "spelled",
                      evidence.spelled().stream().sorted().map("U+%04X"::formatted).toList()));
    }
  }

  private static Ticket ticket(CommandLine line) throws UsageException {
    var template = line.value(Option.TEMPLATE);
    var link = line.value(Option.QR);
    var lines = line.values(Option.TEXT);
    if (template.isPresent()) {
      if (!lines.isEmpty()) {
        throw new UsageException("--template and --text exclude each other");
      }
      return TicketSamples.of(template.get(), link.orElse("https://hall.example/sample"));
    }
    if (link.isEmpty()) {
      return ticket(lines);
    }
    var parts = new ArrayList<Ticket.Part>(text(lines));
    parts.add(new Ticket.Qr(link.get(), 6));
    return new Ticket(parts);
  }

  /// The lines, or without any a test ticket.
  static Ticket ticket(List<String> lines) {
    return lines.isEmpty() ? test() : new Ticket(text(lines));
  }

  private static List<Ticket.Part> text(List<String> lines) {
    return lines.stream().<Ticket.Part>map(line -> new Text(line, 1, false, Align.LEFT)).toList();
  }

  private static Ticket test() {
    return new Ticket(
        List.of(
            new Text("设备测试", 2, true, Align.CENTER),
            new Text("DEVICE TEST", 1, false, Align.CENTER),
            new Ticket.Rule(),
            new Text("左 left", 1, false, Align.LEFT),
            new Text("中 center", 1, true, Align.CENTER),
            new Text("右 right", 1, false, Align.RIGHT),
            new Text("0123456789", 2, false, Align.CENTER),
            new Text("A001", 4, true, Align.CENTER),
            new Ticket.Rule(),
            new Ticket.Qr("DEVICE TEST", 6),
            new Ticket.Feed(1)));
  }
}
