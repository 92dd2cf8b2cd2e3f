// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Https;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.SigningKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Releases for tests, signed by keys that the server's newest root trusts.
@Singleton
public class SoftwareScene {
  static final String API = "/api/v1/operator/software";

  /// Other tests move the clock by months.
  private static final Duration LONG = Duration.ofDays(20 * 365);

  private final Scene scene;
  private final InstantSource clock;
  private SigningKey rootKey = SigningKey.make();
  private SigningKey releaseKey = SigningKey.make();
  private int rootVersion;
  private long sequence = 100;

  SoftwareScene(Scene scene, InstantSource clock) {
    this.scene = scene;
    this.clock = clock;
  }

  /// A release that nobody has sent yet, with its bundle.
  record Made(String version, long sequence, byte[] bundle, Envelope envelope) {}

  /// The version of a new release that terminals can have.
  public String offered() {
    Made made = made(1000);
    send(made);
    return made.version();
  }

  /// Sends a release with its bundle.
  void send(Made made) {
    rooted();
    String path = API + "/releases";
    assertEquals(201, scene.operator().post(path, made.envelope()).status());
    String own = path + "/" + made.version();
    assertEquals(204, scene.operator().patch(own + "/bundle", 0, made.bundle()).status());
    Https.Answer complete = scene.operator().post(own + "/completion");
    assertEquals("offered", complete.json().path("standing").asText(), complete::text);
  }

  /// A new release with a bundle of some bytes.
  synchronized Made made(int bytes) {
    rooted();
    sequence++;
    byte[] bundle = new byte[bytes];
    new SplittableRandom(sequence).nextBytes(bundle);
    String version = "0." + sequence + ".0";
    return new Made(
        version,
        sequence,
        bundle,
        signed(release(version, sequence, bundle, clock.instant().plus(LONG)), releaseKey));
  }

  /// A bundle with what has to be sent before it, for a server that knows no root yet.
  ///
  /// @param root and `release` as signed documents
  public record Parcel(String version, byte[] bundle, Object root, Object release) {}

  public static Parcel parcel(int bytes, Instant now) {
    SigningKey root = SigningKey.make();
    SigningKey release = SigningKey.make();
    byte[] bundle = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(bundle);
    Instant expires = now.plus(LONG);
    return new Parcel(
        "0.2.0",
        bundle,
        Envelope.sign(
            Root.PURPOSE, Documents.bytes(root(1, expires, root, release)), List.of(root)),
        signed(release("0.2.0", 2, bundle, expires), release));
  }

  static ObjectNode release(String version, long sequence, byte[] bundle, Instant expires) {
    ObjectNode release = JsonNodeFactory.instance.objectNode();
    release.put("schemaVersion", 1);
    release.put("product", "kiosk");
    release.put("version", version);
    release.put("sequence", sequence);
    release.put("floor", 1);
    release.put("issuedAt", "2026-11-01T00:00:00Z");
    release.put("expires", expires.toString());
    release.put("java", 25);
    release
        .putObject("bundle")
        .put("length", bundle.length)
        .put("sha256", HexFormat.of().formatHex(Secrets.sha256().digest(bundle)));
    return release;
  }

  static Envelope signed(ObjectNode release, SigningKey... keys) {
    return Envelope.sign(Release.PURPOSE, Documents.bytes(release), List.of(keys));
  }

  /// A root of one key each.
  static ObjectNode root(int version, Instant expires, SigningKey root, SigningKey release) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schemaVersion", 1).put("version", version).put("expires", expires.toString());
    role(document.putObject("root"), root);
    role(document.putObject("release"), release);
    return document;
  }

  private static void role(ObjectNode role, SigningKey key) {
    role.put("threshold", 1)
        .putArray("keys")
        .addObject()
        .put("keyId", key.keyId())
        .put("algorithm", SigningKey.ALGORITHM)
        .put("publicKey", key.publicKey().getEncoded());
  }

  synchronized SigningKey releaseKey() {
    return releaseKey;
  }

  synchronized SigningKey rootKey() {
    return rootKey;
  }

  synchronized int rootVersion() {
    rooted();
    return rootVersion;
  }

  synchronized void rooted() {
    if (rootVersion == 0) {
      rotate(rootKey, releaseKey);
    }
  }

  /// Sends the next root, which trusts these keys.
  synchronized void rotate(SigningKey root, SigningKey release) {
    Envelope envelope =
        Envelope.sign(
            Root.PURPOSE,
            Documents.bytes(root(rootVersion + 1, clock.instant().plus(LONG), root, release)),
            List.of(rootKey, root));
    assertEquals(201, scene.operator().post(API + "/roots", envelope).status());
    rootVersion++;
    rootKey = root;
    releaseKey = release;
  }
}
