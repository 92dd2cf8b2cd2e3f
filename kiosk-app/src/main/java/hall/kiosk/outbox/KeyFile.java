// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.outbox;

import hall.kiosk.config.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// Where the outbox's key is kept: a file of its own, so that it can lie on another device (a
/// sealed volume, a token) than the outbox.
public final class KeyFile {

  private KeyFile() {}

  /// Whether whoever carries away the disk that holds a folder has the key with it.
  ///
  /// @param file need not exist yet
  public static boolean besides(Path file, Path folder) throws IOException {
    return Files.getFileStore(existing(file)).equals(Files.getFileStore(existing(folder)));
  }

  private static Path existing(Path path) {
    var at = path.toAbsolutePath().normalize();
    for (var above = at.getParent(); above != null && !Files.exists(at); above = at.getParent()) {
      at = above;
    }
    return at;
  }

  /// The key of the file; made and stored durably where there is none yet.
  ///
  /// @throws IOException where it can't be read or kept, or is no key
  public static byte[] readOrMake(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      var fresh = new byte[Seal.KEY_LENGTH];
      random.nextBytes(fresh);
      Durable.write(file, fresh);
    }
    var key = Files.readAllBytes(file);
    if (key.length != Seal.KEY_LENGTH) {
      throw new IOException(file + " is not an outbox key: it must have 32 bytes");
    }
    return key;
  }
}
