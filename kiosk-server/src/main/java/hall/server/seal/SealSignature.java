// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/// The cryptographic half of the check: PAdES (ETSI EN 319 142-1) and the older
/// `adbe.pkcs7.detached`, both a CMS (RFC 5652) over the range.
final class SealSignature {
  private static final String CADES = "ETSI.CAdES.detached";
  private static final Set<String> KNOWN = Set.of(CADES, "adbe.pkcs7.detached");
  private static final Set<String> STRONG =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId(),
          GMObjectIdentifiers.sm3.getId());

  private final TrustAnchors anchors;
  private final JcaX509CertificateConverter certificates;

  SealSignature(TrustAnchors anchors) {
    this.anchors = anchors;
    this.certificates = new JcaX509CertificateConverter().setProvider(anchors.provider());
  }

  /// Who signed, and when by the signer's word.
  record Signer(String name, Instant at) {}

  /// @throws Refusal where it does not hold, or nobody vouches for the signer
  Signer check(PDSignature signature, SignedRange range) throws Refusal {
    if (!KNOWN.contains(signature.getSubFilter())) {
      throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
    }
    try {
      CMSSignedData data =
          new CMSSignedData(new CMSProcessableByteArray(range.signed()), cms(range.contents()));
      if (data.getSignerInfos().size() != 1) {
        throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
      }
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      X509CertificateHolder holder = certificate(data, signer);
      if (!STRONG.contains(signer.getDigestAlgOID())) {
        throw new Refusal(Flaw.WEAK);
      }
      X509Certificate certificate = certificates.getCertificate(holder);
      // By the key alone: whether the certificate was good is asked below, with the path to it.
      if (!signer.verify(
          new JcaSimpleSignerInfoVerifierBuilder()
              .setProvider(anchors.provider())
              .build(certificate.getPublicKey()))) {
        throw new Refusal(Flaw.ALTERED);
      }
      bound(signature, signer, holder);
      Instant at = time(signature, signer);
      anchors.vouchFor(certificate, all(data), at);
      return new Signer(name(holder.getSubject()), at);
    } catch (CMSSignerDigestMismatchException e) {
      throw new Refusal(Flaw.ALTERED);
    } catch (CMSException | IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
    }
  }

  /// The place for the value is larger than the value; nothing but zeros may follow it.
  private static byte[] cms(byte[] contents) throws IOException, Refusal {
    ByteArrayInputStream in = new ByteArrayInputStream(contents);
    ASN1Primitive value = new ASN1InputStream(in).readObject();
    for (byte rest : in.readAllBytes()) {
      if (rest != 0) {
        throw new Refusal(Flaw.PARTLY_SIGNED);
      }
    }
    if (value == null) {
      throw new Refusal(Flaw.UNSIGNED);
    }
    return value.getEncoded();
  }

  @SuppressWarnings("unchecked") // A signer's id selects certificates, which its type does not say.
  private static X509CertificateHolder certificate(CMSSignedData data, SignerInformation signer)
      throws Refusal {
    return data
        .getCertificates()
        .getMatches((Selector<X509CertificateHolder>) signer.getSID())
        .stream()
        .findFirst()
        .orElseThrow(() -> new Refusal(Flaw.UNTRUSTED));
  }

  private List<X509Certificate> all(CMSSignedData data) throws CertificateException {
    List<X509Certificate> all = new ArrayList<>();
    for (X509CertificateHolder each : data.getCertificates().getMatches(null)) {
      all.add(certificates.getCertificate(each));
    }
    return all;
  }

  /// PAdES binds the certificate into what is signed (RFC 5035), so that no other one with the same
  /// key takes its place.
  private void bound(PDSignature signature, SignerInformation signer, X509CertificateHolder holder)
      throws Refusal, IOException, GeneralSecurityException {
    AttributeTable signed = signer.getSignedAttributes();
    Attribute attribute =
        signed == null ? null : signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    if (attribute == null) {
      if (CADES.equals(signature.getSubFilter())) {
        throw new Refusal(Flaw.UNKNOWN_SIGNATURE);
      }
      return;
    }
    ESSCertIDv2 named =
        SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0)).getCerts()[0];
    AlgorithmIdentifier algorithm = named.getHashAlgorithm();
    byte[] hash =
        MessageDigest.getInstance(algorithm.getAlgorithm().getId(), anchors.provider())
            .digest(holder.getEncoded());
    if (!MessageDigest.isEqual(hash, named.getCertHash())) {
      throw new Refusal(Flaw.UNTRUSTED);
    }
  }

  private static Instant time(PDSignature signature, SignerInformation signer) throws Refusal {
    Calendar date = signature.getSignDate();
    if (date != null) {
      return date.toInstant();
    }
    AttributeTable signed = signer.getSignedAttributes();
    Attribute attribute =
        signed == null ? null : signed.get(PKCSObjectIdentifiers.pkcs_9_at_signingTime);
    if (attribute == null) {
      throw new Refusal(Flaw.NOT_FRESH);
    }
    return org.bouncycastle.asn1.cms.Time.getInstance(attribute.getAttrValues().getObjectAt(0))
        .getDate()
        .toInstant();
  }

  /// The organisation, or else the common name.
  static String name(X509Certificate certificate) {
    return name(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
  }

  private static String name(X500Name subject) {
    for (var type : List.of(BCStyle.O, BCStyle.CN)) {
      RDN[] found = subject.getRDNs(type);
      if (found.length > 0) {
        return IETFUtils.valueToString(found[0].getFirst().getValue());
      }
    }
    return "";
  }
}
