// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Complaints as terminals bring them.
@Singleton
public class ComplaintScene {
  private final Complaints complaints;

  ComplaintScene(Complaints complaints) {
    this.complaints = complaints;
  }

  public static Answer put(Caller terminal, UUID key, JsonNode complaint) {
    return terminal.put("/api/v1/terminal/complaints/" + key, complaint);
  }

  /// One that waits; its id.
  public String one(Caller terminal) {
    UUID key = UUID.randomUUID();
    assertEquals(200, put(terminal, key, Golden.read("complaint.request")).status());
    return String.valueOf(
        complaints.list(null, null).stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow()
            .id());
  }
}
