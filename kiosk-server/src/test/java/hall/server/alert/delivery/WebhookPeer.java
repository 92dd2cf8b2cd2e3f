// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A receiver of webhooks that answers as told: with a status, or not at all (0).
public final class WebhookPeer implements AutoCloseable {
  /// What arrived.
  public record Call(Headers headers, String body) {
    public String header(String name) {
      return String.valueOf(headers.getFirst(name));
    }
  }

  public final List<Call> calls = new CopyOnWriteArrayList<>();
  public volatile int status = 204;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;

  public WebhookPeer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(exchange.getRequestHeaders(), body));
    try {
      if (status == 0) {
        boolean done = closing.await(60, TimeUnit.SECONDS);
        assert done;
      }
      if (status == 302) {
        exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
      }
      exchange.sendResponseHeaders(status == 0 ? 204 : status, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
