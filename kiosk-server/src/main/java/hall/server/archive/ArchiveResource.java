// SPDX-License-Identifier: Apache-2.0
package hall.server.archive;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;

/// The package of a decided case, for the archive.
@Path("/api/v1/operator/cases/{caseNumber}/archive")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class ArchiveResource {
  private final Archives archives;

  ArchiveResource(Archives archives) {
    this.archives = archives;
  }

  @GET
  public Response fetch(
      @PathParam("caseNumber") String caseNumber, @Context SecurityContext caller) {
    Bag bag = archives.pack(caseNumber, caller.getUserPrincipal().getName());
    StreamingOutput body = bag::write;
    return Response.ok(body, "application/zip")
        .header("Content-Disposition", "attachment; filename=\"" + bag.name() + ".zip\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
