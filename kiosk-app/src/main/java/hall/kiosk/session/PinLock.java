// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.config.Durable;
import hall.kiosk.config.PinHash;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.PinAnswer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets somebody who knows the PIN look after the terminal: five wrong ones lock it for a quarter
/// of an hour, also over a restart, and where a try can't be written down nobody gets in.
public final class PinLock {

  /// So many wrong ones in a row.
  public static final int TRIES = 5;

  public static final Duration LOCKED = Duration.ofMinutes(15);

  private static final System.Logger LOG = System.getLogger("hall.kiosk.session");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Optional<PinHash> pin;
  private final Path file;
  private final InstantSource clock;
  private final Supplier<Health> health;
  private final Told told;

  /// Hears what happens.
  public interface Told {
    void opened();

    void locked();
  }

  /// @param until milliseconds since 1970; 0 where it is not locked
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Tries(int wrong, long until) {
    static final Tries NONE = new Tries(0, 0);
  }

  /// @param state the folder of the terminal's own files
  public PinLock(
      Optional<PinHash> pin, Path state, InstantSource clock, Supplier<Health> health, Told told) {
    this.pin = pin;
    this.file = state.resolve("maintenance.json");
    this.clock = clock;
    this.health = health;
    this.told = told;
  }

  /// Takes about a third of a second, so that guessing takes long.
  public synchronized PinAnswer answer(String typed) {
    if (pin.isEmpty()) {
      return new PinAnswer.NoPin();
    }
    try {
      var now = clock.instant();
      var tries = read();
      var left = left(tries, now);
      if (left.isPresent()) {
        return new PinAnswer.Locked(left.get());
      }
      int wrong = tries.until() == 0 ? tries.wrong() + 1 : 1;
      // Counted before it is known, so that a power cut gives no try back.
      write(new Tries(wrong, wrong < TRIES ? 0 : now.plus(LOCKED).toEpochMilli()));
      if (pin.get().matches(typed)) {
        write(Tries.NONE);
        told.opened();
        return new PinAnswer.Right(health.get());
      }
      if (wrong < TRIES) {
        return new PinAnswer.Wrong(TRIES - wrong);
      }
      told.locked();
      return new PinAnswer.Locked(LOCKED);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "maintenance-tries-not-kept", e);
      return new PinAnswer.Locked(LOCKED);
    }
  }

  /// A clock that was put back prolongs nothing.
  private static Optional<Duration> left(Tries tries, Instant now) {
    var left = Duration.between(now, Instant.ofEpochMilli(tries.until()));
    return tries.until() == 0 || left.isNegative() || left.isZero()
        ? Optional.empty()
        : Optional.of(left.compareTo(LOCKED) > 0 ? LOCKED : left);
  }

  private Tries read() throws IOException {
    if (!Files.exists(file)) {
      return Tries.NONE;
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), Tries.class);
    } catch (JsonProcessingException e) {
      LOG.log(Level.ERROR, "maintenance-tries-unreadable");
      return Tries.NONE;
    }
  }

  private void write(Tries tries) throws IOException {
    Durable.write(file, JSON.writeValueAsBytes(tries));
  }
}
