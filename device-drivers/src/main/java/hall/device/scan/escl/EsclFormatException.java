// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

/// An answer that is not what eSCL allows; ends inside the driver as the fault `protocol`.
final class EsclFormatException extends Exception {
  private static final long serialVersionUID = 1;

  EsclFormatException(String message) {
    super(message);
  }

  EsclFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
