// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Problem;
import hall.server.Text;
import hall.server.auth.Roles;
import hall.server.casework.CaseEvents;
import hall.server.casework.CaseState;
import hall.server.casework.Light;
import hall.server.casework.Standing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a terminal asks for whoever holds a receipt before its window: how far the case is (R22),
/// and which papers it waits for. The bearer may be a neighbour who was sent (R15), so the answer
/// tells what the public page tells, and never the applicant nor what a clerk wrote to the
/// applicant. The token stands in the body, never in an address or a log.
@Path("/api/v1/terminal/paper-queries")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class AwaitedPaperResource {
  private final AwaitedCases cases;
  private final CaseEvents events;

  public AwaitedPaperResource(AwaitedCases cases, CaseEvents events) {
    this.cases = cases;
    this.events = events;
  }

  /// What the code of a receipt says.
  public record Bearer(@Nullable String number, @Nullable String token) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  /// How far the case is, and what it waits for.
  ///
  /// @param dueOn by when the next step is due; the applicant's own while it is correcting
  /// @param workingDaysLeft until then; negative when it is overdue
  /// @param atTerminal whether what a clerk asked for can be brought to a terminal
  /// @param bundle the life event (一件事) whose receipt it is
  public record Answer(
      String caseNumber,
      CaseState state,
      Text item,
      Text department,
      @Nullable LocalDate dueOn,
      @Nullable Integer workingDaysLeft,
      Light light,
      List<CaseQuery.Passed> trail,
      boolean atTerminal,
      List<AwaitedPaper> papers,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Whole bundle) {}

  /// A life event: the case of the answer, which is the first that waits for papers if one does,
  /// and the others.
  public record Whole(Text name, List<Other> others) {}

  /// Another case of a life event, and how far it is.
  public record Other(
      Text item,
      Text department,
      CaseState state,
      @Nullable LocalDate dueOn,
      @Nullable Integer workingDaysLeft,
      Light light) {
    static Other of(AwaitedCases.Awaiting one) {
      Standing standing = one.standing();
      return new Other(
          one.item().name(),
          one.item().department().name(),
          standing.state(),
          standing.dueOn(),
          standing.workingDaysLeft(),
          standing.light());
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(Bearer bearer) {
    Answer answer =
        cases
            .ofReceipt(bearer.number(), bearer.token())
            .map(this::answer)
            .orElseThrow(() ->
                Problem.of(404, "case-unknown", "Hold the code of a receipt before the window.")
                    .asException());
    return Response.ok(answer).header("Cache-Control", "no-store").build();
  }

  private Answer answer(AwaitedCases.Opened opened) {
    AwaitedCases.Awaiting found = opened.awaiting();
    Standing standing = found.standing();
    return new Answer(
        found.caseNumber(),
        standing.state(),
        found.item().name(),
        found.item().department().name(),
        standing.dueOn(),
        standing.workingDaysLeft(),
        standing.light(),
        CaseQuery.passed(events.of(found.caseNumber())),
        found.atTerminal(),
        found.papers().stream().map(AwaitedPaper::forBearer).toList(),
        opened.bundle() == null
            ? null
            : new Whole(opened.bundle().name(), opened.others().stream().map(Other::of).toList()));
  }
}
