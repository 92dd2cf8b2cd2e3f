// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.Map;

/// Terminals for operators.
@Path("/api/v1/operator/terminals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OperatorTerminalResource {
  private final Fleet fleet;
  private final Enrolment enrolment;
  private final Audit audit;

  public OperatorTerminalResource(Fleet fleet, Enrolment enrolment, Audit audit) {
    this.fleet = fleet;
    this.enrolment = enrolment;
    this.audit = audit;
  }

  @GET
  public List<Terminal> terminals() {
    return fleet.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response plan(Fleet.Plan plan, @Context SecurityContext caller) {
    return Response.status(Response.Status.CREATED)
        .entity(fleet.plan(plan, caller.getUserPrincipal().getName()))
        .build();
  }

  @POST
  @Path("/{terminalId}/enrolment-codes")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response issueCode(
      @PathParam("terminalId") String terminalId, @Context SecurityContext caller) {
    Enrolment.Code code = enrolment.issueCode(terminalId);
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()),
        "enrolment-code-issued",
        terminalId,
        Map.of());
    return Response.status(Response.Status.CREATED).entity(code).build();
  }
}
