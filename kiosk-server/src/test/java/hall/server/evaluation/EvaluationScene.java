// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.Scene;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Ratings as terminals bring them.
@Singleton
public class EvaluationScene {
  private final Scene scene;

  EvaluationScene(Scene scene) {
    this.scene = scene;
  }

  /// A case of the invented citizen: its number.
  String newCase(Caller terminal) {
    UUID key = scene.sent(terminal, Golden.submission());
    return terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
  }

  static Answer put(Caller terminal, String caseNumber, JsonNode evaluation) {
    return terminal.put("/api/v1/terminal/cases/" + caseNumber + "/evaluation", evaluation);
  }

  /// What the terminal sends where the citizen gives that mark.
  static ObjectNode mark(int mark) {
    ObjectNode evaluation = Golden.read("evaluation.request").deepCopy();
    return evaluation.put("mark", mark);
  }

  /// A case that was rated badly: its number.
  public String bad(Caller terminal) {
    String caseNumber = newCase(terminal);
    assertEquals(200, put(terminal, caseNumber, mark(1)).status());
    return caseNumber;
  }
}
