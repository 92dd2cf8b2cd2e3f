// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.certificate.Validity;
import hall.server.configuration.Setbacks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database tells of a terminal, beside what its presence does.
///
/// @param certificate of its newest certificate that is not revoked
/// @param failures when submissions that are no cases yet failed last
/// @param setback the configuration that it shall run and does not
public record Standing(
    @Nullable Validity certificate, List<Instant> failures, Setbacks.@Nullable Setback setback) {
  /// Nothing is known.
  static final Standing NOTHING = new Standing(null, List.of(), null);
}
