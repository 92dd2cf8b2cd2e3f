// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Secrets;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/// A document as a platform sends it, not yet looked into.
///
/// @param sha256 as the platform says it, in lower-case hexadecimal
public record SealedDocument(byte[] bytes, String sha256) {
  /// Base64 and the rest of the answer around the largest document.
  public static final int MOST_ANSWER_BYTES = SealCheck.MOST_BYTES / 3 * 4 + 64 * 1024;

  /// The one in `document` (base64) and `sha256` of an answer; empty where there is none.
  public static Optional<SealedDocument> of(JsonNode answer) {
    try {
      return Optional.ofNullable(answer.path("document").binaryValue())
          .map(bytes -> new SealedDocument(bytes, answer.path("sha256").asText()));
    } catch (IOException noBase64) {
      return Optional.empty();
    }
  }

  /// Whether these are the bytes that the platform names.
  boolean whole() {
    return HexFormat.of().formatHex(Secrets.sha256().digest(bytes)).equals(sha256);
  }

  /// Never the document.
  @Override
  public String toString() {
    return "SealedDocument";
  }
}
