// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import java.time.Instant;
import java.util.Optional;

/// One release of the terminal's software, as its signed document says.
///
/// @param version its name for people
/// @param sequence rises with every release
/// @param floor who has run this one never again starts one with a lower sequence
/// @param expires after this it is not installed any more; what runs goes on running
/// @param java the feature version of Java that it needs
/// @param length of the bundle in bytes
/// @param sha256 of the bundle, in hex digits
public record Release(
    String version,
    long sequence,
    long floor,
    Instant expires,
    int java,
    long length,
    String sha256) {

  /// Far above any real one.
  public static final long MOST_BYTES = 1L << 30;

  /// Why it may not be installed on this terminal now.
  ///
  /// @param wanted the version that was asked for
  /// @param reached the floor that this terminal has reached
  /// @param present the feature version of the Java that is here
  /// @param now the server's time where it is known
  public Optional<String> refusal(String wanted, long reached, int present, Instant now) {
    if (!version.equals(wanted)) {
      return Optional.of("malformed");
    }
    if (sequence < reached) {
      return Optional.of("below-floor");
    }
    if (!now.isBefore(expires)) {
      return Optional.of("release-expired");
    }
    return present < java ? Optional.of("java-too-old") : Optional.empty();
  }
}
