// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a release can be had now.
///
/// | now | event | next |
/// |---|---|---|
/// | | announced, verified against the newest root | receiving |
/// | receiving | all bytes are there, length and hash are right | offered |
/// | offered | its time or the newest root's is over, or a newer root does not trust who signed it | release-expired, root-expired, signature-wrong |
/// | any of these | an administrator withdraws it | withdrawn, for good |
public enum Standing {
  RECEIVING,
  OFFERED,
  RELEASE_EXPIRED,
  ROOT_EXPIRED,
  SIGNATURE_WRONG,
  WITHDRAWN;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Judges a release whose bundle is there and that nobody withdrew.
  static Standing of(@Nullable Root newest, Envelope envelope, Instant expires, Instant now) {
    if (newest == null || !newest.release().accepts(Release.PURPOSE, envelope)) {
      return SIGNATURE_WRONG;
    }
    if (newest.expired(now)) {
      return ROOT_EXPIRED;
    }
    return now.isBefore(expires) ? OFFERED : RELEASE_EXPIRED;
  }
}
