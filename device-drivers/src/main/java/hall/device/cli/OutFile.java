// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The file of `--out`: looked at before the device is, written whole or not at all.
final class OutFile {

  /// What goes into it.
  @FunctionalInterface
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  private OutFile() {}

  static Path of(CommandLine line) throws UsageException {
    var name =
        line.value(Option.OUT)
            .orElseThrow(() ->
                new UsageException("%s needs %s".formatted(line.words(), Option.OUT.synopsis())));
    Path file;
    try {
      file = Path.of(name).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException("\"%s\" is no file name".formatted(name));
    }
    var folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new UsageException("--out names a folder: %s".formatted(name));
    }
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UsageException("the folder of --out is missing or not writable: " + folder);
    }
    return file;
  }

  static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void write(Path file, Content content) throws IOException {
    var part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (var out = Files.newOutputStream(part)) {
        content.to(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
