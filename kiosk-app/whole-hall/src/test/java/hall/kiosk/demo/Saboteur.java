// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agent loaded into the running kiosk that breaks something in it, so that a test can see that
/// it would notice.
///
/// Its order is `throw TEXT`: an exception that nobody expects, on the screen's thread; or
/// `leave-out CLASS METHOD`: the method does nothing until `mend CLASS`.
public final class Saboteur {

  private Saboteur() {}

  /// Called by the attach mechanism.
  public static void agentmain(String order, Instrumentation instrumentation)
      throws UnmodifiableClassException, ReflectiveOperationException {
    var words = List.of(order.split(" ", 3));
    switch (words.getFirst()) {
      case "throw" -> {
        Runnable bug =
            () -> {
              throw new IllegalStateException(order);
            };
        loaded(instrumentation, "javafx.application.Platform")
            .getMethod("runLater", Runnable.class)
            .invoke(null, bug);
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
