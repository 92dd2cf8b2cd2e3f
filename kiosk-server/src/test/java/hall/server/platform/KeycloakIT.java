// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Https.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged server and a real Keycloak.
class KeycloakIT {
  private static final String ATTEMPT = "__Host-hall-provider";
  private static final String SESSION = "__Host-hall-operator";
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final int SECONDS_TO_START = 180;

  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("hall-keycloak-it");
  }

  @AfterEach
  void deleteFolder() throws IOException {
    TestFoundation.delete(folder);
  }

  @Test
  void peopleOfARealKeycloakLogIn() throws Exception {
    int port = freePort();
    String issuer = "http://127.0.0.1:" + port + "/realms/hall";
    Process keycloak = keycloak(port);
    try {
      awaitAnswer(keycloak, issuer);
      Map<String, String> settings =
          Map.of(
              "HALL_OIDC_ISSUER", issuer,
              "HALL_OIDC_CLIENT_ID", "hall",
              "HALL_OIDC_CLIENT_SECRET", "secret-of-the-client",
              "HALL_OIDC_ROLES", "hall-admins=system-administrator,hall-clerks=operator");
      try (ServerProcess server = ServerProcess.start(folder.resolve("data"), settings)) {
        Answer in = logIn(server, "wang.li");
        assertEquals(200, in.status(), in.text());
        Caller person = Caller.operator(server.https(), cookie(in, SESSION));
        Answer account = person.get("/api/v1/operator/account");
        assertEquals("wang.li", account.json().get("name").asText());
        assertEquals("operator", account.json().get("role").asText());
        assertEquals(200, person.get("/console/terminals").status());

        Answer guest = logIn(server, "guest");
        assertEquals(403, guest.status(), guest.text());
        assertEquals("", cookie(guest, SESSION));

        Answer out = Caller.anonymous(server.https()).get("/console/logout/provider");
        assertEquals(
            "https://localhost:" + server.port() + "/console/login",
            get(HttpClient.newHttpClient(), out.header("Location"))
                .headers()
                .firstValue("Location")
                .orElse(""));
      }
    } finally {
      keycloak.descendants().forEach(ProcessHandle::destroy);
      keycloak.destroy();
      keycloak.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private static Answer logIn(ServerProcess server, String name)
      throws IOException, InterruptedException {
    Caller browser = Caller.anonymous(server.https());
    Answer begun = browser.get("/console/login/provider");
    assertEquals(303, begun.status(), begun.text());
    HttpClient there = HttpClient.newHttpClient();
    HttpResponse<String> page = get(there, begun.header("Location"));
    Matcher form = FORM.matcher(page.body());
    assertTrue(form.find(), page.body());
    HttpResponse<String> back =
        there.send(
            HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(page))
                .POST(
                    BodyPublishers.ofString(
                        "username="
                            + name
                            + "&password="
                            + URLEncoder.encode("a password of the realm", StandardCharsets.UTF_8)))
                .build(),
            BodyHandlers.ofString());
    assertEquals(302, back.statusCode(), back.body());
    URI to = URI.create(back.headers().firstValue("Location").orElseThrow());
    return browser
        .with("Cookie", ATTEMPT + "=" + cookie(begun, ATTEMPT))
        .get(to.getRawPath() + "?" + to.getRawQuery());
  }

  /// By hand: as browsers do, secure ones too go to this machine itself without TLS.
  private static String cookies(HttpResponse<?> page) {
    return page.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.replaceAll(";.*", ""))
        .collect(Collectors.joining("; "));
  }

  private Process keycloak(int port) throws IOException {
    Path home = folder.resolve("keycloak");
    copy(Path.of(System.getProperty("keycloak.home")), home);
    Path realm = Files.createDirectories(home.resolve("data/import")).resolve("hall-realm.json");
    Files.copy(
        Objects.requireNonNull(KeycloakIT.class.getResourceAsStream("/keycloak/hall-realm.json")),
        realm,
        StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("keycloak.log").toFile())
        .start();
  }

  /// Keycloak writes into its own folder.
  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }

  private void awaitAnswer(Process keycloak, String issuer)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
    while (System.nanoTime() < end && keycloak.isAlive()) {
      try {
        if (get(client, issuer + "/.well-known/openid-configuration").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Asked again.
      }
      keycloak.waitFor(200, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(
        "Keycloak does not start:\n" + Files.readString(folder.resolve("keycloak.log")));
  }

  private static HttpResponse<String> get(HttpClient client, String address)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static String cookie(Answer answer, String name) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1).replaceAll(";.*", ""))
        .findFirst()
        .orElse("");
  }
}
