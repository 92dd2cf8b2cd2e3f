// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hall.server.auth.Roles;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns every failure into a problem that says what to do; people get a page instead, and those
/// without a session the login page.
public class ProblemMapper {
  private static final String LANGUAGE_COOKIE = "hall-language";
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final int LEAST_WAIT = 5;
  private static final int MORE_WAIT = 26;

  private final Template page;
  private final InstantSource clock;
  private final SecureRandom random;
  private final UriInfo uri;
  private final HttpHeaders headers;
  private final SecurityIdentity caller;

  public ProblemMapper(
      @Location("problem.html") Template page,
      InstantSource clock,
      SecureRandom random,
      UriInfo uri,
      HttpHeaders headers,
      SecurityIdentity caller) {
    this.page = page;
    this.clock = clock;
    this.random = random;
    this.uri = uri;
    this.headers = headers;
    this.caller = caller;
  }

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    Response.ResponseBuilder answer = answer(e.problem());
    e.headers().forEach(answer::header);
    return answer.build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthorized() {
    if (uri.getPath().startsWith("/console")) {
      return Response.seeOther(URI.create("/console/login")).build();
    }
    Problem problem =
        Problem.of(
            401,
            "credential-required",
            uri.getPath().startsWith("/api/v1/terminal")
                ? "Send the terminal's credential as a bearer token. Enrol the terminal again if it was lost."
                : "Log in first.");
    return answer(problem).header("WWW-Authenticate", "Bearer realm=\"hall\"").build();
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e) {
    if (uri.getPath().startsWith("/console")) {
      // The account page leads on to what the login still misses.
      return caller.hasRole(Roles.UNFINISHED)
          ? Response.seeOther(URI.create("/console/account")).build()
          : html(403, "forbidden");
    }
    return answer(
            caller.hasRole(Roles.UNFINISHED)
                ? Problem.of(
                    403,
                    "login-unfinished",
                    "Give what the login still misses: /api/v1/operator/account tells.")
                : Problem.of(403, "forbidden", "This credential does not open this door."))
        .build();
  }

  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response unreadable(JsonProcessingException e) {
    Problem problem =
        Problem.of(400, "malformed-json", "The body is not the JSON that this endpoint reads.");
    return answer(
            e instanceof JsonMappingException mapping
                ? problem.with(List.of(new Problem.Defect(path(mapping), "Wrong type or shape.")))
                : problem)
        .build();
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    // JAX-RS takes a number that is none for a page that is none.
    if (status == 404
        && e.getCause() instanceof IllegalArgumentException
        && uri.getRequestUri().getRawQuery() != null) {
      return answer(
              Problem.of(
                  400,
                  "parameter-defective",
                  "A parameter in the address is not of its type. See configs/api/v1/openapi.yaml."))
          .build();
    }
    String word =
        switch (status) {
          case 404 -> "not-found";
          case 405 -> "method-not-allowed";
          case 406 -> "not-acceptable";
          case 413 -> "too-large";
          case 415 -> "media-type-unsupported";
          default -> "http-" + status;
        };
    return answer(Problem.of(status, word, "See configs/api/v1/openapi.yaml for what is served."))
        .build();
  }

  /// Too many at once, or the database is away: whoever asks had better come back, and not all at
  /// the same moment.
  @ServerExceptionMapper
  public Response database(Database.DatabaseException e) {
    if (!e.passing()) {
      return unexpected(e);
    }
    LOG.warnf("No database connection: %s", String.valueOf(e.getCause()));
    return answer(
            Problem.of(
                503, "busy", "The server has more to do than it can. Try again after a while."))
        .header("Retry-After", LEAST_WAIT + random.nextInt(MORE_WAIT))
        .build();
  }

  @ServerExceptionMapper
  public Response unexpected(RuntimeException e) {
    LOG.error("A request failed unexpectedly", e);
    return answer(Problem.of(500, "internal", "The server failed. Try again later.")).build();
  }

  private Response.ResponseBuilder answer(Problem problem) {
    String path = uri.getPath();
    if (path.startsWith("/console") || path.startsWith("/q/")) {
      return Response.fromResponse(html(problem.status(), kind(problem.status())));
    }
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }

  /// What was asked for now, or chosen before.
  private @Nullable String wish() {
    String asked = uri.getQueryParameters().getFirst("lang");
    Cookie chosen = headers.getCookies().get(LANGUAGE_COOKIE);
    return asked == null && chosen != null ? chosen.getValue() : asked;
  }

  private static String kind(int status) {
    return switch (status) {
      case 403 -> "refused";
      case 404, 405 -> "missing";
      case 429, 503 -> "busy";
      default -> "failed";
    };
  }

  private Response html(int status, String kind) {
    Language language =
        Language.choose(wish(), headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    Words words = new Words(language, clock.instant());
    String text =
        page.data("w", words)
            .data("title", words.say(kind + "_title"))
            .data("lead", words.say(kind + "_lead"))
            .data("back", kind.equals("forbidden") ? words.say("forbidden_back") : "")
            .render();
    return Response.status(status).type("text/html;charset=UTF-8").entity(text).build();
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
        .collect(Collectors.joining("", "$", ""));
  }
}
