// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Terminals for operators.
@Path("/api/v1/operator/terminals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class OperatorTerminalResource {
  private final Fleet fleet;
  private final Enrolment enrolment;

  public OperatorTerminalResource(Fleet fleet, Enrolment enrolment) {
    this.fleet = fleet;
    this.enrolment = enrolment;
  }

  @GET
  public List<Terminal> terminals() {
    return fleet.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response plan(Fleet.Plan plan) {
    return Response.status(Response.Status.CREATED).entity(fleet.plan(plan)).build();
  }

  @POST
  @Path("/{terminalId}/enrolment-codes")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response issueCode(@PathParam("terminalId") String terminalId) {
    return Response.status(Response.Status.CREATED).entity(enrolment.issueCode(terminalId)).build();
  }
}
