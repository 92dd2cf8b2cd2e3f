// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Roles;
import hall.server.submission.Cases;
import hall.server.submission.DocumentAnswer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/// The list of cases, masked, and each case in full.
@Path("/console/cases")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class CasePages {
  private static final String SECTION = "cases";

  private final Visit visit;
  private final Cases cases;
  private final Template list;
  private final Template one;

  public CasePages(
      Visit visit,
      Cases cases,
      @Location("console/cases.html") Template list,
      @Location("console/case.html") Template one) {
    this.visit = visit;
    this.cases = cases;
    this.list = list;
    this.one = one;
  }

  @GET
  public Response list(@QueryParam("page") @DefaultValue("1") int page) {
    return visit.page(200, list, SECTION, Map.of("page", cases.page(page)));
  }

  @GET
  @Path("/{caseNumber}")
  @RolesAllowed(Roles.OPERATOR)
  public Response open(
      @PathParam("caseNumber") String caseNumber, @Context SecurityContext caller) {
    return visit.page(
        200,
        one,
        SECTION,
        Map.of("case", CaseView.of(cases.open(caseNumber, name(caller)), visit.words())));
  }

  @GET
  @Path("/{caseNumber}/documents/{documentId}")
  @RolesAllowed(Roles.OPERATOR)
  public Response document(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("documentId") String documentId,
      @Context SecurityContext caller) {
    return DocumentAnswer.inline(cases.openDocument(caseNumber, documentId, name(caller)));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
