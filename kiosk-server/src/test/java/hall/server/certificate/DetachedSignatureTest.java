// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetachedSignatureTest {
  private static final byte[] CONTENT = "what left".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  @SuppressWarnings("NullAway.Init") // set before each test
  private KeyPair authorityKeys;

  @SuppressWarnings("NullAway.Init") // set before each test
  private X509Certificate authority;

  @BeforeEach
  void anAuthority() throws Exception {
    authorityKeys = keys();
    authority =
        Authority.parse(
            Minting.authority("Test authority", authorityKeys, term(NOW, Duration.ofDays(9)))
                .getEncoded());
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static Minting.Term term(Instant from, Duration life) {
    return new Minting.Term(BigInteger.TEN, from, from.plus(life));
  }

  private byte[] signed(KeyPurposeId purpose, Instant at) throws Exception {
    KeyPair keys = keys();
    X509Certificate certificate =
        Authority.parse(
            Minting.holder(
                    "Test",
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()),
                    purpose,
                    term(NOW, Duration.ofMinutes(10)),
                    authority,
                    authorityKeys.getPrivate())
                .getEncoded());
    return DetachedSignature.make(CONTENT, keys.getPrivate(), certificate, at);
  }

  private static DetachedSignature read(byte[] signature) {
    return DetachedSignature.read(CONTENT, signature).orElseThrow();
  }

  @Test
  void itSaysWhenAndFromWhom() throws Exception {
    DetachedSignature signature = read(signed(DetachedSignature.PURPOSE, NOW.plusSeconds(60)));
    assertEquals(NOW.plusSeconds(60), signature.at());
    assertTrue(signature.isFrom(authority));
    X509Certificate other =
        Authority.parse(
            Minting.authority("Test authority", keys(), term(NOW, Duration.ofDays(9)))
                .getEncoded());
    assertFalse(signature.isFrom(other), "of the same name, with another key");
  }

  /// Whoever steals a terminal has a key that the authority certified.
  @Test
  void aTerminalSignsNoPackage() throws Exception {
    assertFalse(read(signed(KeyPurposeId.id_kp_clientAuth, NOW)).isFrom(authority));
  }

  @Test
  void noKeySignsBeforeOrAfterItsTime() throws Exception {
    assertFalse(read(signed(DetachedSignature.PURPOSE, NOW.minusSeconds(1))).isFrom(authority));
    assertFalse(read(signed(DetachedSignature.PURPOSE, NOW.plusSeconds(601))).isFrom(authority));
  }

  @Test
  void noByteOfItChangesWhatItSays() throws Exception {
    byte[] signature = signed(DetachedSignature.PURPOSE, NOW);
    DetachedSignature whole = read(signature);
    for (int i = 0; i < signature.length; i++) {
      byte[] damaged = signature.clone();
      damaged[i] ^= 1;
      Optional<DetachedSignature> held = DetachedSignature.read(CONTENT, damaged);
      assertTrue(held.isEmpty() || held.get().equals(whole), "byte " + i);
    }
    assertTrue(DetachedSignature.read(new byte[] {1}, signature).isEmpty());
    assertTrue(DetachedSignature.read(CONTENT, new byte[0]).isEmpty());
  }
}
