// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem;
import hall.server.Text;
import hall.server.auth.Roles;
import hall.server.casework.CaseState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a terminal asks for whoever holds a receipt before its window: which papers the case waits
/// for. The bearer may be a neighbour who was sent (R15), so the answer names the item, the
/// department and the papers, as the public page does, and never the applicant nor what a clerk
/// wrote to the applicant. The token stands in the body, never in an address or a log.
@Path("/api/v1/terminal/paper-queries")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class AwaitedPaperResource {
  private final AwaitedCases cases;

  public AwaitedPaperResource(AwaitedCases cases) {
    this.cases = cases;
  }

  /// What the code of a receipt says.
  public record Bearer(@Nullable String number, @Nullable String token) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /// What the case waits for.
  ///
  /// @param atTerminal whether what a clerk asked for can be brought to a terminal
  public record Answer(
      String caseNumber,
      CaseState state,
      Text item,
      Text department,
      boolean atTerminal,
      List<AwaitedPaper> papers) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(Bearer bearer) {
    Answer answer =
        cases
            .ofReceipt(bearer.number(), bearer.token())
            .map(found ->
                new Answer(
                    found.caseNumber(),
                    found.state(),
                    found.item().name(),
                    found.item().department().name(),
                    found.atTerminal(),
                    found.papers().stream().map(AwaitedPaper::forBearer).toList()))
            .orElseThrow(() ->
                Problem.of(404, "case-unknown", "Hold the code of a receipt before the window.")
                    .asException());
    return Response.ok(answer).header("Cache-Control", "no-store").build();
  }
}
