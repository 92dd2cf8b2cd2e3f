// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
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

  /// A code, and the paper that its licence shall stand for: of an item, or of a case.
  ///
  /// @param holder whose licence it has to be; with a case, whose card opened it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Question(
      UUID key,
      String code,
      @Nullable String implementationCode,
      @Nullable Integer itemVersion,
      String material,
      Licence.@Nullable Holder holder,
      PaperApi.@Nullable Question supplementOf) {

    static Question of(UUID key, String code, Licence.Wanted wanted) {
      return switch (wanted) {
        case Licence.Wanted.OfItem(var item, var version, var material, var holder) ->
            new Question(key, code, item, version, material, holder, null);
        case Licence.Wanted.OfCase(var number, var token, var material, var card) ->
            new Question(
                key,
                code,
                null,
                null,
                material,
                card.orElse(null),
                new PaperApi.Question(number, token.orElse(null)));
      };
    }

    /// Never whose, and never the code.
    @Override
    public String toString() {
      return "Question[%s]".formatted(material);
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
