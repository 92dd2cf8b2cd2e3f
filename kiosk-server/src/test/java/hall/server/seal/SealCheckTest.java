// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.seal.TestSeals.Holder;
import hall.server.seal.TestSeals.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way in which a document can be false, and an independent reader beside ours.
class SealCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofDays(1));
  private static final String NUMBER = "T12345678901234567";
  private static final Holder ROOT = TestSeals.root("Root", "secp256r1");
  private static final Holder SEAL =
      TestSeals.signer("Sample Bureau", ROOT, TestSeals.FROM, TestSeals.UNTIL);

  private final SealCheck check =
      new SealCheck(
          new TrustAnchors(List.of(ROOT.certificate()), Optional.empty()), Duration.ofHours(24));

  @TempDir Path folder;

  private static byte[] plain() throws IOException {
    return TestSeals.document(List.of("Identity number: " + NUMBER), 2);
  }

  private static byte[] sealed() throws IOException {
    return TestSeals.sealed(plain(), Way.of(ROOT, SEAL, NOW));
  }

  private Finding found(byte[] pdf) {
    return check.check(pdf, NOW.plusSeconds(60), Optional.of(NUMBER));
  }

  private void refused(Flaw flaw, byte[] pdf) {
    assertEquals(new Finding.Refused(flaw), found(pdf));
  }

  @Test
  void whatIsWholeIsGenuine() throws IOException {
    assertEquals(new Finding.Genuine("Sample Bureau", NOW, 2), found(sealed()));
    Way older = new Way(ROOT, SEAL, NOW, "adbe.pkcs7.detached", false);
    assertInstanceOf(Finding.Genuine.class, found(TestSeals.sealed(plain(), older)));
  }

  @Test
  void aSecondSealOverTheFirstIsGenuineToo() throws IOException {
    Holder other = TestSeals.signer("Archive", ROOT, TestSeals.FROM, TestSeals.UNTIL);
    byte[] twice = TestSeals.sealed(sealed(), Way.of(ROOT, other, NOW.plusSeconds(1)));
    assertEquals(new Finding.Genuine("Archive", NOW.plusSeconds(1), 2), found(twice));
    Holder foreign = TestSeals.root("Foreign", "secp256r1");
    Holder stranger = TestSeals.signer("Stranger", foreign, TestSeals.FROM, TestSeals.UNTIL);
    refused(Flaw.UNTRUSTED, TestSeals.sealed(sealed(), Way.of(foreign, stranger, NOW)));
  }

  @Test
  void sealsOfGmAlgorithmsAreKnown() throws IOException {
    Holder root = TestSeals.root("SM2 Root", "sm2p256v1");
    Holder seal = TestSeals.signer("SM2 Bureau", root, TestSeals.FROM, TestSeals.UNTIL);
    SealCheck gm =
        new SealCheck(
            new TrustAnchors(List.of(root.certificate()), Optional.empty()), Duration.ofHours(24));
    byte[] pdf = TestSeals.sealed(plain(), Way.of(root, seal, NOW));
    assertEquals(
        new Finding.Genuine("SM2 Bureau", NOW, 2), gm.check(pdf, NOW, Optional.of(NUMBER)));
    assertEquals(
        new Finding.Refused(Flaw.ALTERED),
        gm.check(TestSeals.altered(pdf), NOW, Optional.of(NUMBER)));
    refused(Flaw.UNTRUSTED, pdf);
  }

  @Test
  void whatIsFalseIsRefusedByItsName() throws IOException {
    byte[] good = sealed();
    refused(Flaw.UNSIGNED, plain());
    refused(Flaw.ALTERED, TestSeals.altered(good));
    refused(Flaw.ADDED_TO, TestSeals.added(good));
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    longer[good.length] = '\n';
    refused(Flaw.ADDED_TO, longer);
    refused(Flaw.PARTLY_SIGNED, TestSeals.partly(plain(), Way.of(ROOT, SEAL, NOW)));
    refused(Flaw.TOO_LARGE, Arrays.copyOf(good, SealCheck.MOST_BYTES + 1));
    refused(Flaw.UNREADABLE, "no PDF at all".getBytes(StandardCharsets.UTF_8));
    refused(Flaw.UNREADABLE, new byte[0]);
    refused(Flaw.OTHER_PERSON, sealedOf("T99999999999999999"));
    refused(
        Flaw.TOO_MANY_PAGES,
        TestSeals.sealed(
            TestSeals.document(List.of(NUMBER), SealCheck.MOST_PAGES + 1),
            Way.of(ROOT, SEAL, NOW)));
    refused(
        Flaw.UNKNOWN_SIGNATURE,
        TestSeals.sealed(plain(), new Way(ROOT, SEAL, NOW, "adbe.x509.rsa_sha1", true)));
    refused(
        Flaw.UNKNOWN_SIGNATURE,
        TestSeals.sealed(plain(), new Way(ROOT, SEAL, NOW, "ETSI.CAdES.detached", false)));
  }

  private static byte[] sealedOf(String number) throws IOException {
    return TestSeals.sealed(TestSeals.document(List.of(number), 1), Way.of(ROOT, SEAL, NOW));
  }

  @Test
  void whoIsNotTrustedAtThatTimeSealsNothing() throws IOException {
    Holder foreign = TestSeals.root("Root", "secp256r1");
    Holder stranger = TestSeals.signer("Sample Bureau", foreign, TestSeals.FROM, TestSeals.UNTIL);
    refused(Flaw.UNTRUSTED, TestSeals.sealed(plain(), Way.of(foreign, stranger, NOW)));
    Holder ended = TestSeals.signer("Ended", ROOT, TestSeals.FROM, NOW.minus(Duration.ofDays(1)));
    refused(Flaw.UNTRUSTED, TestSeals.sealed(plain(), Way.of(ROOT, ended, NOW)));
    // Dated back to when it was good: that is longer ago than a document may be.
    refused(
        Flaw.NOT_FRESH,
        TestSeals.sealed(plain(), Way.of(ROOT, ended, NOW.minus(Duration.ofDays(2)))));
    refused(
        Flaw.NOT_FRESH,
        TestSeals.sealed(plain(), Way.of(ROOT, SEAL, NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void whereThereAreRevocationListsEverySealIsLookedUpInOneThatIsOfToday() throws IOException {
    SealCheck looking = looking();
    Finding unknown = new Finding.Refused(Flaw.REVOCATION_UNKNOWN);
    assertEquals(unknown, found(looking, SEAL), "there is none");
    list("foreign.crl", TestSeals.root("Root", "secp256r1"), LATER, Map.of());
    assertEquals(unknown, found(looking, SEAL), "by another root of the same name");
    list("root.crl", ROOT, NOW.minusSeconds(1), Map.of());
    assertEquals(unknown, found(looking, SEAL), "it is of yesterday");
    list("root.crl", ROOT, LATER, Map.of());
    assertInstanceOf(Finding.Genuine.class, found(looking, SEAL));

    Holder lost = TestSeals.signer("Lost", ROOT, TestSeals.FROM, TestSeals.UNTIL);
    Holder held = TestSeals.signer("Held", ROOT, TestSeals.FROM, TestSeals.UNTIL);
    list(
        "root.crl",
        ROOT,
        LATER,
        Map.of(
            lost.certificate(), CRLReason.keyCompromise,
            held.certificate(), CRLReason.certificateHold));
    assertEquals(new Finding.Refused(Flaw.REVOKED), found(looking, lost));
    assertEquals(new Finding.Refused(Flaw.REVOKED), found(looking, held));
    assertInstanceOf(Finding.Genuine.class, found(looking, SEAL));
    Files.writeString(folder.resolve("root.crl"), "half a fi");
    assertEquals(unknown, found(looking, SEAL), "what can't be read vouches for nobody");
  }

  @Test
  void aListThatOpensslReadsIsReadHereToo() throws Exception {
    Path der = folder.resolve("root.crl");
    list("root.crl", ROOT, LATER, Map.of());
    Path pem = folder.resolve("pem.crl");
    Process openssl =
        new ProcessBuilder(
                "openssl", "crl", "-inform", "DER", "-in", der.toString(), "-out", pem.toString())
            .inheritIO()
            .start();
    assertEquals(0, openssl.waitFor());
    Files.delete(der);
    assertInstanceOf(Finding.Genuine.class, found(looking(), SEAL));
  }

  @Test
  void aFolderOfListsThatIsNoneIsNamed() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> RevocationLists.in(folder.resolve("none")));
    assertTrue(String.valueOf(thrown.getMessage()).contains("revocations-folder"));
  }

  private SealCheck looking() {
    return new SealCheck(
        new TrustAnchors(List.of(ROOT.certificate()), Optional.of(RevocationLists.in(folder))),
        Duration.ofHours(24));
  }

  private static Finding found(SealCheck check, Holder signer) throws IOException {
    return check.check(
        TestSeals.sealed(plain(), Way.of(ROOT, signer, NOW)), NOW, Optional.of(NUMBER));
  }

  private void list(String file, Holder root, Instant until, Map<X509Certificate, Integer> revoked)
      throws IOException {
    byte[] list = TestSeals.revocations(root, NOW.minus(Duration.ofDays(1)), until, revoked);
    Files.write(folder.resolve(file), list);
  }

  @Test
  void noTruncationAndNoSingleByteGoesThrough() throws IOException {
    byte[] good = sealed();
    int value = TestSeals.find(good, "/Contents <");
    int end = new String(good, StandardCharsets.ISO_8859_1).indexOf('>', value);
    var random = new SplittableRandom(26);
    for (int i = 0; i < 60; i++) {
      byte[] shorter = Arrays.copyOf(good, random.nextInt(good.length));
      assertInstanceOf(Finding.Refused.class, found(shorter), "cut at " + shorter.length);
      byte[] flipped = good.clone();
      int at = random.nextInt(good.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      if (at > value && at < end) {
        // The value itself is not signed: it may also be written in capital letters.
        found(flipped);
      } else {
        assertInstanceOf(Finding.Refused.class, found(flipped), "byte " + at);
      }
    }
  }

  /// Poppler is written by others, and reads the same files.
  @Test
  void popplerAgrees() throws Exception {
    assertTrue(pdfsig(sealed()).contains("Signature is Valid"));
    assertTrue(pdfsig(sealed()).contains("Total document signed"));
    String altered = pdfsig(TestSeals.altered(sealed()));
    assertTrue(!altered.contains("Signature is Valid"), altered);
    String added = pdfsig(TestSeals.added(sealed()));
    assertTrue(added.contains("Not total document signed"), added);
  }

  private String pdfsig(byte[] pdf) throws Exception {
    Path file = folder.resolve("sample.pdf");
    Files.write(file, pdf);
    Process process =
        new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
