// SPDX-License-Identifier: Apache-2.0
package hall.device.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damaged samples without end: flipped bits, other bytes, cuts, repetitions, splices, insertions,
/// and lengths that are one off or extreme. The same seed gives the same inputs.
final class Mutations {

  private static final int[] EXTREMES = {
    0,
    1,
    2,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x10000,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    -1
  };

  private final SplittableRandom random;
  private final List<byte[]> samples;
  private final int longest;

  Mutations(long seed, List<byte[]> samples) {
    this.random = new SplittableRandom(seed);
    this.samples = samples;
    this.longest = 64 + 2 * samples.stream().mapToInt(sample -> sample.length).max().orElse(0);
  }

  byte[] next() {
    if (random.nextInt(50) == 0) {
      return noise(random.nextInt(longest));
    }
    var bytes = sample().clone();
    for (int times = random.nextInt(5); times > 0; times--) {
      bytes = mutated(bytes);
    }
    return bytes.length > longest ? Arrays.copyOf(bytes, longest) : bytes;
  }

  private byte[] mutated(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int length = random.nextInt(1 + Math.min(bytes.length - at, 1 + (1 << random.nextInt(8))));
    return switch (random.nextInt(9)) {
      case 0 -> with(bytes, at, (b, i) -> b[i] ^= (byte) (1 << random.nextInt(8)));
      case 1 -> with(bytes, at, (b, i) -> b[i] = (byte) random.nextInt());
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> spliced(bytes, at, bytes, at + length);
      case 4 -> spliced(bytes, at + length, bytes, at);
      case 5 -> {
        var other = sample();
        yield spliced(bytes, at, other, random.nextInt(other.length));
      }
      case 6 -> spliced(spliced(bytes, at, noise(1 + random.nextInt(8)), 0), bytes, at);
      case 7 -> number(bytes, at, _ -> EXTREMES[random.nextInt(EXTREMES.length)]);
      default -> number(bytes, at, value -> value + (random.nextBoolean() ? 1 : -1));
    };
  }

  private interface Change {
    void at(byte[] bytes, int index);
  }

  private static byte[] with(byte[] bytes, int at, Change change) {
    if (at < bytes.length) {
      change.at(bytes, at);
    }
    return bytes;
  }

  /// The head of one before the tail of the other.
  private static byte[] spliced(byte[] head, int end, byte[] tail, int from) {
    var joined = Arrays.copyOf(head, end + tail.length - from);
    System.arraycopy(tail, from, joined, end, tail.length - from);
    return joined;
  }

  private byte[] spliced(byte[] head, byte[] bytes, int at) {
    return spliced(head, head.length, bytes, at);
  }

  private interface Value {
    int of(int before);
  }

  /// Another number of 1, 2 or 4 bytes in either order, since it may be a length.
  private byte[] number(byte[] bytes, int at, Value value) {
    int size = Math.min(1 << random.nextInt(3), bytes.length - at);
    boolean little = random.nextBoolean();
    int before = 0;
    for (int i = 0; i < size; i++) {
      before = before << 8 | (bytes[little ? at + size - 1 - i : at + i] & 0xFF);
    }
    int after = value.of(before);
    for (int i = 0; i < size; i++) {
      bytes[little ? at + i : at + size - 1 - i] = (byte) (after >> (8 * i));
    }
    return bytes;
  }

  private byte[] noise(int length) {
    var noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size()));
  }
}
