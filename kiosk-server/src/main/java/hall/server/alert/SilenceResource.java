// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/// Maintenance silences.
@Path("/api/v1/operator/alert-silences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class SilenceResource {
  private final Silences silences;

  public SilenceResource(Silences silences) {
    this.silences = silences;
  }

  @GET
  public List<Silences.Silence> list() {
    return silences.current();
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(Silences.Wish wish, @Context SecurityContext caller) {
    return Response.status(Response.Status.CREATED)
        .entity(silences.begin(wish, caller.getUserPrincipal().getName()))
        .build();
  }

  @DELETE
  @Path("/{silenceId}")
  @RolesAllowed(Roles.OPERATOR)
  public void end(@PathParam("silenceId") long silenceId, @Context SecurityContext caller) {
    silences.end(silenceId, caller.getUserPrincipal().getName());
  }
}
