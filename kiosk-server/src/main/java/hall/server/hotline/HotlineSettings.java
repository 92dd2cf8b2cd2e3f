// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the hotline's platform: `hall.hotline.*`.
///
/// @param patience with one complaint, after which somebody has to call the hotline
record HotlineSettings(Channel channel, Duration patience) {
  private static final String PREFIX = "hall.hotline";

  /// Nothing where no platform is named: then clerks type the number that the hotline gave.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  static Optional<HotlineSettings> read(Function<String, @Nullable String> lookup) {
    return Channel.read(lookup, PREFIX)
        .map(channel ->
            new HotlineSettings(channel, hours(Channel.required(lookup, PREFIX, "give-up-hours"))));
  }

  private static Duration hours(String text) {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new IllegalArgumentException(PREFIX + ".give-up-hours must be a number from 1 to 999.");
    }
    return Duration.ofHours(Long.parseLong(text));
  }
}
