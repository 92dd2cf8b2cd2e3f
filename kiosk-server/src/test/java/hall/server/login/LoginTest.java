// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Role;
import hall.server.forwarding.Handovers;
import hall.server.login.LoginSimulator.Fault;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Logging in with the app of the province, from the code on the screen through the platform to the
/// case and the platform above.
@OnServer
class LoginTest {
  private static final String PATH = "/api/v1/terminal/logins";
  private static final String CASES = "/api/v1/operator/cases/";
  private static final String NAME = "张测试";
  private static final String NUMBER = "11010119491001001X";

  @Inject Scene scene;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject Cases cases;

  @Inject
  @ConfigProperty(name = "hall.login.issuer")
  String issuer;

  private Scene.Enrolled terminal;

  @BeforeEach
  void anotherTerminal() throws Exception {
    terminal = scene.terminal();
    next(Fault.NONE);
    // What was away for an earlier test is asked again.
    clock.advance(Duration.ofSeconds(6));
  }

  private String control(String deed, Map<String, String> said)
      throws IOException, InterruptedException {
    String query =
        said.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI uri = URI.create(issuer.replace("/realm", "/control/") + deed + "?" + query);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private void next(Fault fault) throws IOException, InterruptedException {
    control("next", Map.of("fault", fault.name()));
  }

  private void confirm(JsonNode login, Map<String, String> more)
      throws IOException, InterruptedException {
    Map<String, String> said =
        new TreeMap<>(Map.of("name", NAME, "id_number", NUMBER, "acr", "L3"));
    said.putAll(more);
    said.put("user_code", login.get("userCode").asText());
    control("confirm", said);
  }

  private int asked(JsonNode login) throws IOException, InterruptedException {
    return Integer.parseInt(control("asked", Map.of("user_code", login.get("userCode").asText())));
  }

  private JsonNode begun() {
    Answer begun = terminal.caller().post(PATH);
    assertEquals(201, begun.status(), begun::text);
    assertEquals("no-store", begun.header("Cache-Control"));
    return begun.json();
  }

  /// Once the platform may be asked again.
  private Answer ask(JsonNode login) {
    clock.advance(Duration.ofSeconds(30));
    return question(terminal.caller(), login);
  }

  private static Answer question(Caller caller, JsonNode login) {
    return caller.post(PATH + "/" + login.get("login").asText() + "/question");
  }

  @Test
  void whoLogsInIsToldOnceToTheTerminalThatBegan() throws Exception {
    Golden.assertSameShape("citizen-login-offer.response", terminal.caller().get(PATH).json());
    JsonNode login = begun();
    Golden.assertSameShape("citizen-login.begun.response", login);
    assertTrue(login.get("qr").asText().endsWith("user_code=" + login.get("userCode").asText()));
    assertTrue(login.get("secondsLeft").asLong() <= 300, "the platform would wait ten minutes");

    JsonNode early = question(terminal.caller(), login).json();
    Golden.assertSameShape("citizen-login.waiting.response", early);
    assertEquals(0, asked(login), "nobody asks the platform before its time");
    assertEquals("waiting", ask(login).json().get("state").asText());
    assertEquals(1, asked(login));

    confirm(login, Map.of());
    clock.advance(Duration.ofSeconds(30));
    assertEquals(
        "login-unknown", question(scene.terminal().caller(), login).problem(), "another terminal");
    Answer done = question(terminal.caller(), login);
    assertEquals("no-store", done.header("Cache-Control"));
    Golden.assertSameShape("citizen-login.done.response", done.json());
    assertEquals(NAME, done.json().at("/person/name").asText());
    assertEquals(NUMBER, done.json().at("/person/idNumber").asText());
    assertEquals("L3", done.json().at("/person/level").asText());
    assertEquals("login-unknown", ask(login).problem(), "once");
    assertEquals(0, kept(login));
  }

  private long kept(JsonNode login) {
    return database
        .first(
            "select count(*) as n from login_pending where login = ?",
            row -> row.number("n"),
            UUID.fromString(login.get("login").asText()))
        .orElseThrow();
  }

  @Test
  void whatIsKeptOfALoginIsSealedAndOneATerminal() throws Exception {
    JsonNode first = begun();
    JsonNode second = begun();
    assertEquals("login-unknown", question(terminal.caller(), first).problem());
    assertEquals(0, kept(first));
    assertEquals(1, kept(second));
    confirm(second, Map.of());
    String row =
        database
            .first(
                "select l::text as row from login_pending l where login = ?",
                each -> each.text("row"),
                UUID.fromString(second.get("login").asText()))
            .orElseThrow();
    assertFalse(row.contains(NUMBER) || row.contains(second.get("userCode").asText()));
    assertEquals(204, terminal.caller().delete(PATH + "/" + second.get("login").asText()).status());
    assertEquals("login-unknown", ask(second).problem(), "given up: nobody hears who it was");
  }

  @Test
  void thePhoneMaySayNoAndTheCodeMayBeOver() throws Exception {
    JsonNode denied = begun();
    control("deny", Map.of("user_code", denied.get("userCode").asText()));
    assertEquals("denied", ask(denied).json().get("state").asText());
    assertEquals("login-unknown", ask(denied).problem());

    JsonNode expired = begun();
    control("expire", Map.of("user_code", expired.get("userCode").asText()));
    assertEquals("expired", ask(expired).json().get("state").asText());

    JsonNode old = begun();
    clock.advance(Duration.ofMinutes(5));
    confirm(old, Map.of());
    assertEquals("expired", ask(old).json().get("state").asText(), "by the server's own clock");
    assertEquals(0, asked(old));
  }

  @Test
  void thePlatformIsAskedLessOftenWhereItWants() throws Exception {
    JsonNode login = begun();
    assertEquals(2, login.get("intervalSeconds").asInt());
    next(Fault.SLOW_DOWN);
    JsonNode slower = ask(login).json();
    assertEquals("slow-down", slower.get("state").asText());
    assertEquals(7, slower.get("intervalSeconds").asInt());
    int before = asked(login);
    clock.advance(Duration.ofSeconds(3));
    assertEquals(7, question(terminal.caller(), login).json().get("intervalSeconds").asInt());
    assertEquals(before, asked(login));
    confirm(login, Map.of());
    assertEquals("done", ask(login).json().get("state").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "acr, L1, level-too-low",
    "acr, '', level-too-low",
    "id_number, 110101194910010011, number-defective",
    "id_number, 11010119491301001X, number-defective",
    "id_number, '', number-defective",
    "name, '', name-missing",
    "lie, FOREIGN_KEY, not-believed",
    "lie, UNSIGNED, not-believed",
    "lie, SIGNED_WITH_THE_SECRET, not-believed",
    "lie, AUDIENCE, not-believed",
    "lie, ISSUER, not-believed",
    "lie, NONCE, not-believed",
    "lie, EXPIRED, not-believed",
    "lie, AHEAD, not-believed",
    "lie, ELSEWHERE_OTHER, level-too-low",
  })
  void whoIsNotSurelyThatPersonDoesNotGetIn(String what, String value, String why)
      throws Exception {
    JsonNode login = begun();
    confirm(login, Map.of(what, value));
    JsonNode refused = ask(login).json();
    Golden.assertSameShape("citizen-login.refused.response", refused);
    assertEquals(why, refused.get("why").asText());
    assertEquals("login-unknown", ask(login).problem());
    assertEquals(
        why,
        database
            .first(
                """
                select detail ->> 'flaw' as why from audit_entry
                where action = 'citizen-login-refused' and actor like ? order by id desc\
                """,
                row -> row.text("why"),
                "%" + terminal.id())
            .orElseThrow());
  }

  @Test
  void whatTheTokenDoesNotSayTheUserInfoMaySay() throws Exception {
    JsonNode login = begun();
    confirm(
        login, Map.of("lie", "ELSEWHERE", "id_number", NUMBER.toLowerCase(java.util.Locale.ROOT)));
    assertEquals(NUMBER, ask(login).json().at("/person/idNumber").asText());
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "SILENT", "NONSENSE", "HUGE", "UNSAFE"})
  void aPlatformThatGivesNoAnswerIsNamedAndTheLoginGoesOn(Fault fault) throws Exception {
    JsonNode login = begun();
    next(fault);
    Answer none = terminal.caller().post(PATH);
    assertEquals(503, none.status(), none::text);
    assertTrue(none.problem().startsWith("login-platform-"), none::text);
    if (fault == Fault.UNSAFE) {
      return;
    }
    assertEquals(1, kept(login), "what could not be begun ends nothing");
    next(fault);
    assertEquals(503, ask(login).status());
    confirm(login, Map.of());
    assertEquals("done", ask(login).json().get("state").asText());
  }

  @Test
  void theProblemOfASilentPlatformIsTheOneOfTheContract() throws Exception {
    begun();
    next(Fault.SILENT);
    Answer silent = terminal.caller().post(PATH);
    assertEquals("login-platform-silent", silent.problem());
    Golden.assertSameShape("citizen-login.silent", silent.json());
  }

  @Test
  void oneTerminalDoesNotKeepThePlatformBusy() {
    for (int i = 0; i < 12; i++) {
      begun();
    }
    Answer tooMany = terminal.caller().post(PATH);
    assertEquals("login-too-often", tooMany.problem());
    assertTrue(Integer.parseInt(tooMany.header("Retry-After")) > 0);
  }

  @Test
  void theCaseSaysThatItWasALoginToTheClerkInThePackageAndAbove() throws Exception {
    ObjectNode submission = (ObjectNode) Golden.read("submission.login.request");
    String number = handedIn(submission);
    Caller clerk = scene.as(Role.OPERATOR);
    assertEquals(
        "L3", clerk.get(CASES + number).json().at("/submission/identification/level").asText());
    String page = clerk.get("/console/cases/" + number).text();
    assertTrue(page.contains("按省统一身份认证登录（等级 L3）"), page);
    assertEquals("login", above(number).path("by").asText());

    ObjectNode older = (ObjectNode) Golden.read("submission.request");
    String before = handedIn(older);
    assertTrue(clerk.get("/console/cases/" + before).text().contains("当场读了身份证"));
    assertTrue(above(before).isMissingNode());
    for (String step : List.of("accept", "review", "grant")) {
      long revision = clerk.get(CASES + number).json().at("/standing/revision").asLong();
      clerk.post(CASES + number + "/orders", Map.of("order", step, "revision", revision));
    }
    String packed = archived(clerk, number);
    assertTrue(packed.contains("\"identification\""), "in the package");
  }

  private JsonNode above(String number) {
    return Handovers.identification(cases.read(number));
  }

  private static String archived(Caller clerk, String number) throws IOException {
    Answer bag = clerk.get(CASES + number + "/archive");
    assertEquals(200, bag.status());
    StringBuilder all = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bag.response().body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".json")) {
          all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return all.toString();
  }

  private String handedIn(ObjectNode submission) {
    UUID key = UUID.randomUUID();
    submission.put(
        "localNumber",
        "ZC-20261101-"
            + key.toString().replace("-", "").substring(0, 10).toUpperCase(java.util.Locale.ROOT));
    Caller caller = terminal.caller();
    Answer announced = caller.put(Scene.path(key), submission);
    assertEquals(201, announced.status(), announced::text);
    submission
        .get("documents")
        .forEach(document ->
            caller.patch(
                Scene.path(key) + "/documents/" + document.get("id").asText(),
                0,
                Golden.document(
                    document.get("id").asText()
                        + (document.get("kind").asText().equals("signature") ? ".png" : ".pdf"))));
    Answer done = caller.post(Scene.path(key) + "/completion");
    assertEquals(200, done.status(), done::text);
    return done.json().get("caseNumber").asText();
  }

  @Test
  void aSubmissionSaysOnlyWhatCanBe() {
    ObjectNode submission = (ObjectNode) Golden.read("submission.login.request");
    submission.putObject("identification").put("by", "face");
    refused(submission, "$.identification.by");
    submission.putObject("identification").put("by", "login");
    refused(submission, "$.identification.level");
    submission.putObject("identification").put("by", "card").put("level", "L3");
    refused(submission, "$.identification.level");
  }

  private void refused(ObjectNode submission, String path) {
    Answer answer = terminal.caller().put(Scene.path(UUID.randomUUID()), submission);
    assertEquals(422, answer.status(), answer::text);
    assertEquals(path, answer.json().at("/errors/0/path").asText(), answer::text);
  }
}
