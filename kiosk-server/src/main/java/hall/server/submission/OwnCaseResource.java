// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.logging.Logger;

/// What a terminal asks for the citizen whose card it has read. What the card says stands in the
/// body, never in an address or a log.
@Path("/api/v1/terminal/case-queries")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class OwnCaseResource {
  private static final Logger LOG = Logger.getLogger(OwnCaseResource.class);

  private final OwnCases cases;

  public OwnCaseResource(OwnCases cases) {
    this.cases = cases;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(OwnCases.Person person, @Context SecurityContext caller) {
    OwnCases.Found found = cases.of(person);
    LOG.infof(
        "Terminal %s asked for the cases of a card: %d",
        caller.getUserPrincipal().getName(), found.cases().size());
    return Response.ok(found).header("Cache-Control", "no-store").build();
  }
}
