// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import hall.server.Secrets;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Makes a span of each request, unless its caller says that it records none.
@Singleton
public class TraceFilter {
  private static final String BEGAN = "hall.traces.began";
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  private final Traces traces;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<Method, String> routes = new ConcurrentHashMap<>();

  TraceFilter(Traces traces, Secrets secrets, InstantSource clock) {
    this.traces = traces;
    this.secrets = secrets;
    this.clock = clock;
  }

  @ServerRequestFilter(preMatching = true)
  public void begin(ContainerRequestContext request) {
    if (traces.isOn()) {
      request.setProperty(BEGAN, clock.instant());
    }
  }

  @ServerResponseFilter
  public void end(
      ContainerRequestContext request,
      ContainerResponseContext answer,
      @Nullable ResourceInfo resource) {
    if (!(request.getProperty(BEGAN) instanceof Instant began)) {
      return;
    }
    Optional<TraceParent> parent = TraceParent.read(request.getHeaderString(TraceParent.HEADER));
    if (parent.isPresent() && !parent.get().sampled()) {
      return;
    }
    traces.add(
        new Span(
            parent.map(TraceParent::traceId).orElseGet(() -> random(TRACE_BYTES)),
            random(SPAN_BYTES),
            parent.map(TraceParent::spanId).orElse(null),
            request.getMethod(),
            route(resource == null ? null : resource.getResourceMethod()),
            began,
            took(began),
            answer.getStatus()));
  }

  /// A clock that is put back meanwhile makes a span short, never negative.
  private Duration took(Instant began) {
    Duration took = Duration.between(began, clock.instant());
    return took.isNegative() ? Duration.ZERO : took;
  }

  private String random(int bytes) {
    return HexFormat.of().formatHex(secrets.random(bytes));
  }

  private String route(@Nullable Method method) {
    return method == null
        ? ""
        : routes.computeIfAbsent(method, m -> path(m.getDeclaringClass()) + path(m));
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null || path.value().equals("/") ? "" : path.value();
  }
}
