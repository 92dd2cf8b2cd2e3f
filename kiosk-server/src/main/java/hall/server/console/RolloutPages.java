// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.rollout.Rollout;
import hall.server.rollout.Rollouts;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One rollout: its rings, its gates, what happened, and what can be done about it.
@Path("/console/rollouts")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class RolloutPages {
  private static final String SECTION = "configuration";

  private final Visit visit;
  private final Rollouts rollouts;
  private final Template page;
  private final Template live;

  public RolloutPages(
      Visit visit,
      Rollouts rollouts,
      @Location("console/rollout.html") Template page,
      @Location("console/rollout-live.html") Template live) {
    this.visit = visit;
    this.rollouts = rollouts;
    this.page = page;
    this.live = live;
  }

  @GET
  @Path("/{rolloutId}")
  public Response rollout(@PathParam("rolloutId") long rolloutId, @Context SecurityContext caller) {
    return page(200, rolloutId, "", caller);
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/{rolloutId}/live")
  public Response live(@PathParam("rolloutId") long rolloutId) {
    return visit.page(200, live, SECTION, Map.of("view", view(rolloutId)));
  }

  @POST
  @Path("/{rolloutId}/orders")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response order(
      @PathParam("rolloutId") long rolloutId,
      @FormParam("token") @Nullable String token,
      @FormParam("order") @Nullable String order,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Rollouts.Order wanted = Rollouts.Order.find(order).orElse(null);
    if (wanted == null) {
      return page(422, rolloutId, visit.words().say("rollout_over"), caller);
    }
    try {
      rollouts.order(rolloutId, wanted, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() != 409) {
        throw e;
      }
      return page(409, rolloutId, visit.words().say("rollout_over"), caller);
    }
    return Response.seeOther(URI.create("/console/rollouts/" + rolloutId)).build();
  }

  private Response page(int status, long id, String complaint, SecurityContext caller) {
    Map<String, Object> data = new HashMap<>();
    RolloutView view = view(id);
    data.put("view", view);
    data.put("complaint", complaint);
    data.put("plan", view.rollout().plan());
    data.put("changes", RolloutView.changes(rollouts.changes(id), visit.words()));
    data.put("cap", RolloutView.cap(view.rollout(), visit.words()));
    data.put(
        "orders",
        caller.isUserInRole(Roles.CONFIGURATION) ? orders(view.rollout().state()) : List.of());
    return visit.page(status, page, SECTION, data);
  }

  private RolloutView view(long id) {
    Words words = visit.words();
    return RolloutView.of(rollouts.find(id), rollouts.events(id), words);
  }

  private static List<String> orders(Rollout.State state) {
    return switch (state) {
      case PREPARING -> List.of("abort");
      case RUNNING -> List.of("pause", "abort", "take-back");
      case PAUSED -> List.of("resume", "abort", "take-back");
      case RETURNING, FINISHED, ABORTED, RETURNED -> List.of();
    };
  }
}
