// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Caller;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.queue.QueueScene.Place;
import hall.server.queue.TicketLife.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Windows that call.
@OnServer
class CounterTest {
  @Inject QueueScene queue;
  @Inject Counter counter;

  private Ticket next(Place place, String window) {
    return counter.next(place.hallId(), window, "clerk").orElseThrow();
  }

  private Ticket act(Place place, String window, Ticket ticket, Event event) {
    return counter.act(place.hallId(), window, ticket.id(), event, null, "clerk");
  }

  private static String problem(org.junit.jupiter.api.function.Executable deed) {
    return assertThrows(ProblemException.class, deed).problem().word();
  }

  @Test
  void windowsThatPressAtTheSameMomentNeverGetTheSameTicket() throws Exception {
    Place place = queue.place();
    long second = queue.group(place.hallId(), "B", "1 2 3 4 5 6", "00:00-24:00");
    Caller terminal = queue.terminal(place.hallId()).caller();
    for (int i = 0; i < 12; i++) {
      queue.take(
          terminal, i % 3 == 0 ? place.groupId() : second, i % 4 == 0 ? "disabled" : "ordinary");
    }
    List<String> called = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 2; round++) {
        List<Callable<Optional<Ticket>>> presses = new ArrayList<>();
        for (String window : List.of("1", "2", "3", "4", "5", "6")) {
          presses.add(() -> counter.next(place.hallId(), window, "clerk"));
        }
        for (Future<Optional<Ticket>> pressed : pool.invokeAll(presses)) {
          Optional<Ticket> ticket = pressed.get();
          if (ticket.isPresent()) {
            called.add(ticket.get().label());
            act(place, String.valueOf(ticket.get().window()), ticket.get(), Event.FINISHED);
          }
        }
      }
    }
    assertEquals(called.size(), new HashSet<>(called).size(), called::toString);
    assertTrue(called.size() >= 10, called::toString);
  }

  @Test
  void oneWindowHasOneCitizenHoweverOftenItPresses() throws Exception {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    queue.take(terminal, place.groupId(), "ordinary");
    queue.take(terminal, place.groupId(), "ordinary");
    int called = 0;
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Optional<Ticket>> press =
          () -> {
            try {
              return counter.next(place.hallId(), "1", "clerk");
            } catch (ProblemException busy) {
              assertEquals("window-busy", busy.problem().word());
              return Optional.empty();
            }
          };
      for (Future<Optional<Ticket>> pressed : pool.invokeAll(List.of(press, press, press))) {
        called += pressed.get().isPresent() ? 1 : 0;
      }
    }
    assertEquals(1, called);
    assertEquals(1, counter.desk(place.hallId(), "1").waiting());
  }

  @Test
  void aTicketIsCalledAgainBegunAndFinished() {
    Place place = queue.place();
    queue.take(queue.terminal(place.hallId()).caller(), place.groupId(), "ordinary");
    Ticket ticket = next(place, "1");
    assertEquals("A001", ticket.label());
    assertEquals(TicketState.CALLED, act(place, "1", ticket, Event.RECALLED).state());
    assertEquals("ticket-elsewhere", problem(() -> act(place, "2", ticket, Event.BEGAN)));
    assertEquals(TicketState.SERVING, act(place, "1", ticket, Event.BEGAN).state());
    assertEquals("ticket-moved-on", problem(() -> act(place, "1", ticket, Event.SKIPPED)));
    assertEquals(TicketState.FINISHED, act(place, "1", ticket, Event.FINISHED).state());
    assertEquals("ticket-moved-on", problem(() -> act(place, "1", ticket, Event.FINISHED)));
    assertTrue(counter.next(place.hallId(), "1", "clerk").isEmpty());
  }

  @Test
  void whoWasSkippedComesBackToAnyFreeWindow() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    queue.take(terminal, place.groupId(), "ordinary");
    queue.take(terminal, place.groupId(), "ordinary");
    Ticket late = act(place, "1", next(place, "1"), Event.SKIPPED);
    assertEquals(List.of("A001"), labels(counter.desk(place.hallId(), "2").skipped()));
    Ticket other = next(place, "2");
    assertEquals("window-busy", problem(() -> act(place, "2", late, Event.RECALLED)));
    act(place, "2", other, Event.FINISHED);
    assertEquals("2", act(place, "2", late, Event.RECALLED).window());
  }

  @Test
  void aTransferKeepsNumberAndPlace() {
    Place place = queue.place();
    long other = queue.group(place.hallId(), "B", "5", "00:00-24:00");
    Caller terminal = queue.terminal(place.hallId()).caller();
    queue.take(terminal, place.groupId(), "ordinary");
    queue.take(terminal, other, "ordinary");
    Ticket ticket = next(place, "1");
    assertEquals(
        "window-group-unknown",
        problem(() ->
            counter.act(
                place.hallId(), "1", ticket.id(), Event.TRANSFERRED, place.groupId(), "clerk")));
    Ticket moved = counter.act(place.hallId(), "1", ticket.id(), Event.TRANSFERRED, other, "clerk");
    assertEquals(TicketState.WAITING, moved.state());
    Ticket called = next(place, "5");
    assertEquals("A001", called.label(), "it waited longer than B001");
  }

  private static List<String> labels(List<Ticket> tickets) {
    return tickets.stream().map(Ticket::label).toList();
  }
}
