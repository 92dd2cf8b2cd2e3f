// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.Https.Answer;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Calls for help as terminals bring them.
@Singleton
public class HelpScene {
  private final HelpCalls calls;

  HelpScene(HelpCalls calls) {
    this.calls = calls;
  }

  public static Answer put(Caller terminal, UUID id, JsonNode report) {
    return terminal.put("/api/v1/terminal/help-calls/" + id, report);
  }

  /// One that waits; its id.
  public static String one(Caller terminal) {
    return one(terminal, "help.request");
  }

  /// One in which the citizen has written something in own words; its id.
  public static String written(Caller terminal) {
    return one(terminal, "help.written.request");
  }

  private static String one(Caller terminal, String request) {
    UUID id = UUID.randomUUID();
    assertEquals(200, put(terminal, id, Golden.read(request)).status());
    return id.toString();
  }

  /// One that somebody has answered; its id.
  public String talk(Caller terminal, String attendant) {
    String id = written(terminal);
    calls.answer(UUID.fromString(id), UUID.randomUUID(), "把纸面朝下放好，再点“扫描”。", attendant);
    return id;
  }
}
