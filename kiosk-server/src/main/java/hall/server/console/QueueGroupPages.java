// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.PublicAddress;
import hall.server.Text;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.queue.Displays;
import hall.server.queue.WindowGroups;
import hall.server.terminal.Halls;
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
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The windows of one hall and the screens on its wall, as administrators set them up.
@Path("/console/queue/{hallId}")
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
public class QueueGroupPages {
  private final Visit visit;
  private final Halls halls;
  private final WindowGroups groups;
  private final Displays displays;
  private final Catalogue catalogue;
  private final PublicAddress address;
  private final ObjectMapper json;
  private final Template page;
  private final Template one;

  QueueGroupPages(
      Visit visit,
      Halls halls,
      WindowGroups groups,
      Displays displays,
      Catalogue catalogue,
      PublicAddress address,
      ObjectMapper json,
      @Location("console/queue-hall.html") Template page,
      @Location("console/queue-group.html") Template one) {
    this.visit = visit;
    this.halls = halls;
    this.groups = groups;
    this.displays = displays;
    this.catalogue = catalogue;
    this.address = address;
    this.json = json;
    this.page = page;
    this.one = one;
  }

  @GET
  public Response hall(@PathParam("hallId") String hallId) {
    return hall(200, hallId, "", "");
  }

  @GET
  @Path("/groups/new")
  public Response blank(@PathParam("hallId") String hallId) {
    return form(200, hallId, null, QueueGroupForm.usual(), List.of());
  }

  @POST
  @Path("/groups/new")
  public Response add(
      @PathParam("hallId") String hallId,
      @FormParam("token") @Nullable String token,
      @BeanParam QueueGroupForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    find(hallId);
    try {
      groups.add(hallId, form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return form(e.problem().status(), hallId, null, form, defects(e));
    }
    return back(hallId);
  }

  @GET
  @Path("/groups/{groupId}")
  public Response group(@PathParam("hallId") String hallId, @PathParam("groupId") long groupId) {
    QueueGroupForm form =
        QueueGroupForm.of(groups.find(hallId, groupId).orElseThrow(QueueGroupPages::unknown));
    return form(200, hallId, groupId, form, List.of());
  }

  @POST
  @Path("/groups/{groupId}")
  public Response edit(
      @PathParam("hallId") String hallId,
      @PathParam("groupId") long groupId,
      @FormParam("token") @Nullable String token,
      @BeanParam QueueGroupForm form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    form.prefix = groups.find(hallId, groupId).orElseThrow(QueueGroupPages::unknown).prefix();
    try {
      groups.edit(hallId, groupId, form.wish(), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return form(e.problem().status(), hallId, groupId, form, defects(e));
    }
    return back(hallId);
  }

  @POST
  @Path("/displays")
  public Response addDisplay(
      @PathParam("hallId") String hallId,
      @FormParam("token") @Nullable String token,
      @FormParam("name") @Nullable String name,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    find(hallId);
    try {
      String key =
          displays.add(
              hallId, Objects.requireNonNullElse(name, ""), caller.getUserPrincipal().getName());
      // This is the only page that shows it.
      return hall(200, hallId, address.base() + "/display/" + hallId + "?k=" + key, "");
    } catch (ProblemException e) {
      return hall(e.problem().status(), hallId, "", visit.words().say("queue_display_defect"));
    }
  }

  @POST
  @Path("/displays/{displayId}/revocation")
  public Response revoke(
      @PathParam("hallId") String hallId,
      @PathParam("displayId") long displayId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    displays.revoke(hallId, displayId, caller.getUserPrincipal().getName());
    return back(hallId);
  }

  private Response hall(int status, String hallId, String shownOnce, String trouble) {
    Map<String, Object> data = new HashMap<>();
    data.put("hall", find(hallId));
    data.put("groups", groups.inHall(hallId));
    data.put("windows", QueuePages.windows(groups.inHall(hallId)));
    data.put("displays", displays.inHall(hallId));
    data.put("shownOnce", shownOnce);
    data.put("trouble", trouble);
    return visit.page(status, page, QueuePages.SECTION, data);
  }

  private Response form(
      int status,
      String hallId,
      @Nullable Long groupId,
      QueueGroupForm form,
      List<String> defects) {
    Map<String, Object> data = new HashMap<>();
    data.put("hall", find(hallId));
    data.put("groupId", groupId);
    data.put("form", form);
    data.put("week", List.of("1", "2", "3", "4", "5", "6", "7"));
    data.put("services", services());
    data.put("defects", defects);
    return visit.page(status, one, QueuePages.SECTION, data);
  }

  /// A service that windows may be for.
  public record Service(String code, Text name) {}

  private List<Service> services() {
    List<Service> all = new ArrayList<>();
    try {
      for (JsonNode item : json.readTree(catalogue.published().edition().body()).path("items")) {
        JsonNode name = item.path("name");
        all.add(
            new Service(
                item.path("code").asText(),
                new Text(name.path("zh-CN").asText(), name.path("en").asText())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The catalogue that was published is no JSON", e);
    }
    return all;
  }

  private Halls.Shown find(String hallId) {
    return halls.find(hallId).orElseThrow(QueueGroupPages::unknown);
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    List<Defect> defects = e.problem().errors();
    return defects == null
        ? List.of(
            words.say(
                e.problem().word().equals("revision-differs") ? "queue_differs" : "queue_taken"))
        : defects.stream()
            .map(defect -> words.say(defect.path().replace("$.", "queue_defect_")))
            .toList();
  }

  private static Response back(String hallId) {
    return Response.seeOther(UriBuilder.fromPath("/console/queue/{hall}").build(hallId)).build();
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "window-group-unknown", "Look for the group in the list of its hall.")
        .asException();
  }
}
