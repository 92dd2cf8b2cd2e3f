// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A simulated SAM_V module with its antenna: what it answers to a request, given what lies on it
/// and which faults were asked for.
final class Ga450Module {

  private static final byte[] PREAMBLE = {(byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, 0x69};

  /// The chip's own state, which shows on the wire as the status bytes.
  private enum Chip {
    ABSENT,
    LAID,
    SELECTED,
    /// After a failed read the card must be lifted.
    STUCK
  }

  private final Ga450Faults faults = new Ga450Faults();
  private @Nullable SampleCard card;
  private Chip chip = Chip.ABSENT;
  private boolean power = true;
  private int reads;
  private int requests;

  synchronized void lay(SampleCard laid) {
    card = laid;
    chip = Chip.LAID;
  }

  synchronized void remove() {
    card = null;
    chip = Chip.ABSENT;
  }

  synchronized void power(boolean on) {
    power = on;
    if (card != null) {
      chip = Chip.LAID;
    }
  }

  synchronized void fault(String name, int times) {
    faults.set(name, times);
  }

  synchronized boolean silent() {
    return !power || faults.silent();
  }

  synchronized boolean dribbles() {
    return faults.dribble();
  }

  synchronized String stats(long busyMillis) {
    return "{\"busyMillis\": %d, \"reads\": %d, \"requests\": %d, \"card\": \"%s\"}"
        .formatted(busyMillis, reads, requests, chip == Chip.ABSENT ? "absent" : "present");
  }

  /// Carries out one request.
  ///
  /// @param body what stands after the preamble: Len(2) CMD PARA [data] CHK
  /// @return the bytes on the wire, possibly none
  synchronized byte[] answer(byte[] body) {
    requests++;
    if (xor(body, 0, body.length) != 0) {
      return frame(0x00, 0x00, 0x10);
    }
    int operation = (body[2] & 0xFF) << 8 | (body[3] & 0xFF);
    return faults.onTheWire(
        switch (operation) {
          case 0x10FF, 0x11FF -> frame(0x00, 0x00, 0x90);
          case 0x12FF -> frame(0x00, 0x00, 0x90, samId());
          case 0x2001 -> find();
          case 0x2002 -> select();
          case 0x3001 -> read(false);
          case 0x3003 -> readAppended();
          case 0x3010 -> read(true);
          default -> frame(0x00, 0x00, 0x21);
        });
  }

  private byte[] find() {
    return card == null
        ? frame(0x00, 0x00, 0x80)
        : frame(0x00, 0x00, 0x9F, new byte[] {0x00, 0x00, 0x00, 0x00});
  }

  private byte[] select() {
    if (chip == Chip.ABSENT || chip == Chip.STUCK) {
      return frame(0x00, 0x00, 0x81);
    }
    chip = Chip.SELECTED;
    return frame(0x00, 0x00, 0x90, new byte[8]);
  }

  private byte[] read(boolean withFingerprints) {
    var laid = card;
    if (laid == null || chip != Chip.SELECTED) {
      return frame(0x00, 0x00, 0x41);
    }
    if (faults.takeReadFailed()) {
      chip = Chip.STUCK;
      return frame(0x63, 0x00, 0x41);
    }
    reads++;
    var data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {0x01, 0x00, 0x04, 0x00});
    if (withFingerprints) {
      data.writeBytes(new byte[] {0x00, 0x00});
    }
    data.writeBytes(laid.text());
    data.writeBytes(laid.photo());
    var answer = frame(0x00, 0x00, 0x90, data.toByteArray());
    if (faults.takePullMidRead()) {
      remove();
      return Arrays.copyOf(answer, answer.length / 2);
    }
    return faults.corrupted(answer);
  }

  private byte[] readAppended() {
    var laid = card;
    if (laid == null || chip != Chip.SELECTED) {
      return frame(0x00, 0x00, 0x41);
    }
    return laid.appended().isEmpty()
        ? frame(0x00, 0x00, 0x91)
        : frame(0x00, 0x00, 0x90, laid.appendedBytes());
  }

  /// 05.01-20260213-0000000001-0000000042 in little-endian numbers.
  private static byte[] samId() {
    return new byte[] {
      0x05, 0x00, 0x01, 0x00, 0x75, 0x25, 0x35, 0x01, 0x01, 0x00, 0x00, 0x00, 0x2A, 0x00, 0x00, 0x00
    };
  }

  private static byte[] frame(int sw1, int sw2, int sw3, byte... data) {
    int length = 4 + data.length;
    var frame = new byte[PREAMBLE.length + 2 + length];
    System.arraycopy(PREAMBLE, 0, frame, 0, PREAMBLE.length);
    frame[5] = (byte) (length >> 8);
    frame[6] = (byte) length;
    frame[7] = (byte) sw1;
    frame[8] = (byte) sw2;
    frame[9] = (byte) sw3;
    System.arraycopy(data, 0, frame, 10, data.length);
    frame[frame.length - 1] = (byte) xor(frame, PREAMBLE.length, frame.length - 1);
    return frame;
  }

  private static int xor(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i] & 0xFF;
    }
    return sum;
  }
}
