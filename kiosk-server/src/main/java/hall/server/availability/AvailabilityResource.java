// SPDX-License-Identifier: Apache-2.0
package hall.server.availability;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Availability by month, to read and as a table.
@Path("/api/v1/operator/availability")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class AvailabilityResource {
  private final Availabilities availabilities;
  private final InstantSource clock;

  public AvailabilityResource(Availabilities availabilities, InstantSource clock) {
    this.availabilities = availabilities;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public AvailabilityReport report(@QueryParam("month") @Nullable String month) {
    return availabilities.report(availabilities.month(month));
  }

  @GET
  @Path("/sheet")
  @Produces("text/csv;charset=UTF-8")
  public Response sheet(
      @QueryParam("month") @Nullable String written,
      @QueryParam("lang") @Nullable String language,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
    YearMonth month = availabilities.month(written);
    Words words = new Words(Language.choose(language, accepted), clock.instant());
    return Response.ok(AvailabilitySheet.write(availabilities.report(month), words))
        .header("Content-Disposition", "attachment; filename=\"availability-" + month + ".csv\"")
        .header("Cache-Control", "no-store")
        .build();
  }
}
