// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.auth.Roles;
import hall.server.catalogue.Editions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/// The catalogue for a terminal; its revision is its entity tag.
@Path("/api/v1/terminal/catalogue")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class CatalogueResource {
  private final OfferedCatalogue offered;

  public CatalogueResource(OfferedCatalogue offered) {
    this.offered = offered;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response catalogue(@Context Request request, @Context SecurityContext caller) {
    Editions.Edition edition = offered.to(caller.getUserPrincipal().getName());
    EntityTag tag = new EntityTag(edition.revision());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(edition.body()).tag(tag).header("Cache-Control", "private, no-cache").build();
  }
}
