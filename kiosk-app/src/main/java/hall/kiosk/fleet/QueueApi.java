// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of the terminal API of `configs/api/v1/openapi.yaml` that is about lines, numbers and
/// booked times.
@Path("/api/v1/terminal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface QueueApi {

  @GET
  @Path("queue")
  Offer offer(@HeaderParam("Authorization") @Nullable String authorization);

  @PUT
  @Path("queue/tickets/{id}")
  TicketAnswer take(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      TicketWish wish);

  @PUT
  @Path("queue/leases/{id}")
  LeaseAnswer lease(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      LeaseWish wish);

  @POST
  @Path("queue/leases/{id}/return")
  void giveBack(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      LeaseReturn back);

  @GET
  @Path("bookings/slots")
  BookingTimes slots(@HeaderParam("Authorization") @Nullable String authorization);

  @POST
  @Path("bookings/own")
  OwnBookings own(
      @HeaderParam("Authorization") @Nullable String authorization, BookingPerson person);

  @PUT
  @Path("bookings/{id}")
  Booked book(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      BookingWish wish);

  @POST
  @Path("bookings/{id}/cancellation")
  void cancel(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      BookingPerson person);

  @POST
  @Path("bookings/{id}/arrival")
  TicketAnswer arrive(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") UUID id,
      BookingPerson person);

  /// The lines of the hall at a time.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(String asOf, String day, List<Group> groups) {}

  /// Windows that share a line.
  ///
  /// @param standing `open`, `not-yet`, `no-more` or `closed-today`
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Group(
      long id,
      String prefix,
      TerminalApi.Text name,
      String standing,
      @Nullable String opensAt,
      @Nullable String lastTicketAt,
      int waiting,
      @Nullable Integer expectedWaitMinutes,
      int priorityAge,
      boolean bookable) {}

  /// A number that is wanted, or one that the terminal gave alone.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TicketWish(
      long groupId,
      String lane,
      @Nullable Integer number,
      @Nullable UUID leaseId,
      @Nullable String takenAt) {

    static TicketWish next(long groupId, String lane) {
      return new TicketWish(groupId, lane, null, null, null);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record TicketAnswer(
      String label, String takenAt, int ahead, @Nullable Integer expectedWaitMinutes) {}

  record LeaseWish(long groupId, String day) {}

  /// A block of numbers.
  ///
  /// @param last the last one that belongs to it
  @JsonIgnoreProperties(ignoreUnknown = true)
  record LeaseAnswer(int first, int last) {}

  record LeaseReturn(int nextUnused) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record BookingTimes(List<GroupTimes> groups) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record GroupTimes(long groupId, String prefix, TerminalApi.Text name, List<Slot> slots) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Slot(String startsAt, int free) {}

  /// Whose it is; the card says so.
  ///
  /// @param ticketId the name of the ticket, of an arrival alone
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BookingPerson(String idNumber, @Nullable UUID ticketId) {
    static BookingPerson of(String idNumber) {
      return new BookingPerson(idNumber, null);
    }

    /// Never the number.
    @Override
    public String toString() {
      return "BookingPerson";
    }
  }

  record BookingWish(long groupId, String startsAt, String idNumber) {
    /// Never the number.
    @Override
    public String toString() {
      return "BookingWish";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Booked(String id, TerminalApi.Text name, String startsAt, @Nullable Boolean open) {
    /// An older server says it when it is asked for the number.
    boolean mayCome() {
      return open == null || open;
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record OwnBookings(List<Booked> bookings) {}
}
