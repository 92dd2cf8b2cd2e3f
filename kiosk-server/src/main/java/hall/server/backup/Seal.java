// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import hall.server.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What keeps the archive whole. Without a key it is followed by [#SUM] and its SHA-256; with one
/// it is [#SEALED], 32 bytes of salt and blocks of AES-256-GCM.
final class Seal {
  static final byte[] SEALED = "HALLSEAL".getBytes(StandardCharsets.US_ASCII);
  static final byte[] SUM = "HALLSUM1".getBytes(StandardCharsets.US_ASCII);
  static final int SALT = 32;
  static final int BLOCK = 64 * 1024;
  static final int TAG = 16;

  /// What stands behind an archive without a key.
  static final int TRAILER = 8 + 32;

  private Seal() {}

  /// Closing the stream makes the archive whole.
  static OutputStream write(OutputStream file, @Nullable BackupKey key, Secrets secrets)
      throws IOException {
    if (key == null) {
      return new SummedOutput(file);
    }
    byte[] salt = secrets.random(SALT);
    file.write(SEALED);
    file.write(salt);
    return new SealedOutput(file, key.derive(salt));
  }

  /// The archive in a file. Its reader must read to the end: only there it is known to be whole.
  ///
  /// @param size of the file
  static InputStream read(InputStream file, long size, @Nullable BackupKey key) throws IOException {
    byte[] begin = file.readNBytes(SEALED.length);
    boolean sealed = Arrays.equals(begin, SEALED);
    if (sealed && key == null) {
      throw new BackupException("This backup is encrypted: name its key with --key-file.");
    }
    if (!sealed && key != null) {
      throw new BackupException(
          "This backup is not encrypted. Leave --key-file out if you trust it all the same.");
    }
    if (key == null) {
      if (size < SEALED.length + TRAILER) {
        throw damaged();
      }
      return new SummedInput(begin, file, size - TRAILER);
    }
    byte[] salt = file.readNBytes(SALT);
    if (salt.length < SALT) {
      throw damaged();
    }
    return new SealedInput(file, key.derive(salt));
  }

  static BackupException damaged() {
    return new BackupException("The backup is damaged: it was cut off or altered.");
  }

  private static final class SummedOutput extends OutputStream {
    private final OutputStream file;
    private final MessageDigest digest = Secrets.sha256();

    SummedOutput(OutputStream file) {
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      digest.update(bytes, offset, length);
      file.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      file.write(SUM);
      file.write(digest.digest());
      file.close();
    }
  }

  private static final class SummedInput extends InputStream {
    private final InputStream file;
    private final MessageDigest digest = Secrets.sha256();
    private byte[] begin;
    private long left;
    private boolean over;

    SummedInput(byte[] begin, InputStream file, long size) {
      this.begin = begin;
      this.file = file;
      this.left = size;
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
      if (left == 0) {
        check();
        return -1;
      }
      int read = (int) Math.min(length, left);
      if (begin.length > 0) {
        read = Math.min(read, begin.length);
        System.arraycopy(begin, 0, into, offset, read);
        begin = Arrays.copyOfRange(begin, read, begin.length);
      } else {
        read = file.read(into, offset, read);
        if (read < 0) {
          throw damaged();
        }
      }
      digest.update(into, offset, read);
      left -= read;
      return read;
    }

    private void check() throws IOException {
      if (over) {
        return;
      }
      byte[] trailer = file.readNBytes(TRAILER);
      byte[] wanted = Arrays.copyOf(SUM, TRAILER);
      System.arraycopy(digest.digest(), 0, wanted, SUM.length, 32);
      if (!MessageDigest.isEqual(trailer, wanted)) {
        throw damaged();
      }
      over = true;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
