// SPDX-License-Identifier: Apache-2.0
package hall.server.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One tab of the browser: what a visitor does in it, and what the page complained of meanwhile.
public final class Tab {
  private static final int SECONDS_TO_LOAD = 60;

  private final Devtools devtools;
  private final String session;
  private final URI server;
  private final List<String> complaints = new ArrayList<>();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
  private volatile int status;

  Tab(Devtools devtools, String session, URI server) {
    this.devtools = devtools;
    this.session = session;
    this.server = server;
    devtools.listen(session, this::hear);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  /// A cookie as the server sets it.
  public void cookie(String name, String value) {
    call(
        "Network.setCookie",
        Map.of("url", server + "/", "name", name, "value", value, "path", "/", "secure", true));
  }

  /// Opens a page and tells how it was answered.
  public int open(String path) {
    return loading(() -> call("Page.navigate", Map.of("url", server + path)));
  }

  /// Does what makes another page load, and tells how that was answered.
  public int loading(Runnable deed) {
    loaded = new CompletableFuture<>();
    deed.run();
    loaded.orTimeout(SECONDS_TO_LOAD, TimeUnit.SECONDS).join();
    return status;
  }

  /// The window's size and the visitor's wish for light or dark; nothing moves.
  public void look(int width, int height, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /// What a script in the page answers.
  public JsonNode evaluate(String script) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /// Presses the tabulator key so many times, as fast as the page takes it.
  public void pressTab(int times) {
    String method = "Input.dispatchKeyEvent";
    List<CompletableFuture<JsonNode>> sent = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (String type : List.of("rawKeyDown", "keyUp")) {
        sent.add(
            devtools.send(
                session,
                method,
                Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9)));
      }
    }
    sent.forEach(each -> Devtools.answer(method, each));
  }

  /// The whole page as a picture.
  public void picture(Path file) throws IOException {
    JsonNode shot =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
  }

  /// Errors of scripts, breaches of the policy, requests to others; told once.
  public List<String> complaints() {
    synchronized (complaints) {
      List<String> told = List.copyOf(complaints);
      complaints.clear();
      return told;
    }
  }

  private void hear(JsonNode event) {
    JsonNode told = event.path("params");
    switch (event.path("method").asText()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Network.responseReceived" -> {
        if ("Document".equals(told.path("type").asText())
            && told.at("/response/url").asText().startsWith(server.toString())) {
          status = told.at("/response/status").asInt();
        }
      }
      case "Network.requestWillBeSent" -> {
        String url = told.at("/request/url").asText();
        if (url.startsWith("http") && !url.startsWith(server + "/")) {
          complain("asked another host: " + url);
        }
      }
      case "Runtime.exceptionThrown" ->
          complain(told.at("/exceptionDetails/exception/description").asText());
      case "Log.entryAdded" -> {
        // A page that says no is told as a failed request as well.
        if ("error".equals(told.at("/entry/level").asText())
            && !told.at("/entry/text").asText().startsWith("Failed to load resource")) {
          complain(told.at("/entry/text").asText());
        }
      }
      case "Runtime.consoleAPICalled" -> {
        if ("error".equals(told.path("type").asText())) {
          complain(told.path("args").toString());
        }
      }
      default -> {}
    }
  }

  private void complain(String text) {
    synchronized (complaints) {
      complaints.add(text);
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return devtools.call(session, method, parameters);
  }
}
