// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.io.IOException;

/// A backup or a restore that is refused; the message says why and what to do.
public final class BackupException extends IOException {
  private static final long serialVersionUID = 1;

  public BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
