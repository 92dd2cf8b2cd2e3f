// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.Scene;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Electronic licences as phones show them and terminals ask for them: of a mother who registers
/// her child and shows the household register.
@Singleton
public class ELicenceScene {
  static final String PATH = "/api/v1/terminal/elicences";
  static final String NAME = "张测试";
  static final String NUMBER = "X440100202600012345";

  private final String platform;

  ELicenceScene(@ConfigProperty(name = "hall.elicence.url") String platform) {
    this.platform = platform;
  }

  private String control(String deed) throws IOException, InterruptedException {
    URI uri = URI.create(platform.replace("/api", "/control/") + deed);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  /// How the next answer of the platform goes.
  void next(String fault) throws IOException, InterruptedException {
    control(fault);
  }

  /// A new code on the phone of somebody.
  ///
  /// @param more such as `as=revoked`
  String code(String kind, String idNumber, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, String> said = new java.util.TreeMap<>(more);
    said.put("kind", kind);
    said.put("name", NAME);
    said.put("idNumber", idNumber);
    return control(
        "licence?"
            + said.entrySet().stream()
                .map(each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
  }

  static Answer show(Caller terminal, UUID key, String code, JsonNode submission, String idNumber) {
    return terminal.post(
        PATH,
        Map.of(
            "key",
            key,
            "code",
            code,
            "implementationCode",
            submission.at("/item/implementationCode").asText(),
            "itemVersion",
            submission.at("/item/version").asInt(),
            "material",
            "household-register",
            "holder",
            Map.of("name", NAME, "idNumber", idNumber)));
  }

  /// For a paper that a case waits for.
  ///
  /// @param opening `supplementOf`, and with a card `holder`
  static Answer showLater(
      Caller terminal, UUID key, String code, String material, Map<String, ?> opening) {
    Map<String, Object> question = new java.util.TreeMap<>(opening);
    question.put("key", key);
    question.put("code", code);
    question.put("material", material);
    return terminal.post(PATH, question);
  }

  /// The submission with what was shown in the place of its first paper.
  static void name(ObjectNode submission, UUID key, Answer shown) {
    ((ObjectNode) submission.at("/documents/0"))
        .put("bytes", shown.response().body().length)
        .put("sha256", shown.header("X-Hall-Content-SHA256"))
        .put("pages", 1)
        .putObject("elicence")
        .put("key", key.toString());
  }

  /// A life event whose first paper is a licence that was shown: the numbers of its cases.
  public JsonNode cases(Caller terminal) throws IOException, InterruptedException {
    String person = LifeEvent.newIdNumber();
    ObjectNode submission = LifeEvent.submission(terminal, person);
    UUID key = UUID.randomUUID();
    Answer shown =
        show(terminal, key, code("household-register", person, Map.of()), submission, person);
    assertEquals(200, shown.status(), shown::text);
    name(submission, key, shown);
    return handedIn(terminal, submission, shown.response().body()).get("parts");
  }

  static JsonNode handedIn(Caller terminal, ObjectNode submission, byte[] licence) {
    UUID key = UUID.randomUUID();
    Answer announced = terminal.put(Scene.path(key), submission);
    assertEquals(201, announced.status(), announced::text);
    terminal.patch(Scene.path(key) + "/documents/d1", 0, licence);
    terminal.patch(Scene.path(key) + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(Scene.path(key) + "/documents/s1", 0, Golden.document("s1.png"));
    Answer done = terminal.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done::text);
    return done.json();
  }
}
