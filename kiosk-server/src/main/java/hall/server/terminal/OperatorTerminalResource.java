// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Listing;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Roles;
import hall.server.certificate.CertificateEntry;
import hall.server.certificate.TerminalCertificates;
import hall.server.creation.Creations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
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
  private final Creations creations;

  public OperatorTerminalResource(
      Fleet fleet,
      Enrolment enrolment,
      Revocation revocation,
      TerminalCertificates certificates,
      Audit audit,
      Creations creations) {
    this.fleet = fleet;
    this.enrolment = enrolment;
    this.revocation = revocation;
    this.certificates = certificates;
    this.audit = audit;
    this.creations = creations;
  }

  /// Why a terminal's identity shall end.
  public record RevocationRequest(@Nullable String reason) {}

  /// All, or the next so many by id; then the header Link names the rest.
  @GET
  public Response terminals(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    return Listing.of(fleet.after(after, most), most, Terminal::id, uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response plan(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Fleet.Plan plan,
      @Context SecurityContext caller) {
    String operator = caller.getUserPrincipal().getName();
    return creations.once(key, operator, "terminal", plan, () -> fleet.plan(plan, operator));
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
