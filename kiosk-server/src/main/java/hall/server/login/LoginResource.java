// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.HallTime;
import hall.server.Text;
import hall.server.auth.Roles;
import hall.server.login.LoginStore.Pending;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where citizens log in at terminals with the app of the province.
@Path("/api/v1/terminal/logins")
@RolesAllowed(Roles.TERMINAL)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LoginResource {
  private final Logins logins;
  private final InstantSource clock;

  LoginResource(Logins logins, InstantSource clock) {
    this.logins = logins;
    this.clock = clock;
  }

  /// Whether citizens can log in, and with which app.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Offer(boolean offered, @Nullable Text app) {}

  /// A login to be shown.
  public record Begun(
      UUID login,
      String qr,
      String userCode,
      boolean typed,
      OffsetDateTime expiresAt,
      long secondsLeft,
      int intervalSeconds) {
    /// Never the codes.
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /// How one stands.
  ///
  /// @param why where it was refused
  /// @param person where it is done
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(
      String state,
      @Nullable Long secondsLeft,
      @Nullable Integer intervalSeconds,
      @Nullable String why,
      @Nullable Citizen person) {
    /// Never who.
    @Override
    public String toString() {
      return "Answer[" + state + "]";
    }
  }

  /// Who logged in.
  public record Citizen(String name, String idNumber, String level) {
    /// Never who.
    @Override
    public String toString() {
      return "Citizen";
    }
  }

  @GET
  public Offer offer() {
    return new Offer(logins.app().isPresent(), logins.app().orElse(null));
  }

  @POST
  public Response begin(@Context SecurityContext caller) {
    Logins.Shown shown = logins.begin(id(caller));
    Pending pending = shown.pending();
    return Response.status(201)
        .header("Cache-Control", "no-store")
        .entity(
            new Begun(
                pending.login(),
                shown.qr(),
                shown.userCode(),
                shown.typed(),
                HallTime.at(pending.expiresAt()),
                left(pending.expiresAt()),
                pending.intervalSeconds()))
        .build();
  }

  /// No GET: who it is, is told once.
  @POST
  @Path("/{login}/question")
  public Response ask(@PathParam("login") UUID login, @Context SecurityContext caller) {
    return Response.ok(answer(logins.ask(id(caller), login)))
        .header("Cache-Control", "no-store")
        .build();
  }

  @DELETE
  @Path("/{login}")
  public void cancel(@PathParam("login") UUID login, @Context SecurityContext caller) {
    logins.cancel(id(caller), login);
  }

  private Answer answer(Logins.Told told) {
    return switch (told.standing()) {
      case Standing.Waiting() -> waiting("waiting", told.pending());
      case Standing.SlowDown() -> waiting("slow-down", told.pending());
      case Standing.Denied() -> over("denied");
      case Standing.Expired() -> over("expired");
      case Standing.Refused(String why) -> new Answer("refused", null, null, why, null);
      case Standing.Done(Person person) ->
          new Answer(
              "done",
              null,
              null,
              null,
              new Citizen(person.name(), person.idNumber(), person.level()));
    };
  }

  private Answer waiting(String state, @Nullable Pending pending) {
    return pending == null
        ? over(state)
        : new Answer(state, left(pending.expiresAt()), pending.intervalSeconds(), null, null);
  }

  private static Answer over(String state) {
    return new Answer(state, null, null, null, null);
  }

  private long left(Instant until) {
    return Math.max(0, Duration.between(clock.instant(), until).toSeconds());
  }

  private static String id(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
