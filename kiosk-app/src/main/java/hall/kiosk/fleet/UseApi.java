// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a terminal says of how it is used.
@Path("/api/v1/terminal/uses")
interface UseApi {

  /// 404 from a server that does not count it yet.
  @PUT
  @Path("{day}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  void tell(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("day") LocalDate day,
      Uses uses);

  /// What was begun on a day, in all.
  record Uses(List<Begun> items) {

    static Uses of(Map<String, Integer> counts) {
      return new Uses(
          counts.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(count -> new Begun(count.getKey(), count.getValue()))
              .toList());
    }
  }

  record Begun(String implementationCode, int begun) {}
}
