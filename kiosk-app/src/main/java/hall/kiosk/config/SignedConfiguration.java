// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A configuration as the server sends it and the terminal keeps it: bytes and who signed them.
///
/// @param payload exactly what was signed
record SignedConfiguration(byte[] payload, List<Signature> signatures) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param keyId the first 16 hex digits of the SHA-256 of the public key
  record Signature(String keyId, byte[] bytes) {}

  SignedConfiguration {
    signatures = List.copyOf(signatures);
  }

  /// Absent where the text is something else. Unknown members are ignored, the algorithm too: it is
  /// the key's.
  static Optional<SignedConfiguration> read(String text) {
    try {
      var json = JSON.readTree(text);
      if (json == null || !json.path("payload").isTextual() || !json.path("signatures").isArray()) {
        return Optional.empty();
      }
      var signatures = new ArrayList<Signature>();
      for (var signature : json.get("signatures")) {
        signatures.add(
            new Signature(
                signature.path("keyId").asText(),
                Base64.getDecoder().decode(signature.path("signature").asText())));
      }
      return Optional.of(
          new SignedConfiguration(
              Base64.getDecoder().decode(json.get("payload").textValue()), signatures));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
