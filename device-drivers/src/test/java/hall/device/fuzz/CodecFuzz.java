// SPDX-License-Identifier: Apache-2.0
package hall.device.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;

/// Feeds a codec damaged samples and watches what it throws and what it allocates.
public final class CodecFuzz {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// What was seen.
  ///
  /// @param refused inputs that ended with a declared exception
  /// @param mostBytes the most that one input made it allocate
  /// @param ofInput how long that input was
  public record Report(
      String name, int inputs, int refused, long millis, long mostBytes, int ofInput) {

    @Override
    public String toString() {
      return "%-34s %,d inputs, %,d refused, %,d a second, at most %,d bytes for %,d"
          .formatted(
              name, inputs, refused, inputs * 1000L / Math.max(1, millis), mostBytes, ofInput);
    }
  }

  private CodecFuzz() {}

  /// Feeds it so many inputs.
  ///
  /// @throws AssertionError with the seed, the number and the bytes of the input, so that it can be
  ///   made again
  public static Report run(CodecCase codec, int inputs, long seed) {
    // Loading classes and building tables also allocates, once.
    for (var sample : codec.samples()) {
      accepts(codec, sample.clone(), "an undamaged sample");
    }
    var mutations = new Mutations(seed, codec.samples());
    int refused = 0;
    long mostBytes = 0;
    int ofInput = 0;
    long began = System.nanoTime();
    for (int i = 0; i < inputs; i++) {
      var input = mutations.next();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      refused += accepts(codec, input, "seed %d, input %d".formatted(seed, i)) ? 0 : 1;
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > codec.memory().of(input.length)) {
        allocated = allocatedAgain(codec, input, "seed %d, input %d".formatted(seed, i));
      }
      if (allocated > mostBytes) {
        mostBytes = allocated;
        ofInput = input.length;
      }
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    return new Report(codec.name(), inputs, refused, millis, mostBytes, ofInput);
  }

  /// The first input of its kind may load classes; what it takes the second time is its own.
  private static long allocatedAgain(CodecCase codec, byte[] input, String which) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    accepts(codec, input, which);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (allocated > codec.memory().of(input.length)) {
      throw new AssertionError(
          "%s (%s) allocates %,d bytes for %,d: %s"
              .formatted(codec, which, allocated, input.length, HexFormat.of().formatHex(input)));
    }
    return allocated;
  }

  // Whatever is thrown is the finding, errors included.
  @SuppressWarnings("CatchingUnchecked")
  private static boolean accepts(CodecCase codec, byte[] input, String which) {
    try {
      codec.decoder().decode(input);
      return true;
    } catch (Throwable e) {
      if (codec.refusals().contains(e.getClass())) {
        return false;
      }
      throw new AssertionError(
          "%s (%s) throws at %s".formatted(codec, which, HexFormat.of().formatHex(input)), e);
    }
  }
}
