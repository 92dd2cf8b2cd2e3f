// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.Text;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;

/// Where terminals fetch certificates of whoever laid the card, and tell what they printed.
@Path("/api/v1/terminal/attestations")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class AttestationResource {
  private final Attestations attestations;

  AttestationResource(Attestations attestations) {
    this.attestations = attestations;
  }

  /// What can be printed; nothing where there is no platform.
  public record Offer(List<Kind> kinds) {}

  /// A kind, and how it is named.
  public record Kind(String kind, Text name, Text issuer, Text about) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Offer offer() {
    return new Offer(
        attestations.offered().stream()
            .map(each -> new Kind(each.kind(), each.name(), each.issuer(), each.about()))
            .toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("application/pdf")
  public Response issue(AttestationWish wish, @Context SecurityContext caller) {
    Attestations.Issued issued = attestations.issue(caller.getUserPrincipal().getName(), wish);
    return Response.ok(issued.pdf())
        .header("Cache-Control", "no-store")
        .header("X-Hall-Content-SHA256", issued.sha256())
        .header("X-Hall-Pages", issued.pages())
        .header("X-Hall-Copies", issued.copies())
        .header("X-Hall-Verification-Code", issued.code())
        .header("X-Hall-Verification-Url", issued.verifyUrl())
        .build();
  }

  @POST
  @Path("/{idempotencyKey}/prints")
  @Consumes(MediaType.APPLICATION_JSON)
  public void printed(
      @PathParam("idempotencyKey") UUID key, PrintReport report, @Context SecurityContext caller) {
    attestations.printed(caller.getUserPrincipal().getName(), key, report);
  }
}
