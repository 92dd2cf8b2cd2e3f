// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/// The inbox for operators.
@Path("/api/v1/operator/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AlertResource {
  private final AlertInbox inbox;

  public AlertResource(AlertInbox inbox) {
    this.inbox = inbox;
  }

  public record AcknowledgementRequest(@Nullable String note, @Nullable Boolean group) {}

  @GET
  public AlertPage list(
      @QueryParam("hall") @Nullable String hall,
      @QueryParam("severity") @Nullable String severity,
      @QueryParam("state") @Nullable String state,
      @QueryParam("group") @Nullable Long group,
      @QueryParam("page") @DefaultValue("1") int page) {
    return inbox.page(AlertFilter.of(hall, severity, state, group), page);
  }

  @POST
  @Path("/{alertId}/acknowledgement")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public AlertEntry acknowledge(
      @PathParam("alertId") long alertId,
      AcknowledgementRequest request,
      @Context SecurityContext caller) {
    return inbox.acknowledge(
        alertId,
        request.note(),
        Boolean.TRUE.equals(request.group()),
        caller.getUserPrincipal().getName());
  }
}
