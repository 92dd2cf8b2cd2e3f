// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who this terminal is to the server, kept in one file that only the terminal's user can read: key
/// and certificate change together or not at all.
///
/// @param queryBase the address that a number is appended to for the citizen's QR code
record Credential(String terminalId, LocalText hall, String queryBase, Proof proof) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<Credential> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var json = JSON.readTree(Files.readAllBytes(file));
    var proof =
        json.has("certificate")
            ? new Proof.Certified(
                json.get("key").binaryValue(),
                json.get("certificate").textValue(),
                Instant.parse(json.get("renewFrom").textValue()),
                Instant.parse(json.get("validUntil").textValue()))
            : new Proof.Bearer(json.get("secret").textValue());
    return Optional.of(
        new Credential(
            json.get("terminalId").textValue(),
            new LocalText(json.get("hallZhCn").textValue(), json.get("hallEn").textValue()),
            json.get("queryBase").textValue(),
            proof));
  }

  void write(Path file) throws IOException {
    var json = JSON.createObjectNode();
    json.put("terminalId", terminalId);
    json.put("hallZhCn", hall.zhCn());
    json.put("hallEn", hall.en());
    json.put("queryBase", queryBase);
    switch (proof) {
      case Proof.Bearer(var secret) -> json.put("secret", secret);
      case Proof.Certified(var key, var chain, var renewFrom, var validUntil) -> {
        json.put("key", key);
        json.put("certificate", chain);
        json.put("renewFrom", renewFrom.toString());
        json.put("validUntil", validUntil.toString());
      }
    }
    Durable.write(file, JSON.writeValueAsBytes(json));
  }

  Credential with(Proof fresh) {
    return new Credential(terminalId, hall, queryBase, fresh);
  }

  /// The header of a bearer; whoever has a certificate has shown it already.
  @Nullable String authorization() {
    return switch (proof) {
      case Proof.Bearer(var secret) -> "Bearer " + secret;
      case Proof.Certified _ -> null;
    };
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "Credential[" + terminalId + "]";
  }
}
