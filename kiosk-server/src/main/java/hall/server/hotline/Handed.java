// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.HallTime;
import hall.server.complaint.Complaint;
import hall.server.complaint.ScannedPages;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A complaint as the hotline gets it: what it needs to deal with it and to call back. The number
/// of the card never goes, and who came without a name stays without one, and without the phone
/// that would give it away. Scanned pages go only where the citizen agreed to that; until the words
/// of the consent named the hotline, they were for those who deal with the complaint here.
///
/// @param complaintNumber the key: the same complaint however often it comes
/// @param hall where it was brought
/// @param name of whoever laid the card; null where it came without a name
/// @param phone to call back; null where none was given, or no name
/// @param pages that were sent before; null where there are none, or they stay here
/// @param pagesKept so many scanned pages can be looked at in the hall alone
record Handed(
    String complaintNumber,
    String sort,
    String text,
    OffsetDateTime receivedAt,
    String hall,
    @Nullable String name,
    @Nullable String phone,
    @Nullable Pages pages,
    int pagesKept) {

  /// @param sha256 of their PDF, in lower-case hexadecimal
  record Pages(int count, String sha256) {}

  static Handed of(Complaint complaint, String hall) {
    ScannedPages scanned = complaint.pages();
    boolean go = scanned != null && scanned.mayGoToHotline();
    return new Handed(
        complaint.number(),
        complaint.sort().word(),
        complaint.text(),
        HallTime.at(complaint.receivedAt()),
        hall,
        complaint.name(),
        complaint.name() == null ? null : complaint.phone(),
        scanned != null && go
            ? new Pages(scanned.count(), Objects.requireNonNull(scanned.sha256()))
            : null,
        scanned == null || go ? 0 : scanned.count());
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "Handed[%s]".formatted(complaintNumber);
  }
}
