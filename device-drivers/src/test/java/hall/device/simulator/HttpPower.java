// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An HTTP server on loopback with a power switch; it comes back on the port that it had.
final class HttpPower {

  private final String path;
  private final HttpHandler handler;
  private int port;
  private @Nullable HttpServer server;

  HttpPower(int port, String path, HttpHandler handler) {
    this.port = port;
    this.path = path;
    this.handler = handler;
  }

  synchronized void on() throws IOException {
    if (server != null) {
      return;
    }
    var started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.createContext(path, handler);
    started.start();
    port = started.getAddress().getPort();
    server = started;
  }

  /// Drops every connection in the middle of whatever it carries.
  synchronized void off() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  synchronized int port() {
    return port;
  }
}
