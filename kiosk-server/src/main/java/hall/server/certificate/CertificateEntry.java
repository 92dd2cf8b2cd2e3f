// SPDX-License-Identifier: Apache-2.0
package hall.server.certificate;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A certificate as operators see it.
///
/// @param firstUsedAt null until the terminal came with it
/// @param state `valid`, `expired` or `revoked`
public record CertificateEntry(
    String serial,
    OffsetDateTime validFrom,
    OffsetDateTime validUntil,
    @Nullable OffsetDateTime firstUsedAt,
    String state,
    @Nullable Revoked revocation) {

  /// When and why a terminal's identity ended.
  ///
  /// @param actor `operator NAME` or `server`
  /// @param reason what the administrator wrote; the server's own is `enrolled-again`
  public record Revoked(OffsetDateTime at, String actor, String reason) {}
}
