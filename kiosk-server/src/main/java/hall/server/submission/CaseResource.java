// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/// Cases for operators.
@Path("/api/v1/operator/cases")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class CaseResource {
  private final Cases cases;

  public CaseResource(Cases cases) {
    this.cases = cases;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CasePage list(@QueryParam("page") @DefaultValue("1") int page) {
    return cases.page(page);
  }

  @GET
  @Path("/{caseNumber}")
  @RolesAllowed(Roles.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  public CaseFile open(
      @PathParam("caseNumber") String caseNumber, @Context SecurityContext caller) {
    return cases.open(caseNumber, caller.getUserPrincipal().getName());
  }

  @GET
  @Path("/{caseNumber}/documents/{documentId}")
  @RolesAllowed(Roles.OPERATOR)
  public Response document(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("documentId") String documentId,
      @Context SecurityContext caller) {
    return DocumentAnswer.download(
        cases.openDocument(caseNumber, documentId, caller.getUserPrincipal().getName()));
  }
}
