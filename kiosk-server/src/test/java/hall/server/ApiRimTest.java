// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Endpoints.Endpoint;
import hall.server.Https.Answer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the API says to requests that it cannot serve: always a problem, whatever is wrong.
@OnServer
class ApiRimTest {
  private static final String TERMINALS = "/api/v1/operator/terminals";

  @Inject Scene scene;

  @Test
  void whateverIsWrongWithTheRequestItselfIsAProblem() {
    Caller operator = scene.operator();
    assertProblem(404, "not-found", operator.get("/api/v1/operator/nothing"));
    assertProblem(404, "not-found", operator.get("/api/v2/operator/terminals"));
    assertProblem(405, "method-not-allowed", operator.delete(TERMINALS));
    assertProblem(406, "not-acceptable", operator.with("Accept", "application/xml").get(TERMINALS));
    assertProblem(
        415, "media-type-unsupported", operator.call("POST", TERMINALS, "application/xml"));
    assertProblem(
        413,
        "too-large",
        operator.post(TERMINALS, Map.of("id", "x".repeat(1024 * 1024), "name", "n")));
    assertProblem(400, "malformed-json", json(operator, "{\"id\": "));
    assertProblem(400, "malformed-json", json(operator, "[]"));
    assertProblem(400, "malformed-json", json(operator, "null"));
    assertProblem(411, "length-required", json(operator, ""));
    assertProblem(400, "malformed-json", json(operator, "{\"id\": {\"a\": 1}}"));
    assertProblem(
        404, "terminal-unknown", operator.get("/api/v1/operator/configuration/effective/nowhere"));
  }

  @Test
  void aParameterThatIsUnknownOrNoneIsNamed() {
    Caller operator = scene.operator();
    Answer misspelt = operator.get("/api/v1/operator/alerts?sevrity=major&page=1");
    assertProblem(400, "parameter-unknown", misspelt);
    assertEquals("?sevrity", misspelt.json().at("/errors/0/path").asText());
    assertProblem(400, "parameter-defective", operator.get("/api/v1/operator/alerts?page=two"));
    assertProblem(400, "parameter-defective", operator.get("/api/v1/operator/cases?page=1.5"));
    Caller terminal = scene.terminal().caller();
    assertEquals(
        200,
        terminal.get("/api/v1/terminal/catalogue?since=v2").status(),
        "a newer terminal may ask for more than this server knows");
  }

  /// Every endpoint that reads JSON gets what is none, and none of them fails at it.
  @Test
  void noBodyMakesTheServerFail() {
    Caller operator = scene.operator();
    Caller terminal = scene.terminal().caller();
    List<String> failed = new ArrayList<>();
    for (Endpoint endpoint : Endpoints.all()) {
      boolean reads = Set.of("POST", "PUT", "PATCH").contains(endpoint.method());
      if (!reads
          || !endpoint.path().startsWith("/api/")
          || endpoint.path().endsWith("/documents/{documentId}")) {
        continue;
      }
      String path =
          endpoint
              .path()
              .replace("{idempotencyKey}", "00000000-0000-4000-8000-000000000000")
              .replaceAll("\\{[a-zA-Z]+}", "0");
      Caller caller = path.startsWith("/api/v1/terminal") ? terminal : operator;
      for (String body : List.of("", "null", "[]", "{", "\"x\"", "0", "{\"\\u0000\": 1}")) {
        Answer answer = caller.json(endpoint.method(), path, body);
        boolean problem = answer.header("Content-Type").startsWith(Problem.MEDIA_TYPE);
        if (answer.status() >= 500 || (answer.status() >= 400 && !problem)) {
          failed.add(endpoint.method() + " " + path + " " + body + " " + answer.status());
        }
      }
    }
    assertEquals(List.of(), failed);
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    Caller operator = scene.operator();
    scene.planned();
    for (String list :
        List.of("halls", "districts", "users", "alert-rules", "configuration/layers", "rollouts")) {
      Answer first = operator.get("/api/v1/operator/" + list);
      assertEquals(200, first.status());
      String tag = first.header("ETag");
      assertTrue(tag.matches("\"[A-Za-z0-9_-]{16}\""), list + tag);
      Answer again = operator.with("If-None-Match", tag).get("/api/v1/operator/" + list);
      assertEquals(304, again.status(), list);
      assertEquals("", again.text());
      assertEquals(
          200, operator.with("If-None-Match", "\"x\"").get("/api/v1/operator/" + list).status());
    }
    String tag = operator.get(TERMINALS).header("ETag");
    scene.planned();
    Answer changed = operator.with("If-None-Match", tag).get(TERMINALS);
    assertEquals(200, changed.status());
    assertFalse(changed.header("ETag").equals(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terminals",
        "halls",
        "districts",
        "users",
        "configuration/layers",
        "configuration/overlays"
      })
  void aLongListIsReadInParts(String name) {
    Caller operator = scene.operator();
    for (int i = 0; i < 3; i++) {
      configured(operator, scene.planned());
    }
    String list = "/api/v1/operator/" + name;
    List<String> all = ids(operator.get(list));
    List<String> read = new ArrayList<>();
    String next = list + "?limit=" + Math.max(1, all.size() / 2);
    while (!next.isEmpty()) {
      Answer part = operator.get(next);
      assertEquals(200, part.status());
      read.addAll(ids(part));
      next = part.header("Link").replaceFirst("^<https://[^/]*([^>]*)>; rel=\"next\"$", "$1");
    }
    if (name.equals("users")) {
      // Accounts are listed the active ones first, and read in parts by name.
      assertEquals(Set.copyOf(all), Set.copyOf(read));
      assertEquals(all.size(), read.size());
    } else {
      assertEquals(all, read);
    }
    assertEquals(1, ids(operator.get(list + "?limit=0")).size());
  }

  @Test
  void aPartAfterNoScopeIsRefused() {
    Answer refused = scene.operator().get("/api/v1/operator/configuration/layers?after=t-1");
    assertEquals(404, refused.status());
    assertEquals("scope-unknown", refused.problem());
  }

  /// Gives a terminal a layer of its own, and another setting for a time.
  private static void configured(Caller operator, String terminalId) {
    String configuration = "/api/v1/operator/configuration/";
    String scope = "terminal:" + terminalId;
    Answer edited =
        operator.patch(
            configuration + "layers/" + scope,
            Map.of("revision", 0, "set", Map.of("helpPhone", "12345")));
    assertEquals(200, edited.status(), edited::text);
    Answer begun =
        operator.post(
            configuration + "overlays",
            Map.of(
                "scope",
                scope,
                "until",
                "2099-01-01T08:00:00+08:00",
                "set",
                Map.of("helpPhone", "119"),
                "reason",
                "drill"));
    assertEquals(201, begun.status(), begun::text);
  }

  private static List<String> ids(Answer answer) {
    List<String> ids = new ArrayList<>();
    for (JsonNode terminal : answer.json()) {
      JsonNode named = terminal.path("id");
      named = named.isMissingNode() ? terminal.path("name") : named;
      ids.add((named.isMissingNode() ? terminal.path("scope") : named).asText());
    }
    return ids;
  }

  private static Answer json(Caller caller, String body) {
    return caller.json("POST", TERMINALS, body);
  }

  private static void assertProblem(int status, String word, Answer answer) {
    assertEquals(status, answer.status(), answer::text);
    assertTrue(answer.header("Content-Type").startsWith(Problem.MEDIA_TYPE), answer::text);
    assertEquals(word, answer.problem());
    assertFalse(answer.json().get("detail").asText().isBlank());
    assertEquals(status, answer.json().get("status").asInt());
  }
}
