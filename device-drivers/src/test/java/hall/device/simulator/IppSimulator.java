// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// An IPP printer with one tray of 250 sheets, as a process.
///
/// `--port N --control N --out DIR --page-millis N`; 0 takes an ephemeral port. Every document is
/// kept in DIR as job-NN.pdf beside job-NN.json. Control: `paper N`, `jam`, `clear`, `cover
/// open|close`, `toner N`, `refuse-pdf [on|off]`, `abort-next`, `power off|on`, `jobs` and `stats`.
public final class IppSimulator {

  private IppSimulator() {}

  public static void main(String[] arguments) throws IOException {
    // Small answers must not wait for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var options = Options.parse(arguments, "port", "control", "out", "page-millis");
    var machine = new IppMachine(options.number("page-millis", 2000));
    var out = options.text("out");
    var wire = new IppWire(machine, out == null ? null : Path.of(out));
    var power = new HttpPower(options.number("port", 0), "/ipp/print", wire::handle);
    power.on();
    var control =
        ControlPort.open(
            options.number("control", 0),
            (verb, words) -> command(machine, wire, power, verb, words));
    control.announceAndWait("ipp://127.0.0.1:%d/ipp/print".formatted(power.port()));
  }

  private static String command(
      IppMachine machine, IppWire wire, HttpPower power, String verb, List<String> words)
      throws IOException {
    var word = words.isEmpty() ? "" : words.getFirst();
    switch (verb) {
      case "paper" -> machine.paper(Integer.parseInt(word));
      case "toner" -> machine.toner(Integer.parseInt(word));
      case "jam" -> machine.jam(true);
      case "clear" -> machine.jam(false);
      case "cover" -> machine.cover(EsclSimulator.choice(word, "open", "close"));
      case "refuse-pdf" ->
          wire.refusePdf(words.isEmpty() || EsclSimulator.choice(word, "on", "off"));
      case "abort-next" -> machine.abortNext();
      case "power" -> {
        if (EsclSimulator.choice(word, "on", "off")) {
          machine.power(true);
          power.on();
        } else {
          power.off();
          machine.power(false);
        }
      }
      case "jobs" -> {
        return machine.json();
      }
      case "stats" -> {
        // Answered below, as after every command.
      }
      default -> throw new IllegalArgumentException("unknown command " + verb);
    }
    return machine.stats();
  }
}
