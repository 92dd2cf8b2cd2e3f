// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// Encrypts in blocks of [Seal#BLOCK] bytes, each followed by its tag; the last one may be shorter.
final class SealedOutput extends OutputStream {
  private final OutputStream file;
  private final SecretKey key;
  private final byte[] block = new byte[Seal.BLOCK];
  private int filled;
  private long number;

  SealedOutput(OutputStream file, SecretKey key) {
    this.file = file;
    this.key = key;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      // A full block waits for a byte behind it: until then it may be the last one.
      if (filled == block.length) {
        seal(false);
      }
      int some = Math.min(end - from, block.length - filled);
      System.arraycopy(bytes, from, block, filled, some);
      filled += some;
      from += some;
    }
  }

  private void seal(boolean last) throws IOException {
    try {
      file.write(
          BackupKey.cipher(Cipher.ENCRYPT_MODE, key, number, last).doFinal(block, 0, filled));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
    number++;
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    seal(true);
    file.close();
  }
}
