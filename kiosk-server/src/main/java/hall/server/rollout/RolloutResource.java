// SPDX-License-Identifier: Apache-2.0
package hall.server.rollout;

import hall.server.Problem;
import hall.server.auth.Roles;
import hall.server.creation.Creations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rollouts for operators: all read them, configuration administrators begin and steer them.
@Path("/api/v1/operator/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class RolloutResource {
  private static final int SHOWN = 20;

  private final Rollouts rollouts;
  private final Creations creations;

  RolloutResource(Rollouts rollouts, Creations creations) {
    this.rollouts = rollouts;
    this.creations = creations;
  }

  public record Request(@Nullable String note, @Nullable RolloutPlan plan) {}

  public record OrderRequest(@Nullable String order) {}

  @GET
  public List<Rollout> newest(@QueryParam("before") @Nullable Long before) {
    return rollouts.newest(before == null ? Long.MAX_VALUE : before, SHOWN);
  }

  @POST
  @RolesAllowed(Roles.CONFIGURATION)
  public Response begin(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Request request,
      @Context SecurityContext caller) {
    String note = request.note() == null ? "" : request.note();
    String operator = caller.getUserPrincipal().getName();
    return creations.once(
        key, operator, "rollout", request, () -> rollouts.begin(note, request.plan(), operator));
  }

  @GET
  @Path("/{rolloutId}")
  public Rollout find(@PathParam("rolloutId") long rolloutId) {
    return rollouts.find(rolloutId);
  }

  @GET
  @Path("/{rolloutId}/events")
  public List<Rollouts.Event> events(@PathParam("rolloutId") long rolloutId) {
    return rollouts.events(rolloutId);
  }

  @GET
  @Path("/{rolloutId}/changes")
  public List<Rollouts.Change> changes(@PathParam("rolloutId") long rolloutId) {
    return rollouts.changes(rolloutId);
  }

  @POST
  @Path("/{rolloutId}/orders")
  @RolesAllowed(Roles.CONFIGURATION)
  public Rollout order(
      @PathParam("rolloutId") long rolloutId,
      OrderRequest request,
      @Context SecurityContext caller) {
    Rollouts.Order order =
        Rollouts.Order.find(request.order())
            .orElseThrow(() ->
                Problem.of(422, "order-defective", "One of pause, resume, abort, take-back.")
                    .asException());
    return rollouts.order(rolloutId, order, caller.getUserPrincipal().getName());
  }
}
