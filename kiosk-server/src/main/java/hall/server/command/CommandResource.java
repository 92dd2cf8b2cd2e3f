// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.Text;
import hall.server.auth.Roles;
import hall.server.command.Command.Stored;
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
import jakarta.ws.rs.core.SecurityContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Commands for the terminal that has to do them.
@Path("/api/v1/terminal/commands")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class CommandResource {
  private final Commands commands;

  public CommandResource(Commands commands) {
    this.commands = commands;
  }

  public record Waiting(List<Wanted> commands) {}

  /// A command as its terminal needs it.
  public record Wanted(
      UUID id,
      String kind,
      @Nullable Text text,
      @Nullable OffsetDateTime until,
      @Nullable String device,
      @Nullable Integer volume,
      @Nullable UUID message,
      OffsetDateTime orderedAt,
      OffsetDateTime expiresAt,
      String state) {

    static Wanted of(Stored command) {
      return new Wanted(
          command.id(),
          command.order().parsedKind().word(),
          command.order().text(),
          command.order().parsedUntil(),
          command.order().device(),
          command.order().volume(),
          command.order().parsedMessage(),
          HallTime.at(command.orderedAt()),
          HallTime.at(command.expiresAt()),
          command.state().word());
    }
  }

  public record Noted(String state) {}

  @GET
  public Waiting waiting(@Context SecurityContext caller) {
    return new Waiting(
        commands.live(caller.getUserPrincipal().getName()).stream().map(Wanted::of).toList());
  }

  @POST
  @Path("/{commandId}/reports")
  @Consumes(MediaType.APPLICATION_JSON)
  public Noted report(
      @PathParam("commandId") String commandId, Report report, @Context SecurityContext caller) {
    List<Problem.Defect> defects = report.defects();
    if (!defects.isEmpty()) {
      throw Problem.of(422, "report-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    return new Noted(
        commands.report(caller.getUserPrincipal().getName(), commandId, report).word());
  }
}
