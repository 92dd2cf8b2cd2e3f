// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The server's key and certificate in `HALL_DATA/tls`: self-signed P-256 at the first start, kept
/// afterwards, and free to be replaced by the authority's own `server.p12`, also while it runs.
///
/// @param keyStore PKCS #12 with the key
/// @param password of the key store
record Certificate(Path keyStore, String password) {
  private static final String ALIAS = "server";
  private static final String PEM = "server.pem";

  static Certificate findOrCreate(
      Path data, Optional<String> publicUrl, Supplier<String> newPassword)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(data.resolve("tls"));
    String password = PrivateFile.readOrCreate(folder.resolve("server.p12.password"), newPassword);
    Path keyStore = folder.resolve("server.p12");
    if (!Files.exists(keyStore)) {
      create(keyStore, password, names(publicUrl));
    }
    Certificate found = new Certificate(keyStore, password);
    if (!Files.exists(folder.resolve(PEM))) {
      found.publish();
    }
    return found;
  }

  /// Writes the certificate beside its key store, for terminals to trust.
  Path publish() throws IOException {
    String text = export(keyStore, password);
    Path pem = keyStore.resolveSibling(PEM);
    Path unfinished = keyStore.resolveSibling("server.pem.new");
    Files.writeString(unfinished, text);
    Files.move(unfinished, pem, StandardCopyOption.ATOMIC_MOVE);
    return pem;
  }

  private static void create(Path keyStore, String password, Set<String> names)
      throws IOException, InterruptedException {
    Path unfinished = keyStore.resolveSibling("server.p12.new");
    Files.deleteIfExists(unfinished);
    ProcessBuilder keytool =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                // The password is as random as a key: more rounds would delay each start alone.
                "-J-Dkeystore.pkcs12.certPbeIterationCount=1",
                "-J-Dkeystore.pkcs12.keyPbeIterationCount=1",
                "-J-Dkeystore.pkcs12.macIterationCount=1",
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                "825",
                "-dname",
                "CN=Hall server",
                "-ext",
                "san=" + String.join(",", names),
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                unfinished.toString(),
                "-storepass:env",
                "HALL_KEY_STORE_PASSWORD"));
    keytool.environment().put("HALL_KEY_STORE_PASSWORD", password);
    Process process = keytool.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool could not make the certificate: " + output.strip());
    }
    Files.move(unfinished, keyStore);
  }

  private static Set<String> names(Optional<String> publicUrl) {
    Set<String> names = new LinkedHashSet<>(List.of("dns:localhost", "ip:127.0.0.1"));
    try {
      names.add(name(InetAddress.getLocalHost().getHostName()));
    } catch (UnknownHostException nameless) {
      // A machine without a name is reached by the public URL alone.
    }
    publicUrl.map(url -> URI.create(url).getHost()).ifPresent(host -> names.add(name(host)));
    return names;
  }

  private static String name(String host) {
    return (host.matches("[0-9.]+") ? "ip:" : "dns:") + host;
  }

  private static String export(Path keyStore, String password) throws IOException {
    try (InputStream bytes = Files.newInputStream(keyStore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(bytes, password.toCharArray());
      java.security.cert.Certificate certificate =
          store.getCertificate(store.aliases().nextElement());
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IOException("The key store " + keyStore + " cannot be read", e);
    }
  }
}
