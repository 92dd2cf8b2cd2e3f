// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agent loaded into the running kiosk that breaks something in it, so that a test can see that
/// it would notice.
///
/// Its order is `throw FILE TEXT`: an exception that nobody expects, on the screen's thread, once
/// the file is there; or `leave-out CLASS METHOD`: the method does nothing until `mend CLASS`.
public final class Saboteur {

  private static final Duration LOOK = Duration.ofMillis(10);

  private Saboteur() {}

  /// Called by the attach mechanism.
  public static void agentmain(String order, Instrumentation instrumentation)
      throws UnmodifiableClassException, ReflectiveOperationException {
    var words = List.of(order.split(" ", 3));
    switch (words.getFirst()) {
      case "throw" -> {
        var runLater =
            loaded(instrumentation, "javafx.application.Platform")
                .getMethod("runLater", Runnable.class);
        Thread.ofPlatform()
            .daemon()
            .name("saboteur")
            .start(() -> throwOnce(Path.of(words.get(1)), runLater, words.get(2)));
      }
      case "leave-out" -> {
        var target = loaded(instrumentation, words.get(1));
        var without = new Without(target, words.get(2));
        instrumentation.addTransformer(without, true);
        try {
          instrumentation.retransformClasses(target);
        } finally {
          instrumentation.removeTransformer(without);
        }
      }
      case "mend" -> instrumentation.retransformClasses(loaded(instrumentation, words.get(1)));
      default -> throw new IllegalArgumentException(order);
    }
  }

  /// Not before somebody who has the answer to the order says so: the process ends of it.
  private static void throwOnce(Path there, Method runLater, String text) {
    Runnable bug =
        () -> {
          throw new IllegalStateException(text);
        };
    try {
      while (!Files.exists(there)) {
        Thread.sleep(LOOK);
      }
      runLater.invoke(null, bug);
    } catch (InterruptedException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> loaded(Instrumentation instrumentation, String name) {
    return Arrays.stream(instrumentation.getAllLoadedClasses())
        .filter(type -> type.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not loaded"));
  }

  /// A class whose method of this name, one that returns nothing, does nothing.
  private record Without(Class<?> target, String method) implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        Module module,
        @Nullable ClassLoader loader,
        String name,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] bytes)
        throws IllegalClassFormatException {
      if (!target.equals(redefined)) {
        return null;
      }
      var transform =
          ClassTransform.transformingMethods(
              found -> found.methodName().equalsString(method),
              (builder, element) -> {
                if (element instanceof CodeModel) {
                  builder.withCode(code -> code.return_());
                } else {
                  builder.with(element);
                }
              });
      return ClassFile.of().transformClass(ClassFile.of().parse(bytes), transform);
    }
  }
}
