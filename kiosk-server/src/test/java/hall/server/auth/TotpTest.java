// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  /// The secret of the test vectors.
  private static final byte[] SECRET = ascii("12345678901234567890");

  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

  /// RFC 6238, appendix B, the rows of SHA-1.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130",
  })
  void theVectorsOfRfc6238(long seconds, String code) {
    long step = Totp.stepOf(Instant.ofEpochSecond(seconds));
    assertEquals(code, Totp.code(SECRET, step, 8));
    assertEquals(code.substring(2), Totp.code(SECRET, Instant.ofEpochSecond(seconds)));
  }

  @Test
  void aClockMayBeWrongByOneStep() {
    long step = Totp.stepOf(NOW);
    for (long each = step - 1; each <= step + 1; each++) {
      assertEquals(OptionalLong.of(each), Totp.step(SECRET, Totp.code(SECRET, each, 6), NOW, 0));
    }
    for (long each : new long[] {step - 2, step + 2}) {
      assertTrue(Totp.step(SECRET, Totp.code(SECRET, each, 6), NOW, 0).isEmpty());
    }
  }

  @Test
  void aCodeIsOverOnceItsStepWasUsed() {
    long step = Totp.stepOf(NOW);
    String code = Totp.code(SECRET, NOW);
    assertEquals(OptionalLong.of(step), Totp.step(SECRET, code, NOW, step - 1));
    assertTrue(Totp.step(SECRET, code, NOW, step).isEmpty());
  }

  @Test
  void spacesDoNotMatterAndNonsenseDoesNotFit() {
    String code = Totp.code(SECRET, NOW);
    assertTrue(
        Totp.step(SECRET, code.substring(0, 3) + " " + code.substring(3), NOW, 0).isPresent());
    assertTrue(Totp.step(SECRET, "", NOW, 0).isEmpty());
    assertTrue(Totp.step(SECRET, "abcdef", NOW, 0).isEmpty());
  }

  /// RFC 4648, section 10.
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void theVectorsOfRfc4648(String text, String encoded) {
    assertEquals(encoded, Base32.encode(ascii(text)));
  }

  @Test
  void theUriIsTheOneThatAppsRead() {
    assertEquals(
        "otpauth://totp/Self-service%20Hall:wang.li?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
            + "&issuer=Self-service%20Hall&algorithm=SHA1&digits=6&period=30",
        Totp.uri("Self-service Hall", "wang.li", SECRET));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
