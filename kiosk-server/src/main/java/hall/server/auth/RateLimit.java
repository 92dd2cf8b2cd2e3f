// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// So many requests a second from each caller, and so many at once after a rest. Of a caller only
/// one moment is kept, the one at which its debt is paid; who has no debt is forgotten.
public final class RateLimit {
  private static final int REMEMBERED = 50_000;

  private final InstantSource clock;
  private final Duration cost;
  private final Duration credit;
  private final Map<String, Instant> paid = new LinkedHashMap<>();

  /// @param perSecond 0 for no limit
  /// @param burst how many may come at once
  public RateLimit(double perSecond, int burst, InstantSource clock) {
    this.clock = clock;
    this.cost = perSecond == 0 ? Duration.ZERO : Duration.ofNanos((long) (1e9 / perSecond));
    this.credit = cost.multipliedBy(burst);
  }

  /// Counts a request; how long the caller has to wait where it is one too many, which is not
  /// counted.
  public synchronized Duration waitFor(String caller) {
    if (cost.isZero()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant known = paid.remove(caller);
    Instant from = known == null || known.isBefore(now) ? now : known;
    Instant then = from.plus(cost);
    Duration excess = Duration.between(now.plus(credit), then);
    boolean tooMany = excess.isPositive();
    paid.put(caller, tooMany ? from : then);
    forget(now);
    return tooMany ? excess : Duration.ZERO;
  }

  /// The longest silent ones stand first.
  private void forget(Instant now) {
    var eldest = paid.entrySet().iterator();
    while (eldest.hasNext()) {
      if (paid.size() <= REMEMBERED && eldest.next().getValue().isAfter(now)) {
        return;
      }
      if (paid.size() > REMEMBERED) {
        eldest.next();
      }
      eldest.remove();
    }
  }

  /// How many callers are remembered.
  synchronized int remembered() {
    return paid.size();
  }
}
