// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// The faults that a simulated card reader was asked to show, each for a number of answers.
final class Ga450Faults {

  private int checksum;
  private int readFailed;
  private int pullMidRead;
  private int noise;
  private int half;
  private final Map<Integer, Integer> delays = new HashMap<>();
  private final Map<Integer, Refusal> refusals = new HashMap<>();
  private boolean silent;
  private boolean dribble;
  private final Random random = new Random(450);

  /// SW3 instead of an answer, for a number of answers.
  private record Refusal(int sw3, int times) {}

  /// The next answers to an operation (CMD and PARA) are this SW3.
  void refuse(int operation, int sw3, int times) {
    refusals.put(operation, new Refusal(sw3, times));
  }

  /// The next answer to an operation comes that much later.
  void delay(int operation, int millis) {
    delays.put(operation, millis);
  }

  int takeDelayMillis(int operation) {
    var millis = delays.remove(operation);
    return millis == null ? 0 : millis;
  }

  /// The SW3 to refuse with; -1 for none.
  int takeRefusal(int operation) {
    var refusal = refusals.get(operation);
    if (refusal == null || refusal.times == 0) {
      return -1;
    }
    refusals.put(operation, new Refusal(refusal.sw3, refusal.times - 1));
    return refusal.sw3;
  }

  void set(String name, int times) {
    switch (name) {
      case "checksum" -> checksum = times;
      case "read-failed" -> readFailed = times;
      case "pull-mid-read" -> pullMidRead = times;
      case "noise" -> noise = times;
      case "half" -> half = times;
      case "silent" -> silent = true;
      case "dribble" -> dribble = true;
      case "none" -> {
        checksum = 0;
        readFailed = 0;
        pullMidRead = 0;
        noise = 0;
        half = 0;
        delays.clear();
        refusals.clear();
        silent = false;
        dribble = false;
      }
      default ->
          throw new IllegalArgumentException(
              "no fault \"%s\": there are checksum, read-failed, pull-mid-read, noise, half, silent, dribble, none"
                  .formatted(name));
    }
  }

  boolean silent() {
    return silent;
  }

  /// Whether every byte is sent by itself.
  boolean dribble() {
    return dribble;
  }

  boolean takeReadFailed() {
    return readFailed-- > 0;
  }

  boolean takePullMidRead() {
    return pullMidRead-- > 0;
  }

  /// A read answer with one bit turned on the way.
  byte[] corrupted(byte[] answer) {
    if (checksum-- > 0) {
      answer[answer.length / 3] ^= 0x10;
    }
    return answer;
  }

  /// The answer between line noise that contains half a preamble and a whole one.
  byte[] onTheWire(byte[] whole) {
    var answer = half-- > 0 ? Arrays.copyOf(whole, whole.length / 2) : whole;
    if (noise-- <= 0) {
      return answer;
    }
    var before = new byte[8 + random.nextInt(24)];
    random.nextBytes(before);
    byte[] preamble = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};
    System.arraycopy(preamble, 0, before, 0, 5);
    System.arraycopy(preamble, 0, before, before.length - 3, 3);
    var all = new byte[before.length + answer.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(answer, 0, all, before.length, answer.length);
    return all;
  }
}
