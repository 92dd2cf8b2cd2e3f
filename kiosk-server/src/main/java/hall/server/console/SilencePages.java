// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Text;
import hall.server.Words;
import hall.server.alert.Silences;
import hall.server.auth.Roles;
import hall.server.terminal.Fleet;
import hall.server.terminal.Hall;
import hall.server.terminal.Terminal;
import hall.server.terminal.TerminalStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Maintenance silences, those that last and those to come.
@Path("/console/alerts/silences")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class SilencePages {
  private static final String SECTION = "alerts";
  private static final URI HOME = URI.create("/console/alerts/silences");

  private final Visit visit;
  private final Silences silences;
  private final TerminalStore store;
  private final Fleet fleet;
  private final InstantSource clock;
  private final Template page;

  public SilencePages(
      Visit visit,
      Silences silences,
      TerminalStore store,
      Fleet fleet,
      InstantSource clock,
      @Location("console/alert-silences.html") Template page) {
    this.visit = visit;
    this.silences = silences;
    this.store = store;
    this.fleet = fleet;
    this.clock = clock;
    this.page = page;
  }

  /// A silence in words.
  public record Line(long id, String where, String when, String reason, String by, boolean lasts) {}

  /// What may be silenced.
  public record Choice(String scope, String label) {}

  /// What was filled in.
  public record Form(String scope, String from, String until, String reason) {}

  @GET
  public Response list() {
    return page(200, new Form("", "", "", ""), List.of());
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  public Response begin(
      @FormParam("token") @Nullable String token,
      @FormParam("scope") @Nullable String scope,
      @FormParam("from") @Nullable String from,
      @FormParam("until") @Nullable String until,
      @FormParam("reason") @Nullable String reason,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    String wanted = Objects.requireNonNullElse(scope, "");
    try {
      silences.begin(
          new Silences.Wish(
              after(wanted, "terminal:"),
              after(wanted, "hall:"),
              FormTime.inHall(from),
              FormTime.inHall(until),
              reason),
          caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      Form form =
          new Form(
              wanted,
              Objects.requireNonNullElse(from, ""),
              Objects.requireNonNullElse(until, ""),
              Objects.requireNonNullElse(reason, ""));
      return page(e.problem().status(), form, defects(e));
    }
    return Response.seeOther(HOME).build();
  }

  @POST
  @Path("/{silenceId}/end")
  @RolesAllowed(Roles.OPERATOR)
  public Response end(
      @PathParam("silenceId") long silenceId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    silences.end(silenceId, caller.getUserPrincipal().getName());
    return Response.seeOther(HOME).build();
  }

  private Response page(int status, Form form, List<String> defects) {
    Words words = visit.words();
    List<Hall> halls = store.halls();
    Map<String, Text> names = halls.stream().collect(Collectors.toMap(Hall::id, Hall::name));
    List<Terminal> terminals = fleet.all();
    Map<String, String> stations =
        terminals.stream().collect(Collectors.toMap(Terminal::id, Terminal::name));
    Map<String, Object> data = new HashMap<>();
    data.put(
        "lines",
        silences.current().stream()
            .map(silence -> {
              Text hall = names.get(Objects.requireNonNullElse(silence.hallId(), ""));
              String terminal = Objects.requireNonNullElse(silence.terminalId(), "");
              return new Line(
                  silence.id(),
                  hall == null ? stations.getOrDefault(terminal, terminal) : words.text(hall),
                  words.say(
                      "silence_when", words.minute(silence.from()), words.minute(silence.until())),
                  silence.reason(),
                  silence.createdBy(),
                  !silence.from().toInstant().isAfter(clock.instant()));
            })
            .toList());
    data.put(
        "halls",
        halls.stream()
            .map(hall -> new Choice("hall:" + hall.id(), words.text(hall.name())))
            .toList());
    data.put(
        "terminals",
        terminals.stream()
            .map(each -> new Choice("terminal:" + each.id(), each.name() + " (" + each.id() + ")"))
            .toList());
    data.put("form", form);
    data.put("defects", defects);
    return visit.page(status, page, SECTION, data);
  }

  private static @Nullable String after(String scope, String kind) {
    return scope.startsWith(kind) ? scope.substring(kind.length()) : null;
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    return Objects.requireNonNullElse(e.problem().errors(), List.<Defect>of()).stream()
        .map(defect ->
            words.say(
                "silence_defect_"
                    + defect.path().replace("$.", "").replaceFirst("^(terminal|hall)Id$", "scope")))
        .distinct()
        .toList();
  }
}
