// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Secrets;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// What the handshake asks of a client's certificate: that the authority signed it for a terminal.
/// Who it belongs to, and whether it is over or revoked, is judged at every request, where the
/// answer can say what to do.
///
/// The names of accepted authorities go out with the server's request, so browsers that have only
/// certificates of others do not ask their users for one.
public final class TerminalTrust extends X509ExtendedTrustManager {
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  private static final int REMEMBERED = 20_000;

  private final Supplier<X509Certificate> authority;

  /// The hashes of certificates that were verified, with the key they were verified with.
  private final Map<ByteBuffer, PublicKey> verified = newMemory();

  /// @param authority asked at each handshake: the server's port may be made before it is open
  public TerminalTrust(Supplier<X509Certificate> authority) {
    this.authority = authority;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("No certificate");
    }
    X509Certificate own = authority.get();
    X509Certificate shown = chain[0];
    List<String> purposes = shown.getExtendedKeyUsage();
    if (!shown.getIssuerX500Principal().equals(own.getSubjectX500Principal())
        || shown.getBasicConstraints() >= 0
        || purposes == null
        || !purposes.contains(CLIENT)) {
      throw new CertificateException("Not a certificate of this server's terminals");
    }
    ByteBuffer hash = ByteBuffer.wrap(Secrets.sha256().digest(shown.getEncoded()));
    if (own.getPublicKey().equals(verified.get(hash))) {
      return;
    }
    try {
      shown.verify(own.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("Not signed by this server's authority", e);
    }
    verified.put(hash, own.getPublicKey());
  }

  /// When everybody comes back at once, most were here before.
  private static Map<ByteBuffer, PublicKey> newMemory() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, PublicKey> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, keyType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, keyType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[] {authority.get()};
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyType)
      throws CertificateException {
    throw new CertificateException("Terminals call; the server calls nobody with this");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, keyType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, keyType);
  }
}
