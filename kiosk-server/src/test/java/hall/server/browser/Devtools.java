// SPDX-License-Identifier: Apache-2.0
package hall.server.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Https;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Chrome DevTools Protocol: commands with their answers, and events for whom they concern.
final class Devtools implements WebSocket.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final StringBuilder partial = new StringBuilder();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  Devtools(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, this).join();
  }

  /// Who hears the events of a session.
  void listen(String session, Consumer<JsonNode> listener) {
    listeners.put(session, listener);
  }

  /// Sends a command and waits for its answer.
  ///
  /// @param session null for the browser itself
  JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
    return answer(method, send(session, method, parameters));
  }

  /// Sends a command; the browser takes those of one session one after the other.
  CompletableFuture<JsonNode> send(
      @Nullable String session, String method, Map<String, ?> parameters) {
    int id = last.incrementAndGet();
    ObjectNode command = Https.JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", Https.JSON.valueToTree(parameters));
    if (session != null) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    synchronized (socket) {
      socket.sendText(command.toString(), true).join();
    }
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// What was answered to a command that was sent.
  static JsonNode answer(String method, CompletableFuture<JsonNode> sent) {
    JsonNode told =
        sent.exceptionally(
                late -> {
                  throw new AssertionError(method + " got no answer", late);
                })
            .join();
    if (told.has("error")) {
      throw new AssertionError(method + ": " + told.get("error"));
    }
    return told.path("result");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
    partial.append(data);
    if (whole) {
      String text = partial.toString();
      partial.setLength(0);
      take(text);
    }
    from.request(1);
    return null;
  }

  private void take(String text) {
    JsonNode told;
    try {
      told = Https.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
    CompletableFuture<JsonNode> answer = waiting.remove(told.path("id").asInt());
    if (answer != null) {
      answer.complete(told);
    } else {
      listeners.getOrDefault(told.path("sessionId").asText(), _ -> {}).accept(told);
    }
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
