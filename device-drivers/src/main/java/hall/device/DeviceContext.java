// SPDX-License-Identifier: Apache-2.0
package hall.device;

import hall.device.trace.Tracing;

/// What every driver needs beside its URI.
///
/// @param ticker the time that deadlines run on
/// @param tracing whether what passes the wire is recorded or comes from a recording
/// @param log where events go
public record DeviceContext(Ticker ticker, Tracing tracing, DeviceLog log) {

  /// Straight to the device, events into the system's log.
  public static DeviceContext of(Ticker ticker) {
    return new DeviceContext(ticker, new Tracing.Off(), DeviceLog.system());
  }
}
