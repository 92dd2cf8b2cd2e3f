// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged terminal comes by mutual TLS, upgrades, is revoked and comes back.
class IdentityIT {

  private static final String TERMINAL = "demo-01";
  private static final Duration HEARTBEATS = Duration.ofSeconds(100);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void theTerminalEnrolsUpgradesIsRevokedAndComesBack() throws Exception {
    try (var hall = Stand.open(folder)) {
      Wait.until("the first use of its certificate", HEARTBEATS, () -> comesWith(hall, 1));
      var identity = folder.resolve("kiosk/identity.json");
      assertTrue(Files.readString(identity).contains("BEGIN CERTIFICATE"));

      // As a terminal of an earlier version left it.
      var old = (ObjectNode) JSON.readTree(identity.toFile());
      old.remove("key");
      old.remove("certificate");
      old.put("secret", hall.operator.enrolAsOldTerminal(hall.operator.enrolmentCode(TERMINAL)));
      hall.kiosk.kill();
      Files.writeString(identity, old.toString());
      Wait.until("the upgrade by itself", HEARTBEATS, () -> comesWith(hall, 2));
      assertFalse(Files.readString(identity).contains("secret"));

      hall.operator.revoke(TERMINAL, "stolen");
      Wait.until(
          "the terminal is told", HEARTBEATS, () -> hall.kiosk.log().contains("identity-refused"));
      assertTrue(
          hall.kiosk.log().contains("identity-refused certificate-revoked"), hall.kiosk.log());
      try (var eye = hall.eye()) {
        Wait.until("whoever passes by can read it", () -> eye.sees("staff-stranger"));
        assertTrue(eye.sees("screen-attract"), "and citizens are served");
      }
      hall.kiosk.close();
      var config = folder.resolve(Hall.CONFIGURATION);
      var fresh = hall.operator.enrolmentCode(TERMINAL);
      try (var again =
          KioskProcess.start(
              folder, config, fresh, Optional.empty(), Optional.of(Stand.display()))) {
        Wait.until("the terminal is back", HEARTBEATS, () -> comesWith(hall, 3));
        assertTrue(again.log().contains("enrolled as demo-01"));
      }
      var states = hall.operator.certificates(TERMINAL).findValuesAsText("state");
      assertEquals(List.of("valid", "revoked", "revoked"), states);
    }
  }

  /// Whether so many certificates were issued and the newest is in use.
  private static boolean comesWith(Hall hall, int certificates)
      throws IOException, InterruptedException {
    JsonNode all = hall.operator.certificates(TERMINAL);
    return all.size() == certificates && !all.get(0).get("firstUsedAt").isNull();
  }
}
