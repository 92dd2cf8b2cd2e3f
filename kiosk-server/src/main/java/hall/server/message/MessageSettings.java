// SPDX-License-Identifier: Apache-2.0
package hall.server.message;

import hall.server.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the gateway for short messages: `hall.message.*`.
///
/// @param patience with one message, after which somebody has to tell the citizen otherwise
public record MessageSettings(Channel channel, Duration patience) {
  private static final String PREFIX = "hall.message";

  /// Nothing where no gateway is named: then nobody is told anything, and no number is kept for it.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  public static Optional<MessageSettings> read(Function<String, @Nullable String> lookup) {
    return Channel.read(lookup, PREFIX)
        .map(channel -> new MessageSettings(channel, Channel.giveUpHours(lookup, PREFIX)));
  }
}
