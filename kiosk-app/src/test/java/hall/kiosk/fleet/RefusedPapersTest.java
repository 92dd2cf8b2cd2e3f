// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.fleet.SubmissionSender.Sent;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Reuse.Why;
import hall.kiosk.outbox.Outbox;
import hall.kiosk.outbox.Submission;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that will not have papers of earlier cases, from its answer to what the journey is
/// told.
class RefusedPapersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Credential CREDENTIAL =
      new Credential(
          "t-1", new LocalText("厅", "Hall"), "https://localhost/q/", new Proof.Bearer("secret"));

  @TempDir private Path folder;

  private static JsonNode golden(String name) throws IOException {
    return JSON.readTree(
        Path.of(System.getProperty("repository.root"), "configs/api/v1/golden", name + ".json")
            .toFile());
  }

  private static TerminalApi refusing(JsonNode problem) {
    return (TerminalApi)
        Proxy.newProxyInstance(
            TerminalApi.class.getClassLoader(),
            new Class<?>[] {TerminalApi.class},
            (self, method, arguments) -> {
              assertEquals("announce", method.getName());
              throw new WebApplicationException(
                  Response.status(422).entity(problem.toString()).build());
            });
  }

  @Test
  void whatTheServerNamesIsToldByItsMaterialAndStaysForTheStaffUntilItIsTakenBack()
      throws IOException {
    var metadata = golden("submission.request");
    try (var outbox =
        Outbox.open(
            folder.resolve("outbox.db"), new byte[32], new SecureRandom(), () -> Instant.EPOCH)) {
      outbox.put(
          new Submission(new UUID(0, 1), "ZC-1", JSON.writeValueAsBytes(metadata), List.of()));
      var entry = outbox.waiting().getFirst();
      var sent =
          new SubmissionSender(refusing(golden("paper-not-reusable")), outbox)
              .send(entry, CREDENTIAL);
      assertEquals(
          Map.of(metadata.at("/documents/0/material").asText(), Why.GONE),
          assertInstanceOf(Sent.PapersRefused.class, sent).why());
      assertEquals(1, outbox.depth().refused());
      outbox.takenBack("ZC-2");
      assertEquals(1, outbox.depth().refused(), "another's");
      outbox.takenBack("ZC-1");
      assertEquals(0, outbox.depth().refused());
    }
  }

  @Test
  void whatIsStillOnItsWayIsNotTakenBack() throws IOException {
    try (var outbox =
        Outbox.open(
            folder.resolve("outbox.db"), new byte[32], new SecureRandom(), () -> Instant.EPOCH)) {
      outbox.put(new Submission(new UUID(0, 1), "ZC-1", new byte[] {1}, List.of()));
      outbox.takenBack("ZC-1");
      assertEquals(1, outbox.waiting().size());
    }
  }

  @Test
  void everyReasonOfTheContractIsUnderstoodAndALaterOneIsSomeReason() throws IOException {
    var metadata = JSON.writeValueAsBytes(golden("submission.request"));
    var problem = (ObjectNode) golden("paper-not-reusable");
    var reasons =
        Map.of(
            "gone", Why.GONE,
            "fault-found", Why.FAULT_FOUND,
            "too-old", Why.TOO_OLD,
            "differs", Why.DIFFERS,
            "added-later", Why.OTHER);
    for (var reason : reasons.entrySet()) {
      ((ObjectNode) problem.at("/errors/0")).put("reason", reason.getKey());
      assertEquals(
          List.of(reason.getValue()), List.copyOf(RefusedPapers.of(problem, metadata).values()));
    }
    ((ObjectNode) problem.at("/errors/0")).put("path", "$.documents[99].reuse");
    assertEquals(Map.of(), RefusedPapers.of(problem, metadata));
  }
}
