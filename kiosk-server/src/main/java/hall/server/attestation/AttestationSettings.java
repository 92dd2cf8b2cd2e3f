// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says of the platform that issues certificates: `hall.attestation.*`.
///
/// @param fresh how long ago a document may have been signed
record AttestationSettings(Channel channel, TrustAnchors anchors, Duration fresh) {
  private static final String PREFIX = "hall.attestation";

  /// Nothing where no platform is named: then terminals offer no certificates.
  ///
  /// @throws IllegalArgumentException with a sentence about what is wrong
  static Optional<AttestationSettings> read(Function<String, @Nullable String> lookup) {
    return Channel.read(lookup, PREFIX)
        .map(channel ->
            new AttestationSettings(
                channel,
                TrustAnchors.read(Path.of(Channel.required(lookup, PREFIX, "anchors-file"))),
                hours(Channel.required(lookup, PREFIX, "fresh-hours"))));
  }

  private static Duration hours(String text) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(PREFIX + ".fresh-hours must be a number from 1 to 9999.");
    }
    return Duration.ofHours(Long.parseLong(text));
  }
}
