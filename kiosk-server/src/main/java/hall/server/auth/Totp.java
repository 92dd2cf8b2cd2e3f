// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by time (RFC 6238) as all authenticator apps make them: HMAC-SHA-1, six digits,
/// steps of 30 seconds.
public final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int TOLERATED_STEPS = 1;
  private static final int[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private Totp() {}

  /// The step in which a code fits, one step of clock difference allowed. Steps up to `used` are
  /// over, so that no code works twice.
  public static OptionalLong step(byte[] secret, String typed, Instant now, long used) {
    String code = typed.replaceAll("\\s", "");
    long current = stepOf(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = current - TOLERATED_STEPS; step <= current + TOLERATED_STEPS; step++) {
      boolean fits =
          MessageDigest.isEqual(
              code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8),
              code.getBytes(StandardCharsets.UTF_8));
      if (fits && step > used && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /// The code that an app shows.
  public static String code(byte[] secret, Instant now) {
    return code(secret, stepOf(now), DIGITS);
  }

  /// What the QR code for the app says (the `otpauth` key URI).
  static String uri(String issuer, String account, byte[] secret) {
    return "otpauth://totp/"
        + encode(issuer)
        + ":"
        + encode(account)
        + "?secret="
        + Base32.encode(secret)
        + "&issuer="
        + encode(issuer)
        + "&algorithm=SHA1&digits="
        + DIGITS
        + "&period="
        + STEP_SECONDS;
  }

  static long stepOf(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /// HOTP (RFC 4226, 5.3) over the number of the step.
  static String code(byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0x0f;
      int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return String.format(Locale.ROOT, "%0" + digits + "d", truncated % POWERS[digits]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-1", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
