// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.calendar.Calendar;
import hall.server.evaluation.EvaluationReport;
import hall.server.evaluation.EvaluationReports;
import hall.server.evaluation.Rater;
import hall.server.evaluation.Rectification;
import hall.server.evaluation.RectificationLife;
import hall.server.evaluation.RectificationLife.Deed;
import hall.server.evaluation.RectificationState;
import hall.server.evaluation.Rectifications;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The report of a month, the bad ratings that wait, and each of them with what may be done next.
/// Every deed names the revision that it was shown for, so that one that comes late does nothing.
@Path("/console/evaluations")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class EvaluationPages {
  private static final String SECTION = "evaluations";

  private final Visit visit;
  private final Rectifications rectifications;
  private final EvaluationReports reports;
  private final Calendar calendar;
  private final Template list;
  private final Template one;

  EvaluationPages(
      Visit visit,
      Rectifications rectifications,
      EvaluationReports reports,
      Calendar calendar,
      @Location("console/evaluations.html") Template list,
      @Location("console/evaluation.html") Template one) {
    this.visit = visit;
    this.rectifications = rectifications;
    this.reports = reports;
    this.calendar = calendar;
    this.list = list;
    this.one = one;
  }

  /// What the report says of halls, of terminals, of items, of where they were rated or by whom.
  public record Part(String kind, List<EvaluationReport.Line> lines) {}

  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("month") @Nullable String written) {
    boolean known =
        Stream.of(RectificationState.values()).anyMatch(each -> each.word().equals(state));
    Words words = visit.words();
    YearMonth month = reports.month(written);
    EvaluationReport report = reports.report(month);
    return visit.page(
        200,
        list,
        SECTION,
        Map.of(
            "state",
            known ? state : "",
            "states",
            Stream.of(RectificationState.values()).map(RectificationState::word).toList(),
            "lines",
            rectifications.list(known ? state : null).stream()
                .map(each -> RatingLine.of(each, calendar.today(), words))
                .toList(),
            "month",
            month.toString(),
            "whole",
            report.whole(),
            "agents",
            report.raters().stream()
                .filter(line -> line.id().equals(Rater.AGENT.word()))
                .mapToLong(line -> line.tally().all())
                .sum(),
            "parts",
            List.of(
                new Part("hall", report.halls()),
                new Part("terminal", report.terminals()),
                new Part("item", report.items()),
                new Part("channel", report.channels()),
                new Part("rater", report.raters()))));
  }

  @GET
  @Path("/cases/{ratedCase}")
  public Response open(
      @PathParam("ratedCase") String caseNumber,
      @QueryParam("rater") @DefaultValue("applicant") String rater) {
    return page(200, caseNumber, rater(rater), "");
  }

  @POST
  @Path("/cases/{ratedCase}/{ratingDeed}")
  public Response act(
      @PathParam("ratedCase") String caseNumber,
      @PathParam("ratingDeed") String word,
      @FormParam("token") @Nullable String token,
      @FormParam("rater") @DefaultValue("applicant") String by,
      @FormParam("revision") @Nullable Long revision,
      @FormParam("words") @Nullable String words,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Deed deed = Deed.find(word).orElseThrow(EvaluationPages::unknown);
    Rater rater = rater(by);
    try {
      rectifications.act(
          caseNumber,
          rater,
          revision == null ? -1 : revision,
          deed,
          Objects.requireNonNullElse(words, ""),
          caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), caseNumber, rater, e.problem().word());
    }
    return Response.seeOther(URI.create(RatingLine.address(caseNumber, rater))).build();
  }

  private static Rater rater(String word) {
    return Rater.find(word).orElseThrow(EvaluationPages::unknown);
  }

  private Response page(int status, String caseNumber, Rater rater, String said) {
    Rectification bad =
        rectifications.find(caseNumber, rater).orElseThrow(EvaluationPages::unknown);
    Words words = visit.words();
    return visit.page(
        status,
        one,
        SECTION,
        Map.of(
            "line",
            RatingLine.of(bad, calendar.today(), words),
            "wrote",
            bad.evaluation().words(),
            "revision",
            bad.revision(),
            "deeds",
            RectificationLife.deeds(bad.state()),
            "trail",
            rectifications.trail(caseNumber, rater).stream()
                .map(each -> RatingLine.Done.of(each, words))
                .toList(),
            "said",
            said.isEmpty() ? "" : words.say("rectification_said_" + said)));
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "rectification-unknown", "Look for it in the list.").asException();
  }
}
