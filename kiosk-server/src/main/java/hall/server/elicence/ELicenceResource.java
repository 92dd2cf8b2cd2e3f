// SPDX-License-Identifier: Apache-2.0
package hall.server.elicence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where terminals redeem the codes of electronic licences that citizens show.
@Path("/api/v1/terminal/elicences")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class ELicenceResource {
  private final ELicences licences;
  private final ObjectMapper json;

  ELicenceResource(ELicences licences, ObjectMapper json) {
    this.licences = licences;
    this.json = json;
  }

  /// Whether licences can be shown: not where there is no platform that holds them.
  public record Offer(boolean offered) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Offer offer() {
    return new Offer(licences.offered());
  }

  /// The sealed document; what it is, with its number masked, stands in a header as base64 of JSON,
  /// since names are no text for headers.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("application/pdf")
  public Response show(Showing showing, @Context SecurityContext caller)
      throws JsonProcessingException {
    ELicences.Shown shown = licences.show(caller.getUserPrincipal().getName(), showing);
    byte[] licence =
        json.writeValueAsString(shown.licence().masked()).getBytes(StandardCharsets.UTF_8);
    return Response.ok(shown.pdf())
        .header("Cache-Control", "no-store")
        .header("X-Hall-Content-SHA256", shown.sha256())
        .header("X-Hall-Pages", shown.pages())
        .header("X-Hall-Licence", Base64.getEncoder().encodeToString(licence))
        .build();
  }
}
