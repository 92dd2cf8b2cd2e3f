// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Password hashes: PBKDF2 with HMAC-SHA-256, stored as `pbkdf2-sha256$iterations$salt$hash`.
@ApplicationScoped
public class Passwords {
  private static final int ITERATIONS = 600_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private final Secrets secrets;

  public Passwords(Secrets secrets) {
    this.secrets = secrets;
  }

  /// A new hash with a new salt.
  public String hash(String password) {
    byte[] salt = secrets.random(SALT_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "pbkdf2-sha256$"
        + ITERATIONS
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(derive(password, salt, ITERATIONS));
  }

  /// Whether the password fits the stored hash, in time that does not depend on the answer.
  public boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals("pbkdf2-sha256")) {
      throw new IllegalArgumentException("Not a password hash of this server");
    }
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] actual =
        derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(expected, actual);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has PBKDF2", e);
    }
  }
}
