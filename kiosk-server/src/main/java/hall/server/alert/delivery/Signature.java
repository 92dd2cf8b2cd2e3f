// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs webhooks: HMAC-SHA256 (RFC 2104) with the recipient's secret as it was shown, over the
/// seconds since 1970 in decimal, a full stop and the body. Receivers refuse old times.
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// The value of the header: `v1=` and 64 lower-case hexadecimal digits.
  static String of(String secret, long seconds, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = (seconds + "." + body).getBytes(StandardCharsets.UTF_8);
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }
}
