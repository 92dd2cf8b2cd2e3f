// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A configuration goes from the operator to the terminal, on the packaged programs.
class ConfigurationIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TERMINAL = "demo-01";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void whatIsPublishedIsRunAfterTheCitizenLeftAndWhatBreaksADeviceIsTakenBack() throws Exception {
    try (var hall = Stand.open(folder)) {
      var citizen = Stand.citizen(hall);
      citizen.sees("screen-attract");
      citizen.tap("begin-zh");
      citizen.sees("screen-home");

      var own = ownConfiguration(hall);
      hall.operator.editLayer("terminal:" + TERMINAL, 0, own);
      hall.operator.editLayer("terminal:" + TERMINAL, 1, Map.of("helpPhone", "12345-7"));
      hall.operator.publish("one place for all");
      awaitReport(hall, 2, "staged");
      assertEquals(1, lives(hall), "a citizen is here");
      citizen.tap("cancel");
      citizen.tap("leave");
      hall.kiosk.awaitFirstFrame(2);
      awaitReport(hall, 2, "confirmed");
      Wait.until("it beats with what it runs", PATIENCE, () -> running(hall) == 2);

      // The schema has nothing against a scanner that is not there; the self-test has.
      var gone = String.valueOf(own.get("devices.scanner")).replaceFirst(":\\d+/", ":9/");
      hall.operator.editLayer("terminal:" + TERMINAL, 2, Map.of("devices.scanner", gone));
      hall.operator.publish("a wrong address");
      awaitReport(hall, 3, "reverted");
      Wait.until("it runs what it ran before", PATIENCE, () -> running(hall) == 2);
      var eye = hall.eye();
      Wait.until("it serves citizens", () -> eye.sees("screen-attract"));
      assertTrue(hall.operator.configurationReports(TERMINAL).toString().contains("device-broken"));
    }
  }

  /// The settings of the file that the terminal came with.
  static Map<String, Object> ownConfiguration(Hall hall) throws IOException {
    var file =
        (ObjectNode) JSON.readTree(Files.readAllBytes(hall.folder.resolve(Hall.CONFIGURATION)));
    file.remove("server");
    file.remove("schemaVersion");
    var leaves = new HashMap<String, Object>();
    collect("", file, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, Object> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(field ->
              collect(
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  field.getValue(),
                  leaves));
    } else {
      leaves.put(path, node.isTextual() ? node.textValue() : node);
    }
  }

  static void awaitReport(Hall hall, long generation, String state)
      throws IOException, InterruptedException {
    Wait.until(
        "generation " + generation + " is " + state,
        PATIENCE,
        () -> {
          for (var told : hall.operator.configurationReports(TERMINAL)) {
            if (told.get("generation").asLong() == generation
                && told.path("state").asText().equals(state)) {
              return true;
            }
          }
          return false;
        });
  }

  private static long running(Hall hall) throws IOException, InterruptedException {
    return hall.operator.terminals().get(0).path("configurationGeneration").asLong();
  }

  private static int lives(Hall hall) throws IOException {
    return hall.kiosk.log().split("first-frame", -1).length - 1;
  }
}
