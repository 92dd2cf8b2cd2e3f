// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A bar-code module on a pseudo-terminal or a TCP port.
///
/// Options: `--link PATH` or `--port N`; `--rate N`, the rate that the module is set to (9600);
/// `--baud N` paces TCP; `--trigger yes` for one that reads only between SYN T CR and SYN U CR,
/// `--trigger acknowledged` for one that also answers ACK to the first; `--control N`. Control
/// commands: `scan TEXT…` (a citizen holds a code before the window), `repeat TIMES MILLIS TEXT…`
/// (and keeps it there), `raw HEX MILLIS` (bytes as they are, and a pause), `suffix
/// cr|lf|crlf|tab|none`, `prefix HEX`, `encoding NAME`, `power on|off`, `stats`.
public final class BarcodeSimulator {

  private static final byte[] TRIGGER = {0x16, 'T', '\r'};
  private static final byte ACKNOWLEDGEMENT = 0x06;
  private static final byte[] RELEASE = {0x16, 'U', '\r'};

  private final Wire wire;
  private final boolean triggered;
  private final boolean acknowledging;
  private final AtomicInteger scans = new AtomicInteger();
  private volatile boolean lit;
  private volatile boolean power = true;
  private volatile byte[] suffix = {'\r'};
  private volatile byte[] prefix = {};
  private volatile Charset encoding = StandardCharsets.UTF_8;

  /// @param trigger `yes`, `acknowledged`, or nothing for a module that always reads
  private BarcodeSimulator(Wire wire, @Nullable String trigger) {
    this.wire = wire;
    this.acknowledging = "acknowledged".equals(trigger);
    this.triggered = acknowledging || "yes".equals(trigger);
  }

  public static void main(String[] arguments) throws IOException {
    var options = Options.parse(arguments, "link", "port", "rate", "baud", "trigger", "control");
    var simulator =
        new BarcodeSimulator(
            Wire.open(options, options.number("rate", 9600)), options.text("trigger"));
    Thread.ofPlatform().daemon().name("wire").start(simulator::serve);
    ControlPort.open(options.number("control", 0), simulator::control)
        .announceAndWait(simulator.wire.uri("barcode"));
  }

  private String control(String verb, List<String> words) throws IOException {
    switch (verb) {
      case "scan" -> scan(String.join(" ", words));
      case "repeat" -> repeat(words);
      case "raw" -> {
        wire.send(HexFormat.of().parseHex(Ga450Simulator.word(words, 0)));
        rest(Ga450Simulator.word(words, 1));
      }
      case "suffix" -> suffix = suffix(Ga450Simulator.word(words, 0));
      case "prefix" -> prefix = HexFormat.of().parseHex(words.isEmpty() ? "" : words.getFirst());
      case "encoding" -> encoding = Charset.forName(Ga450Simulator.word(words, 0));
      case "power" -> power = Ga450Simulator.word(words, 0).equals("on");
      case "stats" -> {
        return "{\"busyMillis\": %d, \"scans\": %d, \"lit\": %b}"
            .formatted(wire.busyMillis(), scans.get(), lit);
      }
      default ->
          throw new IllegalArgumentException(
              "no command \"%s\": there are scan, repeat, raw, suffix, prefix, encoding, power, stats"
                  .formatted(verb));
    }
    return "{}";
  }

  private static byte[] suffix(String word) {
    return switch (word) {
      case "cr" -> new byte[] {'\r'};
      case "lf" -> new byte[] {'\n'};
      case "crlf" -> new byte[] {'\r', '\n'};
      case "tab" -> new byte[] {'\t'};
      case "none" -> new byte[0];
      default -> throw new IllegalArgumentException("suffix cr, lf, crlf, tab or none");
    };
  }

  private void scan(String text) throws IOException {
    if (!power || (triggered && !lit)) {
      return;
    }
    scans.incrementAndGet();
    var out = new ByteArrayOutputStream();
    out.writeBytes(prefix);
    out.writeBytes(text.getBytes(encoding));
    out.writeBytes(suffix);
    wire.send(out.toByteArray());
    lit = false;
  }

  private void repeat(List<String> words) throws IOException {
    for (int times = Integer.parseInt(Ga450Simulator.word(words, 0)); times > 0; times--) {
      scan(String.join(" ", words.subList(2, words.size())));
      rest(words.get(1));
    }
  }

  private static void rest(String millis) throws IOException {
    try {
      Thread.sleep(Integer.parseInt(millis));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void serve() {
    var held = new byte[3];
    var chunk = new byte[32];
    try {
      while (true) {
        int count = wire.read(chunk);
        for (int i = 0; i < count && wire.legible() && power; i++) {
          System.arraycopy(held, 1, held, 0, 2);
          held[2] = chunk[i];
          if (acknowledging && Arrays.equals(held, TRIGGER)) {
            wire.send(new byte[] {ACKNOWLEDGEMENT});
          }
          lit = Arrays.equals(held, TRIGGER) || (lit && !Arrays.equals(held, RELEASE));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the line is gone", e);
    }
  }
}
