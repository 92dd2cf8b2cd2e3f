// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done offline: keys, roots, bundles, signatures.
class ReleaseToolTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-26T00:00:00Z"));

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private void run(int status, String... arguments) {
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> own =
        List.of(arguments).stream().map(each -> each.replace("DIR", folder.toString())).toList();
    assertEquals(status, ReleaseTool.run(own, CLOCK, stream, stream), this::text);
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private Envelope envelope(String file) throws IOException {
    return Envelope.read(Documents.read(Files.readAllBytes(folder.resolve(file)))).orElseThrow();
  }

  private void build() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app/lib/main"));
    Files.writeString(folder.resolve("app/quarkus-run.jar"), "run");
    Files.writeString(app.resolve("a.jar"), "a");
    Files.writeString(folder.resolve("flags"), "-Xmx384m\n");
  }

  @Test
  void fromKeysToASignedRelease() throws IOException {
    build();
    for (String name : List.of("root", "one", "two")) {
      run(0, "keys", "--out", "DIR", "--name", name);
    }
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("root.key"))));
    run(1, "keys", "--out", "DIR", "--name", "root");

    run(
        0,
        "root",
        "--version",
        "1",
        "--expires",
        "2027-11-26",
        "--root-key",
        "DIR/root.pub",
        "--release-key",
        "DIR/one.pub",
        "--release-key",
        "DIR/two.pub",
        "--release-threshold",
        "2",
        "--sign",
        "DIR/root.key",
        "--out",
        "DIR/root.json");
    Envelope signedRoot = envelope("root.json");
    Root root = Root.read(signedRoot.payload()).orElseThrow();
    assertTrue(root.root().accepts(Root.PURPOSE, signedRoot));

    run(
        0,
        "bundle",
        "--version",
        "0.2.0",
        "--sequence",
        "12",
        "--app",
        "DIR/app",
        "--flags",
        "DIR/flags",
        "--out",
        "DIR/bundle.zip");
    try (ZipFile zip = new ZipFile(folder.resolve("bundle.zip").toFile())) {
      assertEquals(
          List.of("release.txt", "flags", "app/lib/main/a.jar", "app/quarkus-run.jar"),
          zip.stream().map(entry -> entry.getName()).toList());
      assertEquals(
          "0.2.0 12\n",
          new String(
              zip.getInputStream(zip.getEntry("release.txt")).readAllBytes(),
              StandardCharsets.UTF_8));
    }
    run(
        0,
        "bundle",
        "--version",
        "0.2.0",
        "--sequence",
        "12",
        "--app",
        "DIR/app",
        "--flags",
        "DIR/flags",
        "--out",
        "DIR/again.zip");
    assertEquals(-1, Files.mismatch(folder.resolve("bundle.zip"), folder.resolve("again.zip")));

    run(
        0,
        "sign",
        "--bundle",
        "DIR/bundle.zip",
        "--floor",
        "9",
        "--expires",
        "2027-06-01",
        "--key",
        "DIR/one.key",
        "--out",
        "DIR/release.json");
    assertFalse(root.release().accepts(Release.PURPOSE, envelope("release.json")));
    run(0, "sign", "--document", "DIR/release.json", "--key", "DIR/two.key");
    Envelope signed = envelope("release.json");
    assertTrue(root.release().accepts(Release.PURPOSE, signed));
    Release release = Release.read(signed.payload()).orElseThrow();
    assertEquals("0.2.0", release.version());
    assertEquals(12, release.sequence());
    assertEquals(Instant.parse("2027-05-31T16:00:00Z"), release.expires());
    assertEquals(
        BundleFile.content(folder.resolve("bundle.zip")),
        new BundleFile.Content(release.length(), release.sha256()));
  }

  @Test
  void whoAsksWronglyIsToldWhatToWrite() throws IOException {
    build();
    run(64);
    run(64, "explode");
    run(64, "keys", "--out", "DIR");
    run(64, "keys", "--out");
    run(64, "root", "--version", "one", "--expires", "2027-11-26");
    run(64, "bundle", "--version", "next", "--out", "DIR/x.zip");
    assertTrue(text().contains("usage: ./kiosk release"));
    run(
        1,
        "bundle",
        "--version",
        "0.2.0",
        "--sequence",
        "1",
        "--app",
        "DIR/nowhere",
        "--flags",
        "DIR/flags",
        "--out",
        "DIR/x.zip");
    Files.writeString(folder.resolve("other.zip"), "no zip");
    run(
        1,
        "sign",
        "--bundle",
        "DIR/other.zip",
        "--floor",
        "0",
        "--expires",
        "2027-06-01",
        "--key",
        "DIR/one.key",
        "--out",
        "DIR/release.json");
    run(1, "sign", "--document", "DIR/flags", "--key", "DIR/one.key");
  }
}
