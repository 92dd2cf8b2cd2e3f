// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Endpoints.Endpoint;
import hall.server.auth.Roles;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Walks all endpoints and tries each with no credential and with the wrong one.
@OnServer
class SecurityWalkTest {
  @Inject Scene scene;

  @Test
  void everyEndpointSaysWhoMayCallIt() {
    List<Endpoint> endpoints = Endpoints.all();
    assertTrue(endpoints.size() > 20, endpoints.toString());
    endpoints.forEach(endpoint -> assertNotNull(endpoint.roles(), endpoint.toString()));
    assertEquals(
        Set.of(
            "GET ",
            "GET /console",
            "GET /console/login",
            "POST /console/login",
            "POST /console/login/code",
            "GET /q/{number}",
            "POST /api/v1/terminal/enrolment",
            "POST /api/v1/operator/session"),
        endpoints.stream()
            .filter(Endpoint::isOpen)
            .map(endpoint -> endpoint.method() + " " + endpoint.path())
            .collect(Collectors.toSet()));
  }

  @Test
  void terminalsAndOperatorsNeverShareADoor() {
    for (Endpoint endpoint : Endpoints.all()) {
      Set<String> roles = endpoint.roles();
      if (roles != null && !roles.isEmpty()) {
        boolean terminal = endpoint.path().startsWith("/api/v1/terminal");
        assertEquals(terminal, roles.contains(Roles.TERMINAL), endpoint.toString());
        assertEquals(!terminal, !roles.contains(Roles.TERMINAL), endpoint.toString());
      }
    }
  }

  @Test
  void noEndpointOpensWithoutItsOwnKindOfCredential() {
    String session = scene.session();
    String credential = scene.terminal().credential();
    Https https = scene.https();
    List<Caller> strangers =
        List.of(
            Caller.anonymous(https),
            Caller.terminal(https, "made-up").with("X-Hall-Request", "1"),
            Caller.operator(https, "made-up"),
            Caller.terminal(https, session).with("X-Hall-Request", "1"),
            Caller.operator(https, credential));
    Caller terminal = Caller.terminal(https, credential).with("X-Hall-Request", "1");
    Caller operator = Caller.operator(https, session);
    for (Endpoint endpoint : Endpoints.all()) {
      if (endpoint.isOpen()) {
        continue;
      }
      strangers.forEach(stranger -> assertRefused(stranger, endpoint));
      boolean forTerminals = endpoint.path().startsWith("/api/v1/terminal");
      assertRefused(forTerminals ? operator : terminal, endpoint);
    }
  }

  @Test
  void pathsWrittenStrangelyOpenNothing() {
    Caller anonymous = scene.anonymous();
    for (String path :
        List.of(
            "/api/v1/operator/cases/",
            "/api/v1//operator/cases",
            "/api/v1/operator/./cases",
            "/api/v1/operator/x/../cases",
            "/api/v1/operator/cases;x=1",
            "/API/v1/operator/cases",
            "/api/v1/operator/%63ases",
            "//api/v1/operator/cases")) {
      int status = anonymous.get(path).status();
      assertTrue(status == 401 || status == 404 || status == 303, path + " " + status);
    }
  }

  private static void assertRefused(Caller caller, Endpoint endpoint) {
    String path =
        endpoint
            .path()
            .replace("{idempotencyKey}", "00000000-0000-4000-8000-000000000000")
            .replaceAll("\\{[a-zA-Z]+}", "x");
    boolean page = path.startsWith("/console");
    String type =
        page
            ? "application/x-www-form-urlencoded"
            : endpoint.path().endsWith("/documents/{documentId}")
                ? Caller.BODY
                : "application/json";
    int status = caller.call(endpoint.method(), path, type).status();
    Set<Integer> refusals = page ? Set.of(303, 403) : Set.of(401, 403);
    assertTrue(refusals.contains(status), endpoint + " answered " + status);
  }
}
