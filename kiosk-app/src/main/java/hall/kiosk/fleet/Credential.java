// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who this terminal is to the server, got once at enrolment and kept in a file that only the
/// terminal's user can read.
///
/// @param queryBase the address that a number is appended to for the citizen's QR code
record Credential(String terminalId, LocalText hall, String secret, String queryBase) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Optional<Credential> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var json = JSON.readTree(Files.readAllBytes(file));
    return Optional.of(
        new Credential(
            json.get("terminalId").textValue(),
            new LocalText(json.get("hallZhCn").textValue(), json.get("hallEn").textValue()),
            json.get("secret").textValue(),
            json.get("queryBase").textValue()));
  }

  void write(Path file) throws IOException {
    var json = JSON.createObjectNode();
    json.put("terminalId", terminalId);
    json.put("hallZhCn", hall.zhCn());
    json.put("hallEn", hall.en());
    json.put("secret", secret);
    json.put("queryBase", queryBase);
    Durable.write(file, JSON.writeValueAsBytes(json));
  }

  String authorization() {
    return "Bearer " + secret;
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "Credential[" + terminalId + "]";
  }
}
