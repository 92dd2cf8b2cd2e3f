// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Who makes releases: keys, and what they sign, typed from the contract and not built on the
/// terminal's own codec.
public final class Vendor {

  static final String ROOT = "hall-software-root-v1\n";
  static final String RELEASE = "hall-software-release-v1\n";

  private static final ObjectMapper JSON = new ObjectMapper();

  public final Key root = new Key();
  public final Key release = new Key();

  /// One key pair.
  public static final class Key {
    private final KeyPair pair;

    public Key() {
      try {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    String id() {
      return sha256(pair.getPublic().getEncoded()).substring(0, 16);
    }

    private ObjectNode json() {
      return JSON.createObjectNode()
          .put("keyId", id())
          .put("algorithm", "Ed25519")
          .put("publicKey", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    private byte[] sign(String purpose, byte[] payload) {
      try {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(purpose.getBytes(StandardCharsets.UTF_8));
        signer.update(payload);
        return signer.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signed(String purpose, byte[] payload, Key... keys) {
    var json = JSON.createObjectNode();
    json.put("payload", Base64.getEncoder().encodeToString(payload));
    var signatures = json.putArray("signatures");
    for (var key : keys) {
      signatures
          .addObject()
          .put("keyId", key.id())
          .put("algorithm", "Ed25519")
          .put("signature", Base64.getEncoder().encodeToString(key.sign(purpose, payload)));
    }
    return json.toString();
  }

  static byte[] bytes(ObjectNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  static ObjectNode rootPayload(
      long version, int threshold, List<Key> roots, int releaseThreshold, List<Key> releases) {
    var json = JSON.createObjectNode();
    json.put("schemaVersion", 1).put("version", version).put("expires", "2027-11-01T00:00:00Z");
    var root = json.putObject("root").put("threshold", threshold);
    var keys = root.putArray("keys");
    roots.forEach(key -> keys.add(key.json()));
    var release = json.putObject("release").put("threshold", releaseThreshold);
    var more = release.putArray("keys");
    releases.forEach(key -> more.add(key.json()));
    return json;
  }

  /// The first root: one key for each purpose.
  public String firstRoot() {
    return signed(ROOT, bytes(rootPayload(1, 1, List.of(root), 1, List.of(release))), root);
  }

  /// A root that hands over to another vendor.
  public String nextRoot(long version, Vendor next) {
    var payload = rootPayload(version, 1, List.of(next.root), 1, List.of(next.release));
    return signed(ROOT, bytes(payload), root, next.root);
  }

  public SoftwareRoot trusted() {
    return SoftwareCodec.root(firstRoot()).orElseThrow();
  }

  /// A payload of the contract, valid all November 2026.
  public static ObjectNode payload(String version, long sequence, byte[] bundle) {
    var json = JSON.createObjectNode();
    json.put("schemaVersion", 1).put("product", "kiosk");
    json.put("version", version).put("sequence", sequence).put("floor", 0);
    json.put("issuedAt", "2026-11-01T00:00:00Z").put("expires", "2026-12-01T00:00:00Z");
    json.put("java", 25);
    json.putObject("bundle").put("length", bundle.length).put("sha256", sha256(bundle));
    return json;
  }

  public String signed(String version, long sequence, byte[] bundle, Consumer<ObjectNode> change) {
    var payload = payload(version, sequence, bundle);
    change.accept(payload);
    return signed(RELEASE, bytes(payload), release);
  }

  public String signed(String version, long sequence, byte[] bundle) {
    return signed(version, sequence, bundle, payload -> {});
  }

  /// A bundle whose program is this text.
  public static byte[] bundle(String version, String program) {
    var files = new LinkedHashMap<String, String>();
    files.put("release.txt", version + " 1\n");
    files.put("flags", "-Xmx64m\n");
    files.put("app/quarkus-run.jar", program);
    files.put("app/lib/main/some.jar", "library ".repeat(100));
    return zip(files);
  }

  static byte[] zip(Map<String, String> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
