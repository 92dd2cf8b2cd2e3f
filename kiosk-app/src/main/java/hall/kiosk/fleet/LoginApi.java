// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.Login.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What terminal and server say of logins with the app of the province.
@Path("/api/v1/terminal/logins")
@Produces(MediaType.APPLICATION_JSON)
interface LoginApi {

  @GET
  Offer offer(@HeaderParam("Authorization") @Nullable String authorization);

  @POST
  Begun begin(@HeaderParam("Authorization") @Nullable String authorization);

  /// 404 where it is over.
  @POST
  @Path("{login}/question")
  Answer ask(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("login") UUID login);

  @DELETE
  @Path("{login}")
  void cancel(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("login") UUID login);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Offer(boolean offered, AttestApi.@Nullable Both app) {
    Optional<LocalText> read() {
      return offered ? Optional.ofNullable(app).map(AttestApi.Both::read) : Optional.empty();
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Begun(
      UUID login,
      String qr,
      String userCode,
      boolean typed,
      long secondsLeft,
      int intervalSeconds) {
    Login.Answer read() {
      return new Login.Answer.Begun(
          login, new Login.Code(qr, userCode, typed, minutes(secondsLeft)), pause(intervalSeconds));
    }

    /// Never the codes.
    @Override
    public String toString() {
      return "Begun";
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(
      String state,
      @Nullable Long secondsLeft,
      @Nullable Integer intervalSeconds,
      @Nullable String why,
      @Nullable Person person) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Person(String name, String idNumber, String level) {
      /// Never who.
      @Override
      public String toString() {
        return "Person";
      }
    }

    /// @throws IllegalArgumentException where it says what this terminal does not know
    Login.Answer read() {
      return switch (state) {
        case "waiting", "slow-down" ->
            new Login.Answer.Waiting(
                minutes(Objects.requireNonNullElse(secondsLeft, 0L)),
                pause(Objects.requireNonNullElse(intervalSeconds, 5)));
        case "denied" -> new Login.Answer.Ended(Problem.DENIED);
        case "expired" -> new Login.Answer.Ended(Problem.EXPIRED);
        case "refused" ->
            new Login.Answer.Ended(
                "level-too-low".equals(why) ? Problem.LEVEL : Problem.NOT_BELIEVED);
        case "done" -> {
          if (person == null) {
            throw new IllegalArgumentException("person");
          }
          yield new Login.Answer.Done(person.name(), person.idNumber(), person.level());
        }
        default -> throw new IllegalArgumentException("state");
      };
    }

    /// Never who.
    @Override
    public String toString() {
      return "Answer[" + state + "]";
    }
  }

  /// Minutes that have begun count; only the server's clock does.
  private static int minutes(long seconds) {
    return (int) Math.min((seconds + 59) / 60, 60);
  }

  private static Duration pause(int seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, 1, 60));
  }
}
