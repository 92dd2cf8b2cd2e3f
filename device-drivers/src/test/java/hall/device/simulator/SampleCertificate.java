// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that a device signed itself, as printers do; another one each time.
public final class SampleCertificate {

  private static final String PASSWORD = "sample";

  private final KeyStore store;

  private SampleCertificate(KeyStore store) {
    this.store = store;
  }

  /// For 127.0.0.1, with the key pair tool of this Java.
  public static SampleCertificate make() throws IOException {
    var folder = Files.createTempDirectory("certificate");
    var file = folder.resolve("printer.p12");
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    tool,
                    "-genkeypair",
                    "-alias",
                    "printer",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=Sample printer",
                    "-ext",
                    "san=ip:127.0.0.1",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    try {
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool: " + said);
      }
      return new SampleCertificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    } catch (InterruptedException | GeneralSecurityException e) {
      throw new IOException("no certificate", e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /// SHA-256 in hexadecimal.
  public String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(store.getCertificate("printer").getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can digest", e);
    }
  }

  SSLContext context() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that can't be used", e);
    }
  }
}
