// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A server that gives numbers as the real one does: single ones from below, blocks from above,
/// each name once; several terminals share it, and each may lose the line to it.
final class NumberingServer {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int BLOCK = 10;

  private final Supplier<Instant> clock;
  private final Map<UUID, Integer> tickets = new HashMap<>();
  private final Map<UUID, int[]> leases = new HashMap<>();
  private final Deque<int[]> returned = new ArrayDeque<>();
  private int low = 1;
  private int high = 999;
  private String standing = "open";

  NumberingServer(Supplier<Instant> clock) {
    this.clock = clock;
  }

  void stand(String word) {
    standing = word;
  }

  /// The number that each ticket has in the end.
  Map<UUID, Integer> tickets() {
    return Map.copyOf(tickets);
  }

  List<int[]> leases() {
    return List.copyOf(leases.values());
  }

  /// One terminal's line to it.
  final class Wire implements QueueApi {
    final List<String> told = new ArrayList<>();
    boolean cut;
    boolean losing;

    private <T> T answered(Supplier<T> answer) {
      if (cut) {
        throw new ProcessingException("cut");
      }
      var there = answer.get();
      if (losing) {
        losing = false;
        throw new ProcessingException("lost");
      }
      return there;
    }

    @Override
    public Offer offer(@Nullable String authorization) {
      return answered(() -> {
        var now = clock.get().atZone(ZONE);
        var day = now.toLocalDate();
        return new Offer(
            now.toOffsetDateTime().toString(),
            day.toString(),
            List.of(
                new Group(
                    1,
                    "A",
                    new TerminalApi.Text("综合窗口", "General"),
                    standing,
                    at(day + "T09:00:00+08:00"),
                    at(day + "T17:00:00+08:00"),
                    tickets.size(),
                    null,
                    70,
                    true)));
      });
    }

    private static String at(String time) {
      return OffsetDateTime.parse(time).toString();
    }

    @Override
    public TicketAnswer take(@Nullable String authorization, UUID id, TicketWish wish) {
      return answered(() -> {
        var number = wish.number();
        if (number == null && !standing.equals("open")) {
          throw refused("window-group-closed");
        }
        if (number != null) {
          var lease =
              Objects.requireNonNull(leases.get(wish.leaseId()), "a lease that was never given");
          if (number < lease[0] || number > lease[1]) {
            throw refused("number-not-leased");
          }
          told.add("A" + number);
        }
        var before = tickets.get(id);
        int mine = number != null ? number : before != null ? before : low++;
        tickets.put(id, mine);
        return new TicketAnswer(
            "A%03d".formatted(mine), OffsetDateTime.now(ZONE).toString(), 3, null);
      });
    }

    @Override
    public LeaseAnswer lease(@Nullable String authorization, UUID id, LeaseWish wish) {
      return answered(() -> {
        var block =
            leases.computeIfAbsent(
                id,
                _ -> {
                  if (!returned.isEmpty()) {
                    return returned.pop();
                  }
                  high -= BLOCK;
                  return new int[] {high + 1, high + BLOCK};
                });
        return new LeaseAnswer(block[0], block[1]);
      });
    }

    @Override
    public void giveBack(@Nullable String authorization, UUID id, LeaseReturn back) {
      answered(() -> {
        var block = Objects.requireNonNull(leases.get(id));
        if (back.nextUnused() <= block[1] && block.length == 2) {
          returned.add(new int[] {back.nextUnused(), block[1]});
          leases.put(id, new int[] {block[0], back.nextUnused() - 1, 0});
        }
        return true;
      });
    }

    @Override
    public BookingTimes slots(@Nullable String authorization) {
      return answered(() -> new BookingTimes(List.of()));
    }

    @Override
    public OwnBookings own(@Nullable String authorization, BookingPerson person) {
      return answered(() -> new OwnBookings(List.of()));
    }

    @Override
    public Booked book(@Nullable String authorization, UUID id, BookingWish wish) {
      return answered(() -> {
        throw refused("slot-full");
      });
    }

    @Override
    public void cancel(@Nullable String authorization, UUID id, BookingPerson person) {
      answered(() -> true);
    }

    @Override
    public TicketAnswer arrive(@Nullable String authorization, UUID id, BookingPerson person) {
      return answered(() -> {
        throw refused("booking-missed");
      });
    }
  }

  private static WebApplicationException refused(String word) {
    return new WebApplicationException(
        Response.status(409).entity("{\"type\":\"urn:hall:problem:" + word + "\"}").build());
  }
}
