// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect.TellHelp;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.HelpAnswer;
import hall.kiosk.journey.HelpAnswer.Told;
import hall.kiosk.journey.HelpCall.Said;
import hall.kiosk.journey.Whereabouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HelpWatchTest {

  private static final Whereabouts FORM = new Whereabouts("form", 0, 0, Optional.empty());

  private record Asked(UUID call, List<Said> said, boolean over) {}

  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
  private final AtomicLong keys = new AtomicLong();
  private final SimulatedTime time = new SimulatedTime();
  private volatile Thread asker = Thread.currentThread();
  private volatile HelpAnswer answer = new Told(true, 0, List.of());
  private final HelpWatch watch =
      new HelpWatch(
          (call, place, said, over) -> {
            asker = Thread.currentThread();
            asked.add(new Asked(call, said, over));
            return answer;
          },
          () -> new UUID(0, keys.incrementAndGet()),
          time,
          told::add,
          (thread, bug) -> {
            throw new AssertionError(bug);
          });

  private static List<Said> written(String... said) {
    return Stream.of(said).map(text -> new Said(text, true)).toList();
  }

  private static TellHelp tell(long operation, String... said) {
    return new TellHelp(operation, FORM, written(said), false);
  }

  private Asked next() throws InterruptedException {
    var next = asked.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nobody asked");
    }
    return next;
  }

  @Test
  void whatIsNewIsToldAtOnceAndWhatHasChangedIsPosted() throws Exception {
    watch.tell(tell(7));
    var first = next();
    assertEquals(new UUID(0, 1), first.call());
    assertEquals(new Event.HelpTold(7, answer), told.poll(20, TimeUnit.SECONDS));
    watch.tell(tell(7, "请过来一下"));
    Asked second = next();
    while (second.said().isEmpty()) {
      second = next();
    }
    assertEquals(new Asked(first.call(), written("请过来一下"), false), second, "the same call");
    answer = new Told(false, 0, List.of());
    watch.tell(tell(7, "请过来一下", "好的"));
    assertEquals(new Event.HelpTold(7, answer), told.poll(20, TimeUnit.SECONDS));
  }

  /// What waits for a server that is away is that the call is over, never what was said in it.
  @Test
  void aVisitThatEndsRightAfterItsCallLeavesNoWordOfIt() throws Exception {
    answer = new HelpAnswer.Silent();
    watch.tell(tell(7, "请过来一下"));
    next();
    watch.tell(new TellHelp(7, FORM, written("请过来一下"), true));
    watch.end();
    time.pass(Duration.ofSeconds(2));
    Asked last = next();
    while (!last.said().isEmpty()) {
      time.pass(Duration.ofSeconds(2));
      last = next();
    }
    assertTrue(last.over());
  }

  @Test
  void whereNoCallIsOpenNobodyIsAsked() throws Exception {
    watch.end();
    assertTrue(asked.isEmpty());
    answer = new Told(false, 0, List.of());
    watch.tell(tell(7));
    next();
    assertTrue(asker.join(Duration.ofSeconds(20)), "an attendant has ended it");
    answer = new Told(true, 0, List.of());
    watch.tell(tell(8));
    next();
    watch.end();
    assertTrue(asker.join(Duration.ofSeconds(20)), "the visit is over");
    answer = new HelpAnswer.Silent();
    watch.tell(tell(9));
    next();
    watch.end();
    while (!asker.join(Duration.ofMillis(5))) {
      time.pass(Duration.ofSeconds(2));
    }
    asked.clear();
    watch.end();
    assertTrue(asked.isEmpty());
  }

  @Test
  void theEndOfTheVisitIsToldAndAnotherCallIsAnotherOne() throws Exception {
    watch.tell(tell(7));
    next();
    watch.end();
    Asked last = next();
    while (!last.over()) {
      last = next();
    }
    assertEquals(List.of(), last.said(), "nothing of the visit is told after it");
    watch.end();
    watch.tell(tell(9));
    assertEquals(new UUID(0, 2), next().call());
    watch.end();
  }

  @Test
  void aServerThatIsAwayHearsOfTheEndThreeTimesAtMost() throws Exception {
    answer = new HelpAnswer.Silent();
    watch.tell(tell(7));
    next();
    assertEquals(new Event.HelpTold(7, answer), told.poll(20, TimeUnit.SECONDS));
    watch.end();
    int farewells = 0;
    while (farewells < 3) {
      // Whoever pauses by now is woken; who comes later is by the next one.
      time.pass(Duration.ofSeconds(2));
      var more = asked.poll(5, TimeUnit.MILLISECONDS);
      farewells += more != null && more.over() ? 1 : 0;
    }
    assertTrue(asked.isEmpty());
    assertTrue(told.isEmpty(), "that it is away, once");
  }
}
