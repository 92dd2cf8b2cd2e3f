// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Text;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.terminal.District;
import hall.server.terminal.Fleet;
import hall.server.terminal.Halls;
import hall.server.terminal.Terminal;
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
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The halls on a map and as a list; administrators add and edit them.
@Path("/console/halls")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class HallPages {
  private static final String SECTION = "terminals";
  private static final int SHOWN = 50;
  private static final URI HOME = URI.create("/console/halls");

  private final Visit visit;
  private final Halls halls;
  private final TerminalStore store;
  private final Fleet fleet;
  private final Outlines outlines;
  private final Template list;
  private final Template live;
  private final Template one;

  public HallPages(
      Visit visit,
      Halls halls,
      TerminalStore store,
      Fleet fleet,
      Outlines outlines,
      @Location("console/halls.html") Template list,
      @Location("console/halls-live.html") Template live,
      @Location("console/hall.html") Template one) {
    this.visit = visit;
    this.halls = halls;
    this.store = store;
    this.fleet = fleet;
    this.outlines = outlines;
    this.list = list;
    this.live = live;
    this.one = one;
  }

  @GET
  public Response list(
      @QueryParam("page") @DefaultValue("1") int page, @Context SecurityContext caller) {
    Map<String, Object> data = new HashMap<>(halls(page));
    data.put("administers", caller.isUserInRole(Roles.ADMINISTRATOR));
    return visit.page(200, list, SECTION, data);
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/live")
  public Response live(@QueryParam("page") @DefaultValue("1") int page) {
    return visit.page(200, live, SECTION, halls(page));
  }

  private Map<String, Object> halls(int page) {
    Words words = visit.words();
    List<Halls.Shown> all = halls.all();
    Map<String, String> districts =
        store.districts().stream()
            .collect(Collectors.toMap(District::id, district -> words.text(district.name())));
    Map<String, List<Terminal>> terminals =
        fleet.all().stream().collect(Collectors.groupingBy(terminal -> terminal.hall().id()));
    Map<String, HallLine> lines = new LinkedHashMap<>();
    for (Halls.Shown hall : all) {
      String district = hall.districtId() == null ? null : districts.get(hall.districtId());
      lines.put(
          hall.id(),
          HallLine.of(hall, district, terminals.getOrDefault(hall.id(), List.of()), words));
    }
    HallMap map = HallMap.of(all, lines, outlines.all(), words);
    Pages part = Pages.of(lines.size(), SHOWN, page);
    return Map.of(
        "lines",
        part.cut(List.copyOf(lines.values())),
        "page",
        part,
        "maps",
        map == null ? List.of() : List.of(map));
  }

  @GET
  @Path("/new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response blank() {
    return form(200, "", new HallForm(), List.of());
  }

  @POST
  @Path("/new")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response add(
      @FormParam("token") @Nullable String token,
      @BeanParam HallForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      halls.add(form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return form(e.problem().status(), "", form, defects(e));
    }
    return Response.seeOther(HOME).build();
  }

  @GET
  @Path("/{hallId}")
  public Response hall(@PathParam("hallId") String hallId) {
    return form(
        200, hallId, HallForm.of(halls.find(hallId).orElseThrow(HallPages::unknown)), List.of());
  }

  @POST
  @Path("/{hallId}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response edit(
      @PathParam("hallId") String hallId,
      @FormParam("token") @Nullable String token,
      @BeanParam HallForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      halls.edit(hallId, form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      return form(e.problem().status(), hallId, form, defects(e));
    }
    return Response.seeOther(HOME).build();
  }

  @POST
  @Path("/districts")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response addDistrict(
      @FormParam("token") @Nullable String token,
      @FormParam("id") @Nullable String id,
      @FormParam("nameZhCn") @Nullable String nameZhCn,
      @FormParam("nameEn") @Nullable String nameEn,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      halls.addDistrict(
          new Halls.DistrictWish(
              id,
              new Text(
                  Objects.requireNonNullElse(nameZhCn, ""),
                  Objects.requireNonNullElse(nameEn, ""))),
          caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return form(e.problem().status(), "", new HallForm(), defects(e));
    }
    return Response.seeOther(URI.create("/console/halls/new")).build();
  }

  private Response form(int status, String hallId, HallForm form, List<String> defects) {
    Map<String, Object> data = new HashMap<>();
    data.put("hallId", hallId);
    data.put("form", form);
    data.put("districts", store.districts());
    data.put("defects", defects);
    List<Terminal> here = hallId.isEmpty() ? List.of() : fleet.inHall(hallId);
    data.put("terminals", here.stream().limit(SHOWN).toList());
    data.put("more", here.size() > SHOWN);
    return visit.page(status, one, SECTION, data);
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    List<Defect> defects = e.problem().errors();
    return defects == null
        ? List.of(
            words.say(
                e.problem().type().endsWith("revision-differs") ? "hall_differs" : "hall_taken"))
        : defects.stream()
            .map(defect -> words.say(defect.path().replace("$.", "hall_defect_")))
            .toList();
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "hall-unknown", "Look for the hall in the list.").asException();
  }
}
