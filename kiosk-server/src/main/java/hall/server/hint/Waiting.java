// SPDX-License-Identifier: Apache-2.0
package hall.server.hint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The hints that were not sent yet: of each kind the newest, so that no reader, however slow,
/// makes it grow. Pure.
record Waiting(
    boolean commands,
    Hint.@Nullable Configuration configuration,
    Hint.@Nullable Catalogue catalogue) {

  static final Waiting NOTHING = new Waiting(false, null, null);

  boolean isNothing() {
    return equals(NOTHING);
  }

  Waiting with(Hint hint) {
    return switch (hint) {
      case Hint.Commands() -> new Waiting(true, configuration, catalogue);
      case Hint.Configuration newer -> new Waiting(commands, newer, catalogue);
      case Hint.Catalogue newer -> new Waiting(commands, configuration, newer);
    };
  }

  /// The hint that is sent next.
  Optional<Hint> next() {
    if (configuration != null) {
      return Optional.of(configuration);
    }
    return commands ? Optional.of(new Hint.Commands()) : Optional.ofNullable(catalogue);
  }

  /// What waits after [#next()] was sent.
  Waiting rest() {
    if (configuration != null) {
      return new Waiting(commands, null, catalogue);
    }
    return commands ? new Waiting(false, null, catalogue) : NOTHING;
  }
}
