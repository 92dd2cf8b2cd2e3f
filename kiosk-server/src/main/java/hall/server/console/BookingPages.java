// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.auth.Roles;
import hall.server.queue.Bookings;
import hall.server.terminal.Halls;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who comes when: the bookings of a hall's day, masked.
@Path("/console/queue/{hallId}/bookings")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class BookingPages {
  private final Visit visit;
  private final Halls halls;
  private final Bookings bookings;
  private final InstantSource clock;
  private final Template page;

  BookingPages(
      Visit visit,
      Halls halls,
      Bookings bookings,
      InstantSource clock,
      @Location("console/bookings.html") Template page) {
    this.visit = visit;
    this.halls = halls;
    this.bookings = bookings;
    this.clock = clock;
    this.page = page;
  }

  /// A booking in words.
  public record Line(LocalTime time, Bookings.Booking booking, String tone) {
    static Line of(Bookings.Booking booking) {
      return new Line(
          booking.startsAt().atZone(HallTime.ZONE).toLocalTime(),
          booking,
          switch (booking.state()) {
            case "booked" -> "busy";
            case "arrived" -> "good";
            case "missed" -> "warn";
            default -> "calm";
          });
    }
  }

  @GET
  public Response day(
      @PathParam("hallId") String hallId, @QueryParam("day") @Nullable String wanted) {
    Halls.Shown hall =
        halls
            .find(hallId)
            .orElseThrow(() ->
                Problem.of(404, "hall-unknown", "Look for the hall in the list.").asException());
    LocalDate day = day(wanted);
    List<Line> lines = bookings.of(hallId, day).stream().map(Line::of).toList();
    Map<String, Object> data = new HashMap<>();
    data.put("hall", hall);
    data.put("day", day);
    data.put("before", day.minusDays(1));
    data.put("after", day.plusDays(1));
    data.put("bookings", lines);
    return visit.page(200, page, QueuePages.SECTION, data);
  }

  private LocalDate day(@Nullable String wanted) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    try {
      return wanted == null ? today : LocalDate.parse(wanted);
    } catch (DateTimeParseException unreadable) {
      return today;
    }
  }
}
