// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// What encrypts backups: 32 random bytes, as base64 in a file. Each backup has a key of its own,
/// derived (HKDF, RFC 5869) with the random salt that stands at its beginning.
public final class BackupKey {
  private static final int KEY = 32;
  private static final int TAG_BITS = 128;
  private static final byte[] USE = "hall backup".getBytes(StandardCharsets.UTF_8);

  private final byte[] secret;

  BackupKey(byte[] secret) {
    this.secret = secret.clone();
  }

  /// The key that stands in a file.
  public static BackupKey read(Path file) throws IOException {
    try {
      byte[] secret =
          Base64.getDecoder()
              .decode(Files.readString(file).strip().replace('-', '+').replace('_', '/'));
      if (secret.length == KEY) {
        return new BackupKey(secret);
      }
    } catch (IllegalArgumentException unreadable) {
      // Falls through to the sentence below, which says what the file should hold.
    }
    throw new BackupException(
        file + " must hold 32 random bytes as base64: head -c 32 /dev/urandom | base64");
  }

  SecretKey derive(byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              "AES",
              HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(USE, KEY));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HKDF", e);
    }
  }

  /// The cipher of one block. Its number is the nonce, and whether it is the last one is bound to
  /// it: blocks can be neither exchanged nor left out nor cut off.
  static Cipher cipher(int mode, SecretKey key, long block, boolean last)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(block).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
    return cipher;
  }
}
