// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

/// An answer that is not what IPP allows; ends inside the driver as the fault `protocol`.
final class IppFormatException extends Exception {
  private static final long serialVersionUID = 1;

  IppFormatException(String message) {
    super(message);
  }

  IppFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
