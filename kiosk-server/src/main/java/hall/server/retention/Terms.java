// SPDX-License-Identifier: Apache-2.0
package hall.server.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// How long each is kept: `hall.retention.WORD`, a number of days such as `90d`, or `off` for ever.
@ApplicationScoped
class Terms {
  private final Map<Kept, Optional<Duration>> terms;

  @Inject
  Terms(Config config) {
    this(name -> config.getOptionalValue(name, String.class).orElse(null));
  }

  private Terms(Function<String, @Nullable String> lookup) {
    this.terms = read(lookup);
  }

  static Terms of(Function<String, @Nullable String> lookup) {
    return new Terms(lookup);
  }

  /// Nothing where it is kept for ever.
  Optional<Duration> of(Kept kept) {
    return terms.getOrDefault(kept, Optional.empty());
  }

  private static Map<Kept, Optional<Duration>> read(Function<String, @Nullable String> lookup) {
    Map<Kept, Optional<Duration>> terms = new EnumMap<>(Kept.class);
    for (Kept kept : Kept.values()) {
      String name = "hall.retention." + kept.word();
      @Nullable String text = lookup.apply(name);
      terms.put(kept, text == null ? Optional.of(kept.usual()) : term(name, text.strip()));
    }
    return terms;
  }

  private static Optional<Duration> term(String name, String text) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    if (text.matches("[1-9]\\d{0,4}d")) {
      return Optional.of(Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1))));
    }
    throw new IllegalArgumentException(
        name + " must be a number of days such as 90d, or off, not \"" + text + "\".");
  }
}
