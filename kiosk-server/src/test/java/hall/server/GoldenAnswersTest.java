// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The server takes the golden requests and gives answers of the golden shape.
@OnServer
class GoldenAnswersTest {
  @Inject Scene scene;

  @Test
  void enrolmentHeartbeatAndCatalogue() {
    Scene.Enrolled terminal = scene.terminal();
    String code = scene.code(scene.operator(), terminal.id());
    ObjectNode request = (ObjectNode) Golden.read("enrolment.request");
    Golden.assertSameShape(
        "enrolment.refused", scene.anonymous().post("/api/v1/terminal/enrolment", request).json());
    Golden.assertSameShape(
        "enrolment.response",
        scene.anonymous().post("/api/v1/terminal/enrolment", request.put("code", code)).json());
    Https.Answer refused =
        terminal.caller().post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request"));
    assertEquals(Golden.read("credential.refused"), refused.json());
    Caller again = scene.terminal().caller();
    Golden.assertSameShape(
        "heartbeat.response",
        again.post("/api/v1/terminal/heartbeat", Golden.read("heartbeat.request")).json());
    assertEquals(
        Golden.read("catalogue.response").properties().stream().map(Map.Entry::getKey).toList(),
        again.get("/api/v1/terminal/catalogue").json().properties().stream()
            .map(Map.Entry::getKey)
            .toList());
  }

  @Test
  void submissionUploadAndCompletion() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = Golden.firstSubmission();
    UUID key = UUID.randomUUID();
    String path = Scene.path(key);
    Golden.assertSameShape("submission.receiving.response", terminal.put(path, submission).json());
    Golden.assertSameShape(
        "completion.documents-missing", terminal.post(path + "/completion").json());
    assertEquals(
        Golden.read("upload.offset-differs"),
        terminal.patch(path + "/documents/d1", 5, new byte[] {1}).json());

    byte[] damaged = Golden.document("d1.pdf");
    damaged[0] ^= 1;
    terminal.patch(path + "/documents/d1", 0, damaged);
    terminal.patch(path + "/documents/d2", 0, Golden.document("d2.pdf"));
    terminal.patch(path + "/documents/s1", 0, Golden.document("s1.png"));
    assertEquals(
        Golden.read("completion.hash-mismatch"), terminal.post(path + "/completion").json());
    terminal.patch(path + "/documents/d1", 0, Golden.document("d1.pdf"));
    Golden.assertSameShape("completion.response", terminal.post(path + "/completion").json());
    Golden.assertSameShape("submission.accepted.response", terminal.get(path).json());

    submission.withObject("/form").put("months", "19");
    assertEquals(Golden.read("submission.differs"), terminal.put(path, submission).json());
    submission.withObject("/form").put("months", "1").remove("phone");
    submission.withArray("documents").remove(1);
    assertEquals(
        Golden.read("submission.defective"),
        terminal.put(Scene.path(UUID.randomUUID()), submission).json());
  }

  @Test
  void commandsAndReports() {
    Scene.Enrolled terminal = scene.terminal();
    String commands = "/api/v1/operator/terminals/" + terminal.id() + "/commands";
    Caller operator = scene.operator().with("Idempotency-Key", "golden");
    JsonNode ordered = operator.post(commands, Golden.read("order.request")).json();
    Golden.assertSameShape("order.response", ordered);
    Golden.assertSameShape(
        "commands.response", terminal.caller().get("/api/v1/terminal/commands").json());

    String reports = "/api/v1/terminal/commands/" + ordered.get("id").asText() + "/reports";
    JsonNode noted =
        terminal.caller().post(reports, Golden.read("command-report.running.request")).json();
    assertEquals(Golden.read("command-report.response"), noted);
    assertEquals(
        Golden.read("order.begun"),
        operator.post(commands + "/" + ordered.get("id").asText() + "/cancellation").json());
    terminal.caller().post(reports, Golden.read("command-report.done.request"));
    assertEquals(
        Golden.read("command-report.ended"),
        terminal.caller().post(reports, Golden.read("command-report.failed.request")).json());
    for (String later : new String[] {"order.screenshot.request", "order.volume.request"}) {
      JsonNode more =
          operator.with("Idempotency-Key", later).post(commands, Golden.read(later)).json();
      assertEquals("pending", more.get("state").asText(), later);
    }
  }
}
