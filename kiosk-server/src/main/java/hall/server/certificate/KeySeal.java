// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the authority's key with AES-256-GCM: 12 bytes nonce, then ciphertext and tag. The seal is
/// bound to the authority's certificate.
final class KeySeal {
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  private KeySeal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /// The seal whose 32 bytes stand in a file, as base64.
  static KeySeal read(Path file) throws IOException {
    byte[] key = new byte[0];
    try {
      key =
          Base64.getDecoder()
              .decode(Files.readString(file).strip().replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException unreadable) {
      // Falls through to the sentence below, which says what the file should hold.
    }
    if (key.length != KEY) {
      throw new IOException(file + " must hold 32 random bytes as base64.");
    }
    return new KeySeal(key);
  }

  /// @param nonce 12 random bytes, never used before
  byte[] seal(byte[] secret, byte[] certificate, byte[] nonce) {
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, certificate).doFinal(secret);
      byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /// Nothing where another key sealed it, or where it was changed.
  Optional<byte[]> open(byte[] sealed, byte[] certificate) {
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), certificate)
              .doFinal(sealed, NONCE, sealed.length - NONCE));
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] certificate)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(certificate);
    return cipher;
  }
}
