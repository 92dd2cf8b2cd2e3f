// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import hall.server.seal.TestSeals.Holder;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.core.signatures.SigType;
import org.ofdrw.gm.ses.v1.SES_ESPictrueInfo;
import org.ofdrw.gm.ses.v1.SES_Header;
import org.ofdrw.gm.ses.v4.SES_CertList;
import org.ofdrw.gm.ses.v4.SES_ESPropertyInfo;
import org.ofdrw.gm.ses.v4.SES_SealInfo;
import org.ofdrw.gm.ses.v4.SES_Signature;
import org.ofdrw.gm.ses.v4.SESeal;
import org.ofdrw.gm.ses.v4.TBS_Sign;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.ExtendSignatureContainer;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.stamppos.NormalStampPos;

/// Makes OFD documents and seals them as an issuing unit does, with ofdrw and Bouncy Castle:
/// nothing of it is the product's own.
public final class TestOfds {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private TestOfds() {}

  /// How a document is sealed.
  ///
  /// @param maker who made the seal
  /// @param holder for whom it was made
  /// @param signer who uses it
  /// @param until the seal's own end
  /// @param older as GM/T 0031-2014 writes it
  /// @param last whether nobody may sign after that
  public record Way(
      Holder maker,
      Holder holder,
      Holder signer,
      Instant at,
      Instant from,
      Instant until,
      boolean older,
      boolean last) {

    public static Way of(Holder maker, Holder signer, Instant at) {
      return new Way(maker, signer, signer, at, TestSeals.FROM, TestSeals.UNTIL, false, false);
    }

    public Way by(Holder other) {
      return new Way(maker, holder, other, at, from, until, older, last);
    }

    public Way within(Instant start, Instant end) {
      return new Way(maker, holder, signer, at, start, end, older, last);
    }

    public Way asOlder() {
      return new Way(maker, holder, signer, at, from, until, true, last);
    }

    public Way asLast() {
      return new Way(maker, holder, signer, at, from, until, older, true);
    }
  }

  /// An unsealed document with these lines on each page; its fonts are not embedded.
  public static byte[] document(List<String> lines, int pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OFDDoc document = new OFDDoc(out)) {
      for (int i = 0; i < pages; i++) {
        VirtualPage page = new VirtualPage(PageLayout.A4());
        double y = 30;
        for (String line : lines) {
          page.add(new Paragraph(25, y, 160, 10, line, 5d));
          y += 12;
        }
        page.add(new Paragraph(25, y, 160, 10, "第 " + (i + 1) + " 页，共 " + pages + " 页", 4d));
        document.addVPage(page);
      }
    }
    return out.toByteArray();
  }

  /// The same with a seal over all of it, which shows on the first page.
  public static byte[] sealed(byte[] ofd, Way way) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OFDReader reader = new OFDReader(new ByteArrayInputStream(ofd));
        OFDSigner signer = new OFDSigner(reader, out)) {
      signer.setSignMode(way.last() ? SignMode.WholeProtected : SignMode.ContinueSign);
      signer.setSignContainer(new Container(way));
      signer.addApPos(new NormalStampPos(1, 120, 60, 40, 40));
      signer.exeSign();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return out.toByteArray();
  }

  /// Signs at a time that is said, which ofdrw's own containers can't.
  private record Container(Way way) implements ExtendSignatureContainer {
    @Override
    public MessageDigest getDigestFnc() {
      try {
        return MessageDigest.getInstance("SM3", PROVIDER);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public ASN1ObjectIdentifier getSignAlgOID() {
      return GMObjectIdentifiers.sm2sign_with_sm3;
    }

    @Override
    public byte[] sign(InputStream description, String place)
        throws IOException, GeneralSecurityException {
      byte[] hash = getDigestFnc().digest(description.readAllBytes());
      return way.older() ? older(hash, place) : newer(hash, place);
    }

    private byte[] newer(byte[] hash, String place) throws IOException, GeneralSecurityException {
      TBS_Sign toSign =
          new TBS_Sign()
              .setVersion(SES_Header.V4)
              .setEseal(seal(way))
              .setTimeInfo(new ASN1GeneralizedTime(Date.from(way.at())))
              .setDataHash(hash)
              .setPropertyInfo(place);
      return new SES_Signature()
          .setToSign(toSign)
          .setCert(way.signer().certificate())
          .setSignatureAlgID(GMObjectIdentifiers.sm2sign_with_sm3)
          .setSignature(signature(way.signer(), toSign.getEncoded("DER")))
          .getEncoded("DER");
    }

    private byte[] older(byte[] hash, String place) throws IOException, GeneralSecurityException {
      String at = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(way.at().atZone(ZONE));
      org.ofdrw.gm.ses.v1.TBS_Sign toSign =
          new org.ofdrw.gm.ses.v1.TBS_Sign()
              .setVersion(new ASN1Integer(1))
              .setEseal(olderSeal(way))
              .setTimeInfo(new DERBitString(at.getBytes(StandardCharsets.US_ASCII)))
              .setDataHash(new DERBitString(hash))
              .setPropertyInfo(new DERIA5String(place))
              .setCert(new DEROctetString(way.signer().certificate().getEncoded()))
              .setSignatureAlgorithm(GMObjectIdentifiers.sm2sign_with_sm3);
      byte[] value = signature(way.signer(), toSign.getEncoded("DER"));
      return new org.ofdrw.gm.ses.v1.SES_Signature(toSign, new DERBitString(value))
          .getEncoded("DER");
    }

    @Override
    public byte[] getSeal() throws IOException {
      try {
        return way.older() ? olderSeal(way).getEncoded("DER") : seal(way).getEncoded("DER");
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }

    @Override
    public SigType getSignType() {
      return SigType.Seal;
    }
  }

  private static final Map<Way, Object> SEALS =
      java.util.Collections.synchronizedMap(new LinkedHashMap<>());

  private static SESeal seal(Way way) throws IOException, GeneralSecurityException {
    // The copy beside the signature has to be the same seal, and no two SM2 signatures are.
    if (SEALS.get(way) instanceof SESeal known) {
      return known;
    }
    SES_SealInfo info =
        new SES_SealInfo()
            .setHeader(new SES_Header(SES_Header.V4, new DERIA5String("SAMPLE")))
            .setEsID(new DERIA5String("00000000000001"))
            .setProperty(
                new SES_ESPropertyInfo()
                    .setType(new ASN1Integer(3))
                    .setName(new DERUTF8String("示例印章"))
                    .setCertListType(SES_ESPropertyInfo.CertListType)
                    .setCertList(
                        SES_CertList.getInstance(SES_ESPropertyInfo.CertListType, holders(way)))
                    .setCreateDate(new ASN1GeneralizedTime(Date.from(way.from())))
                    .setValidStart(new ASN1GeneralizedTime(Date.from(way.from())))
                    .setValidEnd(new ASN1GeneralizedTime(Date.from(way.until()))))
            .setPicture(picture());
    SESeal seal =
        new SESeal()
            .seteSealInfo(info)
            .setCert(way.maker().certificate())
            .setSignAlgID(GMObjectIdentifiers.sm2sign_with_sm3)
            .setSignedValue(signature(way.maker(), info.getEncoded("DER")));
    SEALS.put(way, seal);
    return seal;
  }

  private static org.ofdrw.gm.ses.v1.SESeal olderSeal(Way way)
      throws IOException, GeneralSecurityException {
    if (SEALS.get(way) instanceof org.ofdrw.gm.ses.v1.SESeal known) {
      return known;
    }
    // Two digits of the year say which century up to 2049.
    ASN1UTCTime until = new ASN1UTCTime(Date.from(Instant.parse("2049-01-01T00:00:00Z")));
    org.ofdrw.gm.ses.v1.SES_SealInfo info =
        new org.ofdrw.gm.ses.v1.SES_SealInfo(
            new SES_Header(new ASN1Integer(1), new DERIA5String("SAMPLE")),
            new DERIA5String("00000000000001"),
            new org.ofdrw.gm.ses.v1.SES_ESPropertyInfo(
                new ASN1Integer(1),
                new DERUTF8String("示例印章"),
                holders(way),
                new ASN1UTCTime(Date.from(way.from())),
                new ASN1UTCTime(Date.from(way.from())),
                until),
            picture(),
            null);
    org.ofdrw.gm.ses.v1.SESeal seal =
        new org.ofdrw.gm.ses.v1.SESeal(
            info,
            new org.ofdrw.gm.ses.v1.SES_SignInfo(
                new DEROctetString(way.maker().certificate().getEncoded()),
                GMObjectIdentifiers.sm2sign_with_sm3,
                new DERBitString(signature(way.maker(), info.getEncoded("DER")))));
    SEALS.put(way, seal);
    return seal;
  }

  private static DERSequence holders(Way way) throws GeneralSecurityException {
    return new DERSequence(new DEROctetString(way.holder().certificate().getEncoded()));
  }

  private static byte[] signature(Holder by, byte[] over) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SM3WithSM2", PROVIDER);
    signature.initSign(by.keys().getPrivate());
    signature.update(over);
    return signature.sign();
  }

  private static SES_ESPictrueInfo picture() throws IOException {
    BufferedImage image = new BufferedImage(320, 320, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.RED);
    graphics.setStroke(new BasicStroke(10));
    graphics.drawOval(10, 10, 300, 300);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 48));
    graphics.drawString("SAMPLE", 64, 176);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return new SES_ESPictrueInfo()
        .setType("PNG")
        .setData(png.toByteArray())
        .setWidth(40)
        .setHeight(40);
  }

  /// The files of a document in their order.
  public static Map<String, byte[]> files(byte[] ofd) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(ofd))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return files;
  }

  /// A document of these files.
  public static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /// The document with another file in a place, or one more.
  public static byte[] with(byte[] ofd, String name, byte[] content) throws IOException {
    Map<String, byte[]> files = files(ofd);
    files.put(name, content);
    return zip(files);
  }

  /// The document with a text in a file replaced.
  public static byte[] replaced(byte[] ofd, String name, String text, String by)
      throws IOException {
    String content = text(ofd, name);
    if (!content.contains(text)) {
      throw new IllegalArgumentException(name + " does not contain " + text + ": " + content);
    }
    return with(ofd, name, content.replace(text, by).getBytes(StandardCharsets.UTF_8));
  }

  public static String text(byte[] ofd, String name) throws IOException {
    return new String(files(ofd).getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /// The first page with a word moved a little.
  public static byte[] altered(byte[] ofd) throws IOException {
    return replaced(ofd, "Doc_0/Pages/Page_0/Content.xml", "Boundary=\"25", "Boundary=\"26");
  }

  /// With a file that no seal lists.
  public static byte[] added(byte[] ofd) throws IOException {
    return with(ofd, "Doc_0/Res/more.png", new byte[] {1, 2, 3});
  }

  /// As if it had never been sealed.
  public static byte[] stripped(byte[] ofd) throws IOException {
    Map<String, byte[]> files = files(ofd);
    files.keySet().removeIf(each -> each.contains("/Signs/"));
    return zip(files);
  }
}
