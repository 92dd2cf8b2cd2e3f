// SPDX-License-Identifier: Apache-2.0
package hall.device.trace;

/// A text that is not a recording; the message says which line and why.
public final class TapeFormatException extends Exception {
  private static final long serialVersionUID = 1;

  TapeFormatException(String message) {
    super(message);
  }
}
