// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// A public key that documents are signed with.
///
/// @param id the first 16 hex digits of the SHA-256 of its encoding
/// @param algorithm by which it signs, for ever; never what a document says of itself
/// @param encoded X.509 SubjectPublicKeyInfo
public record SigningKey(String id, String algorithm, byte[] encoded) {

  private static final int ID_DIGITS = 16;

  /// Reads `{"keyId", "algorithm", "publicKey"}`; absent where this version can't use it.
  public static Optional<SigningKey> read(JsonNode json) {
    try {
      var encoded = Base64.getDecoder().decode(json.path("publicKey").asText());
      var key =
          new SigningKey(
              Sha256.of(encoded).substring(0, ID_DIGITS), json.path("algorithm").asText(), encoded);
      return key.id().equals(json.path("keyId").asText()) && key.usable()
          ? Optional.of(key)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Whether a signature over a purpose's line and these bytes is good.
  ///
  /// @param purpose with its line feed
  public boolean signed(String purpose, byte[] bytes, byte[] signature) {
    try {
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(publicKey());
      verifier.update(purpose.getBytes(StandardCharsets.UTF_8));
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private boolean usable() {
    if (!algorithm.equals("Ed25519")) {
      return false;
    }
    try {
      return publicKey() != null;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
