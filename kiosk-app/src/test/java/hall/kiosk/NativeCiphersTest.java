// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Security;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeCiphersTest {

  private static final String NAME = "HallNative";
  private static final byte[] PAGE = new byte[200_000];
  private static final byte[] KEY = new byte[32];

  static {
    new Random(4).nextBytes(PAGE);
    new Random(5).nextBytes(KEY);
  }

  @BeforeEach
  void prefer() {
    NativeCiphers.prefer();
  }

  /// The other tests go on with those of the JDK.
  @AfterEach
  void forget() {
    Security.removeProvider(NAME);
  }

  /// What was sealed before a terminal had the library has to be opened with it, and the other way
  /// round.
  @Test
  void eachOpensWhatTheOtherSealed() throws GeneralSecurityException {
    var own = Cipher.getInstance("AES/GCM/NoPadding");
    var jdk = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    assertNotEquals("SunJCE", own.getProvider().getName());
    assertArrayEquals(PAGE, opened(jdk, sealed(own, 1)));
    assertArrayEquals(PAGE, opened(own, sealed(jdk, 2)));
  }

  @Test
  void whatWasAlteredIsNotOpened() throws GeneralSecurityException {
    var own = Cipher.getInstance("AES/GCM/NoPadding");
    var sealed = sealed(own, 3);
    sealed[PAGE.length / 2] ^= 1;
    assertThrows(AEADBadTagException.class, () -> opened(own, sealed));
  }

  @Test
  void digestsAreThoseOfTheStandard() throws GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    assertNotEquals("SUN", digest.getProvider().getName());
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        HexFormat.of().formatHex(digest.digest("abc".getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void withoutTheLibraryTheJdkGoesOn() throws GeneralSecurityException {
    var library = Cipher.getInstance("AES/GCM/NoPadding").getProvider();
    Security.removeProvider(NAME);
    NativeCiphers.prefer(library, new UnsatisfiedLinkError("another processor"));
    var jdk = Cipher.getInstance("AES/GCM/NoPadding");
    assertEquals("SunJCE", jdk.getProvider().getName());
    assertArrayEquals(PAGE, opened(jdk, sealed(jdk, 4)));
  }

  @Test
  void nothingElseIsTakenFromThere() throws GeneralSecurityException {
    assertEquals("SunEC", KeyFactory.getInstance("EC").getProvider().getName());
    assertEquals("SUN", MessageDigest.getInstance("SHA-512").getProvider().getName());
  }

  private static byte[] sealed(Cipher cipher, int nonce) throws GeneralSecurityException {
    start(cipher, Cipher.ENCRYPT_MODE, new byte[] {(byte) nonce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    var out = new byte[PAGE.length + 16 + 1];
    int length = cipher.doFinal(PAGE, 0, PAGE.length, out, 0);
    out[length] = (byte) nonce;
    return out;
  }

  private static byte[] opened(Cipher cipher, byte[] sealed) throws GeneralSecurityException {
    byte nonce = sealed[sealed.length - 1];
    start(cipher, Cipher.DECRYPT_MODE, new byte[] {nonce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    return cipher.doFinal(sealed, 0, sealed.length - 1);
  }

  private static void start(Cipher cipher, int mode, byte[] nonce) throws GeneralSecurityException {
    cipher.init(mode, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD("page 1".getBytes(StandardCharsets.US_ASCII));
  }
}
