// SPDX-License-Identifier: Apache-2.0
package hall.server.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.Database;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.provider.TestProvider.Lie;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Logging in at an identity provider, with real keys, tokens and redirects.
@OnServer
class ProviderTest {
  private static final String LOGIN = "/console/login/provider";
  private static final String ACCOUNT = "/api/v1/operator/account";
  private static final String USERS = "/api/v1/operator/users/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;

  @Inject
  @ConfigProperty(name = "hall.oidc.issuer")
  URI issuer;

  @Test
  void aPersonLogsInAndHasTheRoleThatTheProviderSaysAtEachLogin() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      String subject = UUID.randomUUID().toString();
      String name = "li." + subject.substring(0, 8);
      provider.person(subject, name.toUpperCase(Locale.ROOT), "other", "hall-clerks");
      Answer done = logIn();
      assertEquals(200, done.status(), done.text());
      assertTrue(done.text().contains("url=/console/terminals"));
      String session = cookie(done, "__Host-hall-operator");
      Caller person = Caller.operator(scene.https(), session);
      assertEquals(name, person.get(ACCOUNT).json().get("name").asText());
      assertEquals("operator", person.get(ACCOUNT).json().get("role").asText());
      assertEquals(200, person.get("/console/account").status());
      assertEquals("", cookie(done, Attempt.COOKIE));

      provider.person(subject, "renamed", "hall-admins", "hall-clerks");
      Caller again = Caller.operator(scene.https(), cookie(logIn(), "__Host-hall-operator"));
      assertEquals(name, again.get(ACCOUNT).json().get("name").asText());
      assertEquals("system-administrator", again.get(ACCOUNT).json().get("role").asText());
      assertEquals(401, person.get(ACCOUNT).status(), "the role of before ends");

      provider.person(subject, name, "something-else");
      Answer none = logIn();
      assertEquals(403, none.status());
      assertTrue(none.text().contains("还没有本系统的权限"));
      assertEquals(
          "login, user-role-changed, login, user-added",
          database
              .first(
                  "select string_agg(action, ', ' order by id desc) as all from audit_entry where subject = ?",
                  row -> row.text("all"),
                  name)
              .orElseThrow());
    }
  }

  @Test
  void whatIsSaidHereOfAnAccountCountsMore() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      String name = "p" + UUID.randomUUID().toString().substring(0, 8);
      provider.person(UUID.randomUUID().toString(), name, "hall-clerks");
      Caller person = Caller.operator(scene.https(), cookie(logIn(), "__Host-hall-operator"));
      Caller operator = scene.operator();
      assertTrue(operator.get("/console/users/" + name).text().contains("角色由平台决定"));
      assertEquals(
          "user-external", operator.patch(USERS + name, Map.of("role", "auditor")).problem());
      assertEquals("user-external", operator.post(USERS + name + "/password-reset").problem());
      assertEquals(
          "user-external",
          person
              .with("Content-Type", "application/json")
              .post(ACCOUNT + "/totp", Map.of("current", ""))
              .problem());

      assertEquals(200, operator.patch(USERS + name, Map.of("active", false)).status());
      assertEquals(401, person.get(ACCOUNT).status());
      Answer disabled = logIn();
      assertEquals(403, disabled.status());
      assertTrue(disabled.text().contains("已停用"));
    }
  }

  @Test
  void theProviderHandsOutNoAccountOfThisServer() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      String own = scene.newOperator(Role.AUDITOR);
      provider.person(UUID.randomUUID().toString(), own, "hall-admins");
      Answer taken = logIn();
      assertEquals(403, taken.status());
      assertTrue(taken.text().contains(own));
      assertEquals(
          "auditor",
          scene.operator().get("/api/v1/operator/users").json().findParents("name").stream()
              .filter(user -> user.get("name").asText().equals(own))
              .findFirst()
              .orElseThrow()
              .get("role")
              .asText());
    }
  }

  @Test
  void aLyingProviderIsNotBelieved() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      provider.person(UUID.randomUUID().toString(), "liar", "hall-admins");
      for (Lie lie : Lie.values()) {
        if (lie != Lie.NONE) {
          provider.lie(lie);
          Answer refused = logIn();
          assertEquals(403, refused.status(), lie.toString());
          assertEquals("", cookie(refused, "__Host-hall-operator"), lie.toString());
        }
      }
      assertEquals(
          0L,
          database
              .first(
                  "select count(*) as n from operator where name = 'liar'", row -> row.number("n"))
              .orElseThrow());
    }
  }

  @Test
  void onlyTheBrowserThatBeganComesBackAndOnlyOnceAndInTime() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      provider.person(UUID.randomUUID().toString(), "w" + UUID.randomUUID(), "hall-clerks");
      Answer begun = scene.anonymous().get(LOGIN);
      assertEquals(303, begun.status());
      assertTrue(
          begun.response().headers().allValues("Set-Cookie").toString().contains("SameSite=Lax"));
      String attempt = cookie(begun, Attempt.COOKIE);
      String back = there(begun);
      assertEquals(403, scene.anonymous().get(back).status(), "another browser");
      assertEquals(403, come(back.replace("state=", "state=x"), attempt).status());
      assertEquals(403, come(back.replace("iss=", "iss=https://other.example/"), attempt).status());
      assertEquals(200, come(back, attempt).status());
      assertEquals(403, come(back, attempt).status(), "the code is used up");

      Answer late = scene.anonymous().get(LOGIN);
      String after = there(late);
      clock.advance(Attempt.LIFE.plusSeconds(1));
      assertEquals(403, come(after, cookie(late, Attempt.COOKIE)).status());
    }
  }

  @Test
  void newKeysOfTheProviderAreTakenUp() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      provider.person(UUID.randomUUID().toString(), "k" + UUID.randomUUID(), "hall-clerks");
      assertEquals(200, logIn().status());
      TestProvider.rotate();
      Answer done = logIn();
      assertEquals(200, done.status(), done.text());
    }
  }

  @Test
  void whenTheProviderIsAwayThePageSaysSoAndAccountsOfThisServerOpen() throws Exception {
    Answer begun;
    String back;
    try (TestProvider provider = new TestProvider(issuer)) {
      provider.person(UUID.randomUUID().toString(), "d" + UUID.randomUUID(), "hall-clerks");
      begun = scene.anonymous().get(LOGIN);
      back = there(begun);
    }
    Answer halfway = come(back, cookie(begun, Attempt.COOKIE));
    assertEquals(503, halfway.status());
    clock.advance(Duration.ofMinutes(61));
    Answer away = scene.anonymous().get(LOGIN);
    assertEquals(503, away.status());
    assertTrue(away.text().contains("暂时没有响应"));
    assertTrue(away.text().contains("name=\"password\""));
    Answer in =
        scene
            .anonymous()
            .form(
                "/console/login",
                "name=" + scene.newOperator() + "&password=" + scene.password().replace(" ", "+"));
    assertEquals(303, in.status());
    assertFalse(cookie(in, "__Host-hall-operator").isEmpty());
  }

  @Test
  void whoLogsOutHereIsShownTheWayOutThere() throws Exception {
    try (TestProvider provider = new TestProvider(issuer)) {
      provider.person(UUID.randomUUID().toString(), "o" + UUID.randomUUID(), "hall-clerks");
      String session = cookie(logIn(), "__Host-hall-operator");
      Answer out =
          Caller.operator(scene.https(), session)
              .form("/console/logout", "token=" + Operators.formToken(session));
      assertTrue(out.header("Location").endsWith("/console/login?left=true"));
      assertTrue(
          scene
              .anonymous()
              .get("/console/login?left=true")
              .text()
              .contains("/console/logout/provider"));
      Answer there = scene.anonymous().get("/console/logout/provider");
      assertTrue(there.header("Location").startsWith(issuer + "/logout?client_id=hall&"));

      String own = scene.newSession(scene.newOperator());
      Answer plain =
          Caller.operator(scene.https(), own)
              .form("/console/logout", "token=" + Operators.formToken(own));
      assertTrue(plain.header("Location").endsWith("/console/login"));
    }
  }

  private Answer logIn() throws IOException, InterruptedException {
    Answer begun = scene.anonymous().get(LOGIN);
    assertEquals(303, begun.status(), begun.text());
    return come(there(begun), cookie(begun, Attempt.COOKIE));
  }

  /// Follows the browser to the provider and tells with what it is sent back.
  private String there(Answer begun) throws IOException, InterruptedException {
    String back =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(begun.header("Location"))).build(),
                BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String base = scene.address().toString();
    assertTrue(back.startsWith(base + Provider.BACK), back);
    return back.substring(base.length());
  }

  private Answer come(String back, String attempt) {
    return scene.anonymous().with("Cookie", Attempt.COOKIE + "=" + attempt).get(back);
  }

  private static String cookie(Answer answer, String name) {
    return answer.response().headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1).replaceAll(";.*", ""))
        .findFirst()
        .orElse("");
  }
}
