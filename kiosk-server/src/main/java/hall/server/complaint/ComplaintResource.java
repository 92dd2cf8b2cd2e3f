// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.HallTime;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/// Where terminals bring what citizens complain about.
@Path("/api/v1/terminal/complaints/{idempotencyKey}")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ComplaintResource {
  private final Complaints complaints;

  ComplaintResource(Complaints complaints) {
    this.complaints = complaints;
  }

  /// What the citizen is told.
  public record Receipt(
      String number, OffsetDateTime receivedAt, LocalDate acceptBy, LocalDate answerBy) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Receipt receive(
      @PathParam("idempotencyKey") UUID key, ComplaintWish wish, @Context SecurityContext caller) {
    Complaint kept = complaints.receive(caller.getUserPrincipal().getName(), key, wish.checked());
    return new Receipt(
        kept.number(), HallTime.at(kept.receivedAt()), kept.acceptBy(), kept.answerBy());
  }
}
