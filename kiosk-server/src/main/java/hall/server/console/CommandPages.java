// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.availability.Availabilities;
import hall.server.availability.Availability;
import hall.server.command.Commands;
import hall.server.configuration.Generations;
import hall.server.terminal.Fleet;
import hall.server.terminal.PresenceStore;
import hall.server.terminal.Revocation;
import hall.server.terminal.Terminal;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One terminal: how it is, what happened to it, and what it can be told to do.
@Path("/console/terminals")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class CommandPages {
  private static final String SECTION = "terminals";
  private static final int SHOWN = 20;
  private static final int KEY_BYTES = 16;

  private final Visit visit;
  private final Fleet fleet;
  private final PresenceStore presences;
  private final Commands commands;
  private final Generations generations;
  private final Availabilities availabilities;
  private final Secrets secrets;
  private final IdentityPanel identity;
  private final Revocation revocation;
  private final Template page;
  private final Template live;

  public CommandPages(
      Visit visit,
      Fleet fleet,
      PresenceStore presences,
      Commands commands,
      Generations generations,
      Availabilities availabilities,
      Secrets secrets,
      IdentityPanel identity,
      Revocation revocation,
      @Location("console/terminal.html") Template page,
      @Location("console/terminal-live.html") Template live) {
    this.visit = visit;
    this.fleet = fleet;
    this.presences = presences;
    this.commands = commands;
    this.generations = generations;
    this.availabilities = availabilities;
    this.secrets = secrets;
    this.identity = identity;
    this.revocation = revocation;
    this.page = page;
    this.live = live;
  }

  @GET
  @Path("/{terminalId}")
  public Response terminal(@PathParam("terminalId") String terminalId) {
    return page(200, terminalId, "");
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/{terminalId}/live")
  public Response live(@PathParam("terminalId") String terminalId) {
    TerminalView view = view(terminalId);
    return visit.page(
        200,
        live,
        SECTION,
        Map.of(
            "view",
            view,
            "identity",
            identity.view(terminalId, visit.words()),
            "availability",
            availability(view)));
  }

  @POST
  @Path("/{terminalId}/commands")
  @RolesAllowed(Roles.OPERATOR)
  public Response order(
      @PathParam("terminalId") String terminalId,
      @FormParam("token") @Nullable String token,
      @BeanParam OrderForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      commands.order(terminalId, form.key(), form.order(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      boolean late = e.problem().type().endsWith(":message-not-shown");
      return page(
          e.problem().status(),
          terminalId,
          visit.words().say(late ? "command_message_gone" : "command_defective"));
    }
    return Response.seeOther(URI.create("/console/terminals/" + terminalId)).build();
  }

  @POST
  @Path("/{terminalId}/commands/{commandId}/cancellation")
  @RolesAllowed(Roles.OPERATOR)
  public Response cancel(
      @PathParam("terminalId") String terminalId,
      @PathParam("commandId") String commandId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      commands.cancel(terminalId, commandId, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() != 409) {
        throw e;
      }
      return page(409, terminalId, visit.words().say("command_begun"));
    }
    return Response.seeOther(URI.create("/console/terminals/" + terminalId)).build();
  }

  @POST
  @Path("/{terminalId}/revoke")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response revoke(
      @PathParam("terminalId") String terminalId,
      @FormParam("token") @Nullable String token,
      @FormParam("reason") @Nullable String reason,
      @FormParam("sure") @Nullable String sure,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      revocation.revoke(
          terminalId, caller.getUserPrincipal().getName(), "yes".equals(sure) ? reason : null);
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      return page(e.problem().status(), terminalId, visit.words().say("access_defective"));
    }
    return Response.seeOther(URI.create("/console/terminals/" + terminalId)).build();
  }

  private Response page(int status, String terminalId, String complaint) {
    Map<String, Object> data = new HashMap<>();
    TerminalView view = view(terminalId);
    data.put("view", view);
    data.put("identity", identity.view(terminalId, visit.words()));
    data.put("availability", availability(view));
    data.put("complaint", complaint);
    // Whoever sends a form twice has ordered once.
    data.put("key", secrets.token(KEY_BYTES));
    return visit.page(status, page, SECTION, data);
  }

  private TerminalView view(String terminalId) {
    Terminal terminal =
        fleet
            .find(terminalId)
            .orElseThrow(() ->
                Problem.of(404, "terminal-unknown", "Plan the terminal first.").asException());
    return TerminalView.of(
        terminal,
        commands.newest(terminalId, SHOWN),
        presences.transitions(terminalId, SHOWN),
        generations.desired(terminalId),
        generations.told(terminalId),
        visit.words());
  }

  /// This month in one line: how much, and how long it was not.
  private String availability(TerminalView view) {
    Words words = visit.words();
    Availability month = availabilities.thisMonth(view.card().terminal());
    if (month.percent() == null) {
      return words.say("availability_none");
    }
    long lost = month.offlineSeconds() + month.outOfServiceSeconds();
    String percent = month.percent().toString();
    return lost == 0
        ? words.say("availability_percent", percent)
        : words.say("availability_lost", percent, words.span(lost));
  }
}
