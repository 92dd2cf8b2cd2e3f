// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.auth.Roles;
import hall.server.casework.CaseOrder;
import hall.server.casework.Casework;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
  private final CaseList list;
  private final Casework casework;

  public CaseResource(Cases cases, CaseList list, Casework casework) {
    this.cases = cases;
    this.list = list;
    this.casework = casework;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public CasePage list(
      @BeanParam CaseFilter filter, @QueryParam("page") @DefaultValue("1") int page) {
    return list.page(filter.checked(), page);
  }

  @GET
  @Path("/{caseNumber}")
  @RolesAllowed(Roles.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  public CaseFile open(
      @PathParam("caseNumber") String caseNumber, @Context SecurityContext caller) {
    return cases.open(caseNumber, caller.getUserPrincipal().getName());
  }

  /// Takes a step and shows the case after it.
  @POST
  @Path("/{caseNumber}/orders")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public CaseFile order(
      @PathParam("caseNumber") String caseNumber,
      CaseOrder order,
      @Context SecurityContext caller) {
    String operator = caller.getUserPrincipal().getName();
    casework.order(caseNumber, order, operator);
    return cases.open(caseNumber, operator);
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
