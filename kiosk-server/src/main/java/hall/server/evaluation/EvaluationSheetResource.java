// SPDX-License-Identifier: Apache-2.0
package hall.server.evaluation;

import hall.server.Language;
import hall.server.Words;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// The report of a month as a table.
@Path("/api/v1/operator/evaluations/sheet")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class EvaluationSheetResource {
  private final EvaluationReports reports;
  private final InstantSource clock;

  EvaluationSheetResource(EvaluationReports reports, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
  }

  @GET
  @Produces("text/csv;charset=UTF-8")
  public Response sheet(
      @QueryParam("month") @Nullable String written,
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    YearMonth month = reports.month(written);
    Words words = new Words(Language.choose(language, accepted), clock.instant());
    return Response.ok(EvaluationSheet.write(reports.report(month), words))
        .header("Content-Disposition", "attachment; filename=\"evaluations-" + month + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }
}
