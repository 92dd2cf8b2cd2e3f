// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates (RFC 5280). Pure but for the signature's own randomness.
final class Minting {
  private static final BcX509ExtensionUtils KEY_IDENTIFIERS = new BcX509ExtensionUtils();

  private Minting() {}

  /// From when to when, and under which number.
  record Term(BigInteger serial, Instant from, Instant until) {}

  /// The self-signed certificate of an authority that certifies keys and no other authority.
  static X509CertificateHolder authority(String name, KeyPair keys, Term term) {
    X500Name subject = new X500Name("CN=" + name);
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    X509v3CertificateBuilder builder = builder(subject, term, subject, key);
    add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
    add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    add(
        builder,
        Extension.subjectKeyIdentifier,
        false,
        KEY_IDENTIFIERS.createSubjectKeyIdentifier(key));
    return sign(builder, keys.getPrivate());
  }

  /// The certificate of a key that does one thing.
  ///
  /// @param purpose a terminal logs in with `id_kp_clientAuth`, and with nothing else
  static X509CertificateHolder holder(
      String name,
      SubjectPublicKeyInfo key,
      KeyPurposeId purpose,
      Term term,
      X509Certificate authority,
      PrivateKey authorityKey) {
    try {
      JcaX509CertificateHolder issuer = new JcaX509CertificateHolder(authority);
      X509v3CertificateBuilder builder =
          builder(issuer.getSubject(), term, new X500Name("CN=" + name), key);
      add(builder, Extension.basicConstraints, true, new BasicConstraints(false));
      add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      add(
          builder,
          Extension.authorityKeyIdentifier,
          false,
          KEY_IDENTIFIERS.createAuthorityKeyIdentifier(issuer));
      return sign(builder, authorityKey);
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException("The authority's certificate cannot be encoded", e);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, Term term, X500Name subject, SubjectPublicKeyInfo key) {
    return new X509v3CertificateBuilder(
        issuer, term.serial(), Date.from(term.from()), Date.from(term.until()), subject, key);
  }

  private static void add(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier name,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(name, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException("An extension cannot be encoded", e);
    }
  }

  private static X509CertificateHolder sign(X509v3CertificateBuilder builder, PrivateKey key) {
    try {
      return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("Every Java platform signs with ECDSA", e);
    }
  }
}
