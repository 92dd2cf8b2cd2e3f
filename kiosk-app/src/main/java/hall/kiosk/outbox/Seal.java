// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM (NIST SP 800-38D) over pieces that know where they belong: a piece moved to another
/// place does not open.
///
/// Sealed form: 12 bytes nonce, ciphertext, 16 bytes tag.
final class Seal {

  /// In bytes.
  static final int KEY_LENGTH = 32;

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  Seal(byte[] key, SecureRandom random) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("the outbox key must have 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] seal(byte[] plain, String place) {
    var nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    }
  }

  /// Opens a piece.
  ///
  /// @throws BrokenSealException where it was altered, moved or sealed with another key
  byte[] open(byte[] sealed, String place) throws BrokenSealException {
    if (sealed.length < NONCE_LENGTH) {
      throw new BrokenSealException(place);
    }
    var nonce = ByteBuffer.wrap(sealed, 0, NONCE_LENGTH);
    var copy = new byte[NONCE_LENGTH];
    nonce.get(copy);
    try {
      return cipher(Cipher.DECRYPT_MODE, copy, place)
          .doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    } catch (AEADBadTagException e) {
      throw new BrokenSealException(place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// A piece that can't be what was sealed here.
  static final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenSealException(String place) {
      super("broken seal at " + place);
    }
  }
}
