// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who publishes configurations: a key and what it signs, typed from the contract and not built on
/// the terminal's own codec.
public final class Publisher {

  public static final String TERMINAL = "t-1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KeyPair pair;

  public Publisher() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The sample terminal as its installer wrote it.
  public static OwnSettings own(Path folder) {
    try {
      var sample =
          Path.of(System.getProperty("repository.root"), "configs/terminals/sample-portrait.json");
      var file = folder.resolve("terminal.json");
      Files.copy(sample, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return new ConfigStore(file, folder).load().own().orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// A payload of the contract: the sample terminal's settings, valid all November 2026.
  public static ObjectNode payload(long generation, Path folder) {
    var payload = JSON.createObjectNode();
    payload.put("schemaVersion", 1).put("terminalId", TERMINAL).put("generation", generation);
    payload.put("publishedAt", "2026-11-01T08:00:00+08:00");
    payload.put("notBefore", "2026-11-01T08:00:00+08:00");
    payload.put("expires", "2026-12-01T08:00:00+08:00");
    payload.putNull("previousHash");
    var settings = own(folder).document().deepCopy();
    settings.remove("server");
    settings.put("helpPhone", "12345-" + generation);
    payload.set("settings", settings);
    payload.putArray("overlays");
    return payload;
  }

  public static void overlay(
      ObjectNode payload, @Nullable String from, @Nullable String until, ObjectNode patch) {
    payload
        .withArray("overlays")
        .addObject()
        .put("id", "5b0b8f2e-6f0e-4a59-8f56-2a0d7f3b9c11")
        .put("from", from)
        .put("until", until)
        .set("settings", patch);
  }

  public static ObjectNode phone(String number) {
    return JSON.createObjectNode().put("helpPhone", number);
  }

  public String id() {
    return Sha256.of(pair.getPublic().getEncoded()).substring(0, 16);
  }

  /// `Configuration` of the contract.
  public String signed(long generation, Path folder, Consumer<ObjectNode> change) {
    var payload = payload(generation, folder);
    change.accept(payload);
    return signed(payload.toString().getBytes(StandardCharsets.UTF_8));
  }

  public String signed(long generation, Path folder) {
    return signed(generation, folder, payload -> {});
  }

  String signed(byte[] payload) {
    var json = JSON.createObjectNode();
    json.put("payload", Base64.getEncoder().encodeToString(payload));
    json.putArray("signatures")
        .addObject()
        .put("keyId", id())
        .put("algorithm", "Ed25519")
        .put("signature", sign("hall-configuration-v1\n", payload));
    return json.toString();
  }

  /// `ConfigurationKeys` of the contract: this key, and others that this one signed.
  public String keys(Publisher... later) {
    var json = JSON.createObjectNode();
    var keys = json.putArray("keys");
    keys.add(key());
    for (var other : later) {
      var key = other.key();
      key.withArray("endorsements")
          .addObject()
          .put("keyId", id())
          .put(
              "signature",
              sign("hall-configuration-key-v1\n", other.pair.getPublic().getEncoded()));
      keys.add(key);
    }
    return json.toString();
  }

  public ConfigurationKeys pinned() {
    return ConfigurationKeys.pinned(keys()).orElseThrow();
  }

  private ObjectNode key() {
    var key = JSON.createObjectNode();
    key.put("keyId", id()).put("algorithm", "Ed25519");
    key.put("publicKey", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    key.putArray("endorsements");
    return key;
  }

  private String sign(String purpose, byte[] bytes) {
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      var signed = new ByteArrayOutputStream();
      signed.writeBytes(purpose.getBytes(StandardCharsets.UTF_8));
      signed.writeBytes(bytes);
      signer.update(signed.toByteArray());
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
