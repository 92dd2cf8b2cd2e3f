// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;

/// The value of a seal: an electronic seal, and a signature with it (`SES_Signature`), as GB/T
/// 38540-2020 writes it, or GM/T 0031-2014 before that.
///
/// @param toSign what the signature is over
/// @param hash of the description that was signed
/// @param place the description, as the signer named it
record SesSignature(
    byte[] toSign,
    ASN1ObjectIdentifier algorithm,
    byte[] value,
    X509Certificate signer,
    Instant at,
    byte[] hash,
    String place,
    Seal seal) {
  /// Times without a zone are of the country whose standard this is.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int CERTIFICATES = 1;
  private static final int DIGESTS = 2;

  /// An electronic seal: a picture and who may sign with it, signed by who made it.
  ///
  /// @param toSign what its maker signed
  /// @param holders the certificates, or their SM3 digests, of who may sign with it
  /// @param encoded all of it
  record Seal(
      byte[] toSign,
      ASN1ObjectIdentifier algorithm,
      byte[] value,
      X509Certificate maker,
      List<byte[]> holders,
      Instant from,
      Instant until,
      byte[] picture,
      byte[] encoded) {

    boolean belongsTo(X509Certificate signer, byte[] digest) throws GeneralSecurityException {
      byte[] encoded = signer.getEncoded();
      return holders.stream()
          .anyMatch(
              each -> MessageDigest.isEqual(each, encoded) || MessageDigest.isEqual(each, digest));
    }
  }

  /// Reads one.
  ///
  /// @throws IOException where it is none
  static SesSignature read(byte[] der, Provider provider) throws IOException {
    try {
      CertificateFactory certificates = CertificateFactory.getInstance("X.509", provider);
      ASN1Sequence all = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      ASN1Sequence toSign = ASN1Sequence.getInstance(all.getObjectAt(0));
      boolean older = all.size() == 2;
      if (!older && all.size() != 4 && all.size() != 5) {
        throw new IOException("no SES signature");
      }
      ASN1Encodable certificate = older ? toSign.getObjectAt(5) : all.getObjectAt(1);
      ASN1Encodable algorithm = older ? toSign.getObjectAt(6) : all.getObjectAt(2);
      return new SesSignature(
          der(toSign),
          ASN1ObjectIdentifier.getInstance(algorithm),
          octets(all.getObjectAt(older ? 1 : 3)),
          certificate(certificates, certificate),
          time(toSign.getObjectAt(2)),
          octets(toSign.getObjectAt(3)),
          ASN1IA5String.getInstance(toSign.getObjectAt(4)).getString(),
          seal(ASN1Sequence.getInstance(toSign.getObjectAt(1)), certificates));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Whatever a forger wrote, reading it ends here.
      throw new IOException("no SES signature", e);
    }
  }

  private static Seal seal(ASN1Sequence seal, CertificateFactory certificates)
      throws IOException, GeneralSecurityException {
    ASN1Sequence info = ASN1Sequence.getInstance(seal.getObjectAt(0));
    ASN1Sequence signed =
        switch (seal.size()) {
          case 2 -> ASN1Sequence.getInstance(seal.getObjectAt(1));
          case 4 ->
              new DERSequence(
                  new ASN1Encodable[] {
                    seal.getObjectAt(1), seal.getObjectAt(2), seal.getObjectAt(3)
                  });
          default -> throw new IOException("no seal");
        };
    ASN1Encodable maker = signed.getObjectAt(0);
    ASN1Encodable algorithm = signed.getObjectAt(1);
    ASN1Sequence property = ASN1Sequence.getInstance(info.getObjectAt(2));
    int times = property.size() - 3;
    ASN1Sequence picture = ASN1Sequence.getInstance(info.getObjectAt(3));
    return new Seal(
        der(info),
        ASN1ObjectIdentifier.getInstance(algorithm),
        octets(signed.getObjectAt(2)),
        certificate(certificates, maker),
        holders(property),
        time(property.getObjectAt(times + 1)),
        time(property.getObjectAt(times + 2)),
        octets(picture.getObjectAt(1)),
        der(seal));
  }

  /// In the older form a list of certificates, in the newer one that or a list of digests.
  private static List<byte[]> holders(ASN1Sequence property) throws IOException {
    boolean newer = property.size() == 7;
    int type =
        newer ? ASN1Integer.getInstance(property.getObjectAt(2)).intValueExact() : CERTIFICATES;
    List<byte[]> holders = new ArrayList<>();
    for (ASN1Encodable each : ASN1Sequence.getInstance(property.getObjectAt(newer ? 3 : 2))) {
      switch (type) {
        case CERTIFICATES -> holders.add(octets(each));
        case DIGESTS -> holders.add(octets(ASN1Sequence.getInstance(each).getObjectAt(1)));
        default -> throw new IOException("an unknown list of holders");
      }
    }
    return holders;
  }

  private static byte[] der(ASN1Encodable value) throws IOException {
    return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  private static X509Certificate certificate(CertificateFactory factory, ASN1Encodable octets)
      throws GeneralSecurityException {
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets(octets)));
  }

  private static byte[] octets(ASN1Encodable value) {
    return switch (value.toASN1Primitive()) {
      case ASN1OctetString octets -> octets.getOctets();
      case ASN1BitString bits -> bits.getOctets();
      default -> throw new IllegalArgumentException("no octets");
    };
  }

  private static Instant time(ASN1Encodable value) throws IOException {
    try {
      return switch (value.toASN1Primitive()) {
        case ASN1UTCTime time -> time.getAdjustedDate().toInstant();
        case ASN1GeneralizedTime time -> generalized(time);
        case ASN1BitString bits -> written(bits.getOctets());
        case ASN1OctetString octets -> written(octets.getOctets());
        default -> throw new IOException("no time");
      };
    } catch (ParseException | DateTimeException e) {
      throw new IOException("no time", e);
    }
  }

  private static Instant generalized(ASN1GeneralizedTime time) throws ParseException {
    String text = time.getTimeString();
    return text.matches("\\d{14}(\\.\\d+)?")
        ? LocalDateTime.parse(text.substring(0, 14), PLAIN).atZone(ZONE).toInstant()
        : time.getDate().toInstant();
  }

  /// The older form wraps a time, as ASN.1 or in digits.
  private static Instant written(byte[] octets) throws IOException {
    String digits = new String(octets, StandardCharsets.US_ASCII).replaceAll("[- :T]", "");
    return digits.matches("\\d{14}")
        ? LocalDateTime.parse(digits, PLAIN).atZone(ZONE).toInstant()
        : time(ASN1Primitive.fromByteArray(octets));
  }

  /// Whether a key made this value over these bytes, with SM2 and SM3.
  static boolean holds(X509Certificate by, byte[] over, byte[] value, Provider provider) {
    try {
      Signature signature =
          Signature.getInstance(GMObjectIdentifiers.sm2sign_with_sm3.getId(), provider);
      signature.initVerify(by.getPublicKey());
      signature.update(over);
      return signature.verify(value);
    } catch (GeneralSecurityException | RuntimeException e) {
      // A key of another kind, or a value that is none.
      return false;
    }
  }
}
