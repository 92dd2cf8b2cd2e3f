// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import java.time.Instant;
import java.util.UUID;

/// A submission that becomes a case.
///
/// @param token that opens the case to whoever holds its receipt
public record Arrival(
    String caseNumber, UUID submissionKey, String token, String terminalId, Instant at) {
  /// Never the token.
  @Override
  public String toString() {
    return "Arrival of " + caseNumber;
  }
}
