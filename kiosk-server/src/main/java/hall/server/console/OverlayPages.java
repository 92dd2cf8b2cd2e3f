// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.configuration.Overlay;
import hall.server.configuration.Overlays;
import hall.server.configuration.Setting;
import hall.server.configuration.SettingsSchema;
import hall.server.terminal.TerminalStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Settings for a time: an emergency that ends by itself, words that count from a date on.
@Path("/console/configuration/overlays")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OverlayPages {
  private static final String SECTION = "configuration";
  private static final int SHOWN = 20;
  private static final URI HOME = URI.create("/console/configuration/overlays");

  private final Visit visit;
  private final Overlays overlays;
  private final SettingsSchema schema;
  private final TerminalStore store;
  private final Places places;
  private final Template page;

  public OverlayPages(
      Visit visit,
      Overlays overlays,
      SettingsSchema schema,
      TerminalStore store,
      Places places,
      @Location("console/overlays.html") Template page) {
    this.visit = visit;
    this.overlays = overlays;
    this.schema = schema;
    this.store = store;
    this.places = places;
    this.page = page;
  }

  /// An overlay in words.
  public record Line(UUID id, String scope, String when, List<String> settings, String by) {}

  /// A setting that may be chosen.
  public record Choice(String path, String label) {}

  @GET
  public Response list(
      @QueryParam("page") @DefaultValue("1") int page, @Context SecurityContext caller) {
    return page(200, List.of(), page, caller);
  }

  @POST
  @RolesAllowed(Roles.CONFIGURATION)
  public Response begin(
      @FormParam("token") @Nullable String token,
      @FormParam("scope") @Nullable String scope,
      @FormParam("terminal") @DefaultValue("") String terminal,
      @FormParam("setting") @Nullable String setting,
      @FormParam("value") @Nullable String value,
      @FormParam("from") @Nullable String from,
      @FormParam("until") @Nullable String until,
      @FormParam("reason") @Nullable String reason,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Optional<Setting> chosen =
        schema.settings().stream().filter(each -> each.path().equals(setting)).findFirst();
    Map<String, JsonNode> set =
        chosen
            .map(each ->
                Map.of(
                    each.path(),
                    LayerForm.value(each, Objects.requireNonNullElse(value, "").strip())))
            .orElse(Map.of());
    try {
      String of =
          terminal.isBlank()
              ? scope
              : "terminal:" + places.terminal(terminal).orElse(terminal.strip());
      overlays.begin(
          new Overlays.Wish(of, FormTime.inHall(from), FormTime.inHall(until), set, null, reason),
          caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), defects(e), 1, caller);
    }
    return Response.seeOther(HOME).build();
  }

  @POST
  @Path("/{overlayId}/end")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response end(
      @PathParam("overlayId") UUID overlayId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      overlays.end(overlayId, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), List.of(visit.words().say("overlay_over")), 1, caller);
    }
    return Response.seeOther(HOME).build();
  }

  private Response page(int status, List<String> defects, int wanted, SecurityContext caller) {
    Words words = visit.words();
    Map<String, Object> data = new HashMap<>();
    List<Overlay> current = overlays.current();
    Pages part = Pages.of(current.size(), SHOWN, wanted);
    data.put("lines", part.cut(current).stream().map(each -> line(each, words)).toList());
    data.put("page", part);
    data.put("defects", defects);
    data.put(
        "settings",
        schema.settings().stream()
            .filter(Setting::timeable)
            .map(each -> new Choice(each.path(), LayerView.label(each.path(), words)))
            .toList());
    data.put("halls", store.halls());
    data.put("districts", store.districts());
    data.put("models", store.models());
    data.put("administers", caller.isUserInRole(Roles.CONFIGURATION));
    return visit.page(status, page, SECTION, data);
  }

  private static Line line(Overlay overlay, Words words) {
    String from =
        overlay.from() == null ? words.say("overlay_at_once") : words.minute(overlay.from());
    String until =
        overlay.until() == null ? words.say("overlay_for_good") : words.minute(overlay.until());
    return new Line(
        overlay.id(),
        overlay.scope().id().isEmpty()
            ? words.say("scope_fleet_name")
            : words.say("scope_" + overlay.scope().level().word()) + " " + overlay.scope().id(),
        words.say("overlay_when", from, until),
        overlay.changes().stream()
            .map(change ->
                LayerView.label(change.path(), words)
                    + " = "
                    + LayerView.value(change.path(), change.after(), words))
            .toList(),
        words.say("overlay_by", overlay.reason(), overlay.createdBy()));
  }

  private List<String> defects(ProblemException e) {
    Words words = visit.words();
    List<Defect> errors = Objects.requireNonNullElse(e.problem().errors(), List.<Defect>of());
    return errors.stream()
        .map(defect -> {
          String field = defect.path().replaceFirst("^\\$\\.", "");
          String said = words.sentences().get("overlay_defect_" + field);
          return said == null ? LayerView.label(field, words) + " · " + defect.message() : said;
        })
        .distinct()
        .toList();
  }
}
