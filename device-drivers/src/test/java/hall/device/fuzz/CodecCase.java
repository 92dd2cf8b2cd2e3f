// SPDX-License-Identifier: Apache-2.0
package hall.device.fuzz;

import java.util.List;
import java.util.Set;

/// One way into a codec, with valid samples to damage.
///
/// @param codec the class that the way leads into
/// @param what which of its ways
/// @param samples valid input, invented; none is empty
/// @param refusals the exceptions that the codec declares; any other is a bug
/// @param memory how much it may allocate
public record CodecCase(
    Class<?> codec,
    String what,
    Decoder decoder,
    List<byte[]> samples,
    Set<Class<? extends Exception>> refusals,
    Memory memory) {

  /// Takes one input; what it returns does not matter.
  @FunctionalInterface
  public interface Decoder {
    void decode(byte[] input) throws Exception;
  }

  /// An allowance of `base + perByte × length of the input`, in bytes.
  ///
  /// Everything counts that is allocated, also what is garbage at once, so that the most memory
  /// that is ever held is less.
  public record Memory(long base, long perByte) {
    public long of(int length) {
      return base + perByte * length;
    }
  }

  /// Enough for a message, an exception with its stack trace and a small multiple of the input.
  public static final Memory SMALL = new Memory(8 << 10, 16);

  public static CodecCase of(Class<?> codec, String what, Decoder decoder, byte[]... samples) {
    return new CodecCase(codec, what, decoder, List.of(samples), Set.of(), SMALL);
  }

  public CodecCase refusing(Class<? extends Exception> declared) {
    return new CodecCase(codec, what, decoder, samples, Set.of(declared), memory);
  }

  public CodecCase within(long base, long perByte) {
    return new CodecCase(codec, what, decoder, samples, refusals, new Memory(base, perByte));
  }

  public String name() {
    return codec.getSimpleName() + " " + what;
  }

  @Override
  public String toString() {
    return name();
  }
}
