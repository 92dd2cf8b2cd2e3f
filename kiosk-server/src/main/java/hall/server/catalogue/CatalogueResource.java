// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.auth.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// The catalogue for terminals; its revision is its entity tag.
@Path("/api/v1/terminal/catalogue")
@RolesAllowed(Roles.TERMINAL)
public class CatalogueResource {
  private final Catalogue catalogue;

  public CatalogueResource(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response catalogue(@Context Request request) {
    Catalogue.Published published = catalogue.published();
    EntityTag tag = new EntityTag(published.revision());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(published.body())
            .tag(tag)
            .header("Cache-Control", "private, no-cache")
            .build();
  }
}
