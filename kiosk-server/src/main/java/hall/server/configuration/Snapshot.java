// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.HallTime;
import hall.server.Secrets;
import hall.server.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What one terminal is told, signed; it never changes.
///
/// @param head the beginning of the bytes that were signed; the tail of its content is the rest
/// @param hash their SHA-256 in hexadecimal
record Snapshot(
    String terminalId,
    long generation,
    byte[] head,
    String hash,
    String keyId,
    byte[] signature,
    Instant expires,
    Content content) {

  private static final String PURPOSE = "hall-configuration-v1";

  /// Generation 1 is what old terminals say of their own file.
  static final long FIRST_GENERATION = 2;

  /// How long a terminal may still apply it; long enough for a hall that is shut for a season's
  /// repair, short enough that nobody plays back an old one years later.
  private static final Duration LIFE = Duration.ofDays(90);

  /// Terminals' clocks may be a little behind.
  private static final Duration LENIENCE = Duration.ofMinutes(5);

  /// What the next generation of a terminal follows.
  record Previous(long generation, String hash) {}

  /// What a document says, written once for all terminals that it is the same for.
  record Content(String settings, String overlays) {
    static Content of(JsonNode settings, JsonNode overlays) {
      return new Content(settings.toString(), overlays.toString());
    }

    /// The end of every document that says it.
    String tail() {
      return "\"settings\":" + settings + ",\"overlays\":" + overlays + "}";
    }

    /// The SHA-256 of the tail in hexadecimal.
    String hash() {
      return HexFormat.of()
          .formatHex(Secrets.sha256().digest(tail().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /// Makes and signs the next generation of a terminal.
  static Snapshot sign(
      String terminalId,
      @Nullable Previous previous,
      Content content,
      Instant now,
      SigningKey key) {
    long generation = previous == null ? FIRST_GENERATION : previous.generation() + 1;
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schemaVersion", 1);
    document.put("terminalId", terminalId);
    document.put("generation", generation);
    document.put("publishedAt", HallTime.at(now).toString());
    document.put("notBefore", HallTime.at(now.minus(LENIENCE)).toString());
    Instant expires = now.plus(LIFE);
    document.put("expires", HallTime.at(expires).toString());
    document.put("previousHash", previous == null ? null : previous.hash());
    byte[] head = head(document);
    byte[] payload = whole(head, content.tail().getBytes(StandardCharsets.UTF_8));
    return new Snapshot(
        terminalId,
        generation,
        head,
        HexFormat.of().formatHex(Secrets.sha256().digest(payload)),
        key.keyId(),
        key.sign(PURPOSE, payload),
        expires,
        content);
  }

  /// The document as far as it is this terminal's alone: without its end, a comma in its place.
  private static byte[] head(ObjectNode document) {
    byte[] head = Json.bytes(document);
    head[head.length - 1] = ',';
    return head;
  }

  /// The bytes that were signed.
  ///
  /// @param tail nothing for documents that are whole in their heads
  static byte[] whole(byte[] head, byte[] tail) {
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }

  byte[] payload() {
    return whole(head, content.tail().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Snapshot " + generation + " of " + terminalId;
  }
}
