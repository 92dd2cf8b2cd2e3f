// SPDX-License-Identifier: Apache-2.0
package hall.server.catalogue;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// The editions of the catalogue that configurations may name.
@Path("/api/v1/operator/catalogue/editions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class EditionResource {
  private final Editions editions;

  public EditionResource(Editions editions) {
    this.editions = editions;
  }

  @GET
  public List<Editions.Shown> all() {
    return editions.all();
  }
}
