// SPDX-License-Identifier: Apache-2.0
package hall.server.supervision;

import hall.server.Language;
import hall.server.Problem;
import hall.server.Words;
import hall.server.audit.Actor;
import hall.server.audit.Audit;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The events of all cases for those who supervise; who took them stands in the audit.
@Path("/api/v1/operator/supervision/events")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class EventResource {
  private final EventSheets sheets;
  private final Audit audit;
  private final InstantSource clock;

  EventResource(EventSheets sheets, Audit audit, InstantSource clock) {
    this.sheets = sheets;
    this.audit = audit;
    this.clock = clock;
  }

  @GET
  public Response export(
      @BeanParam SupervisionFilter filter,
      @QueryParam("format") @DefaultValue("ndjson") String format,
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context SecurityContext caller) {
    SupervisionFilter sound = filter.checked();
    Words words = new Words(Language.choose(language, accepted), clock.instant());
    StreamingOutput body =
        switch (format) {
          case "ndjson" -> out -> sheets.lines(sound, out);
          case "csv" -> out -> sheets.table(sound, words, out);
          case "xlsx" -> out -> sheets.workbook(sound, words, out);
          default ->
              throw Problem.of(400, "format-unknown", "One of ndjson, csv, xlsx.").asException();
        };
    audit.append(
        Actor.operator(caller.getUserPrincipal().getName()),
        "events-exported",
        "cases",
        Map.of("from", sound.from(), "to", sound.to()));
    return Response.ok(body, type(format))
        .header("Content-Disposition", "attachment; filename=\"case-events." + format + "\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static String type(String format) {
    return switch (format) {
      case "csv" -> "text/csv;charset=UTF-8";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      default -> "application/jsonl";
    };
  }
}
