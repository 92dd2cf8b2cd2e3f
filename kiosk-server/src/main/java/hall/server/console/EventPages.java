// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Language;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Draft;
import hall.server.catalogue.Drafts;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a life event (一件事) is made or changed: its parts, what the event itself asks and answers,
/// its words, and what all of it comes to, before it becomes a draft.
@Path("/console/items/events")
@RolesAllowed(Roles.CONFIGURATION)
@RunOnVirtualThread
public class EventPages {
  private static final int CODE_PREFIX = 19;

  /// What the page has words for.
  private static final Set<String> SAID = Set.of("draft-waiting", "draft-same");

  private final Visit visit;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final ObjectMapper json;
  private final Template page;

  EventPages(
      Visit visit,
      Catalogue catalogue,
      Drafts drafts,
      ObjectMapper json,
      @Location("console/event.html") Template page) {
    this.visit = visit;
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.json = json;
    this.page = page;
  }

  @GET
  @Path("/new")
  public Response fresh() {
    return page(200, EventForm.empty(), "", List.of());
  }

  /// One that is published or drafted; a draft comes first.
  @GET
  @Path("/{eventCode}")
  public Response one(@PathParam("eventCode") String code) {
    JsonNode event =
        drafts
            .open(code)
            .filter(draft -> draft.kind() == Draft.Kind.EVENT)
            .map(this::parse)
            .or(() -> catalogue.event(code).map(JsonNode.class::cast))
            .orElseThrow(EventPages::unknown);
    return page(200, EventForm.of(event), "", List.of());
  }

  /// Every button of the form: what it does to the parts, a look at what all comes to, or a draft.
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(MultivaluedMap<String, String> form, @Context SecurityContext caller) {
    FormGuard.check(visit, form.getFirst("token"));
    String deed = Objects.requireNonNullElse(form.getFirst("do"), "");
    String typed = Objects.requireNonNullElse(form.getFirst("q"), "");
    EventForm event = EventForm.of(form).after(deed);
    if (!event.code().isEmpty() && !known(event.code())) {
      throw unknown();
    }
    if (!deed.equals("draw")) {
      return page(200, event, typed, List.of());
    }
    List<String> missing = event.missing();
    if (!missing.isEmpty()) {
      return page(422, event, typed, missing);
    }
    try {
      ObjectNode leads = leads(event).orElseThrow(EventPages::unknown);
      Draft draft =
          drafts.drawEvent(
              event.document(leads.path("department")),
              leads.path("implementationCode").asText().substring(0, CODE_PREFIX),
              caller.getUserPrincipal().getName());
      return Response.seeOther(URI.create("/console/items/drafts/" + draft.id())).build();
    } catch (ProblemException e) {
      String word = e.problem().word();
      if (!SAID.contains(word)) {
        throw e;
      }
      return page(e.problem().status(), event, typed, List.of(word));
    }
  }

  private boolean known(String code) {
    return catalogue.event(code).isPresent()
        || drafts.open(code).filter(draft -> draft.kind() == Draft.Kind.EVENT).isPresent();
  }

  private Optional<ObjectNode> leads(EventForm event) {
    return parts().of(event.department());
  }

  private EventParts parts() {
    return new EventParts(catalogue.documents(), visit.words());
  }

  private Response page(int status, EventForm event, String typed, List<String> complaints) {
    Words words = visit.words();
    EventParts parts = parts();
    Map<String, Object> data = new HashMap<>();
    data.put("event", event);
    data.put("parts", parts.of(event));
    data.put("found", parts.find(typed, event));
    data.put("q", typed);
    data.put("fullAsks", event.asks().size() >= EventForm.MOST_ASKS);
    data.put("full", event.parts().size() >= EventForm.MOST_PARTS);
    data.put("departments", parts.departments());
    data.put("themes", EventForm.THEMES);
    data.put("texts", event.said());
    data.put("name", event.text(words.language() == Language.ENGLISH ? "name.en" : "name.zh"));
    data.put(
        "complaints", complaints.stream().map(each -> words.say("eventproblem_" + each)).toList());
    data.put("view", view(event, parts, words));
    return visit.page(status, page, ItemPages.SECTION, data);
  }

  /// What the parts come to, also while words are missing; nothing where there are too few of them.
  private @Nullable EventView view(EventForm event, EventParts parts, Words words) {
    if (event.parts().size() < EventForm.FEWEST_PARTS) {
      return null;
    }
    JsonNode leads =
        leads(event)
            .map(item -> item.path("department"))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    ObjectNode document = event.document(leads);
    return EventView.of(catalogue.compose("draft", document), document, parts, words);
  }

  private JsonNode parse(Draft draft) {
    try {
      return json.readTree(draft.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored draft cannot be read", e);
    }
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "event-unknown", "Look for it in the list of items.").asException();
  }
}
