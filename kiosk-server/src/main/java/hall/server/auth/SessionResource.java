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

  public SessionResource(Operators operators) {
    this.operators = operators;
  }

  /// Name and password of an operator.
  public record LoginRequest(@Nullable String name, @Nullable String password) {
    @Override
    public String toString() {
      return "LoginRequest";
    }
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public Response logIn(LoginRequest login, @Context HttpServerRequest request) {
    if (login.name() == null || login.password() == null) {
      throw refused();
    }
    return switch (operators.logIn(
        login.name(), login.password(), request.remoteAddress().hostAddress())) {
      case Operators.Login.Opened(String token) ->
          Response.noContent().cookie(SessionCookie.of(token)).build();
      case Operators.Login.Refused() -> throw refused();
      case Operators.Login.Throttled(var rest) ->
          throw new ProblemException(
              Problem.of(
                  429, "login-throttled", "Too many failed tries. Wait before the next one."),
              Map.of("Retry-After", Long.toString(rest.toSeconds() + 1)));
    };
  }

  @DELETE
  @RolesAllowed(Roles.OPERATOR)
  public Response logOut(@CookieParam(SessionCookie.NAME) String token) {
    operators.logOut(token);
    return Response.noContent().cookie(SessionCookie.gone()).build();
  }

  private static ProblemException refused() {
    return Problem.of(403, "login-refused", "Name or password is wrong.").asException();
  }
}
