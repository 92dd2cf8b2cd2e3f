// SPDX-License-Identifier: Apache-2.0
package hall.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/// Keeps bodies that are read into memory small. Uploads are streamed and have their own limit, the
/// announced size; all other bodies say their length first and are at most a mebibyte.
@ApplicationScoped
public class BodyLimit {
  private static final long MOST_BYTES = 1024 * 1024;
  private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT);

  /// These read no body; clients may name a type for nothing all the same.
  private static final Set<String> BODILESS =
      Set.of("/completion", "/enrolment-codes", "/cancellation", "/password-reset");

  private static final int BEFORE_EVERYTHING = 1000;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, BEFORE_EVERYTHING);
  }

  private static void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean body =
        request.getHeader(HttpHeaders.CONTENT_TYPE) != null
            && BODILESS.stream().noneMatch(end -> request.path().endsWith(end));
    // The terminals' PATCH appends to a file; the operators' is an edit in JSON, but for a
    // bundle's.
    boolean edit =
        request.method().equals(HttpMethod.PATCH)
            && request.path().startsWith("/api/v1/operator")
            && !request.path().endsWith("/bundle");
    if (!WITH_BODY.contains(request.method()) && !edit) {
      context.next();
    } else if (length == null && body) {
      refuse(context, 411, "length-required", "Send the header Content-Length.");
    } else if (length != null && isTooLong(length)) {
      refuse(context, 413, "too-large", "This body may have at most a mebibyte.");
    } else {
      context.next();
    }
  }

  private static boolean isTooLong(String length) {
    try {
      return Long.parseLong(length) > MOST_BYTES;
    } catch (NumberFormatException unreadable) {
      return true;
    }
  }

  private static void refuse(RoutingContext context, int status, String word, String detail) {
    Problem problem = Problem.of(status, word, detail);
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(problem.type(), problem.title(), status, problem.detail()));
  }
}
