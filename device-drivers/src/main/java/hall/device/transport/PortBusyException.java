// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import java.io.IOException;

/// The port is there, but another program holds it.
public final class PortBusyException extends IOException {

  private static final long serialVersionUID = 1L;

  PortBusyException(String message) {
    super(message);
  }
}
