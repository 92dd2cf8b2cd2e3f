// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.Ticker;
import hall.device.registry.DeviceRegistry;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// From a command line to an answer and an exit status: 0 done, 2 usage, 3 fault, 4 no answer.
final class DevicesTool {

  private static final int USAGE = 2;

  private final Ticker ticker;
  private final InstantSource clock;
  private final PrintStream out;
  private final PrintStream err;

  DevicesTool(Ticker ticker, InstantSource clock, PrintStream out, PrintStream err) {
    this.ticker = ticker;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  int run(List<String> arguments) throws InterruptedException {
    try {
      var line = CommandLine.parse(arguments);
      if (line.verb().isEmpty() || line.has(Option.HELP)) {
        out.print(Help.of(line.verb()));
        return 0;
      }
      return run(line, line.verb().get());
    } catch (UsageException e) {
      err.println(e.sentence());
      err.println("\"./kiosk devices --help\" says how it goes.");
      return USAGE;
    }
  }

  private int run(CommandLine line, Verb verb) throws UsageException, InterruptedException {
    long began = ticker.nanos();
    var deadline = Deadline.after(line.timeout(verb), ticker);
    var answer =
        Command.of(verb, new DeviceRegistry(DeviceContext.of(ticker)), clock).run(line, deadline);
    long millis = Duration.ofNanos(ticker.nanos() - began).toMillis();
    var device = verb.operands.startsWith("URI") ? line.operands().getFirst() : null;
    var object = answer.object(device, millis);
    if (line.has(Option.JSON)) {
      out.println(JsonText.of(object));
    } else {
      out.print(PlainText.of(object));
    }
    return answer.ending().status;
  }
}
