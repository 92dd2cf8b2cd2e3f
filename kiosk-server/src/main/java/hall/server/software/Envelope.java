// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.SigningKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A signed document as it travels: the bytes that were signed, in base64, and who signed them.
/// Each signature is over the line that says what the document is, a line feed, and the bytes.
public record Envelope(byte[] payload, List<Signed> signatures) {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_SIGNATURES = 16;

  public record Signed(String keyId, String algorithm, byte[] signature) {}

  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /// Reads an envelope; empty for what is none.
  static Optional<Envelope> read(@Nullable JsonNode json) {
    if (json == null || !json.path("signatures").isArray()) {
      return Optional.empty();
    }
    Optional<byte[]> payload = base64(json.path("payload"));
    List<Signed> signatures = new ArrayList<>();
    for (JsonNode each : json.path("signatures")) {
      Optional<byte[]> signature = base64(each.path("signature"));
      if (signature.isEmpty() || !each.path("keyId").isTextual()) {
        return Optional.empty();
      }
      signatures.add(
          new Signed(
              each.path("keyId").textValue(),
              each.path("algorithm").asText(SigningKey.ALGORITHM),
              signature.get()));
    }
    return payload
        .filter(bytes -> bytes.length <= MOST_BYTES && signatures.size() <= MOST_SIGNATURES)
        .map(bytes -> new Envelope(bytes, signatures));
  }

  /// Signs bytes for the first time.
  static Envelope sign(String purpose, byte[] payload, List<SigningKey> keys) {
    return new Envelope(payload, List.of()).signed(purpose, keys);
  }

  /// The same document with more signatures; a key that signed already signs anew.
  Envelope signed(String purpose, List<SigningKey> keys) {
    List<Signed> all = new ArrayList<>(signatures);
    for (SigningKey key : keys) {
      all.removeIf(each -> each.keyId().equals(key.keyId()));
      all.add(new Signed(key.keyId(), SigningKey.ALGORITHM, key.sign(purpose, payload)));
    }
    return new Envelope(payload, all);
  }

  /// Whether another envelope carries the same bytes, whoever signed them.
  boolean sameDocument(Envelope other) {
    return Arrays.equals(payload, other.payload);
  }

  private static Optional<byte[]> base64(JsonNode node) {
    try {
      return node.isTextual()
          ? Optional.of(Base64.getDecoder().decode(node.textValue()))
          : Optional.empty();
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
