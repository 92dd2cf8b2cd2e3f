// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import hall.server.Secrets;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// A signature beside what it signs: a CMS (RFC 5652) with one signer, the moment, and the signer's
/// certificate bound into it (RFC 5035), which is the baseline of CAdES.
///
/// @param certificate of a key that signed this and nothing else
/// @param at by the server's own clock
public record DetachedSignature(X509Certificate certificate, Instant at) {
  /// RFC 9336: what signs documents, and logs in nowhere.
  static final KeyPurposeId PURPOSE =
      KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

  private static final String ECDSA = "SHA256withECDSA";

  static byte[] make(byte[] content, PrivateKey key, X509Certificate certificate, Instant at) {
    try {
      ASN1EncodableVector signed = new ASN1EncodableVector();
      signed.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
      signed.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash(certificate))))));
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(signed)))
              .build(new JcaContentSignerBuilder(ECDSA).build(key), certificate));
      generator.addCertificates(new JcaCertStore(List.of(certificate)));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
    } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java platform signs with ECDSA", e);
    }
  }

  /// Reads a signature and holds it against the content.
  ///
  /// @param encoded DER
  /// @return empty where it does not hold, whatever the reason
  public static Optional<DetachedSignature> read(byte[] content, byte[] encoded) {
    try {
      CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), encoded);
      if (data.getSignerInfos().size() != 1
          || data.getCertificates().getMatches(null).size() != 1) {
        return Optional.empty();
      }
      SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
      X509CertificateHolder holder = data.getCertificates().getMatches(null).iterator().next();
      X509Certificate certificate = Authority.parse(holder.getEncoded());
      AttributeTable signed = signer.getSignedAttributes();
      if (signed == null
          || !isBound(signed, certificate)
          || !signer.verify(
              new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
        return Optional.empty();
      }
      Attribute time = signed.get(CMSAttributes.signingTime);
      return time == null
          ? Optional.empty()
          : Optional.of(
              new DetachedSignature(
                  certificate,
                  Time.getInstance(time.getAttrValues().getObjectAt(0)).getDate().toInstant()));
    } catch (CMSException
        | OperatorCreationException
        | GeneralSecurityException
        | IOException
        | RuntimeException broken) {
      // The library answers damaged bytes with exceptions of all kinds.
      return Optional.empty();
    }
  }

  /// Whether an authority certified this key for documents, at the moment that the signature names.
  public boolean isFrom(X509Certificate authority) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(at));
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)),
              parameters);
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes != null && purposes.contains(PURPOSE.getId());
    } catch (GeneralSecurityException otherwise) {
      return false;
    }
  }

  /// The authority of a text around DER; empty where it holds anything but one certificate.
  public static Optional<X509Certificate> authority(String pem) {
    try {
      Optional<byte[]> der = Pem.read("CERTIFICATE", pem);
      return der.isEmpty() ? Optional.empty() : Optional.of(Authority.parse(der.get()));
    } catch (GeneralSecurityException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isBound(AttributeTable signed, X509Certificate certificate)
      throws GeneralSecurityException {
    Attribute named = signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
    return named != null
        && MessageDigest.isEqual(
            hash(certificate),
            SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0))
                .getCerts()[0]
                .getCertHash());
  }

  private static byte[] hash(X509Certificate certificate) throws GeneralSecurityException {
    return Secrets.sha256().digest(certificate.getEncoded());
  }
}
