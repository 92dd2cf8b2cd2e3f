// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// An HTTP server on loopback with a power switch; it comes back on the port that it had.
final class HttpPower {

  private final String path;
  private final HttpHandler handler;
  private final @Nullable SSLContext tls;
  private int port;
  private @Nullable HttpServer server;

  HttpPower(int port, String path, HttpHandler handler) {
    this(port, path, handler, null);
  }

  /// @param tls with whose key, unless it speaks in the clear
  HttpPower(int port, String path, HttpHandler handler, @Nullable SSLContext tls) {
    this.tls = tls;
    this.port = port;
    this.path = path;
    this.handler = handler;
  }

  synchronized void on() throws IOException {
    if (server != null) {
      return;
    }
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var started = tls == null ? HttpServer.create(address, 16) : secure(address, tls);
    started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    started.createContext(path, handler);
    started.start();
    port = started.getAddress().getPort();
    server = started;
  }

  private static HttpServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
    var server = HttpsServer.create(address, 16);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
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
