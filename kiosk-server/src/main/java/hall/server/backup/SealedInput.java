// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/// Decrypts what [SealedOutput] wrote; gives no byte of a block that was altered.
final class SealedInput extends InputStream {
  private final PushbackInputStream file;
  private final SecretKey key;
  private byte[] block = new byte[0];
  private int position;
  private long number;
  private boolean over;

  SealedInput(InputStream file, SecretKey key) {
    this.file = new PushbackInputStream(file, 1);
    this.key = key;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == block.length) {
      if (over) {
        return -1;
      }
      open();
    }
    int some = Math.min(length, block.length - position);
    System.arraycopy(block, position, into, offset, some);
    position += some;
    return some;
  }

  private void open() throws IOException {
    byte[] sealed = file.readNBytes(Seal.BLOCK + Seal.TAG);
    int next = file.read();
    boolean last = next < 0;
    if (!last) {
      file.unread(next);
    }
    try {
      block = BackupKey.cipher(Cipher.DECRYPT_MODE, key, number, last).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw new BackupException(
          number == 0
              ? "The key does not open this backup, or the backup is damaged."
              : "The backup is damaged: it was cut off or altered.",
          e);
    }
    position = 0;
    number++;
    over = last;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
