// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

/// Bytes that the SANE network protocol does not allow; ends inside the driver as the fault
/// `protocol`.
final class SaneFormatException extends Exception {
  private static final long serialVersionUID = 1;

  SaneFormatException(String message) {
    super(message);
  }
}
