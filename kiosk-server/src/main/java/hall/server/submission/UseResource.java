// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.HallTime;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.time.LocalDate;

/// Where terminals tell how often items were begun, whatever came of it.
@Path("/api/v1/terminal/uses/{day}")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class UseResource {
  private final ItemUse use;
  private final InstantSource clock;

  UseResource(ItemUse use, InstantSource clock) {
    this.use = use;
    this.clock = clock;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public void tell(
      @PathParam("day") String day, UseReport report, @Context SecurityContext caller) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), HallTime.ZONE);
    use.tell(caller.getUserPrincipal().getName(), report.checked(day, today));
  }
}
