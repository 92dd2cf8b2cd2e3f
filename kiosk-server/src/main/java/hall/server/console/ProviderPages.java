// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.Words;
import hall.server.auth.DeviceMark;
import hall.server.auth.Operators;
import hall.server.auth.SessionCookie;
import hall.server.provider.Provider;
import hall.server.provider.Provider.Outcome;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// To the identity provider and back. These are plain links: a form that led there would be stopped
/// by the policy of our own pages.
@Path("/")
@PermitAll
@RunOnVirtualThread
public class ProviderPages {
  private final Visit visit;
  private final Provider provider;
  private final LoginForm form;
  private final Template done;

  public ProviderPages(
      Visit visit,
      Provider provider,
      LoginForm form,
      @Location("console/login-done.html") Template done) {
    this.visit = visit;
    this.provider = provider;
    this.form = form;
    this.done = done;
  }

  @GET
  @Path("/console/login/provider")
  public Response begin() {
    require();
    return provider
        .begin()
        .map(away -> Response.seeOther(away.to()).cookie(away.attempt()).build())
        .orElseGet(() -> form.show(503, "", visit.words().say("login_provider_away")));
  }

  @GET
  @Path("/console/login/provider/return")
  public Response finish(
      @QueryParam("state") @Nullable String state,
      @QueryParam("code") @Nullable String code,
      @QueryParam("error") @Nullable String error,
      @QueryParam("iss") @Nullable String issuer,
      @CookieParam("__Host-hall-provider") @Nullable String cookie,
      @CookieParam(DeviceMark.NAME) @Nullable String mark,
      @HeaderParam("User-Agent") @DefaultValue("") String agent,
      @Context HttpServerRequest request) {
    require();
    Words words = visit.words();
    Outcome outcome =
        provider.finish(
            new Provider.Return(state, code, error, issuer, cookie),
            new Operators.Origin(request.remoteAddress().hostAddress(), agent, mark));
    Response answer =
        switch (outcome) {
          // Browsers keep our strict cookie back while they follow a redirect that began elsewhere;
          // from a page of ours they send it.
          case Outcome.Opened(String token) ->
              Response.fromResponse(visit.page(200, done, "", Map.of()))
                  .cookie(SessionCookie.of(token))
                  .build();
          case Outcome.Late() -> form.show(403, "", words.say("login_provider_late"));
          case Outcome.Unreachable() -> form.show(503, "", words.say("login_provider_away"));
          case Outcome.Refused() -> form.show(403, "", words.say("login_provider_refused"));
          case Outcome.NoRole() -> form.show(403, "", words.say("login_provider_role"));
          case Outcome.Disabled() -> form.show(403, "", words.say("login_provider_disabled"));
          case Outcome.NameTaken(String name) ->
              form.show(403, "", words.say("login_provider_name", name));
        };
    return Response.fromResponse(answer).cookie(Provider.gone()).build();
  }

  /// Whoever is logged out here may still be logged in there.
  @GET
  @Path("/console/logout/provider")
  public Response logOut() {
    require();
    return Response.seeOther(provider.logOut().orElse(URI.create("/console/login"))).build();
  }

  private void require() {
    if (provider.name().isEmpty()) {
      throw Problem.of(404, "not-found", "This server knows no identity provider.").asException();
    }
  }
}
