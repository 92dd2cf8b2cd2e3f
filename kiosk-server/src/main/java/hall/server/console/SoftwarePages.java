// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Editions;
import hall.server.software.SoftwareReleases;
import hall.server.software.SoftwareRoots;
import hall.server.software.Standing;
import hall.server.terminal.Fleet;
import hall.server.terminal.PresenceBoard;
import hall.server.terminal.Sighting;
import hall.server.terminal.TerminalStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What terminals run and what they can be given: releases of the software, the roots that say who
/// may sign them, editions of the catalogue.
@Path("/console/software")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class SoftwarePages {
  private static final String SECTION = "configuration";
  private static final URI HOME = URI.create("/console/software");

  /// What the upload may be told, for the page's script.
  private static final List<String> PROBLEMS =
      List.of(
          "malformed",
          "root-unknown",
          "root-expired",
          "root-differs",
          "root-out-of-turn",
          "signature-wrong",
          "release-expired",
          "release-differs",
          "sequence-used",
          "too-large",
          "length-wrong",
          "hash-wrong",
          "nothing-chosen",
          "bundle-missing",
          "connection",
          "other");

  private final Visit visit;
  private final SoftwareReleases releases;
  private final SoftwareRoots roots;
  private final Editions editions;
  private final Catalogue catalogue;
  private final PresenceBoard board;
  private final TerminalStore terminals;
  private final Fleet fleet;
  private final Template page;

  public SoftwarePages(
      Visit visit,
      SoftwareReleases releases,
      SoftwareRoots roots,
      Editions editions,
      Catalogue catalogue,
      PresenceBoard board,
      TerminalStore terminals,
      Fleet fleet,
      @Location("console/software.html") Template page) {
    this.visit = visit;
    this.releases = releases;
    this.roots = roots;
    this.editions = editions;
    this.catalogue = catalogue;
    this.board = board;
    this.terminals = terminals;
    this.fleet = fleet;
    this.page = page;
  }

  @GET
  public Response home(@Context SecurityContext caller) {
    return home(200, "", caller);
  }

  /// Where the choice of a release or an edition and a scope leads: to the scope's form.
  @GET
  @Path("/draft")
  public Response draft(
      @QueryParam("set") @DefaultValue("") String set,
      @QueryParam("value") @DefaultValue("") String value,
      @QueryParam("scope") @DefaultValue("fleet") String scope) {
    return Response.seeOther(
            UriBuilder.fromPath("/console/configuration/layers/{scope}")
                .queryParam("set", "{set}")
                .queryParam("value", "{value}")
                .build(scope, set, value))
        .build();
  }

  @POST
  @Path("/releases/{version}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed(Roles.CONFIGURATION)
  public Response withdraw(
      @PathParam("version") String version,
      @FormParam("token") @Nullable String token,
      @FormParam("reason") @Nullable String reason,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      releases.withdraw(version, reason, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      if (e.problem().status() != 422) {
        throw e;
      }
      return home(422, visit.words().say("software_reason_missing"), caller);
    }
    return Response.seeOther(HOME).build();
  }

  private Response home(int status, String complaint, SecurityContext caller) {
    Words words = visit.words();
    List<Sighting> sightings = board.sightings();
    List<SoftwareReleases.Shown> known = releases.all();
    Map<String, Object> data = new HashMap<>();
    data.put("complaint", complaint);
    data.put("inUse", SoftwareView.inUse(sightings, known, words));
    data.put(
        "releases", known.stream().map(each -> SoftwareView.line(each, sightings, words)).toList());
    data.put(
        "offered", known.stream().filter(each -> each.standing() == Standing.OFFERED).toList());
    data.put("roots", roots.all().stream().map(each -> SoftwareView.root(each, words)).toList());
    String newest = catalogue.published().edition().revision();
    data.put(
        "editions",
        editions.all().stream()
            .map(each -> SoftwareView.edition(each, newest, sightings, words))
            .toList());
    data.put("halls", terminals.halls());
    data.put("districts", terminals.districts());
    data.put("models", terminals.models());
    data.put("terminals", fleet.all());
    data.put("problems", PROBLEMS);
    data.put("administers", caller.isUserInRole(Roles.CONFIGURATION));
    return visit.page(status, page, SECTION, data);
  }
}
