// SPDX-License-Identifier: Apache-2.0
package hall.server.help;

import hall.server.HallTime;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/// Where terminals call for help, and learn what is answered: one request for both, every few
/// seconds while somebody waits, so that neither side keeps a queue.
@Path("/api/v1/terminal/help-calls/{idempotencyKey}")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HelpResource {
  private final HelpCalls calls;

  HelpResource(HelpCalls calls) {
    this.calls = calls;
  }

  /// How a call stands.
  ///
  /// @param state `open` or `closed`
  /// @param pointed rises with every time that somebody points at the main button
  /// @param messages none for whoever has gone
  public record Standing(String state, long pointed, List<Message> messages) {}

  /// A message, without the name of whoever wrote it.
  public record Message(long number, String from, String text, OffsetDateTime at) {
    static Message of(HelpCall.Message said) {
      return new Message(
          said.number(),
          said.author() == null ? "citizen" : "attendant",
          said.words(),
          HallTime.at(said.at()));
    }
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Standing report(
      @PathParam("idempotencyKey") UUID id, HelpReport report, @Context SecurityContext caller) {
    HelpReport.Checked checked = report.checked();
    HelpCalls.Talk now = calls.report(caller.getUserPrincipal().getName(), id, checked);
    return new Standing(
        now.call().open() ? "open" : "closed",
        now.call().pointed(),
        checked.over() ? List.of() : now.messages().stream().map(Message::of).toList());
  }
}
