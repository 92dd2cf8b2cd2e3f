// SPDX-License-Identifier: Apache-2.0
package hall.server;

import hall.server.Problem.Defect;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses query parameters that an endpoint of the operator API does not read: a misspelt filter
/// would otherwise find everything. Terminals may be newer than the server and are not held to it.
public class KnownParameters {
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter
  public void check(ContainerRequestContext request, ResourceInfo resource) {
    Set<String> given = request.getUriInfo().getQueryParameters().keySet();
    if (given.isEmpty() || !request.getUriInfo().getPath().startsWith("/api/v1/operator")) {
      return;
    }
    Set<String> read =
        known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::parameters);
    List<Defect> unknown =
        given.stream()
            .filter(name -> !read.contains(name))
            .sorted()
            .map(name -> new Defect("?" + name, "Not a parameter of this endpoint."))
            .toList();
    if (!unknown.isEmpty()) {
      throw Problem.of(400, "parameter-unknown", "Leave out the listed parameters.")
          .with(unknown)
          .asException();
    }
  }

  private static Set<String> parameters(Method endpoint) {
    return Arrays.stream(endpoint.getParameters())
        .flatMap(parameter ->
            parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                    .map(AnnotatedElement.class::cast)
                : Stream.of(parameter))
        .map(element -> element.getAnnotation(QueryParam.class))
        .filter(annotation -> annotation != null)
        .map(QueryParam::value)
        .collect(Collectors.toSet());
  }
}
