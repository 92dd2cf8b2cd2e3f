// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.SigningKey;
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
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/// The configuration for the terminal that has to run it.
@Path("/api/v1/terminal/configuration")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class ConfigurationResource {
  private final Handout handout;
  private final SigningKeys keys;
  private final DesiredGenerations desired;

  ConfigurationResource(Handout handout, SigningKeys keys, DesiredGenerations desired) {
    this.handout = handout;
    this.keys = keys;
    this.desired = desired;
  }

  /// The bytes that were signed, in base64, and who signed them.
  public record Envelope(byte[] payload, List<Signed> signatures) {}

  public record Signed(String keyId, String algorithm, byte[] signature) {}

  public record Keys(List<Key> keys) {}

  public record Key(String keyId, String algorithm, byte[] publicKey, JsonNode endorsements) {}

  public record Noted(long desiredGeneration) {}

  @GET
  public Envelope configuration(@Context SecurityContext caller) {
    SnapshotStore.Signed signed = handout.desired(caller.getUserPrincipal().getName());
    return new Envelope(
        signed.payload(),
        List.of(new Signed(signed.keyId(), SigningKey.ALGORITHM, signed.signature())));
  }

  @GET
  @Path("/keys")
  public Keys keys() {
    return new Keys(
        keys.all().stream()
            .map(key -> new Key(key.keyId(), key.algorithm(), key.publicKey(), key.endorsements()))
            .toList());
  }

  @POST
  @Path("/reports")
  @Consumes(MediaType.APPLICATION_JSON)
  public Noted report(ConfigurationReport report, @Context SecurityContext caller) {
    List<Defect> defects = report.defects();
    if (!defects.isEmpty()) {
      throw Problem.of(422, "report-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    String terminalId = caller.getUserPrincipal().getName();
    handout.report(terminalId, report);
    return new Noted(desired.of(terminalId));
  }
}
