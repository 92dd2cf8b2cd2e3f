// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The roots that vouch for seals. Bouncy Castle follows the paths (RFC 5280), since it knows the
/// curves and digests of GM/T as well. Revocation is not looked up: whoever must not be trusted any
/// more is taken out of the file.
final class TrustAnchors {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final BouncyCastleProvider provider = new BouncyCastleProvider();
  private final Set<TrustAnchor> anchors;

  TrustAnchors(Collection<X509Certificate> roots) {
    this.anchors = new HashSet<>();
    roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
  }

  /// Those of a PEM file.
  ///
  /// @throws IllegalArgumentException with a sentence where there are none
  static TrustAnchors read(Path pem) {
    Set<X509Certificate> roots = new HashSet<>();
    try (InputStream in = Files.newInputStream(pem)) {
      CertificateFactory factory =
          CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
      for (Certificate each : factory.generateCertificates(in)) {
        roots.add((X509Certificate) each);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("The anchors-file cannot be read: " + pem, e);
    }
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("The anchors-file holds no certificate: " + pem);
    }
    return new TrustAnchors(roots);
  }

  BouncyCastleProvider provider() {
    return provider;
  }

  /// Whether a root vouches for who signed at that time, with the certificates that came along.
  boolean vouchFor(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
    boolean[] use = signer.getKeyUsage();
    if (use != null && !use[DIGITAL_SIGNATURE] && !use[NON_REPUDIATION]) {
      return false;
    }
    X509CertSelector wanted = new X509CertSelector();
    wanted.setCertificate(signer);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others), provider));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathBuilder.getInstance("PKIX", provider).build(parameters);
      return true;
    } catch (CertPathBuilderException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Paths of certificates cannot be followed", e);
    }
  }
}
