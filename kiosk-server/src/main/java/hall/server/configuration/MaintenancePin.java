// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// The PIN of a terminal's maintenance screen: typed as digits, kept as a salted slow hash
/// `pbkdf2$ROUNDS$SALT$HASH` (PBKDF2 with HMAC-SHA-256, RFC 8018; salt and hash in Base64). The
/// console shows not even that, for few digits are soon guessed; the operators' API tells it with
/// the other settings to whoever may read them.
public final class MaintenancePin {
  /// The setting that holds it.
  public static final String PATH = "maintenance.pin";

  private static final Pattern DIGITS = Pattern.compile("[0-9]{8,12}");
  private static final int ROUNDS = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private MaintenancePin() {}

  /// The edit with the hash in place of the digits.
  static LayerEdit hashed(LayerEdit edit, SecureRandom random) {
    JsonNode typed = edit.values().get(PATH);
    if (typed == null || !typed.isTextual() || !DIGITS.matcher(typed.textValue()).matches()) {
      return edit;
    }
    Map<String, JsonNode> values = new HashMap<>(edit.values());
    values.put(PATH, new TextNode(hash(typed.textValue(), random)));
    return new LayerEdit(edit.revision(), values, edit.inherit(), edit.without());
  }

  private static String hash(String pin, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    PBEKeySpec key = new PBEKeySpec(pin.toCharArray(), salt, ROUNDS, HASH_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
      Base64.Encoder text = Base64.getEncoder();
      return "pbkdf2$" + ROUNDS + "$" + text.encodeToString(salt) + "$" + text.encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has PBKDF2", e);
    } finally {
      key.clearPassword();
    }
  }

  /// Whether the console never shows a setting, and an empty field leaves it as it is.
  public static boolean isSecret(@Nullable String path) {
    return PATH.equals(path);
  }
}
