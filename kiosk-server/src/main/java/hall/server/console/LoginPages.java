// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.Operators;
import hall.server.auth.Roles;
import hall.server.auth.SessionCookie;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The way in and out, and the redirects to the first page.
@Path("/")
@RunOnVirtualThread
public class LoginPages {
  private static final URI FIRST_PAGE = URI.create("/console/terminals");

  private final Visit visit;
  private final Operators operators;
  private final Template login;

  public LoginPages(
      Visit visit, Operators operators, @Location("console/login.html") Template login) {
    this.visit = visit;
    this.operators = operators;
    this.login = login;
  }

  @GET
  @PermitAll
  public Response root() {
    return Response.seeOther(FIRST_PAGE).build();
  }

  @GET
  @Path("/console")
  @PermitAll
  public Response console() {
    return root();
  }

  @GET
  @Path("/console/login")
  @PermitAll
  public Response form() {
    return form(200, "", "");
  }

  @POST
  @Path("/console/login")
  @PermitAll
  public Response logIn(
      @FormParam("name") @Nullable String name,
      @FormParam("password") @Nullable String password,
      @Context HttpServerRequest request) {
    String typed = Objects.requireNonNullElse(name, "").strip();
    return switch (operators.logIn(
        typed, Objects.requireNonNullElse(password, ""), request.remoteAddress().hostAddress())) {
      case Operators.Login.Opened(String token) ->
          Response.seeOther(FIRST_PAGE).cookie(SessionCookie.of(token)).build();
      case Operators.Login.Refused() -> form(403, typed, visit.words().say("login_refused"));
      case Operators.Login.Throttled(var rest) ->
          form(429, typed, visit.words().say("login_throttled", rest.toSeconds() + 1));
    };
  }

  @POST
  @Path("/console/logout")
  @RolesAllowed(Roles.OPERATOR)
  public Response logOut(@FormParam("token") @Nullable String token) {
    FormGuard.check(visit, token);
    operators.logOut(visit.session());
    return Response.seeOther(URI.create("/console/login")).cookie(SessionCookie.gone()).build();
  }

  private Response form(int status, String name, String complaint) {
    return visit.page(status, login, "", Map.of("name", name, "complaint", complaint));
  }
}
