// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.SigningKey;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The keys of a role, and how many of them must sign.
record KeyRing(int threshold, Map<String, PublicKey> keys) {

  KeyRing {
    keys = Map.copyOf(keys);
  }

  /// Whether enough of these keys signed; one that signed twice counts once.
  boolean accepts(String purpose, Envelope envelope) {
    return envelope.signatures().stream()
            .filter(each -> {
              PublicKey key = keys.get(each.keyId());
              return key != null
                  && each.algorithm().equals(SigningKey.ALGORITHM)
                  && SigningKey.verify(key, purpose, envelope.payload(), each.signature());
            })
            .map(Envelope.Signed::keyId)
            .distinct()
            .count()
        >= threshold;
  }

  /// Reads `{"threshold": 1, "keys": [{"keyId", "algorithm", "publicKey"}]}`; empty where a key is
  /// not what its id says, or more must sign than there are.
  static Optional<KeyRing> read(JsonNode json) {
    Map<String, PublicKey> keys = new TreeMap<>();
    for (JsonNode each : json.path("keys")) {
      Optional<PublicKey> key = publicKey(each);
      if (key.isEmpty() || !SigningKey.id(key.get()).equals(each.path("keyId").asText())) {
        return Optional.empty();
      }
      keys.put(SigningKey.id(key.get()), key.get());
    }
    return Documents.number(json.path("threshold"), 1)
        .filter(threshold -> threshold <= keys.size())
        .map(threshold -> new KeyRing(threshold.intValue(), keys));
  }

  private static Optional<PublicKey> publicKey(JsonNode json) {
    try {
      byte[] encoded = json.path("publicKey").binaryValue();
      return encoded == null || !json.path("algorithm").asText().equals(SigningKey.ALGORITHM)
          ? Optional.empty()
          : SigningKey.publicKey(encoded);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
