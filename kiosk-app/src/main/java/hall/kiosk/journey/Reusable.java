// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.time.LocalDate;

/// A paper that the applicant handed in with an earlier case, and that the server keeps (材料复用).
///
/// @param material that it may stand for in the chosen item
/// @param handedIn the day when it came, in the hall's time zone
/// @param item for which it was handed in
public record Reusable(
    String material,
    String caseNumber,
    String documentId,
    LocalDate handedIn,
    LocalText item,
    String mediaType,
    int pages,
    long bytes,
    String sha256) {

  /// Never the fields: what somebody has handed in is personal.
  @Override
  public String toString() {
    return "Reusable[" + material + "]";
  }
}
