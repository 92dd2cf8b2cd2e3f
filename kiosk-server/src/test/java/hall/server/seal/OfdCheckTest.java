// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Secrets;
import hall.server.seal.TestOfds.Way;
import hall.server.seal.TestSeals.Holder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which a sealed OFD can be false. The documents are made by ofdrw, which is written
/// by others.
class OfdCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final String NUMBER = "T12345678901234567";
  private static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
  private static final String LIST = "Doc_0/Signs/Signatures.xml";
  private static final Holder ROOT = TestSeals.root("Root", "sm2p256v1");
  private static final Holder MAKER =
      TestSeals.signer("Seal Maker", ROOT, TestSeals.FROM, TestSeals.UNTIL);
  private static final Holder SEAL =
      TestSeals.signer("示例局 Sample Bureau", ROOT, TestSeals.FROM, TestSeals.UNTIL);
  private static final Way GOOD = Way.of(MAKER, SEAL, NOW);

  private final SealCheck check = check(Optional.empty());

  @TempDir Path folder;

  private static SealCheck check(Optional<RevocationLists> revocations) {
    return new SealCheck(
        new TrustAnchors(List.of(ROOT.certificate()), revocations), Duration.ofHours(24));
  }

  private static byte[] plain() throws IOException {
    return TestOfds.document(List.of("户籍证明 SAMPLE", "公民身份号码：" + NUMBER), 2);
  }

  private static byte[] sealed() throws IOException {
    return TestOfds.sealed(plain(), GOOD);
  }

  private Finding found(byte[] ofd) {
    return check.checkOfd(ofd, NOW.plusSeconds(60), Optional.of(NUMBER));
  }

  private void refused(Flaw flaw, byte[] ofd) {
    assertEquals(new Finding.Refused(flaw), found(ofd));
  }

  private byte[] drawn(byte[] ofd) {
    return assertInstanceOf(Finding.Genuine.class, found(ofd)).drawing().orElseThrow().pdf();
  }

  @Test
  void whatIsWholeIsGenuineAndDrawn() throws IOException {
    for (Way way : List.of(GOOD, GOOD.asOlder(), GOOD.asLast())) {
      Finding.Genuine genuine =
          assertInstanceOf(Finding.Genuine.class, found(TestOfds.sealed(plain(), way)));
      assertEquals("示例局 Sample Bureau", genuine.signer());
      assertEquals(NOW, genuine.signedAt());
      assertEquals(2, genuine.pages());
    }
  }

  @Test
  void thePagesAreDrawnWithTextAndSeal() throws IOException {
    byte[] pdf = drawn(sealed());
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertEquals(2, document.getNumberOfPages());
      assertEquals(595, document.getPage(0).getMediaBox().getWidth(), 1);
      PDFRenderer renderer = new PDFRenderer(document);
      BufferedImage first = renderer.renderImageWithDPI(0, 100);
      assertTrue(count(first, 25, 28, 160, 60, false) > 1500, "the lines are there");
      assertTrue(count(first, 120, 60, 40, 40, true) > 1000, "and the seal");
      assertEquals(0, count(renderer.renderImageWithDPI(1, 100), 120, 60, 40, 40, true));
    }
  }

  /// Pixels of the seal's red, or of black, in a box in millimetres.
  private static int count(BufferedImage image, int x, int y, int wide, int high, boolean red) {
    double scale = 100 / 25.4;
    int found = 0;
    for (int row = (int) (y * scale); row < (y + high) * scale; row++) {
      for (int column = (int) (x * scale); column < (x + wide) * scale; column++) {
        int rgb = image.getRGB(column, row);
        boolean dark = (rgb & 0xffff) < 0x6060 && (rgb & 0xff) < 0x60;
        boolean redder = (rgb >> 16 & 0xff) > 0xb0;
        found += dark && redder == red ? 1 : 0;
      }
    }
    return found;
  }

  /// OpenSSL is written by others, and knows SM2 and SM3.
  @Test
  void opensslAgrees() throws Exception {
    byte[] ofd = sealed();
    String sign = sign(ofd);
    Map<String, byte[]> files = TestOfds.files(ofd);
    byte[] page = files.getOrDefault(PAGE, new byte[0]);
    byte[] digest = openssl(page, "dgst", "-sm3", "-binary", "in");
    String description = TestOfds.text(ofd, sign + "Signature.xml");
    assertTrue(description.contains(Base64.getEncoder().encodeToString(digest)));

    ASN1Sequence value =
        ASN1Sequence.getInstance(files.getOrDefault(sign + "SignedValue.dat", new byte[0]));
    Files.write(
        folder.resolve("value"), ASN1BitString.getInstance(value.getObjectAt(3)).getOctets());
    Files.writeString(
        folder.resolve("key"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(SEAL.keys().getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    byte[] toSign = value.getObjectAt(0).toASN1Primitive().getEncoded("DER");
    assertTrue(verified(toSign).contains("Verified Successfully"), verified(toSign));
    toSign[toSign.length - 1] ^= 1;
    assertTrue(verified(toSign).contains("Failure"), verified(toSign));
  }

  private String verified(byte[] toSign) throws Exception {
    String said =
        "pkeyutl -verify -pubin -inkey key -sigfile value -rawin -digest sm3"
            + " -pkeyopt distid:1234567812345678 -in in";
    return new String(openssl(toSign, said.split(" ", -1)), StandardCharsets.UTF_8);
  }

  private byte[] openssl(byte[] in, String... words) throws Exception {
    Files.write(folder.resolve("in"), in);
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    byte[] said = process.getInputStream().readAllBytes();
    process.waitFor();
    return said;
  }

  @Test
  void aSecondSealOverTheFirstIsGenuineToo() throws IOException {
    Holder other = TestSeals.signer("Archive", ROOT, TestSeals.FROM, TestSeals.UNTIL);
    byte[] twice = TestOfds.sealed(sealed(), Way.of(MAKER, other, NOW.plusSeconds(1)));
    assertEquals("Archive", assertInstanceOf(Finding.Genuine.class, found(twice)).signer());
    Holder foreign = TestSeals.root("Foreign", "sm2p256v1");
    Holder stranger = TestSeals.signer("Stranger", foreign, TestSeals.FROM, TestSeals.UNTIL);
    refused(Flaw.UNTRUSTED, TestOfds.sealed(sealed(), Way.of(MAKER, stranger, NOW.plusSeconds(1))));
  }

  @Test
  void whatIsFalseIsRefusedByItsName() throws IOException {
    byte[] good = sealed();
    refused(Flaw.UNSIGNED, plain());
    refused(Flaw.UNSIGNED, TestOfds.stripped(good));
    refused(Flaw.ALTERED, TestOfds.altered(good));
    refused(Flaw.ADDED_TO, TestOfds.added(good));
    refused(Flaw.OTHER_PERSON, TestOfds.sealed(TestOfds.document(List.of("T9"), 1), GOOD));
    refused(Flaw.TOO_LARGE, Arrays.copyOf(good, SealCheck.MOST_BYTES + 1));
    refused(
        Flaw.TOO_MANY_PAGES,
        TestOfds.sealed(TestOfds.document(List.of(NUMBER), SealCheck.MOST_PAGES + 1), GOOD));
    assertEquals(
        new Finding.Refused(Flaw.UNREADABLE),
        check.checkOfd("PK no zip".getBytes(StandardCharsets.UTF_8), NOW, Optional.empty()));
  }

  @Test
  void whatIsKeptWithItsSealIsNoOfd() throws IOException {
    byte[] ofd = sealed();
    String hash = HexFormat.of().formatHex(Secrets.sha256().digest(ofd));
    SealedDocument sent = new SealedDocument(ofd, hash);
    assertInstanceOf(Finding.Genuine.class, check.checkToPrint(sent, NOW, Optional.of(NUMBER)));
    assertEquals(new Finding.Refused(Flaw.UNREADABLE), check.check(sent, NOW, Optional.of(NUMBER)));
    assertEquals(
        new Finding.Refused(Flaw.OTHER_BYTES),
        check.checkToPrint(new SealedDocument(ofd, "0"), NOW, Optional.of(NUMBER)));
  }

  @Test
  void aSealThatIsTakenFromAnotherDocumentOrHalfOfItHoldsNothing() throws IOException {
    byte[] good = sealed();
    byte[] other = TestOfds.sealed(TestOfds.document(List.of("other", NUMBER), 1), GOOD);
    Map<String, byte[]> mixed = TestOfds.files(good);
    TestOfds.files(other)
        .forEach((name, bytes) -> {
          if (name.contains("/Signs/")) {
            mixed.put(name, bytes);
          }
        });
    refused(Flaw.ALTERED, TestOfds.zip(mixed));

    String sign = sign(good);
    // A digest less in the description, and the page it stood for is free.
    String description = TestOfds.text(good, sign + "Signature.xml");
    int at = description.indexOf("FileRef=\"/" + PAGE);
    int start = description.lastIndexOf("<", at);
    int end = description.indexOf("Reference>", at) + "Reference>".length();
    refused(
        Flaw.ALTERED,
        TestOfds.with(
            good,
            sign + "Signature.xml",
            (description.substring(0, start) + description.substring(end))
                .getBytes(StandardCharsets.UTF_8)));
    refused(
        Flaw.WEAK, TestOfds.replaced(good, sign + "Signature.xml", "CheckMethod=", "OtherMethod="));
    refused(Flaw.UNKNOWN_SIGNATURE, TestOfds.replaced(good, LIST, "\"Seal\"", "\"Sign\""));
    byte[] copy = TestOfds.files(good).getOrDefault(sign + "Seal.esl", new byte[0]);
    copy[copy.length / 2] ^= 1;
    assertInstanceOf(Finding.Refused.class, found(TestOfds.with(good, sign + "Seal.esl", copy)));
  }

  private static String sign(byte[] ofd) throws IOException {
    String name =
        TestOfds.files(ofd).keySet().stream()
            .filter(each -> each.endsWith("/Signature.xml"))
            .findFirst()
            .orElseThrow();
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  @Test
  void whoIsNotTrustedAtThatTimeSealsNothing() throws IOException {
    Holder foreign = TestSeals.root("Root", "sm2p256v1");
    Holder stranger = TestSeals.signer("示例局", foreign, TestSeals.FROM, TestSeals.UNTIL);
    Instant yesterday = NOW.minus(Duration.ofDays(1));
    refused(Flaw.UNTRUSTED, TestOfds.sealed(plain(), Way.of(MAKER, stranger, NOW)));
    refused(Flaw.UNTRUSTED, TestOfds.sealed(plain(), Way.of(stranger, SEAL, NOW)));
    refused(
        Flaw.UNTRUSTED,
        TestOfds.sealed(
            plain(),
            Way.of(MAKER, TestSeals.signer("Ended", ROOT, TestSeals.FROM, yesterday), NOW)));
    refused(Flaw.UNTRUSTED, TestOfds.sealed(plain(), GOOD.within(TestSeals.FROM, yesterday)));
    refused(
        Flaw.UNTRUSTED,
        TestOfds.sealed(plain(), GOOD.within(NOW.plusSeconds(30), TestSeals.UNTIL)));
    Holder other = TestSeals.signer("Other", ROOT, TestSeals.FROM, TestSeals.UNTIL);
    refused(Flaw.UNTRUSTED, TestOfds.sealed(plain(), GOOD.by(other)));
    refused(
        Flaw.NOT_FRESH,
        TestOfds.sealed(plain(), Way.of(MAKER, SEAL, NOW.minus(Duration.ofDays(2)))));
    refused(
        Flaw.NOT_FRESH,
        TestOfds.sealed(plain(), Way.of(MAKER, SEAL, NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void whoMadeTheSealIsLookedUpInTheRevocationListsToo() throws IOException {
    Path list = folder.resolve("root.crl");
    Instant later = NOW.plus(Duration.ofDays(1));
    SealCheck looking = check(Optional.of(RevocationLists.in(folder)));
    byte[] ofd = sealed();
    assertEquals(
        new Finding.Refused(Flaw.REVOCATION_UNKNOWN), looking.checkOfd(ofd, NOW, Optional.empty()));
    Files.write(list, TestSeals.revocations(ROOT, NOW.minusSeconds(60), later, Map.of()));
    assertInstanceOf(Finding.Genuine.class, looking.checkOfd(ofd, NOW, Optional.empty()));
    Files.write(
        list,
        TestSeals.revocations(
            ROOT,
            NOW.minusSeconds(60),
            later,
            Map.of(MAKER.certificate(), CRLReason.keyCompromise)));
    assertEquals(new Finding.Refused(Flaw.REVOKED), looking.checkOfd(ofd, NOW, Optional.empty()));
  }

  @Test
  void whatComesFromOutsideOrNeverEndsIsRefused() throws IOException {
    byte[] good = sealed();
    String head = "<?xml version=\"1.0\"?>";
    String inside = TestOfds.text(good, "OFD.xml").replaceFirst("<\\?xml[^>]*\\?>", "");
    for (String type :
        List.of(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">")) {
      refused(
          Flaw.UNREADABLE,
          TestOfds.with(good, "OFD.xml", (head + type + inside).getBytes(StandardCharsets.UTF_8)));
    }
    refused(
        Flaw.UNREADABLE,
        TestOfds.replaced(good, "OFD.xml", "Doc_0/Document.xml", "../../etc/passwd"));
    refused(Flaw.UNREADABLE, TestOfds.with(good, "../outside.xml", new byte[1]));
    refused(Flaw.UNREADABLE, TestOfds.with(good, "Doc_0/./Document.xml", new byte[1]));
    refused(Flaw.UNREADABLE, TestOfds.with(good, "Doc_0\\Document.xml", new byte[1]));
    refused(Flaw.UNREADABLE, TestOfds.with(good, "/OFD.xml", new byte[1]));
    refused(Flaw.TOO_LARGE, TestOfds.with(good, "Doc_0/bomb", new byte[80 * 1024 * 1024]));
    Map<String, byte[]> many = new LinkedHashMap<>(TestOfds.files(good));
    for (int i = 0; i < 2100; i++) {
      many.put("f" + i, new byte[0]);
    }
    refused(Flaw.TOO_LARGE, TestOfds.zip(many));
  }

  @Test
  void whatCannotBeDrawnAsItHasToLookIsRefusedThoughItsSealHolds() throws IOException {
    refused(Flaw.UNDRAWABLE, resealed(NUMBER, NUMBER + "\uE123"));
    refused(Flaw.UNDRAWABLE, resealed("TextObject", "UnknownObject"));
    byte[] sheet = TestOfds.replaced(plain(), "Doc_0/Document.xml", "0 0 210 297", "0 0 210 29700");
    assertInstanceOf(Finding.Refused.class, found(TestOfds.sealed(sheet, GOOD)));
  }

  /// With a text of the first page replaced before it is sealed.
  private static byte[] resealed(String text, String by) throws IOException {
    return TestOfds.sealed(TestOfds.replaced(plain(), PAGE, text, by), GOOD);
  }

  @Test
  void noTruncationAndNoSingleByteGoesThrough() throws IOException {
    Map<String, byte[]> files = TestOfds.files(sealed());
    List<String> names = List.copyOf(files.keySet());
    var random = new SplittableRandom(33190);
    for (int i = 0; i < 60; i++) {
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = files.getOrDefault(name, new byte[0]);
      byte[] flipped = bytes.clone();
      int at = random.nextInt(bytes.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Map<String, byte[]> changed = new LinkedHashMap<>(files);
      changed.put(name, flipped);
      Finding finding = found(TestOfds.zip(changed));
      // The list of the seals is not sealed: what it says of itself is not believed.
      assertTrue(finding instanceof Finding.Refused || name.equals(LIST), name + " byte " + at);
      changed.put(name, Arrays.copyOf(bytes, at));
      assertInstanceOf(Finding.Refused.class, found(TestOfds.zip(changed)), name + " cut");
    }
  }
}
