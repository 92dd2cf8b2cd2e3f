// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// The one document that the running session holds to print it, in memory only.
///
/// Safe for any thread. One that nobody expects any more is wiped at once: the session is over, or
/// another one was asked for meanwhile.
final class HeldDocument {

  private byte[] pdf = new byte[0];
  private Optional<UUID> key = Optional.empty();
  private Optional<UUID> expected = Optional.empty();
  private int parts;

  /// A document, and which of its prints this is.
  ///
  /// @param pdf a copy, which its user wipes
  /// @param part counts from 1
  record Print(UUID key, byte[] pdf, int part) {}

  /// Holds nothing but what comes under this name.
  synchronized void expect(UUID name) {
    forget();
    expected = Optional.of(name);
  }

  synchronized void take(UUID name, byte[] document) {
    if (expected.filter(name::equals).isEmpty()) {
      Arrays.fill(document, (byte) 0);
      return;
    }
    pdf = document;
    key = expected;
    expected = Optional.empty();
  }

  /// A copy, which its user wipes.
  synchronized Optional<byte[]> copy() {
    return key.map(_ -> pdf.clone());
  }

  /// What is held, to be printed once more.
  synchronized Optional<Print> next() {
    return key.map(name -> new Print(name, pdf.clone(), ++parts));
  }

  synchronized void forget() {
    Arrays.fill(pdf, (byte) 0);
    pdf = new byte[0];
    key = Optional.empty();
    expected = Optional.empty();
    parts = 0;
  }
}
