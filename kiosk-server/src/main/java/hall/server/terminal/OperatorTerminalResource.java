// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Roles;
import hall.server.certificate.CertificateEntry;
import hall.server.certificate.TerminalCertificates;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Terminals for operators.
@Path("/api/v1/operator/terminals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OperatorTerminalResource {
  private static final int SHOWN = 50;

  private final Fleet fleet;
  private final Enrolment enrolment;
  private final Revocation revocation;
  private final TerminalCertificates certificates;
  private final Audit audit;

  public OperatorTerminalResource(
      Fleet fleet,
      Enrolment enrolment,
      Revocation revocation,
      TerminalCertificates certificates,
      Audit audit) {
    this.fleet = fleet;
    this.enrolment = enrolment;
    this.revocation = revocation;
    this.certificates = certificates;
    this.audit = audit;
  }

  /// Why a terminal's identity shall end.
  public record RevocationRequest(@Nullable String reason) {}

  @GET
  public List<Terminal> terminals() {
    return fleet.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response plan(Fleet.Plan plan, @Context SecurityContext caller) {
    return Response.status(Response.Status.CREATED)
        .entity(fleet.plan(plan, caller.getUserPrincipal().getName()))
        .build();
  }

  @POST
  @Path("/{terminalId}/enrolment-codes")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response issueCode(
      @PathParam("terminalId") String terminalId,
      @QueryParam("lifeMinutes") @Nullable Integer lifeMinutes,
      @Context SecurityContext caller) {
    Duration life = lifeMinutes == null ? Enrolment.USUAL_LIFE : Duration.ofMinutes(lifeMinutes);
    Enrolment.Code code = enrolment.issueCode(terminalId, life);
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()),
        "enrolment-code-issued",
        terminalId,
        Map.of());
    return Response.status(Response.Status.CREATED).entity(code).build();
  }

  @GET
  @Path("/{terminalId}/certificates")
  public List<CertificateEntry> certificates(@PathParam("terminalId") String terminalId) {
    return certificates.newest(terminalId, SHOWN);
  }

  @POST
  @Path("/{terminalId}/revoke")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Revocation.Done revoke(
      @PathParam("terminalId") String terminalId,
      RevocationRequest request,
      @Context SecurityContext caller) {
    return revocation.revoke(terminalId, caller.getUserPrincipal().getName(), request.reason());
  }
}
