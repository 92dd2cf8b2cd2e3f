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
        .map(channel -> new HotlineSettings(channel, Channel.giveUpHours(lookup, PREFIX)));
  }
}
