// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Slows down guessing from an address. Failures are counted for the name at an address and for the
/// address; the second allows more. Past the allowance each failure doubles the wait, up to 15
/// minutes. Kept in memory: a restart forgives. What a name suffers from all addresses together
/// counts [Lockout].
@ApplicationScoped
public class LoginGuard {
  private static final int REMEMBERED = 10_000;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Failures> failures = new LinkedHashMap<>();

  public LoginGuard(InstantSource clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last, Instant closedUntil) {}

  private record Door(String key, int allowed) {}

  /// How long this caller has to wait before the next try; zero when it may try now.
  public synchronized Duration waitFor(String name, String address) {
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Door door : doors(name, address)) {
      Failures known = failures.get(door.key());
      if (known != null && known.closedUntil().isAfter(now)) {
        Duration wait = Duration.between(now, known.closedUntil());
        longest = wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    return longest;
  }

  /// Counts a failure.
  public synchronized void failed(String name, String address) {
    Instant now = clock.instant();
    for (Door door : doors(name, address)) {
      Failures known = failures.remove(door.key());
      int count =
          known == null || known.last().plus(FORGIVEN_AFTER).isBefore(now) ? 1 : known.count() + 1;
      failures.put(door.key(), new Failures(count, now, now.plus(penalty(count - door.allowed()))));
    }
    while (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /// Forgets the failures of a name at an address.
  public synchronized void succeeded(String name, String address) {
    failures.remove(doors(name, address).getFirst().key());
  }

  private static Duration penalty(int excess) {
    if (excess < 0) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(excess, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static List<Door> doors(String name, String address) {
    String folded = name.toLowerCase(Locale.ROOT);
    return List.of(
        new Door("both " + address + " " + folded, 5), new Door("address " + address, 30));
  }
}
