// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.SignedDocument.Signature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The keys by which this terminal knows its configuration.
///
/// The first ones are pinned as they come over the authenticated connection; later ones count only
/// where a pinned one signed them, so a server that is broken into can't bring its own.
public record ConfigurationKeys(List<SigningKey> keys) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Before a configuration's bytes, so that a signature is good for one purpose alone.
  private static final String CONFIGURATION = "hall-configuration-v1\n";

  private static final String KEY = "hall-configuration-key-v1\n";

  private record Offered(SigningKey key, List<Signature> endorsements) {}

  public ConfigurationKeys {
    keys = List.copyOf(keys);
  }

  /// The keys of the server's first answer, or of the terminal's own file.
  ///
  /// @return absent where none of them can be used
  public static Optional<ConfigurationKeys> pinned(String text) {
    var keys = offered(text).stream().map(Offered::key).toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new ConfigurationKeys(keys));
  }

  /// These and those of a later answer that one of these, or a new one of them, has signed.
  public ConfigurationKeys joinedBy(String text) {
    var waiting = new ArrayList<>(offered(text));
    var known = this;
    boolean grew = true;
    while (grew) {
      grew = false;
      for (var offer : List.copyOf(waiting)) {
        if (known.find(offer.key().id()).isPresent()) {
          waiting.remove(offer);
        } else if (known.endorse(offer)) {
          var more = new ArrayList<>(known.keys);
          more.add(offer.key());
          known = new ConfigurationKeys(more);
          grew = true;
        }
      }
    }
    return known;
  }

  /// Whether one of the signatures is by a key that is known here.
  boolean know(List<Signature> signatures) {
    return signatures.stream().anyMatch(signature -> find(signature.keyId()).isPresent());
  }

  /// Whether one of the signatures over the bytes of a configuration is good.
  boolean haveSigned(SignedDocument signed) {
    return signed.signatures().stream()
        .anyMatch(signature -> good(CONFIGURATION, signed.payload(), signature));
  }

  /// As [#pinned] reads it.
  byte[] text() {
    var json = JSON.createObjectNode();
    var list = json.putArray("keys");
    for (var key : keys) {
      list.addObject()
          .put("keyId", key.id())
          .put("algorithm", key.algorithm())
          .put("publicKey", Base64.getEncoder().encodeToString(key.encoded()));
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private boolean endorse(Offered offer) {
    return offer.endorsements().stream()
        .anyMatch(signature -> good(KEY, offer.key().encoded(), signature));
  }

  private Optional<SigningKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private boolean good(String purpose, byte[] bytes, Signature signature) {
    return find(signature.keyId())
        .filter(key -> key.signed(purpose, bytes, signature.bytes()))
        .isPresent();
  }

  /// What this version can use of an answer; a kind of key that only a later one knows is left out.
  private static List<Offered> offered(String text) {
    var offers = new ArrayList<Offered>();
    try {
      var json = JSON.readTree(text);
      for (var key : json.path("keys")) {
        offered(key).ifPresent(offers::add);
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return offers;
  }

  private static Optional<Offered> offered(JsonNode json) {
    try {
      var key = SigningKey.read(json);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      var endorsements = new ArrayList<Signature>();
      for (var endorsement : json.path("endorsements")) {
        endorsements.add(
            new Signature(
                endorsement.path("keyId").asText(),
                Base64.getDecoder().decode(endorsement.path("signature").asText())));
      }
      return Optional.of(new Offered(key.get(), endorsements));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
