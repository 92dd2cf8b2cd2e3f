// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;

/// The chip's side of Basic Access Control (ICAO Doc 9303-11, 4.3.1).
final class PassportBac {

  /// @param data for the reader
  record Answer(byte[] data, PassportSecurity session) {}

  private static final byte[] ZERO = new byte[8];

  private PassportBac() {}

  /// Answers EXTERNAL AUTHENTICATE; empty where the reader does not know the document.
  static Optional<Answer> answer(byte[] seed, byte[] challenge, byte[] data, SecureRandom random) {
    // The key seed is the first half of the hash, as long as one key.
    byte[] half = Arrays.copyOf(seed, 16);
    byte[] encryption = PassportSecurity.derive(half, 1);
    byte[] mac = PassportSecurity.derive(half, 2);
    if (data.length != 40) {
      return Optional.empty();
    }
    byte[] cryptogram = Arrays.copyOf(data, 32);
    byte[] expected = PassportSecurity.mac(false, mac, PassportSecurity.pad(cryptogram, 8));
    if (!Arrays.equals(expected, Arrays.copyOfRange(data, 32, 40))) {
      return Optional.empty();
    }
    byte[] plain = PassportSecurity.cbc(false, Cipher.DECRYPT_MODE, encryption, ZERO, cryptogram);
    byte[] readerRandom = Arrays.copyOf(plain, 8);
    if (!Arrays.equals(Arrays.copyOfRange(plain, 8, 16), challenge)) {
      return Optional.empty();
    }
    byte[] readerKey = Arrays.copyOfRange(plain, 16, 32);
    var chipKey = new byte[16];
    random.nextBytes(chipKey);
    byte[] reply =
        PassportSecurity.cbc(
            false,
            Cipher.ENCRYPT_MODE,
            encryption,
            ZERO,
            Apdus.join(challenge, readerRandom, chipKey));
    byte[] replyMac = PassportSecurity.mac(false, mac, PassportSecurity.pad(reply, 8));
    var sessionSeed = new byte[16];
    for (int i = 0; i < sessionSeed.length; i++) {
      sessionSeed[i] = (byte) (readerKey[i] ^ chipKey[i]);
    }
    byte[] counter =
        Apdus.join(Arrays.copyOfRange(challenge, 4, 8), Arrays.copyOfRange(readerRandom, 4, 8));
    return Optional.of(
        new Answer(Apdus.join(reply, replyMac), new PassportSecurity(false, sessionSeed, counter)));
  }
}
