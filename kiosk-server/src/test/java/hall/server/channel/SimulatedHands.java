// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// How the simulated platform signs: with the secret that both sides keep, or by [Sm2].
public record SimulatedHands(String secret) implements SimulatedPlatform.Hand {
  public static final BouncyCastleProvider SM2 = new BouncyCastleProvider();

  /// SM2 over SM3, with the platform's own key and the one of whoever calls.
  public record Sm2(PrivateKey own, PublicKey caller) implements SimulatedPlatform.Hand {
    @Override
    public String sign(String text) {
      try {
        Signature signature = Signature.getInstance("SM3withSM2", SM2);
        signature.initSign(own);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return "sm2=" + Base64.getEncoder().encodeToString(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public boolean knows(String text, String signature) {
      try {
        Signature verifier = Signature.getInstance("SM3withSM2", SM2);
        verifier.initVerify(caller);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(Base64.getDecoder().decode(signature.substring("sm2=".length())));
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  public static String pem(String kind, Key key) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
  }

  @Override
  public String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "hmac-sha256="
          + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public boolean knows(String text, String signature) {
    return sign(text).equals(signature);
  }
}
