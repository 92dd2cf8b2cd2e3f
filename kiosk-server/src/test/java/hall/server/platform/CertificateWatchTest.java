// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hall.server.CertifiedTerminal;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.Scene;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnServer
class CertificateWatchTest {
  @Inject Scene scene;
  @Inject CertificateWatch watch;

  @Inject
  @ConfigProperty(name = "quarkus.tls.key-store.p12.path")
  Path keyStore;

  @TempDir Path folder;

  @Test
  void aNewKeyStoreIsShownWithoutARestartAndTerminalsStillComeIn() throws Exception {
    CertifiedTerminal terminal = scene.certified();
    assertEquals(200, terminal.caller().get("/api/v1/terminal/catalogue").status());
    X509Certificate before = shown();
    Path kept = Files.copy(keyStore, folder.resolve("kept.p12"));
    try {
      Files.createDirectories(folder.resolve("tls"));
      Files.copy(
          keyStore.resolveSibling("server.p12.password"),
          folder.resolve("tls/server.p12.password"));
      replace(Certificate.findOrCreate(folder, Optional.empty(), () -> "").keyStore());
      X509Certificate after = shown();
      assertNotEquals(before, after);
      CertifiedTerminal again = scene.certified();
      assertEquals(200, again.caller().get("/api/v1/terminal/catalogue").status());
      assertEquals(
          200,
          terminal.renewed().caller().get("/api/v1/terminal/catalogue").status(),
          "who is connected stays connected");

      Path broken = Files.writeString(folder.resolve("broken.p12"), "no key store");
      replace(broken);
      assertEquals(after, shown(), "a broken file changes nothing");
    } finally {
      replace(kept);
    }
    assertEquals(before, shown());
  }

  private void replace(Path by) throws Exception {
    Path beside = keyStore.resolveSibling("server.p12.test");
    Files.copy(by, beside, StandardCopyOption.REPLACE_EXISTING);
    Files.move(beside, keyStore, StandardCopyOption.ATOMIC_MOVE);
    watch.tick();
  }

  private X509Certificate shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            Https.trusting(scene.certificate())
                .getSocketFactory()
                .createSocket("localhost", scene.address().getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }
}
