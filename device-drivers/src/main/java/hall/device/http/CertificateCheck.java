// SPDX-License-Identifier: Apache-2.0
package hall.device.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Decides on one device's certificate and remembers the one it refused, so that an engineer can
/// compare and pin it.
///
/// A pinned certificate is checked by its digest alone; the handshake itself proves that the device
/// holds the key.
final class CertificateCheck extends X509ExtendedTrustManager {

  private final Trust trust;
  private final X509ExtendedTrustManager authorities;
  private volatile @Nullable String refused;

  private CertificateCheck(Trust trust, X509ExtendedTrustManager authorities) {
    this.trust = trust;
    this.authorities = authorities;
  }

  static CertificateCheck of(Trust trust) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return new CertificateCheck(
          trust,
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no authorities on this machine")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no authorities", e);
    }
  }

  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java speaks no TLS", e);
    }
  }

  /// The digest of the certificate that was refused, if one was.
  Optional<String> refused() {
    return Optional.ofNullable(refused);
  }

  private interface Judgement {
    void of(X509ExtendedTrustManager authorities) throws CertificateException;
  }

  private void judge(X509Certificate[] chain, Judgement judgement) throws CertificateException {
    var seen = sha256(chain[0]);
    try {
      switch (trust) {
        case Trust.Authorities() -> judgement.of(authorities);
        case Trust.Pinned(var sha256) -> {
          if (!sha256.equals(seen)) {
            throw new CertificateException("not the pinned certificate");
          }
        }
      }
    } catch (CertificateException e) {
      refused = seen;
      throw e;
    }
  }

  private static String sha256(X509Certificate certificate) throws CertificateEncodingException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    judge(chain, by -> by.checkServerTrusted(chain, kind, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    judge(chain, by -> by.checkServerTrusted(chain, kind, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    judge(chain, by -> by.checkServerTrusted(chain, kind));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("nobody is a client here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("nobody is a client here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("nobody is a client here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
