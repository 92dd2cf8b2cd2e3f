// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.EventStream;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.queue.QueueScene.Place;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// The screen on the wall: numbers for whoever has its key, and nothing else.
@OnServer
class DisplayTest {
  @Inject Scene scene;
  @Inject QueueScene queue;
  @Inject Counter counter;
  @Inject Displays displays;
  @Inject DisplayStreams streams;

  @Test
  void aScreenShowsNumbersAndWindowsAndHearsOfEveryCall() throws Exception {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    queue.take(terminal, place.groupId(), "elderly");
    queue.take(terminal, place.groupId(), "ordinary");
    String path = "/display/" + place.hallId();
    String key = "?k=" + queue.display(place.hallId());
    Caller anonymous = scene.anonymous();
    assertTrue(anonymous.get(path + key + "&lang=zh-CN").text().contains("还没有叫号"));
    try (EventStream stream = scene.https().open(path + "/calls" + key, java.util.Map.of())) {
      stream.await("look");
      counter.next(place.hallId(), "1", "clerk-of-that-window");
      stream.await("look");
      String board = anonymous.get(path + "/board" + key + "&lang=zh-CN").text();
      assertTrue(board.contains("A001") && board.contains("1 号窗口"), board);
      assertTrue(board.contains("请 A 0 0 1 号，到 1 号窗口。"), board);
      assertFalse(board.contains("clerk"), board);
      assertFalse(board.contains("优先"), "nobody sees who is old");
    }
  }

  @Test
  void aKeyOpensOneHallUntilItIsRevoked() throws Exception {
    Place place = queue.place();
    String path = "/display/" + place.hallId();
    String key = "?k=" + queue.display(place.hallId());
    Caller anonymous = scene.anonymous();
    for (String part : new String[] {"", "/board", "/calls"}) {
      Answer without = anonymous.get(path + part);
      assertEquals(404, without.status(), part);
      assertEquals(404, anonymous.get("/display/sample-district" + part + key).status(), part);
    }
    assertEquals(200, anonymous.get(path + key).status());
    try (EventStream stream = scene.https().open(path + "/calls" + key, java.util.Map.of())) {
      stream.await("look");
      displays.revoke(place.hallId(), displays.inHall(place.hallId()).getFirst().id(), "test");
      assertEquals(404, anonymous.get(path + key).status());
      streams.tick();
      stream.awaitEnd();
    }
  }
}
