// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import hall.device.simulator.Ga450Quirks.Quirk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
    READ,
    /// After a failed read the card must be lifted.
    STUCK
  }

  /// The least between two finds, which the specification demands of whoever asks.
  private static final long FIND_INTERVAL_NANOS = 300_000_000;

  /// How long a rest makes the first find lie again.
  private static final long REST_NANOS = 200_000_000;

  private final Ga450Faults faults = new Ga450Faults();
  private final Ga450Quirks quirks = new Ga450Quirks();
  private long lastFind = System.nanoTime() - REST_NANOS;
  private boolean selectRefused;
  private boolean wrongWay;
  private int fingerprintBytes = 1024;
  private @Nullable SampleCard card;
  private Chip chip = Chip.ABSENT;
  private boolean power = true;
  private int reads;
  private int requests;
  private long unaskableNanos;

  /// @param wrong whether it lies so that the antenna does not reach it
  synchronized void lay(SampleCard laid, boolean wrong) {
    long askable = lastFind + FIND_INTERVAL_NANOS - System.nanoTime();
    unaskableNanos += Math.max(0, askable);
    card = laid;
    wrongWay = wrong;
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

  synchronized void refuse(int operation, int sw3, int times) {
    faults.refuse(operation, sw3, times);
  }

  synchronized void quirk(String name, boolean on) {
    quirks.set(name, on);
  }

  /// How many bytes of fingerprints cards have: 1024, 512 or 0.
  synchronized void fingerprints(int bytes) {
    fingerprintBytes = bytes;
  }

  synchronized void delay(int operation, int millis) {
    faults.delay(operation, millis);
  }

  /// How much later than usual this request is answered.
  synchronized int takeDelayMillis(byte[] body) {
    return faults.takeDelayMillis(operation(body));
  }

  private static int operation(byte[] body) {
    return (body[2] & 0xFF) << 8 | (body[3] & 0xFF);
  }

  synchronized boolean silent() {
    return !power || faults.silent();
  }

  synchronized boolean dribbles() {
    return faults.dribble();
  }

  /// To what the line took, `busyMillis` adds how long cards lay there while the module must not be
  /// asked yet.
  synchronized String stats(long busyMicros) {
    return "{\"busyMillis\": %d, \"busyMicros\": %d, \"reads\": %d, \"requests\": %d, \"card\": \"%s\"}"
        .formatted(
            busyMicros / 1_000 + unaskableNanos / 1_000_000,
            busyMicros,
            reads,
            requests,
            chip == Chip.ABSENT ? "absent" : "present");
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
    int operation = operation(body);
    int refusal = faults.takeRefusal(operation);
    if (refusal >= 0) {
      // For 31, 41, 47 and 81 the card's own status comes along.
      return faults.onTheWire(frame(0x63, 0x07, refusal));
    }
    if (operation == 0x3010 && quirks.has(Quirk.DEAF_TO_FINGERPRINTS)) {
      return new byte[0];
    }
    return faults.onTheWire(carriedOut(operation));
  }

  private byte[] carriedOut(int operation) {
    return switch (operation) {
      case 0x10FF, 0x11FF -> good(0x90);
      case 0x12FF -> quirks.has(Quirk.NO_SAM_ID) ? frame(0x00, 0x00, 0x21) : good(0x90, samId());
      case 0x2001 -> find();
      case 0x2002 -> select();
      case 0x3001 -> read(false);
      case 0x3003 -> readAppended();
      case 0x3005 -> readManagementNumber();
      case 0x3010 -> quirks.has(Quirk.NO_FINGERPRINTS) ? frame(0x00, 0x00, 0x21) : read(true);
      default -> frame(0x00, 0x00, 0x21);
    };
  }

  private byte[] find() {
    long now = System.nanoTime();
    boolean rested = now - lastFind > REST_NANOS;
    lastFind = now;
    selectRefused = false;
    boolean unseen =
        card == null
            || wrongWay
            || (chip == Chip.READ && quirks.has(Quirk.HIDES_READ_CARD))
            || (rested && quirks.has(Quirk.FIRST_FIND_LIES));
    return unseen ? frame(0x00, 0x00, 0x80) : good(0x9F, new byte[] {0x00, 0x00, 0x00, 0x00});
  }

  private byte[] select() {
    boolean tooEarly = quirks.has(Quirk.FIRST_SELECT_FAILS) && !selectRefused;
    selectRefused = true;
    if (chip == Chip.ABSENT || chip == Chip.STUCK || wrongWay || tooEarly || spent()) {
      return frame(0x00, 0x00, 0x81);
    }
    chip = Chip.SELECTED;
    return good(0x90, new byte[8]);
  }

  private byte[] read(boolean withFingerprints) {
    var laid = card;
    if (laid == null || !selected()) {
      return frame(0x00, 0x00, 0x41);
    }
    if (faults.takeReadFailed()) {
      chip = Chip.STUCK;
      return frame(0x63, 0x00, 0x41);
    }
    reads++;
    var answer = good(0x90, payload(laid, withFingerprints));
    chip = Chip.READ;
    if (faults.takePullMidRead()) {
      remove();
      return Arrays.copyOf(answer, answer.length / 2);
    }
    return faults.corrupted(answer);
  }

  private byte[] readAppended() {
    var laid = card;
    if (laid == null || !selected()) {
      return frame(0x00, 0x00, 0x41);
    }
    return laid.appended().isEmpty() ? frame(0x00, 0x00, 0x91) : good(0x90, laid.appendedBytes());
  }

  private byte[] readManagementNumber() {
    return card == null || !selected()
        ? frame(0x00, 0x00, 0x41)
        : good(0x90, "0123456789ABCDEF0123456789AB".getBytes(StandardCharsets.US_ASCII));
  }

  /// A card stays selected while it lies there, also after it was read.
  private boolean selected() {
    return chip == Chip.SELECTED || chip == Chip.READ;
  }

  /// Whether the model wants the card lifted before it is selected again.
  private boolean spent() {
    return chip == Chip.READ && (quirks.has(Quirk.NEEDS_LIFT) || quirks.has(Quirk.HIDES_READ_CARD));
  }

  private byte[] payload(SampleCard laid, boolean withFingerprints) {
    var data = new ByteArrayOutputStream();
    data.writeBytes(new byte[] {0x01, 0x00, 0x04, 0x00});
    boolean longForm = withFingerprints && !quirks.has(Quirk.FINGERPRINTS_IN_SHORT_FORM);
    if (longForm) {
      data.write(fingerprintBytes >> 8);
      data.write(fingerprintBytes);
    }
    data.writeBytes(laid.text());
    data.writeBytes(laid.photo());
    if (longForm && fingerprintBytes >= 512) {
      data.writeBytes(SampleCard.fingerprint(11, 82, 1));
    }
    if (longForm && fingerprintBytes >= 1024) {
      data.writeBytes(SampleCard.fingerprint(16, 0, 2));
    }
    return data.toByteArray();
  }

  /// 05.01-20260213-0000000001-0000000042 in little-endian numbers.
  private static byte[] samId() {
    return new byte[] {
      0x05, 0x00, 0x01, 0x00, 0x75, 0x25, 0x35, 0x01, 0x01, 0x00, 0x00, 0x00, 0x2A, 0x00, 0x00, 0x00
    };
  }

  private byte[] good(int sw3, byte... data) {
    return quirks.has(Quirk.STATUS_BYTES)
        ? frame(0x12, 0x34, sw3, data)
        : frame(0x00, 0x00, sw3, data);
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
