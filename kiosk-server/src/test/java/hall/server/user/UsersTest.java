// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@OnServer
class UsersTest {
  private static final String USERS = "/api/v1/operator/users";
  private static final String ACCOUNT = "/api/v1/operator/account";
  private static final String TERMINALS = "/api/v1/operator/terminals";
  private static final String OWN = "eleven green umbrellas";

  @Inject Scene scene;
  @Inject Users users;
  @Inject Database database;

  @Test
  void aNewUserReplacesTheFirstPasswordBeforeAnythingElse() {
    String name = "u" + UUID.randomUUID();
    ObjectNode request = (ObjectNode) Golden.read("user.request");
    Answer added = scene.operator().post(USERS, request.put("name", name));
    assertEquals(201, added.status());
    Golden.assertSameShape("user.response", added.json());
    assertEquals("no-store", added.header("Cache-Control"));
    String first = added.json().get("password").asText();
    assertEquals("user-exists", scene.operator().post(USERS, request).problem());

    Caller user = logIn(name, first);
    assertEquals("login-unfinished", user.get(TERMINALS).problem());
    JsonNode account = user.get(ACCOUNT).json();
    assertEquals("password", account.get("missing").asText());
    assertEquals(
        "password-first", user.post(ACCOUNT + "/totp", Map.of("current", first)).problem());
    Answer refused = change(user, first, "12345678");
    assertEquals(Golden.read("password-refused"), refused.json());
    assertEquals(
        "$.wanted#the-same", change(user, first, first).json().at("/errors/0/path").asText());
    assertEquals(204, change(user, "", OWN).status());
    assertEquals(200, user.get(TERMINALS).status());
    assertEquals("null", user.get(ACCOUNT).json().get("missing").toString());
    assertEquals(200, logIn(name, OWN).get(TERMINALS).status());
  }

  @Test
  void aDefectiveUserIsRefusedWithAllReasons() {
    for (String name : List.of("", "x", "Wang", "a..b", "-a", "a b", "王丽", "a".repeat(65))) {
      Answer answer = scene.operator().post(USERS, Map.of("name", name, "role", "king"));
      assertEquals(422, answer.status(), name);
      assertEquals(
          List.of("$.name", "$.role"), answer.json().get("errors").findValuesAsText("path"), name);
    }
    assertEquals(404, scene.operator().patch(USERS + "/nobody", Map.of("active", false)).status());
  }

  @Test
  void sessionsEndAtOnceWhenTheAccountIsDisabled() {
    String name = scene.newOperator(Role.OPERATOR);
    Caller user = Caller.operator(scene.https(), scene.newSession(name));
    assertEquals(200, user.get(TERMINALS).status());
    assertEquals(200, edit(name, Map.of("active", false)).status());
    assertEquals(401, user.get(TERMINALS).status());
    assertEquals(403, tryLogIn(name, scene.password()).status());
    assertEquals(200, edit(name, Map.of("active", true)).status());
    assertEquals(401, user.get(TERMINALS).status(), "the old session does not come back");
    assertEquals(204, tryLogIn(name, scene.password()).status());
  }

  @Test
  void anotherRoleOpensOtherDoors() {
    String name = scene.newOperator(Role.OPERATOR);
    Caller before = Caller.operator(scene.https(), scene.newSession(name));
    JsonNode golden = Golden.read("user.edit.request");
    Answer edited = edit(name, golden);
    assertEquals("auditor", edited.json().get("role").asText());
    assertEquals(401, before.get(TERMINALS).status());
    Caller after = Caller.operator(scene.https(), scene.newSession(name));
    assertEquals(200, after.get("/api/v1/operator/audit").status());
  }

  @Test
  void aResetPasswordMustBeReplaced() {
    String name = scene.newOperator(Role.VIEWER);
    Caller user = Caller.operator(scene.https(), scene.newSession(name));
    Answer reset = scene.operator().post(USERS + "/" + name + "/password-reset");
    assertEquals(200, reset.status());
    assertEquals(401, user.get(TERMINALS).status());
    assertEquals(403, tryLogIn(name, scene.password()).status());
    Caller again = logIn(name, reset.json().get("password").asText());
    assertEquals(403, again.get(TERMINALS).status());
  }

  @Test
  void theLastAdministratorStays() {
    // Undone at the end: other tests have administrators, too.
    List<String> others =
        database.list(
            "select name from operator where role = 'system-administrator' and disabled_at is null",
            row -> row.text("name"));
    String last = scene.newOperator();
    try {
      database.run(
          "update operator set disabled_at = now() where role = 'system-administrator' and name <> ?",
          last);
      for (Users.Patch patch :
          List.of(new Users.Patch("viewer", null), new Users.Patch(null, false))) {
        ProblemException refused =
            assertThrows(ProblemException.class, () -> users.change(last, patch, "test"));
        assertEquals("urn:hall:problem:last-administrator", refused.problem().type());
      }
      Caller caller = Caller.operator(scene.https(), scene.newSession(last));
      assertEquals(
          Golden.read("user.last-administrator"),
          caller.patch(USERS + "/" + last, Map.of("active", false)).json());
    } finally {
      others.forEach(
          name -> database.run("update operator set disabled_at = null where name = ?", name));
    }
  }

  @Test
  void twoAdministratorsWhoDisableEachOtherAtOnceLeaveOne() throws Exception {
    List<String> others =
        database.list(
            "select name from operator where role = 'system-administrator' and disabled_at is null",
            row -> row.text("name"));
    List<String> pair = List.of(scene.newOperator(), scene.newOperator());
    try {
      database.run(
          "update operator set disabled_at = now() where role = 'system-administrator'"
              + " and name not in (?, ?)",
          pair.get(0),
          pair.get(1));
      List<Future<?>> tries = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        pair.forEach(name ->
            tries.add(threads.submit(() -> users.change(name, new Users.Patch(null, false), "x"))));
      }
      long active =
          database
              .first(
                  "select count(*) as n from operator"
                      + " where role = 'system-administrator' and disabled_at is null",
                  row -> row.number("n"))
              .orElseThrow();
      assertEquals(1, active);
    } finally {
      others.forEach(
          name -> database.run("update operator set disabled_at = null where name = ?", name));
    }
  }

  @Test
  void everybodySeesAndEndsTheirOwnSessions() {
    String name = scene.newOperator(Role.VIEWER);
    Caller here = Caller.operator(scene.https(), scene.newSession(name));
    Caller there = Caller.operator(scene.https(), scene.newSession(name));
    JsonNode account = here.get(ACCOUNT).json();
    Golden.assertSameShape("account.response", account);
    assertEquals(2, account.get("sessions").size());
    assertFalse(account.at("/sessions/0/current").asBoolean());
    assertTrue(account.at("/sessions/1/current").asBoolean());
    String other = account.at("/sessions/0/id").asText();
    assertEquals(404, scene.operator().delete(ACCOUNT + "/sessions/" + other).status());
    assertEquals(204, here.delete(ACCOUNT + "/sessions/" + other).status());
    assertEquals(401, there.get(TERMINALS).status());
    assertEquals(200, here.get(TERMINALS).status());
  }

  @Test
  void aNewPasswordEndsTheOtherSessionsAndNeedsTheOldOne() {
    String name = scene.newOperator(Role.VIEWER);
    Caller here = Caller.operator(scene.https(), scene.newSession(name));
    Caller there = Caller.operator(scene.https(), scene.newSession(name));
    assertEquals("password-wrong", change(here, "guess", OWN).problem());
    assertEquals(204, change(here, scene.password(), OWN).status());
    assertEquals(200, here.get(TERMINALS).status());
    assertEquals(401, there.get(TERMINALS).status());
    for (int i = 0; i < 5; i++) {
      assertEquals(403, change(here, "guess", "another good sentence").status());
    }
    assertEquals(429, change(here, OWN, "another good sentence").status());
  }

  private Answer edit(String name, Object patch) {
    return scene.operator().patch(USERS + "/" + name, patch);
  }

  private static Answer change(Caller caller, String current, String wanted) {
    return caller.put(
        ACCOUNT + "/password",
        Https.JSON.valueToTree(Map.of("current", current, "wanted", wanted)));
  }

  private Answer tryLogIn(String name, String password) {
    return scene
        .anonymous()
        .post("/api/v1/operator/session", Map.of("name", name, "password", password));
  }

  private Caller logIn(String name, String password) {
    Answer answer = tryLogIn(name, password);
    assertEquals(204, answer.status());
    String cookie =
        answer.response().headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("__Host-hall-operator="))
            .findFirst()
            .orElseThrow();
    return Caller.operator(
        scene.https(), cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
  }
}
