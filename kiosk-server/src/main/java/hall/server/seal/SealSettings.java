// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import hall.server.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an administrator says under one prefix of a platform that gives sealed documents: those of
/// its [Channel], `.anchors-file`, `.revocations-folder` and `.fresh-hours`.
public record SealSettings(Channel channel, SealCheck seals) {

  /// Nothing where no platform is named: then terminals offer nothing of it.
  ///
  /// @param prefix such as `hall.attestation`
  /// @throws IllegalArgumentException with a sentence about what is wrong
  public static Optional<SealSettings> read(
      Function<String, @Nullable String> lookup, String prefix) {
    return Channel.read(lookup, prefix)
        .map(channel ->
            new SealSettings(
                channel,
                new SealCheck(
                    TrustAnchors.read(
                        Path.of(Channel.required(lookup, prefix, "anchors-file")),
                        revocations(lookup.apply(prefix + ".revocations-folder"))),
                    hours(Channel.required(lookup, prefix, "fresh-hours"), prefix))));
  }

  private static Optional<RevocationLists> revocations(@Nullable String folder) {
    return folder == null || folder.isBlank()
        ? Optional.empty()
        : Optional.of(RevocationLists.in(Path.of(folder)));
  }

  private static Duration hours(String text, String prefix) {
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(prefix + ".fresh-hours must be a number from 1 to 9999.");
    }
    return Duration.ofHours(Long.parseLong(text));
  }
}
