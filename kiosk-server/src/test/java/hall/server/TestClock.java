// SPDX-License-Identifier: Apache-2.0
package hall.server;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The system's time, moved ahead by tests that need to wait.
@Alternative
@Priority(1)
@Singleton
public class TestClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(ahead);
  }

  public void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }
}
