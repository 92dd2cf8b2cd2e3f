// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Composition;
import hall.server.catalogue.Difference;
import hall.server.catalogue.Draft;
import hall.server.catalogue.Drafts;
import hall.server.exchange.ItemSheets;
import hall.server.exchange.MisfitException;
import hall.server.exchange.Workbooks;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One draft of an item: what its check found, how it differs from what is published, and what can
/// be decided about it.
@Path("/console/items/drafts/{draftId}")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class DraftPages {
  private static final URI HOME = URI.create("/console/items");

  /// What the page has words for; anything else is a page of its own.
  private static final Set<String> SAID =
      Set.of("note-missing", "day-past", "item-defective", "draft-decided", "second-person");

  private final Visit visit;
  private final Drafts drafts;
  private final Catalogue catalogue;
  private final ObjectMapper json;
  private final Template page;

  public DraftPages(
      Visit visit,
      Drafts drafts,
      Catalogue catalogue,
      ObjectMapper json,
      @Location("console/draft.html") Template page) {
    this.visit = visit;
    this.drafts = drafts;
    this.catalogue = catalogue;
    this.json = json;
    this.page = page;
  }

  @GET
  public Response one(@PathParam("draftId") long draftId, @Context SecurityContext caller) {
    return one(200, "", draftId, caller);
  }

  /// The draft alone, to go on editing it.
  @GET
  @Path("/workbook")
  public Response workbook(@PathParam("draftId") long draftId) {
    Draft draft = drafts.find(draftId);
    if (draft.kind() == Draft.Kind.EVENT) {
      throw Problem.of(404, "draft-in-no-sheet", "Edit the life event on its own page.")
          .asException();
    }
    try {
      return ItemPages.workbook(
          Workbooks.write(ItemSheets.of(List.of(parse(draft)))),
          draft.implementationCode().replaceAll("[^0-9A-Za-z]", "") + ".xlsx");
    } catch (MisfitException e) {
      throw new IllegalStateException("A draft stands in no sheet", e);
    }
  }

  @POST
  @Path("/request")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response request(
      @PathParam("draftId") long draftId,
      @FormParam("token") @Nullable String token,
      @FormParam("note") @Nullable String note,
      @FormParam("day") @Nullable String day,
      @Context SecurityContext caller) {
    return act(
        draftId,
        token,
        caller,
        () ->
            drafts.request(
                draftId, note == null ? "" : note, day(day), caller.getUserPrincipal().getName()));
  }

  @POST
  @Path("/decision")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response decide(
      @PathParam("draftId") long draftId,
      @FormParam("token") @Nullable String token,
      @FormParam("approve") @Nullable String approve,
      @Context SecurityContext caller) {
    return act(
        draftId,
        token,
        caller,
        () -> drafts.decide(draftId, "yes".equals(approve), caller.getUserPrincipal().getName()));
  }

  @POST
  @Path("/discard")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response discard(
      @PathParam("draftId") long draftId,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    return act(
        draftId, token, caller, () -> drafts.discard(draftId, caller.getUserPrincipal().getName()));
  }

  private Response act(
      long draftId, @Nullable String token, SecurityContext caller, Runnable deed) {
    FormGuard.check(visit, token);
    try {
      deed.run();
    } catch (ProblemException e) {
      String word = e.problem().type().replace("urn:hall:problem:", "");
      if (!SAID.contains(word)) {
        throw e;
      }
      return one(e.problem().status(), visit.words().say("draftproblem_" + word), draftId, caller);
    }
    return Response.seeOther(HOME).build();
  }

  /// What is no day is one that is past.
  private static @Nullable LocalDate day(@Nullable String day) {
    if (day == null || day.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException unreadable) {
      return LocalDate.MIN;
    }
  }

  private Response one(int status, String complaint, long draftId, SecurityContext caller) {
    Words words = visit.words();
    Draft draft = drafts.find(draftId);
    JsonNode document = parse(draft);
    boolean event = draft.kind() == Draft.Kind.EVENT;
    JsonNode before =
        (event
                ? catalogue.event(draft.implementationCode())
                : catalogue.document(draft.implementationCode()))
            .orElse(null);
    String me = caller.getUserPrincipal().getName();
    boolean administers = caller.isUserInRole(Roles.CONFIGURATION);
    Map<String, Object> data = new HashMap<>();
    data.put("line", DraftLine.of(draft, catalogue.published(), words));
    data.put("name", DraftLine.name(document, words));
    if (event) {
      Composition made = drafts.composition(draft);
      data.put(
          "view",
          EventView.of(made, document, new EventParts(catalogue.documents(), words), words));
      data.put("checked", ItemsView.composed(made, words));
    } else {
      data.put("view", null);
      data.put("checked", ItemsView.checked(drafts.check(draft), words));
    }
    data.put("editable", administers && event && draft.state() == Draft.State.DRAFT);
    data.put("fresh", before == null);
    data.put("differences", before == null ? List.of() : Difference.between(before, document));
    data.put("complaint", complaint);
    data.put("requestable", administers && draft.state() == Draft.State.DRAFT);
    data.put("decidable", administers && draft.state() == Draft.State.WAITING);
    data.put("own", me.equals(draft.requestedBy()));
    data.put("discardable", administers && draft.open());
    data.put("fourEyes", drafts.fourEyes());
    return visit.page(status, page, ItemPages.SECTION, data);
  }

  private JsonNode parse(Draft draft) {
    try {
      return json.readTree(draft.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored draft cannot be read", e);
    }
  }
}
