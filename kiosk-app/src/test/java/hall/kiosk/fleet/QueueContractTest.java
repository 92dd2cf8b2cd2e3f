// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.fleet.QueueApi.LeaseAnswer;
import hall.kiosk.fleet.QueueApi.LeaseReturn;
import hall.kiosk.fleet.QueueApi.LeaseWish;
import hall.kiosk.fleet.QueueApi.Offer;
import hall.kiosk.fleet.QueueApi.TicketAnswer;
import hall.kiosk.fleet.QueueApi.TicketWish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The terminal's side of the golden files about lines and numbers.
class QueueContractTest {

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

  private static JsonNode sent(Object body) throws IOException {
    return JSON.readTree(JSON.writeValueAsBytes(body));
  }

  @Test
  void whatTheTerminalSendsIsWhatTheContractSays() throws IOException {
    assertEquals(golden("queue-ticket.request"), sent(TicketWish.next(1, "elderly")));
    var lease = UUID.fromString("c2a7f0de-8a51-4f7b-b6a2-0f0e8f3f9b21");
    assertEquals(
        golden("queue-ticket.alone.request"),
        sent(new TicketWish(1, "ordinary", 990, lease, "2026-11-02T09:13:00+08:00")));
    assertEquals(golden("queue-lease.request"), sent(new LeaseWish(1, "2026-11-02")));
    assertEquals(golden("queue-lease.return.request"), sent(new LeaseReturn(991)));
  }

  @Test
  void bookingsAreAskedForAndUnderstoodAsTheContractSays() throws IOException {
    var number = "110101199001010015";
    assertEquals(golden("booking-own.request"), sent(QueueApi.BookingPerson.of(number)));
    assertEquals(
        golden("booking-arrival.request"),
        sent(
            new QueueApi.BookingPerson(
                number, UUID.fromString("5b0c8a52-4a3e-4f0e-9a39-1d1f5f0c7a11"))));
    assertEquals(
        golden("booking.request"),
        sent(new QueueApi.BookingWish(1, "2026-11-03T09:30:00+08:00", number)));
    var own = read("booking-own.response", QueueApi.OwnBookings.class).bookings().getFirst();
    assertEquals(own, read("booking.response", QueueApi.Booked.class));
    assertEquals("综合窗口", own.name().zhCn());
    var times = read("booking-slots.response", QueueApi.BookingTimes.class).groups().getFirst();
    assertEquals(2, times.slots().getFirst().free());
    assertEquals(own.startsAt(), times.slots().getFirst().startsAt());
  }

  @Test
  void whatTheServerSaysIsUnderstood() throws IOException {
    var group = read("queue.response", Offer.class).groups().getFirst();
    assertEquals("综合窗口", group.name().zhCn());
    assertEquals("open", group.standing());
    assertNull(group.expectedWaitMinutes());
    var ticket = read("queue-ticket.response", TicketAnswer.class);
    assertEquals("A012", ticket.label());
    assertEquals(2, ticket.ahead());
    assertEquals(new LeaseAnswer(990, 999), read("queue-lease.response", LeaseAnswer.class));
  }
}
