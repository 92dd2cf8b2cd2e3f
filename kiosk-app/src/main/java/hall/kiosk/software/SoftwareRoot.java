// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import hall.kiosk.config.SignedDocument;
import hall.kiosk.config.SigningKey;
import java.time.Instant;
import java.util.List;

/// Who may say what a release is, and who may say who may.
///
/// @param version rises by one with each change; a terminal never goes to a lower one
/// @param expires after this nothing new is trusted
/// @param root who signs the next of these documents
/// @param release who signs releases
public record SoftwareRoot(long version, Instant expires, Role root, Role release) {

  /// Several keys of which so many must sign.
  public record Role(int threshold, List<SigningKey> keys) {

    public Role {
      keys = List.copyOf(keys);
    }

    /// Whether enough of them have signed; one key counts once, however often it signs.
    boolean signed(String purpose, SignedDocument document) {
      return keys.stream()
              .filter(key ->
                  document.signatures().stream()
                      .anyMatch(signature ->
                          signature.keyId().equals(key.id())
                              && key.signed(purpose, document.payload(), signature.bytes())))
              .map(SigningKey::id)
              .distinct()
              .count()
          >= threshold;
    }
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expires);
  }
}
