// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Filters;
import hall.server.HallTime;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.alert.AlertEntry;
import hall.server.alert.AlertFilter;
import hall.server.alert.AlertInbox;
import hall.server.alert.AlertPage;
import hall.server.alert.AlertState;
import hall.server.alert.Severity;
import hall.server.alert.Silences;
import hall.server.auth.Roles;
import hall.server.terminal.TerminalStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inbox of alerts, each alert with its group, and what can be done about it.
@Path("/console/alerts")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AlertPages {
  private static final String SECTION = "alerts";
  private static final URI INBOX = URI.create("/console/alerts");
  private static final List<Integer> HOURS = List.of(1, 4, 12, 24, 72);

  private final Visit visit;
  private final AlertInbox inbox;
  private final Silences silences;
  private final TerminalStore terminals;
  private final InstantSource clock;
  private final AlertTemplates templates;

  public AlertPages(
      Visit visit,
      AlertInbox inbox,
      Silences silences,
      TerminalStore terminals,
      InstantSource clock,
      AlertTemplates templates) {
    this.visit = visit;
    this.inbox = inbox;
    this.silences = silences;
    this.terminals = terminals;
    this.clock = clock;
    this.templates = templates;
  }

  @GET
  public Response list(
      @QueryParam("hall") @DefaultValue("") String hall,
      @QueryParam("severity") @DefaultValue("") String severity,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("page") @DefaultValue("1") int page) {
    Map<String, Object> data = new HashMap<>(lines(hall, severity, state, page));
    data.put("halls", terminals.halls());
    data.put("severities", List.of(Severity.values()));
    data.put("states", List.of(AlertState.values()));
    data.put("hall", hall);
    data.put("severity", severity);
    data.put("state", state);
    data.put("silences", silences.current());
    return visit.page(200, templates.list(), SECTION, data);
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/live")
  public Response live(
      @QueryParam("hall") @DefaultValue("") String hall,
      @QueryParam("severity") @DefaultValue("") String severity,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("page") @DefaultValue("1") int page) {
    return visit.page(200, templates.lines(), SECTION, lines(hall, severity, state, page));
  }

  /// The count in the navigation.
  @GET
  @Path("/badge")
  public Response badge() {
    return visit.page(200, templates.badge(), SECTION, Map.of());
  }

  private Map<String, Object> lines(String hall, String severity, String state, int wanted) {
    Words words = visit.words();
    AlertPage page = inbox.page(AlertFilter.of(hall, severity, state, null), wanted);
    String query = Filters.query("hall", hall, "severity", severity, "state", state);
    return Map.of(
        "page",
        page,
        "lines",
        page.alerts().stream().map(entry -> AlertLine.of(entry, words)).toList(),
        "filtered",
        !(hall + severity + state).isEmpty(),
        "query",
        query);
  }

  @GET
  @Path("/{alertId}")
  public Response open(
      @PathParam("alertId") long alertId,
      @QueryParam("whole") @Nullable String whole,
      @QueryParam("page") @DefaultValue("1") int page) {
    return one(200, inbox.find(alertId), whole != null, page, "");
  }

  @POST
  @Path("/{alertId}/acknowledge")
  @RolesAllowed(Roles.OPERATOR)
  public Response acknowledge(
      @PathParam("alertId") long alertId,
      @FormParam("token") @Nullable String token,
      @FormParam("note") @Nullable String note,
      @FormParam("group") @Nullable String group,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      inbox.acknowledge(alertId, note, group != null, name(caller));
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      String complaint = e.problem().status() == 409 ? "alert_over" : "alert_note_defect";
      return one(
          e.problem().status(),
          inbox.find(alertId),
          group != null,
          1,
          visit.words().say(complaint));
    }
    return Response.seeOther(INBOX).build();
  }

  @POST
  @Path("/{alertId}/silence")
  @RolesAllowed(Roles.OPERATOR)
  public Response silence(
      @PathParam("alertId") long alertId,
      @FormParam("token") @Nullable String token,
      @FormParam("scope") @Nullable String scope,
      @FormParam("hours") @DefaultValue("1") int hours,
      @FormParam("reason") @Nullable String reason,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    AlertEntry alert = inbox.find(alertId);
    boolean hall = "hall".equals(scope);
    AlertEntry.Station terminal = alert.terminal();
    try {
      silences.begin(
          new Silences.Wish(
              hall || terminal == null ? null : terminal.id(),
              hall && alert.hall() != null ? alert.hall().id() : null,
              null,
              HallTime.at(clock.instant().plus(Duration.ofHours(hours))).toString(),
              reason),
          name(caller));
    } catch (ProblemException e) {
      return one(e.problem().status(), alert, hall, 1, visit.words().say("alert_silence_defect"));
    }
    return Response.seeOther(INBOX).build();
  }

  /// An alert by itself, or its whole group.
  private Response one(int status, AlertEntry alert, boolean whole, int wanted, String complaint) {
    Words words = visit.words();
    boolean grouped = whole && alert.group() != null;
    AlertPage members =
        grouped
            ? inbox.page(new AlertFilter(null, null, null, alert.group()), wanted)
            : new AlertPage(1, 1, 0, 0, List.of());
    Map<String, Object> data = new HashMap<>();
    data.put("line", AlertLine.of(grouped ? inbox.whole(alert) : alert, words));
    data.put("grouped", grouped);
    data.put("complaint", complaint);
    data.put("hours", HOURS);
    data.put("page", members);
    data.put(
        "members", members.alerts().stream().map(entry -> AlertLine.of(entry, words)).toList());
    data.put("query", "whole=1");
    return visit.page(status, templates.one(), SECTION, data);
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
