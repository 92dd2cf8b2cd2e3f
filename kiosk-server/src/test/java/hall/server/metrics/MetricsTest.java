// SPDX-License-Identifier: Apache-2.0
package hall.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.TestClock;
import hall.server.auth.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@OnServer
class MetricsTest {
  /// A sample or a comment of the text format, version 0.0.4.
  private static final Pattern LINE =
      Pattern.compile(
          "# (HELP|TYPE) [a-z0-9_]+ .*|[a-z0-9_]+(\\{([a-z_]+=\"[^\"]*\",?)*})? ([0-9.E+-]+|NaN)");

  @Inject Scene scene;
  @Inject TestClock clock;

  @Inject
  @ConfigProperty(name = "hall.metrics.token")
  String token;

  @Test
  void theTokenOpensTheMetricsAndNothingElse() {
    Caller scraper = Caller.terminal(scene.https(), token);
    Answer answer = scraper.get("/metrics");
    assertEquals(200, answer.status(), answer.text());
    assertEquals(
        "text/plain;version=0.0.4;charset=utf-8", answer.header("Content-Type").replace(" ", ""));
    for (String door :
        List.of(
            "/api/v1/operator/terminals", "/api/v1/terminal/catalogue", "/api/v1/operator/audit")) {
      assertEquals(403, scraper.get(door).status(), door);
    }
    assertEquals(200, scene.as(Role.VIEWER).get("/metrics").status());
    assertEquals(401, scene.anonymous().get("/metrics").status());
    assertEquals(401, Caller.terminal(scene.https(), token + "x").get("/metrics").status());
    assertEquals(403, scene.terminal().caller().get("/metrics").status());
  }

  @Test
  void numbersRiseWithWhatHappensAndNameNobody() {
    double heartbeats = number("hall_heartbeats_total");
    double cases = number("hall_submissions_total{outcome=\"accepted\"}");
    double defective = number("hall_submissions_total{outcome=\"submission-defective\"}");
    double bytes = number("hall_uploads_bytes_total");
    Scene.Enrolled terminal = scene.terminal();
    ObjectNode report = (ObjectNode) Golden.read("heartbeat.request");
    ((ObjectNode) report.get("outbox")).put("waiting", 3).put("oldestSeconds", 4000);
    assertEquals(200, terminal.caller().post("/api/v1/terminal/heartbeat", report).status());
    UUID key = scene.sent(terminal.caller(), Golden.submission());
    assertEquals(200, terminal.caller().post(Scene.path(key) + "/completion").status());
    ObjectNode wrong = Golden.submission();
    wrong.remove("commitment");
    terminal.caller().put(Scene.path(UUID.randomUUID()), wrong);

    // What is counted on request is remembered for a moment.
    clock.advance(Duration.ofSeconds(6));
    String text = text();
    assertEquals(heartbeats + 1, number("hall_heartbeats_total"));
    assertEquals(cases + 1, number("hall_submissions_total{outcome=\"accepted\"}"));
    assertEquals(defective + 1, number("hall_submissions_total{outcome=\"submission-defective\"}"));
    assertEquals(bytes + 56 + 60 + 67, number("hall_uploads_bytes_total"));
    assertTrue(number("hall_terminals{state=\"idle\"}") >= 1, text);
    assertTrue(number("hall_outbox_oldest_seconds") >= 4000, text);
    assertTrue(text.contains("hall_sql_connections{state=\"free\"}"), text);
    assertTrue(text.contains("jvm_memory_used_bytes{"), text);
    assertTrue(number("hall_answers_total{status=\"2xx\"}") > 0, text);
    text.lines().forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
    assertFalse(text.contains(terminal.id()), "no series for each terminal");
    assertTrue(text.lines().count() < 300, "bounded: " + text.lines().count());
  }

  private String text() {
    return Caller.terminal(scene.https(), token).get("/metrics").text();
  }

  /// The value of a series, 0 where there is none yet.
  private double number(String series) {
    return text()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }
}
