// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files that are whole or not there, whatever happens to the power.
public final class Durable {

  private Durable() {}

  /// Replaces a file atomically and durably; only the terminal's own user can read it.
  public static void write(Path file, byte[] bytes) throws IOException {
    var folder = folder(file);
    Files.createDirectories(folder);
    var temporary = folder.resolve("." + file.getFileName() + ".new");
    var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.deleteIfExists(temporary);
    try (var channel =
        FileChannel.open(
            temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  /// Lets a symbolic link point elsewhere, atomically and durably.
  ///
  /// @param target relative to the link's folder
  public static void link(Path link, Path target) throws IOException {
    var folder = folder(link);
    var temporary = folder.resolve("." + link.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Files.createSymbolicLink(temporary, target);
    Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  /// Removes a file durably, where it is there.
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      sync(folder(file));
    }
  }

  /// Makes durable what is written in a file, or which files a folder holds.
  public static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    return folder;
  }
}
