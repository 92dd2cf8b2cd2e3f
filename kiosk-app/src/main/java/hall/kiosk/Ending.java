// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

/// Why the process ends, as its supervisor learns it.
enum Ending {
  /// Somebody outside ended it.
  PLAIN(0),
  /// It wants to be started again.
  AGAIN(75),
  /// It wants the machine to be booted.
  REBOOT(76);

  private final int status;

  Ending(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
