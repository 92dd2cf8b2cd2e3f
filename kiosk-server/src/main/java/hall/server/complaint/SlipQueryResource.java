// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.Problem;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a terminal asks for whoever holds a slip before its window and has no phone: the same as
/// [SlipResource] tells. The token stands in the body, never in an address or a log.
@Path("/api/v1/terminal/complaint-queries")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class SlipQueryResource {
  private final Complaints complaints;

  SlipQueryResource(Complaints complaints) {
    this.complaints = complaints;
  }

  /// What the code of a slip says.
  public record Bearer(@Nullable String number, @Nullable String token) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Bearer";
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(Bearer bearer) {
    Slip slip =
        complaints
            .slip(
                Objects.requireNonNullElse(bearer.number(), ""),
                Objects.requireNonNullElse(bearer.token(), ""))
            .orElseThrow(() ->
                Problem.of(404, "complaint-unknown", "Hold the code of a slip before the window.")
                    .asException());
    return Response.ok(slip).header("Cache-Control", "no-store").build();
  }
}
