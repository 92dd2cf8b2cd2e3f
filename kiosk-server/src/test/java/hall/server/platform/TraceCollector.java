// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// Takes traces as OTLP over HTTP and keeps them as they came: the strings of a Protocol Buffers
/// message stand in it as they are.
final class TraceCollector implements AutoCloseable {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final HttpServer server;

  TraceCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// All that came until a text was in it.
  String await(String text) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      String all = all();
      if (all.contains(text)) {
        return all;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("No trace of " + text + " in " + all());
  }

  private synchronized String all() {
    return received.toString(StandardCharsets.UTF_8);
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      byte[] bytes = body.readAllBytes();
      synchronized (this) {
        received.writeBytes(bytes);
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
