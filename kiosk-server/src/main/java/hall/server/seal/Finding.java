// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.time.Instant;

/// What the check of a document has found.
public sealed interface Finding {
  /// Every signature holds, the last one over the whole file.
  ///
  /// @param signer as the certificate of the last one names it
  record Genuine(String signer, Instant signedAt, int pages) implements Finding {}

  /// It must not be printed.
  record Refused(Flaw flaw) implements Finding {}
}
