// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import hall.server.HallTime;
import hall.server.complaint.Complaint;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A complaint as the hotline gets it: what it needs to deal with it and to call back. The number
/// of the card never goes, and who came without a name stays without one, and without the phone
/// that would give it away. Scanned pages stay here, since the citizen agreed that those who deal
/// with the complaint here see them, and nobody else.
///
/// @param complaintNumber the key: the same complaint however often it comes
/// @param hall where it was brought
/// @param name of whoever laid the card; null where it came without a name
/// @param phone to call back; null where none was given, or no name
/// @param pagesKept so many scanned pages can be looked at in the hall
record Handed(
    String complaintNumber,
    String sort,
    String text,
    OffsetDateTime receivedAt,
    String hall,
    @Nullable String name,
    @Nullable String phone,
    int pagesKept) {

  static Handed of(Complaint complaint, String hall) {
    return new Handed(
        complaint.number(),
        complaint.sort().word(),
        complaint.text(),
        HallTime.at(complaint.receivedAt()),
        hall,
        complaint.name(),
        complaint.name() == null ? null : complaint.phone(),
        complaint.pages() == null ? 0 : complaint.pages().count());
  }

  /// Never what it says, nor who.
  @Override
  public String toString() {
    return "Handed[%s]".formatted(complaintNumber);
  }
}
