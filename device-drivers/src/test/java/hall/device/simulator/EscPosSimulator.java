// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// An ESC/POS ticket printer with 80 mm paper and a cutter, on a pseudo-terminal or a TCP port.
///
/// Options: `--link PATH` or `--port N`; `--rate N`, the rate that the printer is set to (19200);
/// `--baud N` paces TCP; `--speed N`, millimetres a second, 0 for at once (200); `--out DIR`, where
/// cut tickets go as `ticket-NN.png` and `.txt`; `--glyphs none|gb2312|gbk|gb18030`, what the
/// firmware can print (all of it); `--qr no` for one without `GS ( k`; `--presenter yes` for one
/// that holds tickets out; `--control N`. Control commands: `paper full|near-end|end`, `paper
/// end-after ROWS`, `cover open|close`, `cutter jam|clear`, `echo on|off` (whether it knows `GS
/// r`), `mute N` (the group of DLE EOT without an answer, 0 for none), `noise on|off`, `power
/// on|off`, `take` (the citizen takes the presented ticket), `outlet jam|clear`, `stall MILLIS`
/// (the next answer comes so late, once), `tickets`, `save DIR`, `stats`.
public final class EscPosSimulator {

  private final Wire wire;
  private final EscPosPaper paper;
  private final EscPosMachine machine;

  private EscPosSimulator(Wire wire, Options options) throws IOException {
    this.wire = wire;
    this.paper = new EscPosPaper(options.number("speed", 200));
    this.machine = new EscPosMachine(paper, EscPosFirmware.of(options), wire::send);
    var out = options.text("out");
    if (out != null) {
      paper.save(Path.of(out));
    }
  }

  public static void main(String[] arguments) throws IOException {
    var options =
        Options.parse(
            arguments,
            "link",
            "port",
            "rate",
            "baud",
            "speed",
            "out",
            "glyphs",
            "qr",
            "presenter",
            "control");
    var simulator = new EscPosSimulator(Wire.open(options, options.number("rate", 19200)), options);
    Thread.ofPlatform().daemon().name("wire").start(simulator::serve);
    Thread.ofPlatform().daemon().name("print-head").start(simulator.machine::run);
    ControlPort.open(options.number("control", 0), simulator::control)
        .announceAndWait(simulator.wire.uri("escpos"));
  }

  private String control(String verb, List<String> words) throws IOException {
    switch (verb) {
      case "paper" -> paper(words);
      case "cover" -> paper.cover(oneOf(words, "open", "close"));
      case "cutter" -> paper.jamCutter(oneOf(words, "jam", "clear"));
      case "echo" -> machine.echo(oneOf(words, "on", "off"));
      case "mute" -> machine.mute(Integer.parseInt(Ga450Simulator.word(words, 0)));
      case "noise" -> machine.noise(oneOf(words, "on", "off"));
      case "power" -> machine.power(oneOf(words, "on", "off"));
      case "take" -> paper.outlet().take();
      case "outlet" -> paper.outlet().jam(oneOf(words, "jam", "clear"));
      case "stall" -> wire.stallOnce(Long.parseLong(Ga450Simulator.word(words, 0)));
      case "save" -> paper.save(Path.of(Ga450Simulator.word(words, 0)));
      case "tickets" -> {
        return "{\"tickets\": %d}".formatted(paper.tickets());
      }
      case "stats" -> {
        return machine.stats(wire.busyMillis());
      }
      default ->
          throw new IllegalArgumentException(
              ("no command \"%s\": there are paper, cover, cutter, echo, mute, noise, power, take, outlet,"
                      + " stall, save, tickets, stats")
                  .formatted(verb));
    }
    machine.tell();
    return "{}";
  }

  private void paper(List<String> words) {
    switch (Ga450Simulator.word(words, 0)) {
      case "full" -> paper.load(EscPosPaper.WHOLE_ROLL);
      case "near-end" -> paper.load(EscPosPaper.NEAR_END_ROWS);
      case "end" -> paper.load(0);
      case "end-after" -> paper.load(Integer.parseInt(Ga450Simulator.word(words, 1)));
      default -> throw new IllegalArgumentException("paper full, near-end, end or end-after ROWS");
    }
  }

  /// Whether the first of two words was said.
  private static boolean oneOf(List<String> words, String yes, String no) {
    var word = Ga450Simulator.word(words, 0);
    if (!word.equals(yes) && !word.equals(no)) {
      throw new IllegalArgumentException("%s or %s, not %s".formatted(yes, no, word));
    }
    return word.equals(yes);
  }

  private void serve() {
    // Small, since a piece is handled only after all of it has passed the paced line.
    var chunk = new byte[32];
    try {
      while (true) {
        int count = wire.read(chunk);
        if (wire.legible()) {
          machine.receive(Arrays.copyOf(chunk, count));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the line is gone", e);
    }
  }
}
