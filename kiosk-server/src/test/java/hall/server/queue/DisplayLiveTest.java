// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.browser.Browser;
import hall.server.browser.Tab;
import hall.server.queue.QueueScene.Place;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The screen on the wall in a real browser.
@OnServer
class DisplayLiveTest {
  private static final int SECONDS_TO_SEE = 15;

  @Inject Scene scene;
  @Inject QueueScene queue;
  @Inject Counter counter;

  @Test
  void aCallIsSeenAndHeardWithoutReloadingAndOnceEach() throws Exception {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    for (int i = 0; i < 3; i++) {
      queue.take(terminal, place.groupId(), "ordinary");
    }
    counter.next(place.hallId(), "1", "clerk");
    try (Browser browser = Browser.start(scene.certificate())) {
      Tab wall = browser.visitor(scene.address());
      String key = queue.display(place.hallId());
      assertEquals(200, wall.open("/display/" + place.hallId() + "?k=" + key + "&lang=zh-CN"));
      wall.evaluate(
          "window.spoken = []; speechSynthesis.speak = sentence => spoken.push(sentence.text); window.stillHere = true");
      await(wall, "document.querySelector('.wall-now strong').innerText === 'A001'");

      Ticket second = counter.next(place.hallId(), "2", "clerk").orElseThrow();
      await(wall, "document.querySelector('.wall-now strong').innerText === 'A002'");
      counter.act(place.hallId(), "2", second.id(), TicketLife.Event.RECALLED, null, "clerk");
      await(wall, "spoken.length === 2");
      assertEquals(
          "请 A 0 0 2 号，到 2 号窗口。|请 A 0 0 2 号，到 2 号窗口。",
          wall.evaluate("spoken.join('|')").asText(),
          "what was called before the screen was on is not read");
      assertTrue(wall.evaluate("window.stillHere === true").asBoolean());
      assertEquals(List.of(), wall.complaints());
    }
  }

  private static void await(Tab tab, String condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_SEE);
    while (!tab.evaluate(condition).asBoolean()) {
      assertTrue(
          System.nanoTime() < end,
          () -> condition + "\n" + tab.evaluate("document.body.innerText").asText());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
