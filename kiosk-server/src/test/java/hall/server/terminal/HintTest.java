// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.CertifiedTerminal;
import hall.server.Database;
import hall.server.EventStream;
import hall.server.Golden;
import hall.server.Https;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.configuration.Configured;
import hall.server.hint.HintStreams;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Streams of hints on a real server: what begins them, what is told, who stays, who goes.
@OnServer
class HintTest {
  private static final String HINTS = "/api/v1/terminal/hints";
  @Inject Scene scene;
  @Inject Configured configured;
  @Inject Database database;
  @Inject HintStreams streams;
  @Inject HintWatch watch;
  @Inject TestClock clock;

  @Test
  void aStreamLooksLikeTheGoldenOne() throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    order(terminal.id());
    StringBuilder heard = new StringBuilder();
    try (EventStream stream = terminal.caller().hints(1)) {
      for (int i = 0; i < 4; i++) {
        heard.append(stream.next());
      }
      // Whether the word of the database came before the stream or after it.
      if (stream.isToldMore()) {
        stream.await("commands");
      }
      clock.advance(Duration.ofSeconds(25));
      heard.append(stream.next());
      try (EventStream newer = terminal.caller().hints(1)) {
        heard.append(stream.next());
        stream.awaitEnd();
        newer.await("open");
      }
    }
    assertEquals(
        shape(Files.readString(Golden.ROOT.resolve("golden/hints.response.txt"))),
        shape(heard.toString()));
  }

  /// The same generation, revision and pause, whatever they were.
  private static String shape(String stream) {
    return stream
        .replaceAll("generation\":\\d+", "generation\":0")
        .replaceAll("revision\":\"[0-9a-f]{16}", "revision\":\"0")
        .replaceAll("retry:\\d+000", "retry:0")
        .replaceAll("retrySeconds\":\\d+", "retrySeconds\":0");
  }

  @Test
  void aCommandAndAPublicationAreToldAtOnce() throws Exception {
    Scene.Enrolled terminal = configured.terminal();
    try (EventStream stream = terminal.caller().hints(1)) {
      assertEquals("{\"generation\":2}", stream.await("configuration"));
      stream.skipBeginning();
      order(terminal.id());
      assertEquals("{}", stream.await("commands"));
      // One that is still listed does not hide the next.
      order(terminal.id());
      assertEquals("{}", stream.await("commands"));

      configured.set(terminal.id(), Map.of("helpPhone", "12345-7"));
      scene
          .operator()
          .post("/api/v1/operator/configuration/publications", Map.of("note", "hinted"));
      assertEquals("{\"generation\":3}", stream.await("configuration"));
      assertEquals(3, Configured.payload(terminal.caller()).get("generation").asLong());
    }
  }

  @Test
  void theNewestProcessStaysAndAnOlderOneIsSentAway() throws Exception {
    Caller terminal = scene.terminal().caller();
    try (EventStream old = terminal.hints(1000);
        EventStream fresh = terminal.hints(2000)) {
      old.await("closing");
      old.awaitEnd();
      fresh.skipBeginning();
      Https.Answer late = terminal.get(HINTS + "?epoch=1000");
      assertEquals(409, late.status());
      assertEquals("epoch-superseded", late.problem());
      fresh.assertQuiet(Duration.ofMillis(300));
      assertEquals(422, terminal.get(HINTS).status());
    }
  }

  @Test
  void whoReportsAsANewerProcessElsewhereEndsTheOldStream() throws Exception {
    Caller terminal = scene.terminal().caller();
    try (EventStream stream = terminal.hints(1000)) {
      stream.skipBeginning();
      beat(terminal, 2000);
      watch.tick();
      stream.awaitEnd();
      assertEquals(409, terminal.get(HINTS + "?epoch=1000").status());
    }
  }

  @Test
  void aTerminalThatReportsNoMoreLosesItsStream() throws Exception {
    Caller terminal = scene.terminal().caller();
    try (EventStream stream = terminal.hints(1)) {
      stream.skipBeginning();
      watch.tick();
      stream.assertQuiet(Duration.ofMillis(100));
      clock.advance(Duration.ofSeconds(91));
      watch.tick();
      stream.awaitEnd();
    }
  }

  @Test
  void revocationEndsTheStreamOfACertificateAndOfABearer() throws Exception {
    CertifiedTerminal certified = scene.certified();
    Scene.Enrolled bearer = scene.terminal();
    try (EventStream first = certified.caller().hints(1);
        EventStream second = bearer.caller().hints(1)) {
      first.skipBeginning();
      second.skipBeginning();
      for (String id : new String[] {certified.id(), bearer.id()}) {
        assertEquals(
            200,
            scene
                .operator()
                .post("/api/v1/operator/terminals/" + id + "/revoke", Map.of("reason", "stolen"))
                .status());
      }
      first.awaitEnd();
      second.awaitEnd();
      // The reader sees the end before the server has put its own away.
      while (streams.listeners().stream()
          .map(HintStreams.Listener::terminalId)
          .anyMatch(Set.of(certified.id(), bearer.id())::contains)) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void newsGoOnAfterTheConnectionThatBringsThemWasKilled() throws Exception {
    Scene.Enrolled terminal = scene.terminal();
    try (EventStream stream = terminal.caller().hints(1)) {
      stream.skipBeginning();
      assertEquals(1, kill());
      order(terminal.id());
      stream.await("commands");
      while (kill() == 0) {
        Thread.onSpinWait();
      }
    }
  }

  private int kill() {
    return database
        .list(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'hall-news'\
            """,
            row -> true)
        .size();
  }

  private void order(String terminalId) {
    assertEquals(
        201,
        scene
            .operator()
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .post(
                "/api/v1/operator/terminals/" + terminalId + "/commands",
                Golden.read("order.request"))
            .status());
  }

  private static void beat(Caller terminal, long epoch) {
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    report.put("epoch", epoch).put("sequence", 1).putNull("sentAt");
    assertEquals(200, terminal.post("/api/v1/terminal/heartbeat", report).status());
  }
}
