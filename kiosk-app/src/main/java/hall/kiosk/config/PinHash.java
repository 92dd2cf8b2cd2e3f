// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A PIN as a configuration holds it: `pbkdf2$ROUNDS$SALT$HASH`, PBKDF2 with HMAC-SHA-256 (RFC
/// 8018), salt and hash in Base64.
public record PinHash(String text) {

  private static final Pattern SHAPE =
      Pattern.compile("pbkdf2\\$([0-9]{5,7})\\$([A-Za-z0-9+/]{22}==)\\$([A-Za-z0-9+/]{43}=)");

  /// @throws IllegalArgumentException where it has another shape
  public PinHash {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("no hash of a PIN");
    }
  }

  public boolean matches(String pin) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("checked when it was made");
    }
    var salt = Base64.getDecoder().decode(parts.group(2));
    var expected = Base64.getDecoder().decode(parts.group(3));
    var key =
        new PBEKeySpec(
            pin.toCharArray(), salt, Integer.parseInt(parts.group(1)), expected.length * Byte.SIZE);
    try {
      var hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
      return MessageDigest.isEqual(expected, hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    } finally {
      key.clearPassword();
    }
  }

  /// Nobody reads it in a log.
  @Override
  public String toString() {
    return "PinHash";
  }
}
