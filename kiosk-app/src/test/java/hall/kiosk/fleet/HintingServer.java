// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A server over HTTP whose streams say what they are told to, and end or fall silent when they are
/// told to.
final class HintingServer implements AutoCloseable {

  private static final String END = "";

  private final HttpServer http;
  private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  HintingServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/api/v1/terminal/hints", this::answer);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  void answerWith(int newStatus) {
    status = newStatus;
  }

  /// Says the lines of an event on the stream that is open, or on the next one.
  void say(String event) {
    words.add(event);
  }

  void end() {
    words.add(END);
  }

  /// Until a stream was asked for; what came with the request.
  void awaitOpened() throws InterruptedException {
    assertEquals("epoch=17 Bearer secret", opened.poll(20, TimeUnit.SECONDS));
  }

  boolean isOpenedWithin(long millis) throws InterruptedException {
    return opened.poll(millis, TimeUnit.MILLISECONDS) != null;
  }

  private void answer(HttpExchange exchange) throws IOException {
    opened.add(
        exchange.getRequestURI().getQuery()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    if (status != 200) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      for (var said = words.take(); !said.equals(END); said = words.take()) {
        out.write((said + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
