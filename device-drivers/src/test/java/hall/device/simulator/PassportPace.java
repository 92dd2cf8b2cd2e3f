// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.teletrust.TeleTrusTNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/// The chip's side of PACE (ICAO Doc 9303-11, 4.4): elliptic curves on brainpoolP256r1, generic
/// mapping, AES-128.
final class PassportPace {

  /// id-PACE-ECDH-GM-AES-CBC-CMAC-128, without tag and length.
  private static final byte[] OID = Apdus.hex("04007F00070202040202");

  /// EF.CardAccess: a set of one PACEInfo, version 2, domain parameters 13.
  static final byte[] CARD_ACCESS = Apdus.hex("31143012060A04007F0007020204020202010202010D");

  private static final X9ECParameters CURVE = TeleTrusTNamedCurves.getByName("brainpoolP256r1");
  private static final int MRZ = 1;
  private static final int CAN = 2;

  private final byte[] password;
  private final SecureRandom random;
  private final byte[] nonce = new byte[16];
  private ECPoint base = CURVE.getG();
  private ECPoint own = CURVE.getG();
  private ECPoint readers = CURVE.getG();
  private byte[] secret = {};
  private Optional<PassportSecurity> session = Optional.empty();

  private PassportPace(byte[] password, SecureRandom random) {
    this.password = password;
    this.random = random;
  }

  /// MSE:Set AT; empty for another protocol or password than this chip has.
  static Optional<PassportPace> start(
      byte[] template, byte[] mrzSeed, String can, SecureRandom random) {
    byte[] reference = Apdus.find(template, 0x83);
    if (!Arrays.equals(Apdus.find(template, 0x80), OID) || reference.length != 1) {
      return Optional.empty();
    }
    return switch (reference[0]) {
      case MRZ -> Optional.of(new PassportPace(mrzSeed, random));
      case CAN -> Optional.of(new PassportPace(can.getBytes(StandardCharsets.US_ASCII), random));
      default -> Optional.empty();
    };
  }

  /// One GENERAL AUTHENTICATE: the dynamic authentication data in, and out; nothing where the
  /// reader has failed.
  byte[] step(byte[] data) {
    byte[] mapping = Apdus.find(data, 0x81);
    byte[] ephemeral = Apdus.find(data, 0x83);
    byte[] token = Apdus.find(data, 0x85);
    if (mapping.length > 0) {
      return map(point(mapping));
    }
    if (ephemeral.length > 0) {
      return agree(point(ephemeral));
    }
    return token.length > 0 ? authenticate(token) : encryptedNonce();
  }

  private byte[] encryptedNonce() {
    random.nextBytes(nonce);
    byte[] key = PassportSecurity.derive(password, 3);
    return Apdus.object(
        0x80, PassportSecurity.cbc(true, Cipher.ENCRYPT_MODE, key, new byte[16], nonce));
  }

  private byte[] map(ECPoint reader) {
    var key = key();
    var common = reader.multiply(key);
    base = CURVE.getG().multiply(new BigInteger(1, nonce)).add(common).normalize();
    return Apdus.object(0x82, CURVE.getG().multiply(key).normalize().getEncoded(false));
  }

  private byte[] agree(ECPoint reader) {
    var key = key();
    readers = reader;
    own = base.multiply(key).normalize();
    secret =
        BigIntegers.asUnsignedByteArray(
            32, reader.multiply(key).normalize().getAffineXCoord().toBigInteger());
    return Apdus.object(0x84, own.getEncoded(false));
  }

  private byte[] authenticate(byte[] token) {
    byte[] key = PassportSecurity.derive(secret, 2);
    if (!Arrays.equals(token, token(key, own))) {
      return new byte[0];
    }
    session = Optional.of(new PassportSecurity(true, secret, new byte[16]));
    return Apdus.object(0x86, token(key, readers));
  }

  private static byte[] token(byte[] key, ECPoint point) {
    byte[] input =
        Apdus.object(
            0x7F49,
            Apdus.join(Apdus.object(0x06, OID), Apdus.object(0x86, point.getEncoded(false))));
    return PassportSecurity.mac(true, key, input);
  }

  private BigInteger key() {
    return BigIntegers.createRandomInRange(
        BigInteger.ONE, CURVE.getN().subtract(BigInteger.ONE), random);
  }

  private static ECPoint point(byte[] encoded) {
    return CURVE.getCurve().decodePoint(encoded);
  }

  /// Secure messaging, once both tokens were right.
  Optional<PassportSecurity> session() {
    return session;
  }
}
