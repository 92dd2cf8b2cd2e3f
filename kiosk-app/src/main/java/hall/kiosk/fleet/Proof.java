// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.OffsetDateTime;

/// What the terminal shows the server.
sealed interface Proof {

  /// What servers gave before they gave certificates.
  record Bearer(String secret) implements Proof {

    /// Never the secret.
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /// A key with its certificate.
  ///
  /// @param key PKCS #8
  /// @param chain PEM, the terminal's own certificate first
  record Certified(byte[] key, String chain, Instant renewFrom, Instant validUntil)
      implements Proof {

    static final String PASSWORD = "in memory only";

    /// Checks that the certificate is for the key, so that no wrong answer is ever kept.
    static Certified of(TerminalKey key, TerminalApi.CertificateAnswer answer) throws IOException {
      var certified =
          new Certified(
              key.keys().getPrivate().getEncoded(),
              answer.pem(),
              OffsetDateTime.parse(answer.renewFrom()).toInstant(),
              OffsetDateTime.parse(answer.validUntil()).toInstant());
      if (!certified.certificates()[0].getPublicKey().equals(key.keys().getPublic())) {
        throw new IOException("the server sent a certificate for another key");
      }
      return certified;
    }

    /// Both as the client needs them.
    KeyStore keyStore() throws IOException {
      try {
        PrivateKey own = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("terminal", own, PASSWORD.toCharArray(), certificates());
        return store;
      } catch (GeneralSecurityException e) {
        throw new IOException("the terminal's certificate can't be used", e);
      }
    }

    private Certificate[] certificates() throws IOException {
      try {
        var all =
            CertificateFactory.getInstance("X.509")
                .generateCertificates(
                    new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII)))
                .toArray(Certificate[]::new);
        if (all.length == 0) {
          throw new IOException("there is no certificate");
        }
        return all;
      } catch (GeneralSecurityException e) {
        throw new IOException("the terminal's certificate can't be read", e);
      }
    }

    /// Never the key.
    @Override
    public String toString() {
      return "Certified until " + validUntil;
    }
  }
}
