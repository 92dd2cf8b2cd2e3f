// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A one-line secret in a file that its owner alone can read.
final class PrivateFile {
  private PrivateFile() {}

  static String readOrCreate(Path file, Supplier<String> content) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, content.get());
    }
    return Files.readString(file);
  }
}
