// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.fleet.TerminalApi.CaseAnswer;
import hall.kiosk.fleet.TerminalApi.CheckReport;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.fleet.TerminalApi.Enrolled;
import hall.kiosk.fleet.TerminalApi.Enrolment;
import hall.kiosk.fleet.TerminalApi.Heartbeat;
import hall.kiosk.fleet.TerminalApi.HeartbeatAnswer;
import hall.kiosk.fleet.TerminalApi.SubmissionAnswer;
import hall.kiosk.fleet.TerminalApi.WaitingCommands;
import hall.kiosk.journey.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The terminal's side of the golden files; the server's tests hold its own to the same ones.
class ContractTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN =
      Path.of(System.getProperty("repository.root"), "configs", "api", "v1", "golden");

  private static JsonNode golden(String name) throws IOException {
    return JSON.readTree(GOLDEN.resolve(name + ".json").toFile());
  }

  /// A later server adds fields: an old terminal must not mind.
  private static <T> T read(String name, Class<T> type) throws IOException {
    var later = golden(name).<ObjectNode>deepCopy().put("addedLater", true);
    return JSON.treeToValue(later, type);
  }

  @Test
  void whatTheTerminalSendsIsWhatTheContractSays() throws IOException {
    assertEquals(
        golden("enrolment.request"), JSON.valueToTree(new Enrolment("7KQM-2RTX-9FHD", "0.1.0")));
    var heartbeat = golden("heartbeat.request");
    var sent = JSON.writeValueAsString(JSON.treeToValue(heartbeat, Heartbeat.class));
    assertEquals(heartbeat, JSON.readTree(sent));
    assertEquals(
        golden("command-report.running.request"), JSON.valueToTree(CommandReport.running()));
    assertEquals(
        golden("command-report.failed.request"),
        JSON.valueToTree(CommandReport.failed("media-empty")));
    assertEquals(
        golden("command-report.done.request"),
        JSON.valueToTree(
            CommandReport.done(
                List.of(
                    new CheckReport("scanner", "answers", true, "online"),
                    new CheckReport("scanner", "ready", true, "")))));
  }

  @Test
  void theCommandsOfTheContractAreUnderstood() throws IOException {
    assertTrue(read("heartbeat.response", HeartbeatAnswer.class).commandsWaiting());
    var older = golden("heartbeat.response").<ObjectNode>deepCopy();
    older.remove("commandsWaiting");
    assertFalse(JSON.treeToValue(older, HeartbeatAnswer.class).commandsWaiting());
    var wanted = read("commands.response", WaitingCommands.class).commands().getFirst();
    assertEquals(
        new Command.Order.OutOfService(
            new LocalText("设备检修，请使用旁边的终端。", "Under repair. Please use the terminal beside it."),
            Optional.of(Instant.parse("2026-11-01T10:00:00Z"))),
        Command.of(wanted).order());
  }

  @Test
  void theAnswersOfTheContractAreUnderstood() throws IOException {
    var enrolled = read("enrolment.response", Enrolled.class);
    assertEquals("示例区政务服务24小时自助大厅", enrolled.hall().name().zhCn());
    assertEquals(30, read("heartbeat.response", HeartbeatAnswer.class).heartbeatSeconds());
    var receiving = read("submission.receiving.response", SubmissionAnswer.class);
    assertNull(receiving.theCase());
    assertEquals(20, receiving.documents().get(1).receivedBytes());
    var accepted = read("submission.accepted.response", SubmissionAnswer.class);
    assertNotNull(accepted.theCase());
    assertEquals(43, read("completion.response", CaseAnswer.class).caseNumber().length());
  }

  @Test
  void theCatalogueOfTheContractIsUnderstood() throws IOException {
    var read = CatalogueJson.read(Files.readString(GOLDEN.resolve("catalogue.response.json")));
    assertTrue(read.refused().isEmpty(), read.refused()::toString);
    assertTrue(!read.catalogue().items().isEmpty());
  }
}
