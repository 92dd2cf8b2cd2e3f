// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.function.Function;

/// How a device operation ended: done, refused with a fault, or no answer before the deadline.
public sealed interface Outcome<T> {

  /// The device did it, and this is the evidence.
  record Done<T>(T value) implements Outcome<T> {}

  /// The device, or the way to it, has a fault.
  record Faulted<T>(DeviceFault fault) implements Outcome<T> {}

  /// The device did not answer before the deadline; what it did is not known.
  record NoAnswer<T>() implements Outcome<T> {}

  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Outcome<T> faulted(DeviceFault fault) {
    return new Faulted<>(fault);
  }

  static <T> Outcome<T> noAnswer() {
    return new NoAnswer<>();
  }

  /// Goes on with the value if there is one.
  default <R> Outcome<R> map(Function<? super T, ? extends R> then) {
    return switch (this) {
      case Done<T>(var value) -> new Done<>(then.apply(value));
      case Faulted<T>(var fault) -> new Faulted<>(fault);
      case NoAnswer<T>() -> new NoAnswer<>();
    };
  }
}
