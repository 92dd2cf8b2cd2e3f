// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.concurrent.Semaphore;

/// The exclusive right to a device across several operations (JavaPOS `claim`, XFS4IoT lock).
///
/// While it is held, operations started outside [#carry] wait and then get the fault `busy`.
public final class Claim implements AutoCloseable {

  /// What is done while the device is one's own.
  @FunctionalInterface
  public interface Use<T> {
    T use() throws InterruptedException;
  }

  private static final ScopedValue<Claim> CARRIED = ScopedValue.newInstance();

  /// One operation at a time also within the claim.
  final Semaphore turn = new Semaphore(1, true);

  private final Semaphore held;
  private boolean released;

  Claim(Semaphore held) {
    this.held = held;
  }

  /// Whether the calling thread works under the claim that holds this gate.
  static boolean carriedFor(Semaphore gate) {
    return CARRIED.isBound() && CARRIED.get().held.equals(gate) && !CARRIED.get().isReleased();
  }

  static Claim carried() {
    return CARRIED.get();
  }

  /// Runs with this claim in hand: the device operations inside are its own.
  public <T> T carry(Use<T> use) throws InterruptedException {
    return ScopedValue.where(CARRIED, this).call(use::use);
  }

  private synchronized boolean isReleased() {
    return released;
  }

  /// Gives the device back; idempotent.
  @Override
  public synchronized void close() {
    if (!released) {
      released = true;
      held.release();
    }
  }
}
