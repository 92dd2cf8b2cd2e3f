// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import java.io.IOException;
import java.nio.file.Path;

/// Where files are made durable: [Durable#write], or one whose power fails.
@FunctionalInterface
public interface Disk {

  /// Replaces a file; when this returns, no power cut takes it back.
  void write(Path file, byte[] bytes) throws IOException;
}
