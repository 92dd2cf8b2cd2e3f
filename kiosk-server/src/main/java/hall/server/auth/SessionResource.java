// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Problem;
import hall.server.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Log in and out of the operator API.
@Path("/api/v1/operator/session")
@RunOnVirtualThread
public class SessionResource {
  private final Operators operators;
  private final DeviceMark marks;

  public SessionResource(Operators operators, DeviceMark marks) {
    this.operators = operators;
    this.marks = marks;
  }

  /// Name and password of an operator, and a code where the account has a second factor.
  public record LoginRequest(
      @Nullable String name, @Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "LoginRequest";
    }
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public Response logIn(
      LoginRequest login,
      @CookieParam(DeviceMark.NAME) @Nullable String mark,
      @HeaderParam("User-Agent") @DefaultValue("") String agent,
      @Context HttpServerRequest request) {
    if (login.name() == null || login.password() == null) {
      throw refused();
    }
    Operators.Origin origin =
        new Operators.Origin(request.remoteAddress().hostAddress(), agent, mark);
    return switch (operators.logIn(login.name(), login.password(), login.code(), origin)) {
      case Operators.Login.Opened(String token) ->
          Response.noContent().cookie(SessionCookie.of(token), marks.of(login.name())).build();
      case Operators.Login.CodeWanted() ->
          throw Problem.of(
                  403,
                  "login-code-required",
                  "Send the six digits of the authenticator app, or a recovery code, as code.")
              .asException();
      case Operators.Login.Refused() -> throw refused();
      case Operators.Login.Throttled(var rest) ->
          throw new ProblemException(
              Problem.of(
                  429, "login-throttled", "Too many failed tries. Wait before the next one."),
              Map.of("Retry-After", Long.toString(rest.toSeconds() + 1)));
    };
  }

  @DELETE
  @RolesAllowed(Roles.ACCOUNT)
  public Response logOut(@CookieParam(SessionCookie.NAME) String token) {
    operators.logOut(token);
    return Response.noContent().cookie(SessionCookie.gone()).build();
  }

  private static ProblemException refused() {
    return Problem.of(403, "login-refused", "Name, password or code is wrong.").asException();
  }
}
