// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What most tests start from: a client, an operator who is logged in, enrolled terminals, cases.
@Singleton
public class Scene {
  private static final String PASSWORD = "correct horse battery staple";

  private final HttpServer server;
  private final Operators operators;
  private final Database database;
  private final Path certificate;
  private final Map<Role, String> sessions = new EnumMap<>(Role.class);

  public Scene(
      HttpServer server,
      Operators operators,
      Database database,
      @ConfigProperty(name = "hall.test.certificate") Path certificate) {
    this.server = server;
    this.operators = operators;
    this.database = database;
    this.certificate = certificate;
  }

  public Https https() {
    return new Https(address(), certificate);
  }

  public URI address() {
    return URI.create("https://localhost:" + server.getSecurePort());
  }

  /// The certificate that the server shows.
  public Path certificate() {
    return certificate;
  }

  public Caller anonymous() {
    return Caller.anonymous(https());
  }

  /// The name of a new administrator, whose password is [#password()].
  public String newOperator() {
    return newOperator(Role.SYSTEM_ADMINISTRATOR);
  }

  /// The name of a new operator in some role, whose password is [#password()].
  public String newOperator(Role role) {
    String name = "operator-" + UUID.randomUUID();
    operators.add(name, PASSWORD, role.word());
    return name;
  }

  public String password() {
    return PASSWORD;
  }

  /// A living session's token of an administrator.
  public String session() {
    return session(Role.SYSTEM_ADMINISTRATOR);
  }

  /// A living session's token; several tests share it, since passwords are slow on purpose.
  public synchronized String session(Role role) {
    String known = sessions.get(role);
    if (known == null || operators.find(known).isEmpty()) {
      known = newSession(newOperator(role));
      sessions.put(role, known);
    }
    return known;
  }

  /// A new session of an operator whose password is [#password()].
  public String newSession(String name) {
    return switch (operators.logIn(name, PASSWORD, "203.0.113.1")) {
      case Operators.Login.Opened(String token) -> token;
      case Operators.Login.Refused _, Operators.Login.Throttled _, Operators.Login.CodeWanted _ ->
          throw new AssertionError("The login failed");
    };
  }

  /// A new session that still misses a new password.
  public String unfinishedSession(String name) {
    String session = newSession(name);
    database.run("update operator_session set stage = 'password' where operator = ?", name);
    return session;
  }

  /// Somebody who is logged in.
  public Caller as(Role role) {
    return Caller.operator(https(), session(role));
  }

  public Caller operator() {
    return Caller.operator(https(), session());
  }

  /// The id of a new terminal without anything.
  public String planned() {
    String id = "t-" + UUID.randomUUID();
    assertEquals(
        201,
        operator()
            .post(
                "/api/v1/operator/terminals",
                Map.of("id", id, "name", "测试终端", "hallId", "sample-district"))
            .status());
    return id;
  }

  /// A new terminal that was enrolled with a key.
  public CertifiedTerminal certified() {
    String id = planned();
    return CertifiedTerminal.enrol(this, id, code(operator(), id));
  }

  /// A new terminal with its credential.
  public record Enrolled(String id, String credential, Caller caller) {}

  public Enrolled terminal() {
    String id = planned();
    return enrol(id, code(operator(), id));
  }

  public String code(Caller operator, String terminalId) {
    return operator
        .post("/api/v1/operator/terminals/" + terminalId + "/enrolment-codes")
        .json()
        .get("code")
        .asText();
  }

  public Enrolled enrol(String id, String code) {
    Https.Answer answer =
        anonymous().post("/api/v1/terminal/enrolment", Map.of("code", code, "software", "test"));
    assertEquals(201, answer.status(), answer::text);
    String credential = answer.json().get("credential").asText();
    return new Enrolled(id, credential, Caller.terminal(https(), credential));
  }

  /// The address of a submission.
  public static String path(UUID key) {
    return "/api/v1/terminal/submissions/" + key;
  }

  /// Announces the golden submission and sends all its documents.
  public UUID sent(Caller terminal, JsonNode submission) {
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.put(path(key), submission).status());
    for (String file : new String[] {"d1.pdf", "d2.pdf", "s1.png"}) {
      String document = path(key) + "/documents/" + file.substring(0, 2);
      assertEquals(204, terminal.patch(document, 0, Golden.document(file)).status());
    }
    return key;
  }

  /// A case of a new terminal: its receipt.
  public JsonNode newCase() {
    return newCase(terminal().caller());
  }

  /// A case of this terminal: its receipt.
  public JsonNode newCase(Caller terminal) {
    return terminal.post(path(sent(terminal, Golden.submission())) + "/completion").json();
  }
}
