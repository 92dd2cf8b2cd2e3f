// SPDX-License-Identifier: Apache-2.0
package hall.server;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All endpoints of the server, read from its compiled classes.
public final class Endpoints {
  private Endpoints() {}

  /// An endpoint; `roles` is null when no annotation says who may call it.
  public record Endpoint(String method, String path, @Nullable Set<String> roles) {
    public boolean isOpen() {
      return roles != null && roles.isEmpty();
    }
  }

  public static List<Endpoint> all() {
    java.nio.file.Path classes = java.nio.file.Path.of("target", "classes");
    try (Stream<java.nio.file.Path> files = Files.walk(classes.resolve("hall"))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> classes.relativize(file).toString())
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .filter(name -> !name.endsWith("-info"))
          .map(Endpoints::load)
          // What the server asks of others is an interface.
          .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
          .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(m -> of(type, m)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Endpoint> of(Class<?> type, Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
        .map(verb -> new Endpoint(verb, path(type) + path(method), roles(type, method)));
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null || path.value().equals("/") ? "" : path.value();
  }

  private static @Nullable Set<String> roles(Class<?> type, Method method) {
    for (AnnotatedElement element : List.of(method, type)) {
      if (element.isAnnotationPresent(PermitAll.class)) {
        return Set.of();
      }
      RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
      if (allowed != null) {
        return Set.of(allowed.value());
      }
    }
    return null;
  }
}
