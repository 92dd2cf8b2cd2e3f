// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import static hall.server.software.SoftwareScene.API;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.SigningKey;
import hall.server.configuration.Configured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Roots and releases from their upload to a terminal.
@OnServer
class SoftwareTest {
  private static final String TERMINAL = "/api/v1/terminal/software/";
  private static final String RELEASES = API + "/releases";

  @Inject Scene scene;
  @Inject SoftwareScene software;
  @Inject Configured configured;
  @Inject Downloads downloads;
  @Inject InstantSource clock;

  private Answer upload(String version, long offset, byte[] bytes) {
    return scene.operator().patch(RELEASES + "/" + version + "/bundle", offset, bytes);
  }

  private Answer complete(String version) {
    return scene.operator().post(RELEASES + "/" + version + "/completion");
  }

  @Test
  void aReleaseIsOfferedOnceItsBundleIsThere() {
    SoftwareScene.Made made = software.made(600_000);
    Caller terminal = scene.terminal().caller();
    Answer announced = scene.operator().post(RELEASES, made.envelope());
    assertEquals(201, announced.status(), announced::text);
    assertEquals("receiving", announced.json().get("standing").asText());
    assertEquals(404, terminal.get(TERMINAL + made.version()).status());

    byte[] first = Arrays.copyOf(made.bundle(), 300_000);
    assertEquals("300000", upload(made.version(), 0, first).header("Upload-Offset"));
    Answer again = upload(made.version(), 0, first);
    assertEquals(409, again.status());
    assertEquals("300000", again.header("Upload-Offset"));
    assertEquals("length-wrong", complete(made.version()).problem());
    assertEquals(
        300_000,
        scene.operator().post(RELEASES, made.envelope()).json().get("received").asLong(),
        "who begins again is told where to go on");
    byte[] rest = Arrays.copyOfRange(made.bundle(), 300_000, 600_000);
    assertEquals(204, upload(made.version(), 300_000, rest).status());
    assertEquals(413, upload(made.version(), 600_000, new byte[1]).status());
    Answer offered = complete(made.version());
    assertEquals("offered", offered.json().get("standing").asText(), offered::text);
    assertEquals("offered", complete(made.version()).json().get("standing").asText());

    Answer envelope = terminal.get(TERMINAL + made.version());
    assertEquals(
        Documents.read(Documents.text(made.envelope())), envelope.json(), "as it was signed");
    Answer unchanged =
        terminal.with("If-None-Match", envelope.header("ETag")).get(TERMINAL + made.version());
    assertEquals(304, unchanged.status());
    Golden.assertSameShape("software-release.response", envelope.json());
    assertEquals(Golden.read("software-release.unknown"), terminal.get(TERMINAL + "9.9.9").json());
    Answer audit = scene.operator().get("/api/v1/operator/audit?subject=" + made.version());
    assertTrue(audit.text().contains("software-offered"), audit::text);
  }

  @Test
  void aDownloadGoesOnWhereItEnded() {
    SoftwareScene.Made made = software.made(700_001);
    software.send(made);
    String bundle = TERMINAL + made.version() + "/bundle";
    Caller terminal = scene.terminal().caller();
    Answer whole = terminal.get(bundle);
    assertArrayEquals(made.bundle(), whole.response().body());
    assertEquals("700001", whole.header("Content-Length"));
    assertEquals("bytes", whole.header("Accept-Ranges"));
    assertEquals("application/octet-stream", whole.header("Content-Type"));
    String tag = whole.header("ETag");

    Answer rest = terminal.with("Range", "bytes=262143-").with("If-Range", tag).get(bundle);
    assertEquals(206, rest.status());
    assertEquals("bytes 262143-700000/700001", rest.header("Content-Range"));
    assertArrayEquals(Arrays.copyOfRange(made.bundle(), 262_143, 700_001), rest.response().body());
    assertEquals(
        200, terminal.with("Range", "bytes=5-").with("If-Range", "\"x\"").get(bundle).status());
    Answer beyond = terminal.with("Range", "bytes=700001-").get(bundle);
    assertEquals(416, beyond.status());
    assertEquals("bytes */700001", beyond.header("Content-Range"));
    assertEquals(304, terminal.with("If-None-Match", tag).get(bundle).status());
  }

  @Test
  void onlySoManyDownloadAtTheSameTime() throws IOException {
    SoftwareScene.Made made = software.made(100);
    software.send(made);
    String bundle = TERMINAL + made.version() + "/bundle";
    Caller terminal = scene.terminal().caller();
    List<Downloads.Ticket> taken = new ArrayList<>();
    for (Optional<Downloads.Ticket> next = downloads.begin();
        next.isPresent();
        next = downloads.begin()) {
      taken.add(next.get());
    }
    Answer busy = terminal.get(bundle);
    assertEquals(503, busy.status());
    assertTrue(Integer.parseInt(busy.header("Retry-After")) >= 10);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Downloads.Ticket ticket : taken) {
      ticket.write(made.version(), 0, 99, out);
    }
    assertEquals(100 * taken.size(), out.size());
    assertEquals(200, terminal.get(bundle).status());
  }

  @Test
  void aBundleThatIsNotWhatWasSignedIsThrownAway() {
    SoftwareScene.Made made = software.made(5000);
    scene.operator().post(RELEASES, made.envelope());
    assertEquals(204, upload(made.version(), 0, new byte[5000]).status());
    assertEquals("hash-wrong", complete(made.version()).problem());
    assertEquals(404, scene.terminal().caller().get(TERMINAL + made.version()).status());
    assertEquals(204, upload(made.version(), 0, made.bundle()).status());
    assertEquals("offered", complete(made.version()).json().get("standing").asText());
  }

  @Test
  void whatTerminalsWouldRefuseIsRefusedHere() {
    software.rooted();
    SoftwareScene.Made made = software.made(10);
    ObjectNode release =
        SoftwareScene.release(
            made.version(), made.sequence(), made.bundle(), clock.instant().plusSeconds(99_999));
    Map<String, Object> cases =
        Map.of(
            "signature-wrong",
            SoftwareScene.signed(release, SigningKey.make()),
            "malformed",
            Map.of("payload", "x"),
            "release-expired",
            SoftwareScene.signed(
                SoftwareScene.release(
                    made.version(), made.sequence(), made.bundle(), clock.instant()),
                software.releaseKey()),
            "too-large",
            SoftwareScene.signed(large(release.deepCopy()), software.releaseKey()));
    cases.forEach((problem, body) -> {
      Answer answer = scene.operator().post(RELEASES, body);
      assertEquals(422, answer.status(), answer::text);
      assertEquals(problem, answer.problem());
    });
    assertEquals(201, scene.operator().post(RELEASES, made.envelope()).status());
    assertEquals(
        "release-differs",
        scene
            .operator()
            .post(RELEASES, SoftwareScene.signed(release.put("floor", 2), software.releaseKey()))
            .problem());
    assertEquals(
        "sequence-used",
        scene
            .operator()
            .post(
                RELEASES,
                SoftwareScene.signed(release.put("version", "7.7.7"), software.releaseKey()))
            .problem());
  }

  private static ObjectNode large(ObjectNode release) {
    release.withObject("/bundle").put("length", 1L << 40);
    return release;
  }

  @Test
  void rootsFollowEachOtherAndAnUntrustedReleaseIsHandedOutNoMore() {
    SoftwareScene.Made made = software.made(10);
    software.send(made);
    Caller terminal = scene.terminal().caller();
    int version = software.rootVersion();
    SigningKey old = software.rootKey();
    SigningKey next = SigningKey.make();
    SigningKey signer = SigningKey.make();
    String roots = API + "/roots";
    byte[] payload =
        Documents.bytes(
            SoftwareScene.root(version + 1, clock.instant().plusSeconds(9_999_999), next, signer));
    assertEquals(
        "signature-wrong",
        scene.operator().post(roots, Envelope.sign(Root.PURPOSE, payload, List.of(next))).problem(),
        "nobody of the version before signed it");
    assertEquals(
        "signature-wrong",
        scene
            .operator()
            .post(roots, Envelope.sign(Release.PURPOSE, payload, List.of(old, next)))
            .problem(),
        "a signature for another purpose");
    byte[] later =
        Documents.bytes(
            SoftwareScene.root(version + 2, clock.instant().plusSeconds(9_999_999), next, signer));
    assertEquals(
        "root-out-of-turn",
        scene
            .operator()
            .post(roots, Envelope.sign(Root.PURPOSE, later, List.of(old, next)))
            .problem());
    software.rotate(next, signer);

    JsonNode told = terminal.get(TERMINAL + "roots?after=" + (version - 1)).json();
    Golden.assertSameShape("software-roots.response", told);
    assertEquals(2, told.get("roots").size());
    assertEquals(
        0, terminal.get(TERMINAL + "roots?after=" + (version + 1)).json().get("roots").size());

    assertEquals(404, terminal.get(TERMINAL + made.version()).status());
    Envelope again = made.envelope().signed(Release.PURPOSE, List.of(signer));
    Answer resigned = scene.operator().post(RELEASES, again);
    assertEquals("offered", resigned.json().get("standing").asText(), resigned::text);
    assertEquals(200, terminal.get(TERMINAL + made.version()).status());
  }

  @Test
  void aConfigurationNamesOnlyWhatTerminalsCanHave() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    String version = software.offered();
    configured.set(terminal.id(), Map.of("software.release", version));
    configured.publish("new software");
    assertEquals(
        version, Configured.payload(terminal.caller()).at("/settings/software/release").asText());

    configured.set(terminal.id(), Map.of("software.release", "9.9.9"));
    assertDefective(terminal, "9.9.9: the server knows no such release");
    String other = software.offered();
    configured.set(terminal.id(), Map.of("software.release", other));
    Answer none = scene.operator().post(RELEASES + "/" + other + "/withdrawal", Map.of());
    assertEquals("reason-missing", none.problem());
    Answer withdrawn =
        scene
            .operator()
            .post(RELEASES + "/" + other + "/withdrawal", Map.of("reason", "it crashes"));
    assertEquals("withdrawn", withdrawn.json().get("standing").asText(), withdrawn::text);
    assertEquals(404, terminal.caller().get(TERMINAL + other).status());
    assertEquals(404, terminal.caller().get(TERMINAL + other + "/bundle").status());
    assertDefective(terminal, other + ": it was withdrawn");
    assertEquals(
        "withdrawn",
        complete(other).json().get("standing").asText(),
        "what is withdrawn stays withdrawn");

    configured.inherit(terminal.id(), List.of("software.release"));
    configured.publish("back to what it runs");
    assertTrue(Configured.payload(terminal.caller()).at("/settings/software").isMissingNode());
  }

  private void assertDefective(Scene.Enrolled terminal, String message) {
    Answer answer =
        scene.operator().post("/api/v1/operator/configuration/publications", Map.of("note", "x"));
    assertEquals("configuration-defective", answer.problem(), answer::text);
    assertEquals("$.software.release", answer.json().at("/errors/0/path").asText());
    assertEquals(
        message + " (" + terminal.id() + ")", answer.json().at("/errors/0/message").asText());
  }
}
