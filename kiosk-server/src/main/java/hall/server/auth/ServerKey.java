// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The key outside the database: what it seals is of no use to whoever steals the database alone.
/// Servers that share a database share the file. Each use has a key of its own, derived by HMAC.
@ApplicationScoped
public class ServerKey {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] master;
  private final Secrets secrets;

  public ServerKey(@ConfigProperty(name = "hall.operator-key-file") Path file, Secrets secrets)
      throws IOException {
    this.master = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    this.secrets = secrets;
  }

  /// A code over a text that nobody makes without the key.
  public byte[] mac(String use, String text) {
    return hmac(hmac(master, "mac " + use), text);
  }

  /// Seals a secret for a place; elsewhere it does not open. AES-256-GCM, nonce first.
  public byte[] seal(byte[] secret, String place) {
    byte[] nonce = secrets.random(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret cannot be sealed", e);
    }
  }

  /// Opens what was sealed for this place; empty when another key sealed it.
  public Optional<byte[]> open(byte[] whole, String place) {
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), place)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (GeneralSecurityException | IllegalArgumentException anotherKey) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(
        mode,
        new SecretKeySpec(hmac(master, "seal"), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
