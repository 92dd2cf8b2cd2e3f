// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import hall.server.channel.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the platform above: `hall.forwarding.*`.
///
/// @param items implementation codes of what is handed on; [#ALL] for all
record ForwardingSettings(Channel channel, List<String> items, Decides decides) {

  /// What the platform decides about cases here, as `platform-decides`.
  enum Decides {
    /// What it says is shown; people of the hall decide.
    NOTHING,
    /// The result of cases that were accepted here.
    RESULT,
    /// Acceptance too, so cases are handed on as soon as they are received.
    ALL;

    private static Decides of(String word) {
      return Stream.of(values())
          .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  PREFIX + ".platform-decides must be nothing, result or all."));
    }
  }

  static final String ALL = "all";

  private static final String PREFIX = "hall.forwarding";

  /// Nothing where no platform is named: then nothing is handed on.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  static Optional<ForwardingSettings> read(Function<String, @Nullable String> lookup) {
    return Channel.read(lookup, PREFIX)
        .map(channel ->
            new ForwardingSettings(
                channel,
                Arrays.stream(Channel.required(lookup, PREFIX, "items").split(",", -1))
                    .map(String::strip)
                    .filter(code -> !code.isEmpty())
                    .toList(),
                Decides.of(Channel.required(lookup, PREFIX, "platform-decides"))));
  }
}
