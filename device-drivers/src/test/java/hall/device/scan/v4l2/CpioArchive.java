// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.v4l2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// A first root file system for Linux (`initramfs`): a cpio archive in the "newc" format of the
/// kernel's `early-userspace/buffer-format.rst`.
///
/// A file is a header of 110 ASCII characters (magic 070701, then 13 numbers of 8 hexadecimal
/// digits: inode, mode, user, group, links, time, size, two for the device it lies on, two for the
/// device it is, length of the name, check), the name with a NUL, the content; both parts are
/// padded to 4 bytes. Folders come before what is in them.
final class CpioArchive implements AutoCloseable {

  private static final int FOLDER = 0040755;
  private static final int PROGRAM = 0100755;

  private final OutputStream out;
  private final Set<String> folders = new HashSet<>();
  private int inode;

  CpioArchive(OutputStream out) {
    this.out = out;
  }

  void folder(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash > 0) {
      folder(name.substring(0, slash));
    }
    if (folders.add(name)) {
      entry(name, FOLDER, new byte[0]);
    }
  }

  void file(String name, byte[] content) throws IOException {
    if (name.contains("/")) {
      folder(name.substring(0, name.lastIndexOf('/')));
    }
    entry(name, PROGRAM, content);
  }

  /// A file, or a folder with all that is in it; links are followed.
  void tree(String name, Path from) throws IOException {
    if (!Files.isDirectory(from)) {
      file(name, Files.readAllBytes(from));
      return;
    }
    folder(name);
    try (var entries = Files.list(from)) {
      for (var entry : entries.sorted().toList()) {
        tree(name + "/" + entry.getFileName(), entry);
      }
    }
  }

  private void entry(String name, int mode, byte[] content) throws IOException {
    var head =
        "070701%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%08X%s\0"
            .formatted(
                ++inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length() + 1, 0, name)
            .getBytes(StandardCharsets.US_ASCII);
    padded(head);
    padded(content);
  }

  private void padded(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write(new byte[-bytes.length & 3]);
  }

  @Override
  public void close() throws IOException {
    entry("TRAILER!!!", 0, new byte[0]);
    out.close();
  }
}
