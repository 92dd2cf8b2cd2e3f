// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.HallTime;
import hall.server.Masking;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Text;
import hall.server.auth.Roles;
import hall.server.queue.QueueResource.TicketAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Times at windows for whoever laid the card at a terminal. Identity numbers come in bodies alone,
/// never in addresses.
@Path("/api/v1/terminal/bookings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class BookingResource {
  private final Bookings bookings;
  private final InstantSource clock;

  BookingResource(Bookings bookings, InstantSource clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  public record SlotAnswer(OffsetDateTime startsAt, int free) {}

  public record GroupTimes(long groupId, String prefix, Text name, List<SlotAnswer> slots) {}

  public record Times(List<GroupTimes> groups) {}

  /// Whose it is.
  public record Person(@Nullable String idNumber, @Nullable UUID ticketId) {
    @Override
    public String toString() {
      return "Person";
    }
  }

  /// A time that is wanted.
  public record Wish(
      @Nullable Long groupId, @Nullable OffsetDateTime startsAt, @Nullable String idNumber) {
    @Override
    public String toString() {
      return "Wish";
    }
  }

  /// A booking as its holder sees it.
  ///
  /// @param open whether its number can be had now
  public record Booked(
      UUID id, long groupId, Text name, OffsetDateTime startsAt, String state, boolean open) {
    static Booked of(Bookings.Booking booking, Instant now) {
      return new Booked(
          booking.id(),
          booking.groupId(),
          booking.group(),
          HallTime.at(booking.startsAt()),
          booking.state(),
          booking.isOpen(now));
    }
  }

  public record Own(List<Booked> bookings) {}

  @GET
  @Path("/slots")
  public Times slots(@Context SecurityContext caller) {
    return new Times(
        bookings.times(caller.getUserPrincipal().getName()).stream()
            .map(times ->
                new GroupTimes(
                    times.group().id(),
                    times.group().prefix(),
                    times.group().name(),
                    times.slots().stream()
                        .map(slot -> new SlotAnswer(HallTime.at(slot.startsAt()), slot.free()))
                        .toList()))
            .toList());
  }

  @POST
  @Path("/own")
  @Consumes(MediaType.APPLICATION_JSON)
  public Own own(Person person, @Context SecurityContext caller) {
    Instant now = clock.instant();
    return new Own(
        bookings.own(caller.getUserPrincipal().getName(), number(person)).stream()
            .map(booking -> Booked.of(booking, now))
            .toList());
  }

  @PUT
  @Path("/{bookingId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Booked book(
      @PathParam("bookingId") UUID bookingId, Wish wish, @Context SecurityContext caller) {
    List<Defect> defects = new ArrayList<>();
    if (wish.groupId() == null) {
      defects.add(new Defect("$.groupId", "The id of a group of this hall."));
    }
    if (wish.startsAt() == null) {
      defects.add(new Defect("$.startsAt", "A time that can be booked."));
    }
    if (isNoNumber(wish.idNumber())) {
      defects.add(new Defect("$.idNumber", "The number on the card."));
    }
    if (wish.groupId() == null
        || wish.startsAt() == null
        || wish.idNumber() == null
        || !defects.isEmpty()) {
      throw Problem.of(422, "booking-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return Booked.of(
        bookings.book(
            bookingId,
            caller.getUserPrincipal().getName(),
            wish.groupId(),
            wish.startsAt().toInstant(),
            wish.idNumber(),
            Masking.idNumber(wish.idNumber())),
        clock.instant());
  }

  @POST
  @Path("/{bookingId}/cancellation")
  @Consumes(MediaType.APPLICATION_JSON)
  public void cancel(@PathParam("bookingId") UUID bookingId, Person person) {
    bookings.cancel(bookingId, number(person));
  }

  @POST
  @Path("/{bookingId}/arrival")
  @Consumes(MediaType.APPLICATION_JSON)
  public TicketAnswer arrive(
      @PathParam("bookingId") UUID bookingId, Person person, @Context SecurityContext caller) {
    String number = number(person);
    UUID ticketId = person.ticketId();
    if (ticketId == null) {
      throw defective("$.ticketId", "The terminal's own name for the ticket.");
    }
    return TicketAnswer.of(
        bookings.arrive(bookingId, caller.getUserPrincipal().getName(), number, ticketId));
  }

  private static String number(Person person) {
    String number = person.idNumber();
    if (number == null || isNoNumber(number)) {
      throw defective("$.idNumber", "The number on the card.");
    }
    return number;
  }

  private static boolean isNoNumber(@Nullable String number) {
    return number == null || !number.matches("[0-9A-Za-z]{6,24}");
  }

  private static RuntimeException defective(String path, String message) {
    return Problem.of(422, "booking-defective", "Correct the listed fields.")
        .with(List.of(new Defect(path, message)))
        .asException();
  }
}
