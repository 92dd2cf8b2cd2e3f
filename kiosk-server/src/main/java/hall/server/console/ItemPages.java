// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Drafts;
import hall.server.exchange.ItemSheets;
import hall.server.exchange.MisfitException;
import hall.server.exchange.SheetItems;
import hall.server.exchange.Workbooks;
import hall.server.terminal.PresenceBoard;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// The service items of the newest edition and what their check found; workbooks of them, and the
/// drafts that such workbooks bring.
@Path("/console/items")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class ItemPages {
  static final String SECTION = "configuration";
  private static final URI HOME = URI.create("/console/items");
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /// So many of a file's mistakes are shown at once.
  private static final int SHOWN = 50;

  private final Visit visit;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final PresenceBoard board;
  private final Template page;

  public ItemPages(
      Visit visit,
      Catalogue catalogue,
      Drafts drafts,
      PresenceBoard board,
      @Location("console/items.html") Template page) {
    this.visit = visit;
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.board = board;
    this.page = page;
  }

  @GET
  public Response all(@Context SecurityContext caller) {
    return all(200, List.of(), caller);
  }

  /// Every published item, to be exchanged, or to be edited and given back.
  @GET
  @Path("/workbook")
  public Response workbook() {
    try {
      return workbook(Workbooks.write(ItemSheets.of(catalogue.documents())), "items.xlsx");
    } catch (MisfitException e) {
      throw new IllegalStateException("A published item stands in no sheet", e);
    }
  }

  static Response workbook(byte[] bytes, String name) {
    return Response.ok(bytes, XLSX)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/drafts")
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
  @RolesAllowed(Roles.CONFIGURATION)
  public Response draw(
      @RestForm("token") @Nullable String token,
      @RestForm("workbook") @Nullable FileUpload file,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Words words = visit.words();
    if (file == null || file.size() == 0) {
      return all(422, List.of(words.say("items_no_file")), caller);
    }
    try {
      int drawn =
          drafts.draw(
              SheetItems.of(Workbooks.read(Files.readAllBytes(file.uploadedFile()))),
              file.fileName(),
              caller.getUserPrincipal().getName());
      return drawn == 0
          ? all(422, List.of(words.say("items_nothing_new")), caller)
          : Response.seeOther(HOME).build();
    } catch (MisfitException e) {
      return all(
          422, e.misfits().stream().limit(SHOWN).map(each -> each.line(words)).toList(), caller);
    } catch (ProblemException e) {
      return all(e.problem().status(), List.of(words.say("items_waiting")), caller);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response all(int status, List<String> complaints, SecurityContext caller) {
    Words words = visit.words();
    Catalogue.Published published = catalogue.published();
    Map<String, Object> data = new HashMap<>();
    data.put(
        "view", ItemsView.of(published.files(), Offers.of(board.sightings(), published), words));
    data.put("revision", published.edition().revision());
    data.put(
        "drafts",
        drafts.newest().stream().map(each -> DraftLine.of(each, published, words)).toList());
    data.put("complaints", complaints);
    data.put("administers", caller.isUserInRole(Roles.CONFIGURATION));
    return visit.page(status, page, SECTION, data);
  }
}
