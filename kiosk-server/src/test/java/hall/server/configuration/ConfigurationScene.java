// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Configurations for tests, and a terminal's eyes for what the server signs.
public final class ConfigurationScene {
  static final String LAYERS = "/api/v1/operator/configuration/layers/";
  static final String PUBLICATIONS = "/api/v1/operator/configuration/publications";

  private ConfigurationScene() {}

  /// All leaves of a sample terminal but its server.
  public static Map<String, Object> whole() throws Exception {
    ObjectNode sample =
        (ObjectNode)
            Json.read(
                Files.readString(
                    Golden.ROOT.resolve("../../terminals/sample-landscape.json").normalize()));
    sample.remove(List.of("server", "schemaVersion"));
    return new HashMap<>(Leaves.of(sample));
  }

  public static Https.Answer edit(
      Caller operator, String scope, long revision, Map<String, Object> set) {
    return operator.patch(LAYERS + scope, Map.of("revision", revision, "set", set));
  }

  public static long publish(Caller operator, String note) {
    Https.Answer answer = operator.post(PUBLICATIONS, Map.of("note", note));
    assertEquals(201, answer.status(), answer::text);
    return answer.json().get("id").asLong();
  }

  /// What a terminal reads in what it gets, after it checked the signature.
  static JsonNode verified(Caller terminal) throws Exception {
    Https.Answer answer = terminal.get("/api/v1/terminal/configuration");
    assertEquals(200, answer.status(), answer::text);
    JsonNode envelope = answer.json();
    Map<String, PublicKey> keys = keys(terminal);
    byte[] payload = Base64.getDecoder().decode(envelope.get("payload").asText());
    JsonNode signed = envelope.get("signatures").get(0);
    PublicKey key = Objects.requireNonNull(keys.get(signed.get("keyId").asText()));
    assertTrue(
        verify(
            key,
            "hall-configuration-v1",
            payload,
            Base64.getDecoder().decode(signed.get("signature").asText())));
    return Json.read(payload);
  }

  static Map<String, PublicKey> keys(Caller terminal) throws Exception {
    Map<String, PublicKey> keys = new HashMap<>();
    for (JsonNode key : terminal.get("/api/v1/terminal/configuration/keys").json().get("keys")) {
      keys.put(
          key.get("keyId").asText(),
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new X509EncodedKeySpec(
                      Base64.getDecoder().decode(key.get("publicKey").asText()))));
    }
    return keys;
  }

  static boolean verify(PublicKey key, String purpose, byte[] bytes, byte[] signature)
      throws Exception {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key);
    verifier.update((purpose + "\n").getBytes(StandardCharsets.US_ASCII));
    verifier.update(bytes);
    return verifier.verify(signature);
  }
}
