// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.server.Caller;
import hall.server.Https.Answer;
import hall.server.Scene;
import hall.server.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A hall of its own with windows that are always open, and terminals in it.
@Singleton
public class QueueScene {
  private final Scene scene;
  private final WindowGroups groups;
  private final Displays displays;
  private final Counter counter;

  QueueScene(Scene scene, WindowGroups groups, Displays displays, Counter counter) {
    this.scene = scene;
    this.groups = groups;
    this.displays = displays;
    this.counter = counter;
  }

  /// A hall with one group.
  public record Place(String hallId, long groupId) {}

  /// Windows 1 and 2 serve the group.
  public Place place() {
    String hallId = "q-" + UUID.randomUUID();
    Answer added =
        scene
            .operator()
            .post(
                "/api/v1/operator/halls",
                Map.of("id", hallId, "name", Map.of("zh-CN", "示例厅", "en", "Sample hall")));
    assertEquals(201, added.status(), added::text);
    return new Place(hallId, group(hallId, "A", "1 2", "00:00-24:00"));
  }

  public long group(String hallId, String prefix, String windows, String spans) {
    return groups.add(hallId, wish(prefix, windows, spans, true), "test");
  }

  static WindowGroups.Wish wish(String prefix, String windows, String spans, boolean served) {
    return new WindowGroups.Wish(
        prefix,
        new Text("综合窗口", "General services"),
        List.of(),
        windows,
        "1234567",
        spans,
        0,
        served,
        70,
        10,
        30,
        2,
        1,
        15,
        true,
        null);
  }

  public Scene.Enrolled terminal(String hallId) {
    String id = "t-" + UUID.randomUUID();
    Caller operator = scene.operator();
    operator.post("/api/v1/operator/terminals", Map.of("id", id, "name", "取号机", "hallId", hallId));
    return scene.enrol(id, scene.code(operator, id));
  }

  /// Somebody takes a number.
  public Answer take(Caller terminal, long groupId, String lane) {
    return terminal.put(
        "/api/v1/terminal/queue/tickets/" + UUID.randomUUID(),
        hall.server.Https.JSON.valueToTree(Map.of("groupId", groupId, "lane", lane)));
  }

  /// The key of a new screen.
  public String display(String hallId) {
    return displays.add(hallId, "东墙", "test");
  }

  /// Two lines with people in them, somebody at window 1, somebody who did not come; what stands
  /// for the parameters of pages.
  public Map<String, String> busy(String hallId, Caller terminal) {
    long general = group(hallId, "A", "1 2", "00:00-24:00");
    long social = group(hallId, "B", "2 3", "00:00-24:00");
    for (int i = 0; i < 5; i++) {
      take(terminal, general, i == 3 ? "elderly" : "ordinary");
      take(terminal, social, "ordinary");
    }
    Ticket away = counter.next(hallId, "1", "test").orElseThrow();
    counter.act(hallId, "1", away.id(), TicketLife.Event.SKIPPED, null, "test");
    counter.next(hallId, "3", "test");
    counter.next(hallId, "1", "test");
    return Map.of(
        "window",
        "1",
        "groupId",
        Long.toString(general),
        "display",
        hallId + "?k=" + display(hallId));
  }
}
