// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.text;

/// A call of a C function through its method handle.
///
/// C throws nothing: what a handle throws is a mistake of ours in the shape of the function, so it
/// becomes an [IllegalStateException].
interface Downcall<T> {

  /// A handle declares that it may throw anything.
  T now() throws Throwable;

  /// A call that returns nothing.
  interface Silent {
    void now() throws Throwable;
  }

  /// Makes a call.
  static <T> T call(Downcall<T> call) {
    try {
      return call.now();
    } catch (Throwable cause) {
      throw new IllegalStateException("A call of a C function went wrong", cause);
    }
  }

  /// Makes a call that returns a C `Bool`.
  static boolean isTrue(Downcall<Integer> call) {
    return call(call) != 0;
  }

  /// Makes a call that returns nothing.
  static void run(Silent call) {
    call(() -> {
      call.now();
      return true;
    });
  }
}
