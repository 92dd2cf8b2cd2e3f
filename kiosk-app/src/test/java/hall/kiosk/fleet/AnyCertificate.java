// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// A certificate that every Java has, for a client that wants one to trust though its server speaks
/// plainly.
final class AnyCertificate {

  private AnyCertificate() {}

  static String pem() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    var issuers = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(issuers[0].getEncoded()));
  }
}
