// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.params.KeyParameter;

/// The chip's side of secure messaging (ICAO Doc 9303-11, 9.8), with two-key triple DES after BAC
/// or AES-128 after PACE.
final class PassportSecurity {

  private static final int MAC_BYTES = 8;

  private final boolean aes;
  private final byte[] encryption;
  private final byte[] mac;
  private final byte[] counter;

  /// @param counter the send sequence counter as the protocol before left it, one block long
  PassportSecurity(boolean aes, byte[] seed, byte[] counter) {
    this.aes = aes;
    this.encryption = derive(seed, 1);
    this.mac = derive(seed, 2);
    this.counter = counter.clone();
  }

  static byte[] sha1(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// 9303-11, 9.7.1: sixteen bytes for both ciphers.
  static byte[] derive(byte[] seed, int number) {
    return Arrays.copyOf(sha1(Apdus.join(seed, new byte[] {0, 0, 0, (byte) number})), 16);
  }

  /// CBC without padding; a triple-DES key of two parts uses the first again.
  static byte[] cbc(boolean aes, int mode, byte[] key, byte[] iv, byte[] data) {
    try {
      var cipher = Cipher.getInstance(aes ? "AES/CBC/NoPadding" : "DESede/CBC/NoPadding");
      byte[] whole = aes ? key : Apdus.join(key, Arrays.copyOf(key, 8));
      cipher.init(mode, new SecretKeySpec(whole, aes ? "AES" : "DESede"), new IvParameterSpec(iv));
      return cipher.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Eight bytes: retail MAC, or the front of a CMAC; the data is padded already for the former.
  static byte[] mac(boolean aes, byte[] key, byte[] data) {
    Mac mac = aes ? new CMac(AESEngine.newInstance()) : new ISO9797Alg3Mac(new DESEngine());
    mac.init(new KeyParameter(key));
    mac.update(data, 0, data.length);
    var out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return Arrays.copyOf(out, MAC_BYTES);
  }

  /// 80 and zeros up to a whole block.
  static byte[] pad(byte[] data, int block) {
    var padded = Arrays.copyOf(data, (data.length / block + 1) * block);
    padded[data.length] = (byte) 0x80;
    return padded;
  }

  private static byte[] unpad(byte[] data) {
    int end = data.length;
    while (end > 0 && data[end - 1] == 0) {
      end--;
    }
    return Arrays.copyOf(data, Math.max(0, end - 1));
  }

  private int block() {
    return aes ? 16 : 8;
  }

  private void count() {
    for (int i = counter.length - 1; i >= 0 && ++counter[i] == 0; ) {
      i--;
    }
  }

  private byte[] iv() {
    return aes ? ecbOfCounter() : new byte[8];
  }

  private byte[] ecbOfCounter() {
    return cbc(true, Cipher.ENCRYPT_MODE, encryption, new byte[16], counter);
  }

  /// The command inside a secured one; empty where its checksum does not hold.
  Optional<byte[]> open(byte[] command) {
    count();
    byte[] objects = Apdus.data(command);
    byte[] header = Arrays.copyOf(command, 4);
    byte[] encrypted = Apdus.find(objects, 0x87);
    byte[] le = Apdus.find(objects, 0x97);
    byte[] covered =
        Apdus.join(
            encrypted.length > 0 ? Apdus.object(0x87, encrypted) : new byte[0],
            le.length > 0 ? Apdus.object(0x97, le) : new byte[0]);
    byte[] message = Apdus.join(counter, pad(header, block()));
    byte[] checked = covered.length > 0 ? pad(Apdus.join(message, covered), block()) : message;
    if (!Arrays.equals(mac(aes, mac, checked), Apdus.find(objects, 0x8E))) {
      return Optional.empty();
    }
    header[0] = 0;
    byte[] data =
        encrypted.length == 0
            ? new byte[0]
            : unpad(
                cbc(
                    aes,
                    Cipher.DECRYPT_MODE,
                    encryption,
                    iv(),
                    Arrays.copyOfRange(encrypted, 1, encrypted.length)));
    byte[] length = data.length == 0 ? new byte[0] : new byte[] {(byte) data.length};
    return Optional.of(Apdus.join(header, length, data, le));
  }

  /// Wraps an answer.
  byte[] seal(byte[] answer) {
    count();
    byte[] data = Arrays.copyOf(answer, answer.length - 2);
    byte[] status = Arrays.copyOfRange(answer, answer.length - 2, answer.length);
    byte[] encrypted =
        data.length == 0
            ? new byte[0]
            : Apdus.object(
                0x87,
                Apdus.join(
                    new byte[] {1},
                    cbc(aes, Cipher.ENCRYPT_MODE, encryption, iv(), pad(data, block()))));
    byte[] objects = Apdus.join(encrypted, Apdus.object(0x99, status));
    byte[] checksum = mac(aes, mac, pad(Apdus.join(counter, objects), block()));
    return Apdus.join(objects, Apdus.object(0x8E, checksum), status);
  }
}
