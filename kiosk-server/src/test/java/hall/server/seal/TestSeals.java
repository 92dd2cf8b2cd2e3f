// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/// Makes certificates of a test authority and PDFs that are sealed with them, as an issuing unit
/// does: PAdES with PDFBox and Bouncy Castle.
public final class TestSeals {
  public static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  public static final Instant UNTIL = Instant.parse("2199-01-01T00:00:00Z");

  private static final String CADES = "ETSI.CAdES.detached";
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private TestSeals() {}

  /// A key with its certificate.
  public record Holder(KeyPair keys, X509Certificate certificate, String algorithm) {}

  /// How a document is sealed.
  ///
  /// @param bound whether the certificate is bound into what is signed
  public record Way(Holder root, Holder signer, Instant at, String subFilter, boolean bound) {
    public static Way of(Holder root, Holder signer, Instant at) {
      return new Way(root, signer, at, CADES, true);
    }
  }

  /// An authority.
  ///
  /// @param curve such as `secp256r1`, or `sm2p256v1`
  public static Holder root(String name, String curve) {
    return holder(name, curve, null, FROM, UNTIL);
  }

  public static Holder signer(String name, Holder root, Instant from, Instant until) {
    String curve = root.algorithm().startsWith("SM3") ? "sm2p256v1" : "secp256r1";
    return holder(name, curve, root, from, until);
  }

  private static Holder holder(
      String name, String curve, @Nullable Holder issuer, Instant from, Instant until) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(new ECGenParameterSpec(curve));
      KeyPair keys = generator.generateKeyPair();
      String algorithm = curve.startsWith("sm2") ? "SM3withSM2" : "SHA256withECDSA";
      X500Name subject = new X500Name("C=CN,O=" + name + ",CN=" + name);
      X500Name by =
          issuer == null
              ? subject
              : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              by,
              new BigInteger(64, new java.security.SecureRandom()).add(BigInteger.ONE),
              Date.from(from),
              Date.from(until),
              subject,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer == null));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(
              issuer == null
                  ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                  : KeyUsage.digitalSignature));
      var signing = issuer == null ? keys.getPrivate() : issuer.keys().getPrivate();
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  builder.build(
                      new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(signing)));
      return new Holder(keys, certificate, algorithm);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A revocation list in DER.
  ///
  /// @param revoked and why, as in RFC 5280, section 5.3.1
  public static byte[] revocations(
      Holder root, Instant from, Instant until, Map<X509Certificate, Integer> revoked) {
    try {
      JcaX509v2CRLBuilder builder =
          new JcaX509v2CRLBuilder(root.certificate().getSubjectX500Principal(), Date.from(from));
      builder.setNextUpdate(Date.from(until));
      revoked.forEach((certificate, why) ->
          builder.addCRLEntry(certificate.getSerialNumber(), Date.from(from), why));
      return builder
          .build(
              new JcaContentSignerBuilder(root.algorithm())
                  .setProvider(PROVIDER)
                  .build(root.keys().getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// An unsealed document with a line on each page.
  public static byte[] document(List<String> lines, int pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
          content.setLeading(24);
          content.newLineAtOffset(72, 740);
          for (String line : lines) {
            content.showText(line);
            content.newLine();
          }
          content.showText("Page " + (i + 1) + " of " + pages);
          content.endText();
        }
      }
      return saved(document);
    }
  }

  /// The same with a seal over all of it.
  public static byte[] sealed(byte[] pdf, Way way) throws IOException {
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName(way.subFilter()));
      signature.setName("issuer");
      signature.setSignDate(calendar(way.at()));
      document.addSignature(signature, in -> cms(in, way));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /// What somebody adds who cannot seal it anew: another page content, as an incremental update.
  public static byte[] added(byte[] pdf) throws IOException {
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      PDPage page = document.getPage(0);
      try (PDPageContentStream content =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
        content.addRect(50, 50, 300, 300);
        content.fill();
      }
      page.getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getPages().getCOSObject().setNeedToBeUpdated(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  /// One digit altered in place; the file is as long as before.
  public static byte[] altered(byte[] pdf) {
    byte[] forged = pdf.clone();
    // The sheet becomes a little narrower.
    forged[find(forged, "595.") + 2] = '4';
    return forged;
  }

  /// The range leaves a hole of some bytes before the value, which a forger may fill.
  public static byte[] partly(byte[] pdf, Way way) throws IOException {
    byte[] sealed = sealed(pdf, way);
    String text = new String(sealed, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("/ByteRange [");
    int end = text.indexOf(']', at);
    String[] numbers = text.substring(at + 12, end).strip().split("\\s+", -1);
    int first = Integer.parseInt(numbers[1]) - 40;
    String range = "/ByteRange [0 " + first + " " + numbers[2] + " " + numbers[3];
    String forged = range + " ".repeat(end - at - range.length());
    byte[] bytes = sealed.clone();
    System.arraycopy(forged.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, at, forged.length());
    // Signed over what is left, so that only the hole gives it away.
    int after = Integer.parseInt(numbers[2]);
    byte[] signed = java.util.Arrays.copyOf(bytes, first + bytes.length - after);
    System.arraycopy(bytes, after, signed, first, bytes.length - after);
    byte[] value = cms(new java.io.ByteArrayInputStream(signed), way);
    byte[] hex = java.util.HexFormat.of().formatHex(value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, bytes, Integer.parseInt(numbers[1]) + 1, hex.length);
    return bytes;
  }

  private static Calendar calendar(Instant at) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    calendar.setTimeInMillis(at.toEpochMilli());
    return calendar;
  }

  private static byte[] cms(InputStream in, Way way) throws IOException {
    try {
      Holder signer = way.signer();
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      JcaSignerInfoGeneratorBuilder builder =
          new JcaSignerInfoGeneratorBuilder(
              new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build());
      ASN1EncodableVector attributes = new ASN1EncodableVector();
      if (way.bound()) {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(signer.certificate().getEncoded());
        attributes.add(
            new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
      }
      builder.setSignedAttributeGenerator(
          new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)));
      generator.addSignerInfoGenerator(
          builder.build(
              new JcaContentSignerBuilder(signer.algorithm())
                  .setProvider(PROVIDER)
                  .build(signer.keys().getPrivate()),
              signer.certificate()));
      generator.addCertificates(
          new JcaCertStore(List.of(signer.certificate(), way.root().certificate())));
      return generator.generate(new CMSProcessableByteArray(in.readAllBytes()), false).getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException(e);
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  public static int find(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  public static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
