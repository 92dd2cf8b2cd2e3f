// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem.Defect;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.configuration.Layers;
import hall.server.configuration.Preview;
import hall.server.configuration.Publication;
import hall.server.configuration.Publications;
import hall.server.configuration.Scope;
import hall.server.configuration.Setting;
import hall.server.configuration.SettingsSchema;
import hall.server.rollout.Rollout;
import hall.server.rollout.Rollouts;
import hall.server.terminal.TerminalStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How terminals are set up: who says what, what a publication would change, what was published.
@Path("/console/configuration")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class ConfigurationPages {
  private static final String SECTION = "configuration";
  private static final String HOME = "/console/configuration";
  private static final int SHOWN = 10;
  private static final String NEWEST = "9223372036854775807";

  private final Visit visit;
  private final Layers layers;
  private final Publications publications;
  private final Rollouts rollouts;
  private final SettingsSchema schema;
  private final TerminalStore terminals;
  private final Places places;
  private final ConfigurationTemplates templates;

  public ConfigurationPages(
      Visit visit,
      Layers layers,
      Publications publications,
      Rollouts rollouts,
      SettingsSchema schema,
      TerminalStore terminals,
      Places places,
      ConfigurationTemplates templates) {
    this.visit = visit;
    this.layers = layers;
    this.publications = publications;
    this.rollouts = rollouts;
    this.schema = schema;
    this.terminals = terminals;
    this.places = places;
    this.templates = templates;
  }

  /// Where one begins. Older rollouts and publications than the first ones are asked for by number.
  @GET
  public Response home(
      @QueryParam("rollouts") @DefaultValue(NEWEST) long rolloutsBefore,
      @QueryParam("publications") @DefaultValue(NEWEST) long publicationsBefore,
      @Context SecurityContext caller) {
    return home(200, "", rolloutsBefore, publicationsBefore, caller);
  }

  private Response home(
      int status,
      String complaint,
      long rolloutsBefore,
      long publicationsBefore,
      SecurityContext caller) {
    Words words = visit.words();
    List<Layers.Shown> said = layers.newest(SHOWN);
    List<Rollout> begun = rollouts.newest(rolloutsBefore, SHOWN);
    List<Publication> published = publications.newest(publicationsBefore, SHOWN);
    Map<String, Object> data = new HashMap<>();
    data.put("complaint", complaint);
    data.put("places", places.list(said, words));
    data.put("fleetSaid", said.stream().anyMatch(layer -> layer.scope().equals(Scope.FLEET)));
    data.put("halls", terminals.halls());
    data.put("districts", terminals.districts());
    data.put("models", terminals.models());
    data.put("edited", publications.edited());
    data.put(
        "rollouts",
        begun.stream().map(rollout -> RolloutView.of(rollout, List.of(), words)).toList());
    data.put("olderRollouts", begun.size() == SHOWN ? begun.getLast().id() : 0);
    data.put(
        "publications",
        published.stream()
            .map(each -> PublicationLine.of(each, publications.progress(each.id()), caller, words))
            .toList());
    data.put("olderPublications", published.size() == SHOWN ? published.getLast().id() : 0);
    return visit.page(status, templates.home(), SECTION, data);
  }

  /// Where the choice of a scope leads.
  @GET
  @Path("/scope")
  public Response choose(
      @QueryParam("scope") @Nullable String scope,
      @QueryParam("terminal") @DefaultValue("") String terminal) {
    if (terminal.isBlank()) {
      return Response.seeOther(address(scope == null ? "fleet" : scope)).build();
    }
    return Response.seeOther(
            places
                .terminal(terminal)
                .map(id -> address("terminal:" + id))
                .orElseGet(() -> URI.create("/console/terminals?q=" + encoded(terminal))))
        .build();
  }

  private static URI address(String scope) {
    return URI.create(HOME + "/layers/" + encoded(scope));
  }

  @GET
  @Path("/layers/{scope}")
  public Response layer(
      @PathParam("scope") String scope,
      @QueryParam("set") @Nullable String set,
      @QueryParam("value") @Nullable String value,
      @Context SecurityContext caller) {
    // Only what terminals fetch can be filled in from outside, and nothing counts before it is
    // saved.
    Map<String, String> proposed =
        value == null
            ? Map.of()
            : schema.settings().stream()
                .filter(setting -> !setting.timeable() && setting.path().equals(set))
                .collect(Collectors.toMap(Setting::path, _ -> value));
    return layer(200, scope, proposed, null, caller);
  }

  @POST
  @Path("/layers/{scope}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.CONFIGURATION)
  public Response edit(
      @PathParam("scope") String scope,
      MultivaluedMap<String, String> form,
      @Context SecurityContext caller) {
    FormGuard.check(visit, form.getFirst("token"));
    long revision = revision(form.getFirst("revision"));
    try {
      layers.edit(
          scope,
          LayerForm.edit(revision, schema.settings(), form),
          caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() == 404) {
        throw e;
      }
      return layer(e.problem().status(), scope, Map.of(), e, caller);
    }
    return Response.seeOther(URI.create(HOME)).build();
  }

  @GET
  @Path("/preview")
  public Response preview(@Context SecurityContext caller) {
    return preview(200, "", caller);
  }

  @POST
  @Path("/publications")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response publish(
      @FormParam("token") @Nullable String token,
      @FormParam("note") @Nullable String note,
      @BeanParam PlanForm plan,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    String why = note == null ? "" : note;
    String operator = caller.getUserPrincipal().getName();
    try {
      if (plan.inRings()) {
        Rollout begun = rollouts.begin(why, plan.plan(), operator);
        return Response.seeOther(URI.create("/console/rollouts/" + begun.id())).build();
      }
      publications.request(why, operator);
    } catch (ProblemException e) {
      return preview(e.problem().status(), visit.words().word("publishproblem_", word(e)), caller);
    }
    return Response.seeOther(URI.create(HOME)).build();
  }

  @POST
  @Path("/publications/{publicationId}/decision")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response decide(
      @PathParam("publicationId") long publicationId,
      @FormParam("token") @Nullable String token,
      @FormParam("approve") @Nullable String approve,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      publications.decide(
          publicationId, "yes".equals(approve), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() != 422) {
        throw e;
      }
      return home(
          422, visit.words().say("publication_refused"), Long.MAX_VALUE, Long.MAX_VALUE, caller);
    }
    return Response.seeOther(URI.create(HOME)).build();
  }

  private Response layer(
      int status,
      String scope,
      Map<String, String> proposed,
      @Nullable ProblemException problem,
      SecurityContext caller) {
    Words words = visit.words();
    Layers.Shown shown = layers.find(scope);
    Map<String, Object> data = new HashMap<>();
    data.put(
        "view",
        LayerView.of(
            shown,
            layers.inherited(scope),
            schema.settings(),
            proposed,
            places.of(shown, words).name(),
            words));
    data.put(
        "proposed",
        proposed.entrySet().stream()
            .map(each ->
                words.say("layer_proposed", LayerView.label(each.getKey(), words), each.getValue()))
            .toList());
    data.put("complaint", problem == null ? "" : words.word("layerproblem_", word(problem)));
    data.put("defects", problem == null ? List.of() : defects(problem, words));
    data.put("administers", caller.isUserInRole(Roles.CONFIGURATION));
    return visit.page(status, templates.layer(), SECTION, data);
  }

  private Response preview(int status, String complaint, SecurityContext caller) {
    Words words = visit.words();
    Preview preview = publications.preview();
    Map<String, Object> data = new HashMap<>();
    data.put("preview", preview);
    data.put(
        "changes", preview.groups().stream().map(group -> ChangeView.of(group, words)).toList());
    data.put("complaint", complaint);
    data.put("fourEyes", publications.fourEyes());
    data.put("administers", caller.isUserInRole(Roles.CONFIGURATION));
    return visit.page(status, templates.preview(), SECTION, data);
  }

  private static List<String> defects(ProblemException problem, Words words) {
    List<Defect> errors = problem.problem().errors();
    return errors == null
        ? List.of()
        : errors.stream()
            .map(defect ->
                LayerView.label(defect.path().replaceFirst("^\\$\\.", ""), words)
                    + " · "
                    + defect.message())
            .toList();
  }

  private static long revision(@Nullable String text) {
    return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
  }

  private static String word(ProblemException problem) {
    return problem.problem().type().replace("urn:hall:problem:", "");
  }

  private static String encoded(String scope) {
    return URLEncoder.encode(scope, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
