// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) with a secret that both sides keep: `hmac-sha256=` and hexadecimal
/// digits.
public final class HmacSigner implements Signer {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "hmac-sha256=";

  private final SecretKeySpec key;

  public HmacSigner(byte[] secret) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  @Override
  public String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return PREFIX + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public boolean verify(String text, String signature) {
    return MessageDigest.isEqual(
        sign(text).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }
}
