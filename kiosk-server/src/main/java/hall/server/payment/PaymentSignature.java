// SPDX-License-Identifier: Apache-2.0
package hall.server.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs what goes to the provider and checks what comes from it: HMAC-SHA256 (RFC 2104) over lines
/// that are joined by line feeds, as 64 lower-case hexadecimal digits.
final class PaymentSignature {
  static final String MERCHANT = "X-Hall-Merchant";
  static final String TIMESTAMP = "X-Hall-Timestamp";
  static final String NONCE = "X-Hall-Nonce";
  static final String SIGNATURE = "X-Hall-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private PaymentSignature() {}

  static String of(String secret, String... lines) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  /// In a time that does not tell how much of it was right.
  static boolean fits(@Nullable String given, String secret, String... lines) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            of(secret, lines).getBytes(StandardCharsets.UTF_8));
  }
}
