// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit for auditors.
@Path("/api/v1/operator/audit")
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class AuditResource {
  private final AuditTrail trail;
  private final Verification verification;
  private final Audit audit;

  public AuditResource(AuditTrail trail, Verification verification, Audit audit) {
    this.trail = trail;
    this.verification = verification;
    this.audit = audit;
  }

  /// A verdict as it stands in JSON.
  public record Verified(
      boolean intact, @Nullable Long entries, @Nullable String head, @Nullable Break broken) {

    /// Where the chain is broken first.
    public record Break(long entry, String reason) {}

    static Verified of(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Intact(long entries, String head) -> new Verified(true, entries, head, null);
        case Verdict.Broken(long entry, Verdict.Reason reason) ->
            new Verified(false, null, null, new Break(entry, reason.word()));
      };
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public AuditPage page(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("before") @Nullable Long before) {
    return trail.page(AuditFilter.of(actor, action, subject, from, to), before);
  }

  @GET
  @Path("/export")
  @Produces("application/jsonl")
  public Response export(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("subject") @Nullable String subject,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Context SecurityContext caller) {
    AuditFilter filter = AuditFilter.of(actor, action, subject, from, to);
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()), "audit-exported", "audit", Map.of());
    StreamingOutput lines = out -> trail.export(filter, out);
    return Response.ok(lines)
        .header("Content-Disposition", "attachment; filename=\"audit.jsonl\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("/verification")
  @Produces(MediaType.APPLICATION_JSON)
  public Verified verify() {
    return Verified.of(verification.verify());
  }
}
