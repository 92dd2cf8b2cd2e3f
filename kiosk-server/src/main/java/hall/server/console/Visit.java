// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Language;
import hall.server.Words;
import hall.server.alert.AlertInbox;
import hall.server.auth.Operators;
import hall.server.auth.SessionCookie;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request of an operator's browser: its language, its session, the frame around its page.
@RequestScoped
public class Visit {
  private static final String LANGUAGE_COOKIE = "hall-language";
  private static final int ONE_YEAR = 365 * 24 * 3600;

  private final HttpHeaders headers;
  private final UriInfo uri;
  private final InstantSource clock;
  private final AlertInbox alerts;
  private final SecurityIdentity visitor;

  public Visit(
      HttpHeaders headers,
      UriInfo uri,
      InstantSource clock,
      AlertInbox alerts,
      SecurityIdentity visitor) {
    this.headers = headers;
    this.uri = uri;
    this.clock = clock;
    this.alerts = alerts;
    this.visitor = visitor;
  }

  /// The words of this visit: `?lang=` first, then what was chosen before, then the browser's wish.
  public Words words() {
    Cookie chosen = headers.getCookies().get(LANGUAGE_COOKIE);
    String wish = asked() == null && chosen != null ? chosen.getValue() : asked();
    return new Words(
        Language.choose(wish, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
        clock.instant());
  }

  /// The token that this session's forms carry; empty without a session.
  public String formToken() {
    String session = session();
    return session.isEmpty() ? "" : Operators.formToken(session);
  }

  /// The session's own token; empty without a session.
  public String session() {
    Cookie cookie = headers.getCookies().get(SessionCookie.NAME);
    return cookie == null ? "" : Objects.requireNonNullElse(cookie.getValue(), "");
  }

  /// A page in its frame. `section` marks the place in the navigation.
  public Response page(int status, Template template, String section, Map<String, ?> data) {
    Words words = words();
    // Only pages behind the login have a section; elsewhere nobody asks who it is.
    May may = section.isEmpty() ? May.NOTHING : May.of(visitor);
    TemplateInstance instance =
        template
            .data("w", words)
            .data("t", words.sentences())
            .data("section", section)
            .data("formToken", formToken())
            .data("may", may)
            .data("me", section.isEmpty() ? "" : visitor.getPrincipal().getName())
            .data("openAlerts", may.view() ? alerts.open() : 0L)
            .data("here", uri.getRequestUri().getRawPath());
    data.forEach(instance::data);
    Response.ResponseBuilder answer =
        Response.status(status)
            .type("text/html;charset=UTF-8")
            .entity(instance.render())
            .header("Cache-Control", "no-store");
    if (asked() != null) {
      answer.cookie(
          new NewCookie.Builder(LANGUAGE_COOKIE)
              .value(words.language().tag())
              .path("/")
              .maxAge(ONE_YEAR)
              .secure(true)
              .httpOnly(true)
              .sameSite(NewCookie.SameSite.LAX)
              .build());
    }
    return answer.build();
  }

  private @Nullable String asked() {
    return uri.getQueryParameters().getFirst("lang");
  }
}
