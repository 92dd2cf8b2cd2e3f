// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An IPP printer as a process.
///
/// `--port N --control N --out DIR --page-millis N --pages-ahead N --tls on`; 0 takes an ephemeral
/// port. Every document is kept in DIR as job-NN.pdf, or as a picture of each of its raster's
/// pages, beside job-NN.json. With TLS it signs its certificate itself, for 127.0.0.1 alone.
///
/// Control, what happens: `paper N`, `tray NAME N`, `jam`, `clear`, `cover open|close`, `toner N`,
/// `abort-next`, `busy on|off`, `power off|on`. What the model is like: `formats MIME…`,
/// `refuse-pdf [on|off]`, `duplex`, `colour`, `counting`, `page-ranges`, `collating`, `create-job`,
/// `accepting` and `asleep` with `on|off`, `clock YEAR` (0 for none), `sheet-back WORD`, `ignore
/// ATTRIBUTE…`. Questions: `jobs`, `fingerprint`, `stats`.
public final class IppSimulator {

  private final IppMachine machine;
  private final IppKnobs knobs = new IppKnobs();
  private final IppWire wire;
  private final HttpPower power;
  private final @Nullable SampleCertificate certificate;

  private IppSimulator(Options options) throws IOException {
    var out = options.text("out");
    certificate = options.text("tls") == null ? null : SampleCertificate.make();
    machine =
        new IppMachine(
            options.number("page-millis", 2000), options.number("pages-ahead", 1_000_000));
    var documents = new IppDocuments(machine, out == null ? null : Path.of(out));
    wire = new IppWire(machine, knobs, documents, certificate == null ? "ipp" : "ipps");
    power =
        new HttpPower(options.number("port", 0), "/ipp/print", wire::handle, context(certificate));
  }

  private static @Nullable SSLContext context(@Nullable SampleCertificate certificate) {
    return certificate == null ? null : certificate.context();
  }

  public static void main(String[] arguments) throws IOException {
    // Small answers must not wait for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var options =
        Options.parse(arguments, "port", "control", "out", "page-millis", "pages-ahead", "tls");
    var simulator = new IppSimulator(options);
    simulator.power.on();
    var control = ControlPort.open(options.number("control", 0), simulator::command);
    control.announceAndWait(
        "%s://127.0.0.1:%d/ipp/print"
            .formatted(simulator.certificate == null ? "ipp" : "ipps", simulator.power.port()));
  }

  private String command(String verb, List<String> words) throws IOException {
    var word = words.isEmpty() ? "" : words.getFirst();
    switch (verb) {
      case "paper" -> machine.paper(Integer.parseInt(word));
      case "tray" -> machine.tray(word, Integer.parseInt(words.getLast()));
      case "toner" -> machine.toner(Integer.parseInt(word));
      case "jam" -> machine.jam(true);
      case "clear" -> machine.jam(false);
      case "cover" -> machine.cover(EsclSimulator.choice(word, "open", "close"));
      case "refuse-pdf" -> refusePdf(words.isEmpty() || EsclSimulator.choice(word, "on", "off"));
      case "abort-next" -> machine.abortNext();
      case "busy" -> wire.busy(EsclSimulator.choice(word, "on", "off"));
      case "power" -> power(EsclSimulator.choice(word, "on", "off"));
      case "jobs" -> {
        return machine.json();
      }
      case "fingerprint" -> {
        return "{\"sha256\": \"%s\"}"
            .formatted(certificate == null ? "" : certificate.fingerprint());
      }
      case "stats" -> {
        // Answered below, as after every command.
      }
      default -> {
        if (!knobs.turn(verb, words)) {
          throw new IllegalArgumentException("unknown command " + verb);
        }
      }
    }
    return machine.stats();
  }

  private void refusePdf(boolean refuse) {
    knobs.turn(
        "formats",
        refuse
            ? List.of("image/jpeg")
            : List.of("application/pdf", "image/pwg-raster", "image/jpeg"));
  }

  private void power(boolean on) throws IOException {
    if (on) {
      machine.power(true);
      power.on();
    } else {
      power.off();
      machine.power(false);
    }
  }
}
