// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Text;
import hall.server.auth.Roles;
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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lines of the hall where a terminal stands, and tickets for them.
@Path("/api/v1/terminal/queue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class QueueResource {
  private final Offers offers;
  private final Tickets tickets;
  private final Leases leases;

  QueueResource(Offers offers, Tickets tickets, Leases leases) {
    this.offers = offers;
    this.tickets = tickets;
    this.leases = leases;
  }

  /// A ticket that is wanted, or, with a number, one that the terminal gave alone.
  ///
  /// @param lane `ordinary` where nothing is said
  public record TicketWish(
      @Nullable Long groupId,
      @Nullable String lane,
      @Nullable Integer number,
      @Nullable UUID leaseId,
      @Nullable OffsetDateTime takenAt) {}

  /// A ticket as its terminal shows and prints it.
  ///
  /// @param expectedWaitMinutes null where the day has not shown enough yet
  public record TicketAnswer(
      UUID id,
      long groupId,
      String label,
      int number,
      LocalDate day,
      String lane,
      String state,
      OffsetDateTime takenAt,
      int ahead,
      @Nullable Integer expectedWaitMinutes,
      OffsetDateTime asOf) {

    static TicketAnswer of(Tickets.Shown shown) {
      Ticket ticket = shown.ticket();
      return new TicketAnswer(
          ticket.id(),
          ticket.groupId(),
          ticket.label(),
          ticket.number(),
          ticket.day(),
          ticket.lane().word(),
          ticket.state().word(),
          HallTime.at(ticket.takenAt()),
          shown.ahead(),
          shown.minutes(),
          HallTime.at(shown.now()));
    }
  }

  /// A block of numbers that is wanted.
  public record LeaseWish(@Nullable Long groupId, @Nullable String day) {}

  public record LeaseAnswer(UUID id, long groupId, LocalDate day, int first, int last) {}

  /// The first number that was not given.
  public record LeaseReturn(@Nullable Integer nextUnused) {}

  /// Everything about the hall's lines now.
  public record Offer(OffsetDateTime asOf, LocalDate day, List<Group> groups) {}

  /// A group that gives tickets, or will.
  public record Group(
      long id,
      String prefix,
      Text name,
      List<String> items,
      String standing,
      @Nullable OffsetDateTime opensAt,
      @Nullable OffsetDateTime lastTicketAt,
      @Nullable OffsetDateTime closesAt,
      int waiting,
      @Nullable Integer expectedWaitMinutes,
      int priorityAge,
      boolean bookable) {}

  @GET
  public Offer offer(@Context SecurityContext caller) {
    return offers.to(caller.getUserPrincipal().getName());
  }

  @PUT
  @Path("/tickets/{ticketId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public TicketAnswer take(
      @PathParam("ticketId") UUID ticketId, TicketWish wish, @Context SecurityContext caller) {
    String terminal = caller.getUserPrincipal().getName();
    List<Defect> defects = new ArrayList<>();
    Lane lane =
        Lane.find(Objects.requireNonNullElse(wish.lane(), Lane.ORDINARY.word()))
            .filter(known -> known != Lane.BOOKED)
            .orElse(null);
    if (wish.groupId() == null) {
      defects.add(new Defect("$.groupId", "The id of a group of this hall."));
    }
    if (lane == null) {
      defects.add(new Defect("$.lane", "One of ordinary, elderly, disabled."));
    }
    boolean alone = wish.number() != null;
    if (alone != (wish.leaseId() != null) || alone != (wish.takenAt() != null)) {
      defects.add(new Defect("$.number", "With leaseId and takenAt, or none of the three."));
    }
    if (!defects.isEmpty() || wish.groupId() == null || lane == null) {
      throw Problem.of(422, "ticket-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return TicketAnswer.of(
        wish.number() == null || wish.leaseId() == null || wish.takenAt() == null
            ? tickets.take(ticketId, terminal, wish.groupId(), lane)
            : tickets.note(
                ticketId,
                terminal,
                wish.groupId(),
                lane,
                new Tickets.Given(wish.number(), wish.leaseId(), wish.takenAt().toInstant())));
  }

  @PUT
  @Path("/leases/{leaseId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public LeaseAnswer lease(
      @PathParam("leaseId") UUID leaseId, LeaseWish wish, @Context SecurityContext caller) {
    LocalDate day = day(wish.day());
    if (wish.groupId() == null || day == null) {
      throw Problem.of(422, "lease-defective", "Correct the listed fields.")
          .with(List.of(new Defect("$.groupId", "A group of this hall, and a day as 2026-11-02.")))
          .asException();
    }
    Series.Lease lease =
        leases.lease(leaseId, caller.getUserPrincipal().getName(), wish.groupId(), day);
    return new LeaseAnswer(lease.id(), lease.groupId(), lease.day(), lease.first(), lease.last());
  }

  @POST
  @Path("/leases/{leaseId}/return")
  @Consumes(MediaType.APPLICATION_JSON)
  public void giveBack(
      @PathParam("leaseId") UUID leaseId, LeaseReturn back, @Context SecurityContext caller) {
    if (back.nextUnused() == null) {
      throw Problem.of(422, "lease-defective", "Correct the listed fields.")
          .with(List.of(new Defect("$.nextUnused", "The first number that was not given.")))
          .asException();
    }
    leases.giveBack(leaseId, caller.getUserPrincipal().getName(), back.nextUnused());
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }

  static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : HallTime.at(instant);
  }
}
