// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Roles;
import hall.server.availability.Availabilities;
import hall.server.catalogue.Catalogue;
import hall.server.terminal.Enrolment;
import hall.server.terminal.Fleet;
import hall.server.terminal.TerminalStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The terminals, live, and the form that plans one.
@Path("/console/terminals")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class TerminalPages {
  private static final String SECTION = "terminals";
  private static final int OFFERED = 20;

  private final Visit visit;
  private final Fleet fleet;
  private final TerminalStore store;
  private final Enrolment enrolment;
  private final Catalogue catalogue;
  private final Audit audit;
  private final Availabilities availabilities;
  private final Template list;
  private final Template cards;
  private final Template options;
  private final Template plan;
  private final Template code;

  public TerminalPages(
      Visit visit,
      Fleet fleet,
      TerminalStore store,
      Enrolment enrolment,
      Catalogue catalogue,
      Audit audit,
      Availabilities availabilities,
      @Location("console/terminals.html") Template list,
      @Location("console/terminal-cards.html") Template cards,
      @Location("console/terminal-options.html") Template options,
      @Location("console/plan.html") Template plan,
      @Location("console/code.html") Template code) {
    this.visit = visit;
    this.fleet = fleet;
    this.store = store;
    this.enrolment = enrolment;
    this.catalogue = catalogue;
    this.audit = audit;
    this.availabilities = availabilities;
    this.list = list;
    this.cards = cards;
    this.options = options;
    this.plan = plan;
    this.code = code;
  }

  @GET
  public Response list(
      @BeanParam FleetFilter filter, @QueryParam("page") @DefaultValue("1") int page) {
    Map<String, Object> data = new HashMap<>(view(filter, page));
    data.put("defects", catalogue.published().defects());
    data.put("filter", filter);
    data.put("halls", store.halls());
    data.put("states", FleetFilter.STATES);
    YearMonth month = availabilities.thisMonth();
    data.put("months", List.of(month, month.minusMonths(1)));
    return visit.page(200, list, SECTION, data);
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/live")
  public Response live(
      @BeanParam FleetFilter filter, @QueryParam("page") @DefaultValue("1") int page) {
    return visit.page(200, cards, SECTION, view(filter, page));
  }

  /// What a field for a terminal offers while it is typed into.
  @GET
  @Path("/options")
  public Response options(@QueryParam("q") @DefaultValue("") String text) {
    return visit.page(200, options, SECTION, Map.of("terminals", fleet.search(text, OFFERED)));
  }

  private Map<String, ?> view(FleetFilter filter, int page) {
    return Map.of(
        "view",
        FleetView.of(fleet, filter, page, visit.words()),
        "filtered",
        !filter.isEmpty(),
        "query",
        filter.query());
  }

  @GET
  @Path("/plan")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response planForm() {
    return planForm(200, "", "", List.of());
  }

  @POST
  @Path("/plan")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response plan(
      @FormParam("token") @Nullable String token,
      @FormParam("id") @Nullable String id,
      @FormParam("name") @Nullable String name,
      @FormParam("hallId") @Nullable String hallId,
      @FormParam("model") @Nullable String model,
      @FormParam("lifeMinutes") @Nullable Integer lifeMinutes,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    String typedId = Objects.requireNonNullElse(id, "").strip();
    try {
      fleet.plan(new Fleet.Plan(typedId, name, hallId, model), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return planForm(
          e.problem().status(), typedId, Objects.requireNonNullElse(name, ""), defects(e));
    }
    return codePage(typedId, lifeMinutes, caller);
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    List<Defect> defects = e.problem().errors();
    return defects == null
        ? List.of(words.say("plan_taken"))
        : defects.stream()
            .map(defect -> words.say(defect.path().replace("$.", "plan_defect_")))
            .toList();
  }

  private Response planForm(int status, String id, String name, List<String> defects) {
    return visit.page(
        status,
        plan,
        SECTION,
        Map.of(
            "halls",
            store.halls(),
            "models",
            store.models(),
            "id",
            id,
            "name",
            name,
            "defects",
            defects));
  }

  @POST
  @Path("/{terminalId}/code")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response issueCode(
      @PathParam("terminalId") String terminalId,
      @FormParam("token") @Nullable String token,
      @FormParam("lifeMinutes") @Nullable Integer lifeMinutes,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    return codePage(terminalId, lifeMinutes, caller);
  }

  private Response codePage(
      String terminalId, @Nullable Integer lifeMinutes, SecurityContext caller) {
    Duration life = lifeMinutes == null ? Enrolment.USUAL_LIFE : Duration.ofMinutes(lifeMinutes);
    Enrolment.Code issued = enrolment.issueCode(terminalId, life);
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()),
        "enrolment-code-issued",
        terminalId,
        Map.of());
    return visit.page(200, code, SECTION, Map.of("terminalId", terminalId, "code", issued));
  }
}
