// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A resident identity card reader of the GA 450 family, on a pseudo-terminal or a TCP port.
///
/// Options: `--link PATH` or `--port N`; `--rate N`, the rate that the module is set to (115200);
/// `--baud N` paces TCP; `--control N`. Control commands: `lay CARD [wrong]`, `remove`, `fault
/// checksum|read-failed|pull-mid-read|noise|half [N]`, `fault silent|dribble|none`, `refuse CMDPARA
/// SW3 [N]` (hexadecimal), `delay CMDPARA MILLIS`, `quirk NAME on|off`, `quirk all off`,
/// `fingerprints 1024|512|0`, `power on|off`, `stats`.
public final class Ga450Simulator {

  private static final int REQUEST_MAX = 64;

  private final Ga450Module module = new Ga450Module();
  private final Wire wire;

  /// What came in and is not yet a whole request.
  private byte[] pending = new byte[0];

  private Ga450Simulator(Wire wire) {
    this.wire = wire;
  }

  public static void main(String[] arguments) throws IOException {
    var options = Options.parse(arguments, "link", "port", "rate", "baud", "control");
    var simulator = new Ga450Simulator(Wire.open(options, options.number("rate", 115200)));
    Thread.ofPlatform().daemon().name("wire").start(simulator::serve);
    ControlPort.open(options.number("control", 0), simulator::control)
        .announceAndWait(simulator.wire.uri("ga450"));
  }

  private String control(String verb, List<String> words) {
    switch (verb) {
      case "lay" -> module.lay(SampleCard.named(word(words, 0)), words.contains("wrong"));
      case "remove" -> module.remove();
      case "fault" ->
          module.fault(word(words, 0), words.size() > 1 ? Integer.parseInt(words.get(1)) : 1);
      case "refuse" ->
          module.refuse(
              Integer.parseInt(word(words, 0), 16),
              Integer.parseInt(word(words, 1), 16),
              words.size() > 2 ? Integer.parseInt(words.get(2)) : 1);
      case "delay" ->
          module.delay(Integer.parseInt(word(words, 0), 16), Integer.parseInt(word(words, 1)));
      case "quirk" -> module.quirk(word(words, 0), onOrOff(word(words, 1)));
      case "fingerprints" -> module.fingerprints(Integer.parseInt(word(words, 0)));
      case "power" -> module.power(onOrOff(word(words, 0)));
      case "stats" -> {
        return module.stats(wire.busyMicros());
      }
      default ->
          throw new IllegalArgumentException(
              "no command \"%s\": there are lay, remove, fault, refuse, delay, quirk, fingerprints, power, stats"
                  .formatted(verb));
    }
    return "{}";
  }

  static String word(List<String> words, int index) {
    if (index >= words.size()) {
      throw new IllegalArgumentException("a word is missing");
    }
    return words.get(index);
  }

  static boolean onOrOff(String word) {
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("on or off, not " + word);
    };
  }

  private void serve() {
    // Small, since a piece is handled only after all of it has passed the paced line.
    var chunk = new byte[32];
    try {
      while (true) {
        int count = wire.read(chunk);
        if (module.silent()) {
          pending = new byte[0];
        } else if (!wire.legible()) {
          // A module at another rate sees framing errors; its own transmitter rings a little.
          pending = new byte[0];
          wire.send(new byte[] {(byte) 0xF8, 0x00, (byte) 0xE6});
        } else {
          received(Arrays.copyOf(chunk, count));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the line is gone", e);
    }
  }

  private void received(byte[] bytes) throws IOException {
    var all = Arrays.copyOf(pending, pending.length + bytes.length);
    System.arraycopy(bytes, 0, all, pending.length, bytes.length);
    pending = all;
    for (var body = nextRequest(); body.length > 0; body = nextRequest()) {
      var answer = module.answer(body);
      pause(module.takeDelayMillis(body));
      int piece = module.dribbles() ? 1 : Math.max(1, answer.length);
      for (int at = 0; at < answer.length; at += piece) {
        wire.send(Arrays.copyOfRange(answer, at, at + piece));
      }
    }
  }

  private static void pause(int millis) {
    long until = System.nanoTime() + millis * 1_000_000L;
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Takes the next whole request out of `pending`: Len(2) CMD PARA [data] CHK; empty when there is
  /// none.
  private byte[] nextRequest() {
    int at = 0;
    while (at + 7 <= pending.length) {
      if (!startsAt(at)) {
        at++;
        continue;
      }
      int length = (pending[at + 5] & 0xFF) << 8 | (pending[at + 6] & 0xFF);
      if (length < 3 || length > REQUEST_MAX) {
        at++;
        continue;
      }
      int end = at + 7 + length;
      if (end > pending.length) {
        return new byte[0];
      }
      var body = Arrays.copyOfRange(pending, at + 5, end);
      pending = Arrays.copyOfRange(pending, end, pending.length);
      return body;
    }
    return new byte[0];
  }

  private boolean startsAt(int at) {
    return (pending[at] & 0xFF) == 0xAA
        && (pending[at + 1] & 0xFF) == 0xAA
        && (pending[at + 2] & 0xFF) == 0xAA
        && (pending[at + 3] & 0xFF) == 0x96
        && pending[at + 4] == 0x69;
  }
}
