// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.SignedDocument;
import hall.kiosk.config.SigningKey;
import hall.kiosk.software.SoftwareRoot.Role;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;

/// From signed documents to roots of trust and releases, or to the reason why there is none.
///
/// A root is read before its signatures are checked, since it names who must have signed it;
/// nothing of it counts before they are good. Of a release nothing is looked at before.
public final class SoftwareCodec {

  /// Far above any real one.
  static final int MOST_BYTES = 64 * 1024;

  private static final String ROOT = "hall-software-root-v1\n";
  private static final String RELEASE = "hall-software-release-v1\n";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SoftwareCodec() {}

  /// What a signed release is.
  public sealed interface Checked {

    record Verified(Release release) implements Checked {}

    /// Nobody trusted has signed it, or it says nothing that can be used.
    ///
    /// @param reason `malformed`, `signature-wrong`
    record Refused(String reason) implements Checked {}
  }

  /// A root by itself; good only from the hands of an installer or from the terminal's own disk.
  public static Optional<SoftwareRoot> root(String text) {
    return document(text)
        .flatMap(signed ->
            parsedRoot(signed.payload()).filter(root -> root.root().signed(ROOT, signed)));
  }

  /// The root that follows a trusted one: its version is the next, and enough keys of both have
  /// signed it.
  public static Optional<SoftwareRoot> next(SoftwareRoot trusted, String text) {
    return document(text)
        .filter(signed -> trusted.root().signed(ROOT, signed))
        .flatMap(signed -> root(text))
        .filter(root -> root.version() == trusted.version() + 1);
  }

  /// Checks a signed release.
  public static Checked release(String text, SoftwareRoot trusted) {
    var signed = document(text);
    if (signed.isEmpty()) {
      return new Checked.Refused("malformed");
    }
    if (!trusted.release().signed(RELEASE, signed.get())) {
      return new Checked.Refused("signature-wrong");
    }
    return parsedRelease(signed.get().payload())
        .<Checked>map(Checked.Verified::new)
        .orElseGet(() -> new Checked.Refused("malformed"));
  }

  private static Optional<SignedDocument> document(String text) {
    return SignedDocument.read(text).filter(signed -> signed.payload().length <= MOST_BYTES);
  }

  private static Optional<SoftwareRoot> parsedRoot(byte[] bytes) {
    return parsed(bytes)
        .flatMap(json -> {
          var version = number(json.path("version"), 1);
          var root = role(json.path("root"));
          var release = role(json.path("release"));
          var expires = moment(json.path("expires"));
          return version.isPresent()
                  && root.isPresent()
                  && release.isPresent()
                  && expires.isPresent()
              ? Optional.of(
                  new SoftwareRoot(version.get(), expires.get(), root.get(), release.get()))
              : Optional.empty();
        });
  }

  /// Absent where it could never be fulfilled, or without any signature. A kind of key that only a
  /// later version knows is left out.
  private static Optional<Role> role(JsonNode json) {
    var keys = new ArrayList<SigningKey>();
    var ids = new HashSet<String>();
    for (var key : json.path("keys")) {
      SigningKey.read(key).filter(usable -> ids.add(usable.id())).ifPresent(keys::add);
    }
    return number(json.path("threshold"), 1)
        .filter(threshold -> threshold <= keys.size())
        .map(threshold -> new Role(threshold.intValue(), keys));
  }

  private static Optional<Release> parsedRelease(byte[] bytes) {
    return parsed(bytes)
        .filter(json -> json.path("product").asText().equals("kiosk"))
        .flatMap(json -> {
          var bundle = json.path("bundle");
          var sequence = number(json.path("sequence"), 1);
          var floor = number(json.path("floor"), 0);
          var expires = moment(json.path("expires"));
          var java = number(json.path("java"), 1);
          var length = number(bundle.path("length"), 1);
          var version = json.path("version").asText();
          var sha256 = bundle.path("sha256").asText();
          return sequence.isPresent()
                  && floor.filter(least -> least <= sequence.get()).isPresent()
                  && expires.isPresent()
                  && java.isPresent()
                  && length.filter(size -> size <= Release.MOST_BYTES).isPresent()
                  && version.matches("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.-]+)?")
                  && sha256.matches("[0-9a-f]{64}")
              ? Optional.of(
                  new Release(
                      version,
                      sequence.get(),
                      floor.get(),
                      expires.get(),
                      java.get().intValue(),
                      length.get(),
                      sha256))
              : Optional.empty();
        });
  }

  private static Optional<JsonNode> parsed(byte[] bytes) {
    try {
      return Optional.ofNullable(JSON.readTree(new String(bytes, StandardCharsets.UTF_8)))
          .filter(json -> json.path("schemaVersion").asInt() == 1);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(JsonNode json, long least) {
    return json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= least
        ? Optional.of(json.longValue())
        : Optional.empty();
  }

  private static Optional<Instant> moment(JsonNode json) {
    try {
      return json.isTextual()
          ? Optional.of(OffsetDateTime.parse(json.textValue()).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
