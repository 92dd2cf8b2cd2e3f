// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
/// `pbkdf2$ROUNDS$SALT$HASH` (PBKDF2 with HMAC-SHA-256, RFC 8018; salt and hash in Base64).
/// Terminals alone get even that, in their signed documents: few digits are soon guessed from it,
/// so operators hear no more than that one is set.
public final class MaintenancePin {
  /// The setting that holds it.
  public static final String PATH = "maintenance.pin";

  /// What operators read in place of the hash. Written back, it leaves the PIN as it is.
  static final String KEPT = "kept-secret";

  private static final Pattern DIGITS = Pattern.compile("[0-9]{8,12}");
  private static final int ROUNDS = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;

  private MaintenancePin() {}

  /// The edit with the hash in place of the digits, and without what says that the PIN stays.
  static LayerEdit hashed(LayerEdit edit, SecureRandom random) {
    return new LayerEdit(
        edit.revision(), hashed(edit.values(), random), edit.inherit(), edit.without());
  }

  /// The values by path with the hash in place of the digits, and without what says that the PIN
  /// stays.
  static Map<String, JsonNode> hashed(Map<String, JsonNode> typed, SecureRandom random) {
    String pin = typed.containsKey(PATH) ? typed.get(PATH).asText() : "";
    if (!pin.equals(KEPT) && !DIGITS.matcher(pin).matches()) {
      return typed;
    }
    Map<String, JsonNode> values = new HashMap<>(typed);
    if (pin.equals(KEPT)) {
      values.remove(PATH);
    } else {
      values.put(PATH, new TextNode(hash(pin, random)));
    }
    return values;
  }

  /// Settings as operators read them.
  static ObjectNode masked(ObjectNode settings) {
    if (!Leaves.of(settings).getOrDefault(PATH, NullNode.getInstance()).isTextual()) {
      return settings;
    }
    ObjectNode masked = settings.deepCopy();
    Leaves.set(masked, PATH, new TextNode(KEPT));
    return masked;
  }

  /// A change as operators read it: still one where a PIN took another's place.
  static Leaves.Change masked(Leaves.Change change) {
    return isSecret(change.path())
        ? new Leaves.Change(change.path(), masked(change.before()), masked(change.after()))
        : change;
  }

  private static @Nullable JsonNode masked(@Nullable JsonNode value) {
    return value != null && value.isTextual() ? new TextNode(KEPT) : value;
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
