// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.HallTime;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.OffsetDateTime;

/// Where terminals bring how a citizen rates a case. A case has one rating, so that the case itself
/// is the key under which it is sent once more.
@Path("/api/v1/terminal/cases/{caseNumber}/evaluation")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EvaluationResource {
  private final Evaluations evaluations;

  EvaluationResource(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  /// That it is kept.
  ///
  /// @param followedUp whether somebody looks into it now
  public record Kept(String caseNumber, int mark, OffsetDateTime evaluatedAt, boolean followedUp) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Kept receive(
      @PathParam("caseNumber") String caseNumber,
      EvaluationWish wish,
      @Context SecurityContext caller) {
    Evaluation kept =
        evaluations.receive(caller.getUserPrincipal().getName(), caseNumber, wish.checked());
    return new Kept(
        kept.caseNumber(),
        kept.mark(),
        HallTime.at(kept.evaluatedAt()),
        Evaluation.isBad(kept.mark()));
  }
}
