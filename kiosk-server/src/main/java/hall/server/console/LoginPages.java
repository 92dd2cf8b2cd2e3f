// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.auth.DeviceMark;
import hall.server.auth.Operators;
import hall.server.auth.Roles;
import hall.server.auth.SessionCookie;
import hall.server.provider.Provider;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
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
  private final DeviceMark marks;
  private final Provider provider;
  private final LoginForm form;
  private final Template code;

  public LoginPages(
      Visit visit,
      Operators operators,
      DeviceMark marks,
      Provider provider,
      LoginForm form,
      @Location("console/login-code.html") Template code) {
    this.visit = visit;
    this.operators = operators;
    this.marks = marks;
    this.provider = provider;
    this.form = form;
    this.code = code;
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
  public Response form(@QueryParam("left") @DefaultValue("false") boolean left) {
    return form.show(200, "", "", left);
  }

  @POST
  @Path("/console/login")
  @PermitAll
  public Response logIn(
      @FormParam("name") @Nullable String name,
      @FormParam("password") @Nullable String password,
      @CookieParam(DeviceMark.NAME) @Nullable String mark,
      @HeaderParam("User-Agent") @DefaultValue("") String agent,
      @Context HttpServerRequest request) {
    String typed = Objects.requireNonNullElse(name, "").strip();
    Operators.Origin origin = origin(request, agent, mark);
    return switch (operators.logIn(typed, Objects.requireNonNullElse(password, ""), null, origin)) {
      case Operators.Login.Opened(String token) -> opened(token);
      case Operators.Login.CodeWanted() ->
          codeForm(200, "", SessionCookie.of(operators.await(typed, origin)));
      case Operators.Login.Refused() -> form.show(403, typed, visit.words().say("login_refused"));
      case Operators.Login.Throttled(var rest) ->
          form.show(429, typed, visit.words().say("login_throttled", rest.toSeconds() + 1));
    };
  }

  /// The second step; the cookie of the first one stands for the password.
  @POST
  @Path("/console/login/code")
  @PermitAll
  public Response giveCode(
      @FormParam("code") @Nullable String typed,
      @CookieParam(DeviceMark.NAME) @Nullable String mark,
      @HeaderParam("User-Agent") @DefaultValue("") String agent,
      @Context HttpServerRequest request) {
    String waiting = visit.session();
    if (!operators.isWaiting(waiting)) {
      return form.show(403, "", visit.words().say("login_code_late"));
    }
    return switch (operators.giveCode(
        waiting, Objects.requireNonNullElse(typed, ""), origin(request, agent, mark))) {
      case Operators.Login.Opened(String token) -> opened(token);
      case Operators.Login.Refused(), Operators.Login.CodeWanted() ->
          codeForm(403, visit.words().say("login_code_refused"));
      case Operators.Login.Throttled(var rest) ->
          codeForm(429, visit.words().say("login_throttled", rest.toSeconds() + 1));
    };
  }

  @POST
  @Path("/console/logout")
  @RolesAllowed(Roles.ACCOUNT)
  public Response logOut(@FormParam("token") @Nullable String token) {
    FormGuard.check(visit, token);
    boolean external =
        provider.name().isPresent()
            && operators
                .find(visit.session())
                .filter(own -> operators.isExternal(own.name()))
                .isPresent();
    operators.logOut(visit.session());
    return Response.seeOther(URI.create(external ? "/console/login?left=true" : "/console/login"))
        .cookie(SessionCookie.gone())
        .build();
  }

  /// The browser is known from now on.
  private Response opened(String token) {
    String account = operators.find(token).orElseThrow().name();
    return Response.seeOther(FIRST_PAGE).cookie(SessionCookie.of(token), marks.of(account)).build();
  }

  private Response codeForm(int status, String complaint, NewCookie... cookies) {
    Response page = visit.page(status, code, "", Map.of("complaint", complaint));
    return Response.fromResponse(page).cookie(cookies).build();
  }

  private static Operators.Origin origin(
      HttpServerRequest request, String agent, @Nullable String mark) {
    return new Operators.Origin(request.remoteAddress().hostAddress(), agent, mark);
  }
}
