// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/// Commands for operators.
@Path("/api/v1/operator/terminals/{terminalId}/commands")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OperatorCommandResource {
  private static final int SHOWN = 50;

  private final Commands commands;

  public OperatorCommandResource(Commands commands) {
    this.commands = commands;
  }

  @GET
  public List<Command> newest(@PathParam("terminalId") String terminalId) {
    return commands.newest(terminalId, SHOWN);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response order(
      @PathParam("terminalId") String terminalId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      Order order,
      @Context SecurityContext caller) {
    Commands.Ordered ordered =
        commands.order(terminalId, key, order, caller.getUserPrincipal().getName());
    return Response.status(ordered.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .entity(ordered.command())
        .build();
  }

  @POST
  @Path("/{commandId}/cancellation")
  @RolesAllowed(Roles.OPERATOR)
  public Command cancel(
      @PathParam("terminalId") String terminalId,
      @PathParam("commandId") String commandId,
      @Context SecurityContext caller) {
    return commands.cancel(terminalId, commandId, caller.getUserPrincipal().getName());
  }

  @GET
  @Path("/{commandId}/log")
  @Produces("application/gzip")
  public Response log(
      @PathParam("terminalId") String terminalId, @PathParam("commandId") String commandId) {
    return Response.ok(commands.log(terminalId, commandId))
        .header("Content-Disposition", "attachment; filename=\"" + commandId + ".log.gz\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  /// Whoever could order it may look at it.
  @GET
  @Path("/{commandId}/picture")
  @Produces("image/png")
  @RolesAllowed(Roles.OPERATOR)
  public Response picture(
      @PathParam("terminalId") String terminalId, @PathParam("commandId") String commandId) {
    return Response.ok(commands.picture(terminalId, commandId))
        .header("Cache-Control", "private, max-age=3600")
        .build();
  }
}
