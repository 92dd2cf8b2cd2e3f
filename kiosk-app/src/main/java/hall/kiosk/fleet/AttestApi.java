// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Attestation;
import hall.kiosk.journey.LocalText;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of certificates.
@Path("/api/v1/terminal/attestations")
interface AttestApi {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  Offer offer(@HeaderParam("Authorization") @Nullable String authorization);

  /// The document as bytes, what belongs to it as headers; 404 and 409 where there is none.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("application/pdf")
  Response fetch(@HeaderParam("Authorization") @Nullable String authorization, Wish wish);

  @POST
  @Path("{key}/prints")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  void report(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      PrintReport report);

  /// Which can be printed.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(List<Kind> kinds) {

    List<Attestation.Kind> read() {
      return kinds.stream().map(Kind::read).toList();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Kind(String kind, Both name, Both issuer, Both about) {

    Attestation.Kind read() {
      return new Attestation.Kind(kind, name.read(), issuer.read(), about.read());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Both(@JsonProperty("zh-CN") String zhCn, @JsonProperty("en") String en) {

    LocalText read() {
      return new LocalText(zhCn, en);
    }
  }

  record Wish(UUID key, String kind, Citizen citizen) {

    static Wish of(UUID key, Attestation.Kind kind, IdCard card) {
      return new Wish(
          key,
          kind.kind(),
          new Citizen(card.displayName(), Objects.requireNonNullElse(card.idNumber(), "")));
    }

    /// Never whose.
    @Override
    public String toString() {
      return "Wish[%s]".formatted(kind);
    }
  }

  record Citizen(String name, String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  record PrintReport(int part, String outcome, int copies) {}
}
