// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Methods without parameters of objects whose classes another class loader holds, each looked for
/// once: a search copies all methods of a class, and who looks at a screen a hundred times a second
/// would spend more of the process than the process itself.
final class Reflected {

  private static final Map<Class<?>, Map<String, Optional<Method>>> FOUND =
      new ConcurrentHashMap<>();

  private Reflected() {}

  /// The public method of this name, if there is one.
  static Optional<Method> method(Class<?> type, String name) {
    return FOUND
        .computeIfAbsent(type, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            name,
            any ->
                Arrays.stream(type.getMethods())
                    .filter(
                        method -> method.getName().equals(name) && method.getParameterCount() == 0)
                    .findFirst());
  }

  /// What it answers.
  ///
  /// @throws NoSuchMethodException where there is none
  static Object call(Object target, String name) throws ReflectiveOperationException {
    return method(target.getClass(), name)
        .orElseThrow(() -> new NoSuchMethodException(target.getClass() + "." + name))
        .invoke(target);
  }
}
