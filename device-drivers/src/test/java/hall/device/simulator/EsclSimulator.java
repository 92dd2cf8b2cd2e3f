// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.util.List;

/// An eSCL scanner with a flatbed and a feeder, as a process.
///
/// `--port N --control N --page-millis N --tls on|off`; 0 takes an ephemeral port. Control: `load
/// N|DOCUMENT…`, `unload`, `glass DOCUMENT|empty`, `jam SHEET [back]`, `double SHEET` (two sheets
/// fed at once), `clear`, `cover open|close`, `truncate [wire|image]`, `busy N`, `slow MILLIS`,
/// `power off|on`, `model NAME`, `quirk NAME on|off`, `fingerprint` (with TLS) and `stats`.
/// Documents: application proof lease id-front id-back blank. Quirks: those of [EsclQuirky].
public final class EsclSimulator {

  private EsclSimulator() {}

  public static void main(String[] arguments) throws IOException {
    // Small answers must not wait for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var options = Options.parse(arguments, "port", "control", "page-millis", "tls");
    var certificate = "on".equals(options.text("tls")) ? SampleCertificate.make() : null;
    var machine = new EsclMachine();
    var wire = new EsclWire(machine, options.number("page-millis", 1500));
    var power =
        new HttpPower(
            options.number("port", 0),
            "/eSCL",
            wire::handle,
            certificate == null ? null : certificate.context());
    power.on();
    var control =
        ControlPort.open(
            options.number("control", 0),
            (verb, words) ->
                verb.equals("fingerprint") && certificate != null
                    ? "{\"fingerprint\": \"%s\"}".formatted(certificate.fingerprint())
                    : command(machine, wire, power, verb, words));
    control.announceAndWait(
        "%s://127.0.0.1:%d/eSCL".formatted(certificate == null ? "escl" : "escls", power.port()));
  }

  private static String command(
      EsclMachine machine, EsclWire wire, HttpPower power, String verb, List<String> words)
      throws IOException {
    var word = words.isEmpty() ? "" : words.getFirst();
    switch (verb) {
      case "load" -> machine.load(words);
      case "unload" -> machine.unload();
      case "glass" -> machine.glass(word);
      case "jam" ->
          machine.stickAt(Integer.parseInt(word), words.size() > 1, EsclMachine.Trouble.JAM);
      case "double" ->
          machine.stickAt(Integer.parseInt(word), false, EsclMachine.Trouble.DOUBLE_FEED);
      case "clear" -> machine.clear();
      case "cover" -> machine.cover(choice(word, "open", "close"));
      case "truncate" -> wire.truncate(words.isEmpty() || choice(word, "wire", "image"));
      case "busy" -> wire.busy(Integer.parseInt(word));
      case "slow" -> wire.slow(Integer.parseInt(word));
      case "model" -> wire.model(String.join(" ", words));
      case "quirk" -> wire.quirk(EsclQuirky.of(word), choice(words.getLast(), "on", "off"));
      case "power" -> {
        if (choice(word, "on", "off")) {
          power.on();
        } else {
          power.off();
          machine.powerOff();
        }
      }
      case "stats" -> {
        return wire.stats();
      }
      default -> throw new IllegalArgumentException("unknown command " + verb);
    }
    return "{\"sheets\": %d, \"feeder\": \"%s\"}".formatted(machine.sheets(), machine.adfState());
  }

  static boolean choice(String word, String yes, String no) {
    if (!word.equals(yes) && !word.equals(no)) {
      throw new IllegalArgumentException("expected %s or %s, not %s".formatted(yes, no, word));
    }
    return word.equals(yes);
  }
}
