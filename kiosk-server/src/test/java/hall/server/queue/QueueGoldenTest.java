// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.queue.QueueScene.Place;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The server takes the golden requests about lines and gives answers of the golden shape.
@OnServer
class QueueGoldenTest {
  private static final String QUEUE = "/api/v1/terminal/queue";

  @Inject QueueScene queue;
  @Inject InstantSource clock;

  private static ObjectNode golden(String name, long groupId) {
    return ((ObjectNode) Golden.read(name)).put("groupId", groupId);
  }

  @Test
  void offerTicketsAndLeases() {
    Place place = queue.place();
    Caller terminal = queue.terminal(place.hallId()).caller();
    Golden.assertSameShape("queue.response", terminal.get(QUEUE).json());
    Golden.assertSameShape(
        "queue-ticket.response",
        terminal
            .put(
                QUEUE + "/tickets/" + UUID.randomUUID(),
                golden("queue-ticket.request", place.groupId()))
            .json());
    UUID lease = UUID.randomUUID();
    ObjectNode wanted = golden("queue-lease.request", place.groupId());
    wanted.put("day", Tickets.day(clock.instant()).toString());
    Golden.assertSameShape(
        "queue-lease.response", terminal.put(QUEUE + "/leases/" + lease, wanted).json());
    ObjectNode alone = golden("queue-ticket.alone.request", place.groupId());
    alone.put("leaseId", lease.toString());
    Golden.assertSameShape(
        "queue-ticket.response",
        terminal.put(QUEUE + "/tickets/" + UUID.randomUUID(), alone).json());
    assertEquals(
        204,
        terminal
            .post(QUEUE + "/leases/" + lease + "/return", Golden.read("queue-lease.return.request"))
            .status());
    long closed = queue.group(place.hallId(), "B", "3", "00:00-00:01");
    assertEquals(
        Golden.read("queue-ticket.closed"),
        terminal
            .put(QUEUE + "/tickets/" + UUID.randomUUID(), golden("queue-ticket.request", closed))
            .json());
  }
}
