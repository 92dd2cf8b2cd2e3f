// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Whom a layer is for; a narrower scope has the last word.
///
/// Written `fleet`, `model:NAME`, `district:ID`, `hall:ID` or `terminal:ID`.
///
/// @param id empty for the whole fleet
public record Scope(Level level, String id) implements Comparable<Scope> {
  public static final Scope FLEET = new Scope(Level.FLEET, "");

  private static final int LONGEST_ID = 64;
  private static final Comparator<Scope> ORDER =
      Comparator.comparing(Scope::level).thenComparing(Scope::id);

  /// From the widest to the narrowest.
  public enum Level {
    FLEET,
    MODEL,
    DISTRICT,
    HALL,
    TERMINAL;

    /// The level as it is written.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Scope terminal(String id) {
    return new Scope(Level.TERMINAL, id);
  }

  /// The scope that is written so.
  public static Optional<Scope> find(String written) {
    if (written.equals(FLEET.written())) {
      return Optional.of(FLEET);
    }
    for (Level level : Level.values()) {
      String prefix = level.word() + ":";
      if (level != Level.FLEET && written.startsWith(prefix)) {
        String id = written.substring(prefix.length());
        return id.isBlank() || id.length() > LONGEST_ID
            ? Optional.empty()
            : Optional.of(new Scope(level, id));
      }
    }
    return Optional.empty();
  }

  static Scope of(String written) {
    return find(written).orElseThrow();
  }

  @JsonValue
  public String written() {
    return level == Level.FLEET ? level.word() : level.word() + ":" + id;
  }

  @Override
  public int compareTo(Scope other) {
    return ORDER.compare(this, other);
  }
}
