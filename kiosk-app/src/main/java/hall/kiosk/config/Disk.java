// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.io.IOException;
import java.nio.file.Path;

/// Where files are made durable: [Durable#write], or one whose power fails.
@FunctionalInterface
public interface Disk {

  /// Replaces a file; when this returns, no power cut takes it back.
  void write(Path file, byte[] bytes) throws IOException;

  /// Lets a symbolic link point elsewhere, in the same manner.
  default void link(Path link, Path target) throws IOException {
    Durable.link(link, target);
  }

  /// Removes a file, where it is there.
  default void delete(Path file) throws IOException {
    Durable.delete(file);
  }
}
