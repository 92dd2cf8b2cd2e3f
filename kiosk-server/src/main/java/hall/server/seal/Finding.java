// SPDX-License-Identifier: Apache-2.0
package hall.server.seal;

import java.time.Instant;
import java.util.Optional;

/// What the check of a document has found.
public sealed interface Finding {
  /// Every signature holds, the last one over the whole file.
  ///
  /// @param signer as the certificate of the last one names it
  /// @param drawing what is shown and printed in place of a document that is no PDF
  record Genuine(String signer, Instant signedAt, int pages, Optional<Drawing> drawing)
      implements Finding {
    Genuine(String signer, Instant signedAt, int pages) {
      this(signer, signedAt, pages, Optional.empty());
    }
  }

  /// A PDF without a seal, drawn from a document whose seal holds.
  record Drawing(byte[] pdf) {
    /// Never what stands there.
    @Override
    public String toString() {
      return "Drawing";
    }
  }

  /// It must not be printed.
  record Refused(Flaw flaw) implements Finding {}
}
