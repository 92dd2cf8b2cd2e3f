// SPDX-License-Identifier: Apache-2.0
package hall.device.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The frame against a small codec: a byte of length, as many bytes of text.
final class CodecFuzzTest {

  private static final byte[] SAMPLE = {5, 'h', 'e', 'l', 'l', 'o'};
  private static final int INPUTS = 10_000;

  /// What [#careful] declares.
  private static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static byte[] careful(byte[] input) throws BrokenException {
    if (input.length == 0 || input.length - 1 < (input[0] & 0xFF)) {
      throw new BrokenException();
    }
    return Arrays.copyOfRange(input, 1, 1 + (input[0] & 0xFF));
  }

  private static CodecCase of(CodecCase.Decoder decoder) {
    return CodecCase.of(CodecFuzzTest.class, "planted", decoder, SAMPLE)
        .refusing(BrokenException.class);
  }

  @Test
  void aCarefulCodecPassesAndBothEndsOccur() {
    var report = CodecFuzz.run(of(CodecFuzzTest::careful), INPUTS, 1);
    assertTrue(report.refused() > INPUTS / 20, report.toString());
    assertTrue(report.refused() < INPUTS * 19 / 20, report.toString());
    assertTrue(report.mostBytes() < 16 << 10, report.toString());
  }

  @Test
  void aLengthThatIsBelievedIsNoticed() {
    var error =
        finds(input -> {
          if (input.length > 0) {
            new String(input, 1, input[0] & 0xFF, UTF_8);
          }
        });
    assertTrue(error.getCause() instanceof IndexOutOfBoundsException, error.toString());
  }

  @Test
  void aLengthThatIsOneOffIsNoticed() {
    finds(input -> {
      if (input.length > 0 && input.length >= (input[0] & 0xFF)) {
        var _ = input[input[0] & 0xFF];
      }
    });
  }

  @Test
  void memoryThatIsTakenBeforeTheLengthIsCheckedIsNoticed() {
    var error =
        finds(input -> {
          var _ = new byte[input.length == 0 ? 0 : (input[0] & 0xFF) << 12];
          careful(input);
        });
    assertTrue(String.valueOf(error.getMessage()).contains("allocates"), error.getMessage());
  }

  @Test
  void anErrorOfTheMachineIsNoticedToo() {
    var error = finds(input -> deeper(input.length > 6 ? 1 << 30 : 0));
    assertTrue(error.getCause() instanceof StackOverflowError, error.toString());
  }

  private static int deeper(int levels) {
    return levels == 0 ? 0 : 1 + deeper(levels - 1);
  }

  @Test
  void anExceptionThatWasNotDeclaredIsNoticedThoughItsParentWas() {
    assertThrows(
        AssertionError.class,
        () ->
            CodecFuzz.run(
                CodecCase.of(
                        CodecFuzzTest.class,
                        "planted",
                        input -> Integer.parseInt(new String(input, 1, input.length - 1, UTF_8)),
                        new byte[] {'1', '2'})
                    .refusing(IllegalArgumentException.class),
                INPUTS,
                1));
  }

  @Test
  void aFindingSaysHowToMakeItAgain() {
    var error = finds(input -> careful(Arrays.copyOf(input, input.length - 1)));
    assertTrue(error.toString().matches("(?s).*seed 1, input [0-9]+.*"), error.toString());
    assertEquals(
        error.getMessage(),
        finds(input -> careful(Arrays.copyOf(input, input.length - 1))).getMessage());
  }

  @Test
  void theSameSeedGivesTheSameInputsAndAnotherDoesNot() {
    assertArrayEquals(inputs(7), inputs(7));
    assertTrue(!Arrays.deepEquals(inputs(7), inputs(8)));
  }

  private static byte[][] inputs(long seed) {
    var mutations = new Mutations(seed, List.of(SAMPLE, new byte[300]));
    var inputs = new ArrayList<byte[]>();
    for (int i = 0; i < 500; i++) {
      inputs.add(mutations.next());
    }
    return inputs.toArray(byte[][]::new);
  }

  private static AssertionError finds(CodecCase.Decoder decoder) {
    return assertThrows(
        AssertionError.class, () -> CodecFuzz.run(of(decoder), INPUTS, 1), "not noticed");
  }
}
