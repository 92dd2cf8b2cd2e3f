// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A document as the server sends it and the terminal keeps it: bytes and who signed them.
///
/// A signature is over a line that says what the document is and over the bytes, so that it is good
/// for one purpose alone.
///
/// @param payload exactly what was signed
public record SignedDocument(byte[] payload, List<Signature> signatures) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Who signed, and how.
  ///
  /// @param keyId the first 16 hex digits of the SHA-256 of the public key
  public record Signature(String keyId, byte[] bytes) {}

  public SignedDocument {
    signatures = List.copyOf(signatures);
  }

  /// Absent where the text is something else. Unknown members are ignored, the algorithm too: it is
  /// the key's.
  public static Optional<SignedDocument> read(String text) {
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
          new SignedDocument(
              Base64.getDecoder().decode(json.get("payload").textValue()), signatures));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
