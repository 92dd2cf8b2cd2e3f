// SPDX-License-Identifier: Apache-2.0
package hall.server.platform;

import hall.server.Problem;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hangs up on callers who take for ever to say what they want: each would hold a connection for
/// nothing. A header must be whole some time after the handshake, or after its first byte; a body
/// some time later, and at a pace that the worst line of a hall keeps. Uploads that are cut off go
/// on where they were.
@ApplicationScoped
public class SlowCallers {
  private static final AttributeKey<HeaderWatch> WATCH = AttributeKey.valueOf("hall.header-watch");
  private static final int BEFORE_EVERYTHING = 1001;
  private static final long SLOWEST_BYTES_A_SECOND = 4096;

  /// Of a body that does not say its length.
  private static final long USUAL_BYTES = 4 * 1024 * 1024;

  private final Duration headerPatience;
  private final Duration bodyPatience;

  SlowCallers(
      @ConfigProperty(name = "hall.requests.header-patience") Duration headerPatience,
      @ConfigProperty(name = "hall.requests.body-patience") Duration bodyPatience) {
    this.headerPatience = headerPatience;
    this.bodyPatience = bodyPatience;
  }

  /// From now on the connection is watched, whose handshake is just done.
  void watch(Channel channel, String afterHandler, boolean severalAtOnce) {
    HeaderWatch watch = new HeaderWatch(headerPatience, severalAtOnce);
    channel.attr(WATCH).set(watch);
    channel.pipeline().addAfter(afterHandler, "header-watch", watch);
  }

  void register(@Observes Filters filters) {
    filters.register(this::begin, BEFORE_EVERYTHING);
  }

  private void begin(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.connection() instanceof ConnectionBase connection) {
      HeaderWatch watch = connection.channel().attr(WATCH).get();
      if (watch != null) {
        watch.begun();
        context.addEndHandler(_ -> watch.ended());
      }
    }
    long length = length(request);
    if (length > 0 && !request.isEnded()) {
      long timer =
          context
              .vertx()
              .setTimer(
                  bodyPatience.plusSeconds(length / SLOWEST_BYTES_A_SECOND).toMillis(),
                  _ -> hangUp(request));
      context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }
    context.next();
  }

  /// 0 where there is no body.
  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null) {
      return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : USUAL_BYTES;
    }
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : USUAL_BYTES;
  }

  private static void hangUp(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      request.connection().close();
      return;
    }
    Problem problem =
        Problem.of(408, "too-slow", "Send the request again, faster: it took too long.");
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(
            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(problem.type(), problem.title(), problem.status(), problem.detail()))
        .onComplete(_ -> request.connection().close());
  }
}
