// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.CertifiedTerminal;
import hall.server.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Random;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

class SigningRequestTest {

  @Test
  void aP256KeyWithItsOwnSignatureIsTakenOver() throws Exception {
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    SigningRequest request = SigningRequest.read(CertifiedTerminal.request(keys));
    assertArrayEquals(keys.getPublic().getEncoded(), request.key().getEncoded());
  }

  @Test
  void otherCurvesAndOtherKeysAreRefused() throws Exception {
    refused(CertifiedTerminal.request(CertifiedTerminal.keys("secp384r1")), "P-256");
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);
    KeyPair pair = rsa.generateKeyPair();
    refused(CertifiedTerminal.request(pair, pair, "SHA256withRSA"), "P-256");
    KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    refused(CertifiedTerminal.request(edwards, edwards, "Ed25519"), "P-256");
  }

  @Test
  void aSignatureByAnotherKeyOrAnotherHashIsRefused() {
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    KeyPair thief = CertifiedTerminal.keys("secp256r1");
    refused(CertifiedTerminal.request(keys, thief, "SHA256withECDSA"), "own key");
    refused(CertifiedTerminal.request(keys, keys, "SHA1withECDSA"), "SHA-256");
  }

  /// One key must not come under two hashes.
  @Test
  void aCompressedPointIsRefused() throws Exception {
    KeyPair keys = CertifiedTerminal.keys("secp256r1");
    byte[] point =
        ECNamedCurveTable.getParameterSpec("P-256")
            .getCurve()
            .decodePoint(
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded())
                    .getPublicKeyData()
                    .getBytes())
            .getEncoded(true);
    SubjectPublicKeyInfo compressed =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
            point);
    refused(
        CertifiedTerminal.pem(
            new PKCS10CertificationRequestBuilder(new X500Name("CN=x"), compressed)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded()),
        "uncompressed");
  }

  @Test
  void garbageIsRefusedWhateverItLooksLike() {
    refused("", "PEM");
    refused("-----BEGIN CERTIFICATE REQUEST-----\n\n-----END CERTIFICATE REQUEST-----\n", "PKCS");
    refused("A".repeat(5000), "4096");
    String good = CertifiedTerminal.request(CertifiedTerminal.keys("secp256r1"));
    refused(good + good, "one");
    Random random = new Random(11);
    byte[] bytes = good.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = bytes.clone();
      int at = 40 + random.nextInt(damaged.length - 80);
      damaged[at] = (byte) (damaged[at] == 'A' ? 'B' : 'A');
      refused(new String(damaged, StandardCharsets.US_ASCII), "");
    }
  }

  private static void refused(String pem, String says) {
    ProblemException thrown = assertThrows(ProblemException.class, () -> SigningRequest.read(pem));
    assertEquals("urn:hall:problem:csr-defective", thrown.problem().type());
    assertTrue(thrown.problem().detail().contains(says), thrown.problem().detail());
  }
}
