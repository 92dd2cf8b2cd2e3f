// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;

/// The electronics of a simulated ESC/POS printer: real-time requests are answered as they come in,
/// everything else waits in the buffer for the print head.
final class EscPosMachine {

  /// Where the printer's own bytes go.
  @FunctionalInterface
  interface Back {
    void send(byte[] bytes) throws IOException;
  }

  /// Unwinds the print head to the next command after the buffer was cleared.
  static final class Cleared extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static final int DLE = 0x10;

  /// DLE DC4 8 with its fixed parameters.
  private static final byte[] CLEAR = {0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08};

  private final EscPosPaper paper;
  private final Back back;
  private final EscPosFirmware firmware;
  private final EscPosInterpreter interpreter;

  private final ArrayDeque<Integer> buffer = new ArrayDeque<>();
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private int clears;
  private int seenClears;
  private boolean power = true;
  private boolean echo = true;
  private boolean noise;

  /// The group of DLE EOT that gets no answer; 0 for none.
  private int mute;

  /// GS a n; 0 after each start.
  private int telling;

  private String toldLast = "";

  EscPosMachine(EscPosPaper paper, EscPosFirmware firmware, Back back) {
    this.paper = paper;
    this.back = back;
    this.firmware = firmware;
    this.interpreter = new EscPosInterpreter(this, paper, firmware);
  }

  /// The print head's thread.
  void run() {
    try {
      while (true) {
        step();
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("the print head died", e);
    }
  }

  private void step() throws InterruptedException, IOException {
    try {
      interpreter.command();
    } catch (Cleared e) {
      interpreter.initialise();
      paper.discardLine();
    }
  }

  /// The next buffered byte, as soon as the printer is able to print.
  synchronized int next() throws InterruptedException, Cleared {
    while (buffer.isEmpty() || !paper.ready() || clears != seenClears) {
      if (clears != seenClears) {
        seenClears = clears;
        throw new Cleared();
      }
      // The paper's own changes don't notify.
      wait(5);
    }
    return buffer.removeFirst();
  }

  /// Whether the buffer was cleared since the print head last looked.
  synchronized boolean cleared() {
    return clears != seenClears;
  }

  synchronized void receive(byte[] bytes) throws IOException {
    if (!power) {
      return;
    }
    for (byte b : bytes) {
      receive(b & 0xFF);
    }
    notifyAll();
  }

  /// Holds back what may become a real-time request.
  private void receive(int b) throws IOException {
    held.write(b);
    var bytes = held.toByteArray();
    if (bytes[0] != DLE) {
      release(bytes);
    } else if (bytes.length == 3 && bytes[1] == 0x04) {
      held.reset();
      realTimeStatus(bytes[2]);
    } else if (bytes.length == CLEAR.length && isPrefix(bytes)) {
      held.reset();
      clear();
      back.send(new byte[] {0x37, 0x25, 0x00});
    } else if (bytes.length > 1 && bytes[1] != 0x04 && !isPrefix(bytes)) {
      release(bytes);
    }
  }

  private static boolean isPrefix(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != CLEAR[i]) {
        return false;
      }
    }
    return true;
  }

  private void release(byte[] bytes) {
    held.reset();
    for (byte b : bytes) {
      buffer.addLast(b & 0xFF);
    }
  }

  private void realTimeStatus(int n) throws IOException {
    if (n == 20) {
      if (firmware.presenter()) {
        back.send(paper.fullStatus());
      }
      return;
    }
    if (n == mute) {
      return;
    }
    int status = 0x12 | paper.statusBits(n);
    back.send(
        noise
            ? new byte[] {(byte) 0xFF, 0x55, (byte) 0x93, (byte) status}
            : new byte[] {(byte) status});
  }

  /// GS a n: the first status goes out at once.
  synchronized void automaticStatus(int n) throws IOException {
    telling = n;
    toldLast = "";
    tell();
  }

  /// Something about paper, cover or cutter has changed.
  synchronized void tell() throws IOException {
    var status = paper.automaticStatus();
    var now = java.util.Arrays.toString(status);
    if (power && telling != 0 && !now.equals(toldLast)) {
      toldLast = now;
      back.send(status);
    }
  }

  void send(byte[] bytes) throws IOException {
    back.send(bytes);
  }

  /// GS r 1, in its turn.
  void paperStatus() throws IOException {
    if (echo) {
      back.send(new byte[] {(byte) paper.echoBits()});
    }
  }

  private void clear() {
    buffer.clear();
    clears++;
    notifyAll();
  }

  synchronized void power(boolean on) {
    power = on;
    telling = 0;
    held.reset();
    clear();
  }

  synchronized void echo(boolean on) {
    echo = on;
  }

  synchronized void mute(int group) {
    mute = group;
  }

  synchronized void noise(boolean on) {
    noise = on;
  }

  synchronized String stats(long wireMillis) {
    return ("{\"busyMillis\": %d, \"tickets\": %d, \"rows\": %d, \"buffered\": %d, \"unknown\": %d,"
            + " \"outlet\": \"%s\", \"retracted\": %d, \"telling\": %d}")
        .formatted(
            wireMillis + paper.busyMillis(),
            paper.tickets(),
            paper.fedRows(),
            buffer.size(),
            interpreter.unknownCommands(),
            paper.outlet().where(),
            paper.outlet().retracted(),
            telling);
  }
}
