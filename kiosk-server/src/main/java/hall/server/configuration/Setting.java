// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One thing that can be set, as the schema describes it.
///
/// @param path such as `timeouts.warningSeconds`
/// @param description what the schema says of it
/// @param options what may be chosen; empty unless it is a choice or a list
/// @param required whether a terminal can't do without it
public record Setting(
    String path,
    Form form,
    String description,
    List<String> options,
    @Nullable Double minimum,
    @Nullable Double maximum,
    @Nullable String pattern,
    boolean required) {

  /// Groups of settings that say what a terminal fetches, and not how it behaves: nothing that
  /// comes and goes by the terminal's own clock.
  static final Set<String> RELEASED = Set.of("software", "catalogue");

  /// How its value is written.
  public enum Form {
    TEXT,
    INTEGER,
    NUMBER,
    FLAG,
    CHOICE,
    LIST
  }

  public Setting {
    options = List.copyOf(options);
  }

  /// Whether an overlay may set it.
  public boolean timeable() {
    return !RELEASED.contains(group());
  }

  /// What belongs together: the part of the path before the first dot.
  public String group() {
    int dot = path.indexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}
