// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Takes a trembling finger's second strike on the same control for the first one (A6).
public final class TapGuard {

  /// How long the same control is deaf after a tap.
  public static final Duration DOUBLE_STRIKE = Duration.ofMillis(500);

  private final LongSupplier nanos;
  private String lastId = "";
  private long lastAt;

  /// @param nanos a clock that only rises, such as `System::nanoTime`
  public TapGuard(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Whether a tap on the control of this id counts.
  public boolean accepts(String id) {
    long now = nanos.getAsLong();
    boolean again = id.equals(lastId) && now - lastAt < DOUBLE_STRIKE.toNanos();
    if (!again) {
      lastId = id;
      lastAt = now;
    }
    return !again;
  }
}
