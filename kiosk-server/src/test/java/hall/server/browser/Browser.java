// SPDX-License-Identifier: Apache-2.0
package hall.server.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Chromium with a profile of its own, which trusts one server's key and nobody asks about itself.
public final class Browser implements AutoCloseable {
  private static final int SECONDS_TO_START = 60;

  private final Process process;
  private final Path profile;
  private final Devtools devtools;

  private Browser(Process process, Path profile, Devtools devtools) {
    this.process = process;
    this.profile = profile;
    this.devtools = devtools;
  }

  /// Starts it. Debian's package is `chromium-headless-shell`, which spends a fifth less than
  /// `chromium`.
  public static Browser start(Path certificate)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path profile = Files.createTempDirectory("hall-browser");
    Process process =
        new ProcessBuilder(
                "chromium-headless-shell",
                "--no-sandbox",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--mute-audio",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--ignore-certificate-errors-spki-list=" + pin(certificate),
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output").toFile())
            .start();
    try {
      return new Browser(process, profile, new Devtools(debuggingPort(process, profile)));
    } catch (IOException | InterruptedException | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String pin(Path certificate) throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(certificate)) {
      Certificate read = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(read.getPublicKey().getEncoded()));
    }
  }

  /// It writes its port into its profile once it listens.
  private static URI debuggingPort(Process process, Path profile)
      throws IOException, InterruptedException {
    Path told = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (true) {
      List<String> lines = Files.exists(told) ? Files.readAllLines(told) : List.of();
      if (lines.size() > 1) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "Chromium did not start:\n" + Files.readString(profile.resolve("output")));
      }
    }
  }

  /// A visitor of its own, with no cookies yet.
  public Tab visitor(URI server) {
    JsonNode context = devtools.call(null, "Target.createBrowserContext", Map.of());
    JsonNode target =
        devtools.call(
            null,
            "Target.createTarget",
            Map.of(
                "url",
                "about:blank",
                "browserContextId",
                context.get("browserContextId").asText()));
    String session =
        devtools
            .call(
                null,
                "Target.attachToTarget",
                Map.of("targetId", target.get("targetId").asText(), "flatten", true))
            .get("sessionId")
            .asText();
    return new Tab(devtools, session, server);
  }

  @Override
  public void close() throws IOException {
    devtools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(profile)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
