// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.auth.Roles;
import hall.server.elicence.ELicences;
import hall.server.elicence.Showing;
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

/// Where terminals redeem the codes of electronic licences that citizens show, with an application
/// or for a paper that a case waits for.
@Path("/api/v1/terminal/elicences")
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class ELicenceResource {
  private final ELicences licences;
  private final ShownLicences shown;
  private final ObjectMapper json;

  ELicenceResource(ELicences licences, ShownLicences shown, ObjectMapper json) {
    this.licences = licences;
    this.shown = shown;
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
    ELicences.Shown taken =
        licences.show(caller.getUserPrincipal().getName(), shown.forPaper(showing));
    byte[] licence =
        json.writeValueAsString(taken.licence().masked()).getBytes(StandardCharsets.UTF_8);
    return Response.ok(taken.pdf())
        .header("Cache-Control", "no-store")
        .header("X-Hall-Content-SHA256", taken.sha256())
        .header("X-Hall-Pages", taken.pages())
        .header("X-Hall-Licence", Base64.getEncoder().encodeToString(licence))
        .build();
  }
}
