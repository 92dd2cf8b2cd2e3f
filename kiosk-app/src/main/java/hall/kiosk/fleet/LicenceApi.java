// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.kiosk.journey.Licence;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of electronic licences.
@Path("/api/v1/terminal/elicences")
interface LicenceApi {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  Offer offer(@HeaderParam("Authorization") @Nullable String authorization);

  /// The document as bytes, what it is in a header; 404 and 409 where there is none.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces("application/pdf")
  Response show(@HeaderParam("Authorization") @Nullable String authorization, Question question);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(boolean offered) {}

  record Question(
      UUID key,
      String code,
      String implementationCode,
      int itemVersion,
      String material,
      Holder holder) {

    static Question of(UUID key, String code, Licence.Wanted wanted) {
      return new Question(
          key,
          code,
          wanted.implementationCode(),
          wanted.itemVersion(),
          wanted.material(),
          new Holder(wanted.name(), wanted.idNumber()));
    }

    /// Never whose, and never the code.
    @Override
    public String toString() {
      return "Question[%s]".formatted(material);
    }
  }

  record Holder(String name, String idNumber) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Holder";
    }
  }

  /// What the server saw, with its number masked.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Seen(AttestApi.Both name, String number, String issuer, @Nullable String validTo) {

    Licence read(UUID key) {
      return new Licence(
          key, name.read(), number, issuer, Optional.ofNullable(validTo).map(LocalDate::parse));
    }
  }
}
