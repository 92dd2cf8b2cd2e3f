// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.Scene;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Ratings as terminals bring them.
@Singleton
public class EvaluationScene {
  private final Scene scene;
  private final Evaluations evaluations;

  EvaluationScene(Scene scene, Evaluations evaluations) {
    this.scene = scene;
    this.evaluations = evaluations;
  }

  /// A case of the invented citizen: its number.
  String newCase(Caller terminal) {
    UUID key = scene.sent(terminal, Golden.submission());
    return terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
  }

  /// A case for which an agent applied: its number.
  ///
  /// @param applicant identity number of whose case it is, called 张测试
  String agentsCase(Caller terminal, String applicant) {
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    submission.withObject("/applicant").put("idNumber", applicant);
    UUID key = scene.sent(terminal, submission);
    return terminal.post(Scene.path(key) + "/completion").json().get("caseNumber").asText();
  }

  /// A case for which an agent applied, and nobody has rated: its number.
  public String ofAgent(Caller terminal) {
    return agentsCase(terminal, LifeEvent.newIdNumber());
  }

  /// A case that its agent rated badly, on the phone: its number.
  public String badOfAgent(Caller terminal) {
    String caseNumber = agentsCase(terminal, LifeEvent.newIdNumber());
    assertEquals(
        Evaluations.Outcome.FOLLOWED,
        evaluations.fromPhone(caseNumber, Said.of(1, List.of("slow"), "代办时写的")));
    return caseNumber;
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
