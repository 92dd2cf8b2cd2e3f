// SPDX-License-Identifier: Apache-2.0
package hall.device.transport;

import hall.device.Deadline;
import hall.device.DeviceUri;
import hall.device.trace.Tracing;
import java.io.IOException;

/// Where a device that speaks in bytes is reached: a serial port or a TCP port.
public sealed interface Endpoint {

  /// A serial port with 8 data bits, no parity, 1 stop bit and no flow control.
  record Serial(String path, int baud) implements Endpoint {
    @Override
    public Link open(Deadline deadline) throws IOException {
      return SerialLink.open(path, baud);
    }

    @Override
    public String toString() {
      return "serial %s %d".formatted(path, baud);
    }
  }

  /// A network printer or a serial-over-TCP converter.
  record Tcp(String host, int port) implements Endpoint {
    @Override
    public Link open(Deadline deadline) throws IOException, InterruptedException {
      return TcpLink.open(host, port, deadline);
    }

    @Override
    public String toString() {
      return "tcp %s %d".formatted(host, port);
    }
  }

  /// Opens the way to the device; the device itself is not asked.
  ///
  /// @throws PortBusyException when another program holds it
  Link open(Deadline deadline) throws IOException, InterruptedException;

  /// As [#open(Deadline)], but recorded or from a recording where that is asked for.
  default Link open(Deadline deadline, Tracing tracing) throws IOException, InterruptedException {
    return switch (tracing) {
      case Tracing.Off() -> open(deadline);
      case Tracing.Recording(var recorder) -> {
        int channel = recorder.open(toString());
        try {
          yield new TracedLink(open(deadline), recorder, channel);
        } catch (IOException e) {
          recorder.failed(channel, ReplayedLink.failure(e));
          throw e;
        }
      }
      case Tracing.Replaying(var player) -> ReplayedLink.open(player, toString());
    };
  }

  /// `scheme:/dev/…?baud=N` or `scheme://host:port`.
  ///
  /// @param defaultPort -1 where the URI must name one
  /// @throws IllegalArgumentException with a sentence that says what is missing
  static Endpoint of(DeviceUri uri, int defaultBaud, int defaultPort) {
    if (!uri.remote()) {
      int baud = uri.number("baud").orElse(defaultBaud);
      if (baud <= 0) {
        throw new IllegalArgumentException("\"%s\": baud must be positive".formatted(uri));
      }
      return new Serial(uri.path(), baud);
    }
    int port = uri.port() == -1 ? defaultPort : uri.port();
    if (port == -1) {
      throw new IllegalArgumentException("\"%s\" needs a port: scheme://host:port".formatted(uri));
    }
    return new Tcp(uri.host(), port);
  }
}
