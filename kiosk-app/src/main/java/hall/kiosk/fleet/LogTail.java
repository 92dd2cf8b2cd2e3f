// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// The newest lines of a log that rolls over to `FILE.1`.
public final class LogTail {

  /// Even where nothing can be compressed, the gzip stays below the contract's 512 KiB.
  static final int MOST_BYTES = 500 * 1024;

  private LogTail() {}

  /// The lines as gzip, beginning with a whole one.
  public static byte[] gzip(Path log) throws IOException {
    var newest = tail(log, MOST_BYTES);
    boolean whole = Files.exists(log) && Files.size(log) < MOST_BYTES;
    int room = whole ? MOST_BYTES - newest.length : 0;
    var older = tail(log.resolveSibling(log.getFileName() + ".1"), room);
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(older);
      gzip.write(newest);
    }
    return out.toByteArray();
  }

  private static byte[] tail(Path file, int most) throws IOException {
    if (!Files.exists(file)) {
      return new byte[0];
    }
    try (var channel = FileChannel.open(file)) {
      long size = channel.size();
      long from = Math.max(0, size - most);
      var buffer = ByteBuffer.allocate((int) (size - from));
      while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
      int start = from == 0 ? 0 : afterLineEnd(buffer);
      var bytes = new byte[buffer.position() - start];
      buffer.get(start, bytes);
      return bytes;
    }
  }

  private static int afterLineEnd(ByteBuffer buffer) {
    for (int i = 0; i < buffer.position(); i++) {
      if (buffer.get(i) == '\n') {
        return i + 1;
      }
    }
    return buffer.position();
  }
}
