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
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The roots that vouch for seals. Bouncy Castle follows the paths (RFC 5280), since it knows the
/// curves and digests of GM/T as well. Revocation is looked up in lists where there is a folder of
/// them, and then for every certificate below a root; otherwise whoever must not be trusted any
/// more is taken out of the file.
final class TrustAnchors {
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final BouncyCastleProvider provider = new BouncyCastleProvider();
  private final Set<TrustAnchor> anchors;
  private final Optional<RevocationLists> revocations;

  TrustAnchors(Collection<X509Certificate> roots, Optional<RevocationLists> revocations) {
    this.revocations = revocations;
    this.anchors = new HashSet<>();
    roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
  }

  /// Those of a PEM file.
  ///
  /// @throws IllegalArgumentException with a sentence where there are none
  static TrustAnchors read(Path pem, Optional<RevocationLists> revocations) {
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
    return new TrustAnchors(roots, revocations);
  }

  BouncyCastleProvider provider() {
    return provider;
  }

  /// Makes sure that a root vouches for who signed at that time, with the certificates that came
  /// along.
  ///
  /// @throws Refusal `UNTRUSTED`, `REVOKED`, or `REVOCATION_UNKNOWN` where a list is missing or old
  void vouchFor(X509Certificate signer, Collection<X509Certificate> others, Instant at)
      throws Refusal {
    boolean[] use = signer.getKeyUsage();
    if (use != null && !use[DIGITAL_SIGNATURE] && !use[NON_REPUDIATION]) {
      throw new Refusal(Flaw.UNTRUSTED);
    }
    List<? extends Certificate> path =
        path(signer, others, at, Optional.empty()).orElseThrow(() -> new Refusal(Flaw.UNTRUSTED));
    if (revocations.isEmpty()) {
      return;
    }
    List<X509CRL> lists = revocations.get().current();
    if (path(signer, others, at, Optional.of(lists)).isEmpty()) {
      boolean listed = lists.stream().anyMatch(list -> path.stream().anyMatch(list::isRevoked));
      throw new Refusal(listed ? Flaw.REVOKED : Flaw.REVOCATION_UNKNOWN);
    }
  }

  /// From the signer up to below a root; empty where there is none that holds.
  private Optional<List<? extends Certificate>> path(
      X509Certificate signer,
      Collection<X509Certificate> others,
      Instant at,
      Optional<List<X509CRL>> lists) {
    X509CertSelector wanted = new X509CertSelector();
    wanted.setCertificate(signer);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
      parameters.addCertStore(store(others));
      parameters.setRevocationEnabled(lists.isPresent());
      if (lists.isPresent()) {
        parameters.addCertStore(store(lists.get()));
      }
      parameters.setDate(Date.from(at));
      return Optional.of(
          CertPathBuilder.getInstance("PKIX", provider)
              .build(parameters)
              .getCertPath()
              .getCertificates());
    } catch (CertPathBuilderException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Paths of certificates cannot be followed", e);
    }
  }

  private CertStore store(Collection<?> content) throws GeneralSecurityException {
    return CertStore.getInstance(
        "Collection", new CollectionCertStoreParameters(content), provider);
  }
}
