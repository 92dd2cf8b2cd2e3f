// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An operator at the server, through the operator API.
final class Operator {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern CALL = Pattern.compile("/console/help/[0-9a-f-]{36}");

  private final HttpClient http;
  private final String base;

  private Operator(HttpClient http, String base) {
    this.http = http;
    this.base = base;
  }

  /// Logs in as the first administrator.
  static Operator logIn(ServerProcess server) throws IOException, InterruptedException {
    var http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .sslContext(trusting(server))
            .build();
    var operator = new Operator(http, server.url());
    operator.send(
        "POST", "/api/v1/operator/session", Map.of("name", "admin", "password", server.password()));
    return operator;
  }

  /// Plans a terminal and gives the one-time code of its enrolment.
  String planTerminal(String id, String name) throws IOException, InterruptedException {
    send(
        "POST",
        "/api/v1/operator/terminals",
        Map.of("id", id, "name", name, "hallId", "sample-district"));
    return enrolmentCode(id);
  }

  /// A fresh one-time code.
  String enrolmentCode(String id) throws IOException, InterruptedException {
    var code = send("POST", "/api/v1/operator/terminals/" + id + "/enrolment-codes", Map.of());
    return JSON.readTree(code).get("code").textValue();
  }

  /// Ends a terminal's identity.
  void revoke(String id, String reason) throws IOException, InterruptedException {
    send("POST", "/api/v1/operator/terminals/" + id + "/revoke", Map.of("reason", reason));
  }

  /// The certificates of a terminal, newest first.
  JsonNode certificates(String id) throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/operator/terminals/" + id + "/certificates"));
  }

  /// Enrols as a terminal that knows nothing of certificates and gives its bearer credential.
  String enrolAsOldTerminal(String code) throws IOException, InterruptedException {
    var answer =
        send("POST", "/api/v1/terminal/enrolment", Map.of("code", code, "software", "old"));
    return JSON.readTree(answer).get("credential").textValue();
  }

  /// Orders a command and gives its id.
  String order(String terminalId, Map<String, ?> order) throws IOException, InterruptedException {
    var path = "/api/v1/operator/terminals/" + terminalId + "/commands";
    var request =
        changing("POST", path, order).header("Idempotency-Key", UUID.randomUUID().toString());
    return JSON.readTree(exchange(request.build())).get("id").textValue();
  }

  /// How a command stands.
  JsonNode command(String terminalId, String id) throws IOException, InterruptedException {
    for (var command :
        JSON.readTree(get("/api/v1/operator/terminals/" + terminalId + "/commands"))) {
      if (command.get("id").textValue().equals(id)) {
        return command;
      }
    }
    throw new IOException("no command " + id);
  }

  /// The log lines that a command brought, as gzip.
  byte[] log(String terminalId, String id) throws IOException, InterruptedException {
    return get("/api/v1/operator/terminals/" + terminalId + "/commands/" + id + "/log");
  }

  /// The picture of the screen that a command brought, as PNG.
  byte[] picture(String terminalId, String id) throws IOException, InterruptedException {
    return get("/api/v1/operator/terminals/" + terminalId + "/commands/" + id + "/picture");
  }

  /// Edits the draft of a layer.
  void editLayer(String scope, long revision, Map<String, Object> set)
      throws IOException, InterruptedException {
    var edit = Map.of("revision", revision, "set", set);
    exchange(changing("PATCH", "/api/v1/operator/configuration/layers/" + scope, edit).build());
  }

  /// Publishes the draft to all terminals at once.
  void publish(String note) throws IOException, InterruptedException {
    send("POST", "/api/v1/operator/configuration/publications", Map.of("note", note));
  }

  /// What a terminal told of its newest generations, newest first.
  JsonNode configurationReports(String terminalId) throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/operator/configuration/reports/" + terminalId));
  }

  /// Lets terminals trust whom a root names.
  void addRoot(Path root) throws IOException, InterruptedException {
    post("/api/v1/operator/software/roots", root);
  }

  /// Offers a signed release with its bundle.
  void offer(String version, Path release, Path bundle) throws IOException, InterruptedException {
    post("/api/v1/operator/software/releases", release);
    var path = "/api/v1/operator/software/releases/" + version;
    exchange(
        HttpRequest.newBuilder(URI.create(base + path + "/bundle"))
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", "0")
            .header("X-Hall-Request", "demo")
            .method("PATCH", BodyPublishers.ofFile(bundle))
            .build());
    send("POST", path + "/completion", Map.of());
  }

  private void post(String path, Path json) throws IOException, InterruptedException {
    exchange(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .header("X-Hall-Request", "demo")
            .POST(BodyPublishers.ofFile(json))
            .build());
  }

  JsonNode terminals() throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/operator/terminals"));
  }

  /// The list of cases, first page.
  JsonNode cases() throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/operator/cases"));
  }

  JsonNode openCase(String caseNumber) throws IOException, InterruptedException {
    return JSON.readTree(get("/api/v1/operator/cases/" + caseNumber));
  }

  byte[] document(String caseNumber, String id) throws IOException, InterruptedException {
    return get("/api/v1/operator/cases/" + caseNumber + "/documents/" + id);
  }

  /// A page of the console.
  String page(String path) throws IOException, InterruptedException {
    return new String(get(path), StandardCharsets.UTF_8);
  }

  /// Answers the one call for help, once somebody has called.
  void answerHelp(String words) throws IOException, InterruptedException {
    Wait.until("a call for help", () -> CALL.matcher(page("/console/help")).find());
    var call = CALL.matcher(page("/console/help"));
    if (!call.find()) {
      throw new IOException("the call is over");
    }
    send(call.group(), call.group() + "/answer", Map.of("words", words), "");
  }

  /// Fills in a form of a page of the console.
  ///
  /// @param more encoded
  void send(String page, String path, Map<String, String> fields, String more)
      throws IOException, InterruptedException {
    var token = TOKEN.matcher(page(page));
    if (!token.find()) {
      throw new IOException("no form on " + page);
    }
    var form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&", "token=" + encoded(token.group(1)) + "&", more));
    form(path, form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Sends a form of the console, which leads back to a page.
  private void form(String path, String encoded) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 303) {
      throw new IOException(path + " answered " + response.statusCode() + response.body());
    }
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    return exchange(HttpRequest.newBuilder(URI.create(base + path)).GET().build());
  }

  private byte[] send(String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    return exchange(changing(method, path, body).build());
  }

  private HttpRequest.Builder changing(String method, String path, Map<String, ?> body)
      throws IOException {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Content-Type", "application/json")
        .header("X-Hall-Request", "demo")
        .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
  }

  private byte[] exchange(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() == 429) {
      // Whoever looks again and again is told how long to rest.
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElseThrow()));
      return exchange(request);
    }
    if (response.statusCode() >= 300) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return response.body();
  }

  private static SSLContext trusting(ServerProcess server) throws IOException {
    try (var in = Files.newInputStream(server.certificate())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the server's certificate can't be trusted", e);
    }
  }
}
