// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.auth.Roles;
import hall.server.creation.Creations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Maintenance silences.
@Path("/api/v1/operator/alert-silences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class SilenceResource {
  private final Silences silences;
  private final Creations creations;

  public SilenceResource(Silences silences, Creations creations) {
    this.silences = silences;
    this.creations = creations;
  }

  @GET
  public List<Silences.Silence> list() {
    return silences.current();
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response begin(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Silences.Wish wish,
      @Context SecurityContext caller) {
    String operator = caller.getUserPrincipal().getName();
    return creations.once(key, operator, "silence", wish, () -> silences.begin(wish, operator));
  }

  @DELETE
  @Path("/{silenceId}")
  @RolesAllowed(Roles.OPERATOR)
  public void end(@PathParam("silenceId") long silenceId, @Context SecurityContext caller) {
    silences.end(silenceId, caller.getUserPrincipal().getName());
  }
}
