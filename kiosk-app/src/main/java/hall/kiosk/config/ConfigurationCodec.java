// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.ConfigurationPayload.Overlay;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From a signed document to a configuration that is meant for this terminal, or to the reason why
/// there is none. Nothing of a document is looked at before its signature is.
public final class ConfigurationCodec {

  /// Far above any real one.
  static final int MOST_BYTES = 256 * 1024;

  static final int MOST_OVERLAYS = 256;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ConfigurationCodec() {}

  /// What a signed document is.
  public sealed interface Checked {

    record Verified(ConfigurationPayload payload) implements Checked {}

    /// It is not for this terminal, or nobody knows whose it is.
    ///
    /// @param reason `malformed`, `too-large`, `key-unknown`, `signature-wrong`, `other-terminal`
    record Refused(String reason) implements Checked {}
  }

  /// Checks a signed document.
  ///
  /// @param text `Configuration` of the contract
  public static Checked check(String text, ConfigurationKeys keys, String terminalId) {
    var read = SignedDocument.read(text);
    if (read.isEmpty()) {
      return new Checked.Refused("malformed");
    }
    var signed = read.get();
    if (signed.payload().length > MOST_BYTES) {
      return new Checked.Refused("too-large");
    }
    if (!keys.know(signed.signatures())) {
      return new Checked.Refused("key-unknown");
    }
    if (!keys.haveSigned(signed)) {
      return new Checked.Refused("signature-wrong");
    }
    var payload = payload(signed.payload());
    if (payload.isEmpty()) {
      return new Checked.Refused("malformed");
    }
    return payload.get().terminalId().equals(terminalId)
        ? new Checked.Verified(payload.get())
        : new Checked.Refused("other-terminal");
  }

  private static Optional<ConfigurationPayload> payload(byte[] bytes) {
    try {
      var json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (json.path("schemaVersion").asInt() != 1
          || !json.path("terminalId").isTextual()
          || !json.path("generation").isIntegralNumber()
          || !json.path("generation").canConvertToLong()
          || json.path("overlays").size() > MOST_OVERLAYS
          || !(json.path("settings") instanceof ObjectNode settings)) {
        return Optional.empty();
      }
      var overlays = new ArrayList<Overlay>();
      for (var overlay : json.path("overlays")) {
        if (!(overlay.path("settings") instanceof ObjectNode patch)) {
          return Optional.empty();
        }
        overlays.add(
            new Overlay(moment(overlay.path("from")), moment(overlay.path("until")), patch));
      }
      return Optional.of(
          new ConfigurationPayload(
              Sha256.of(bytes),
              json.get("terminalId").textValue(),
              json.get("generation").longValue(),
              moment(json.path("notBefore")).orElse(Instant.MIN),
              moment(json.path("expires")),
              settings,
              List.copyOf(overlays)));
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(JsonNode json) {
    return json.isNull() || json.isMissingNode()
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(json.asText()).toInstant());
  }
}
