// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import java.util.List;

/// What became of a submission, as far as it is known for certain.
///
/// A local number names it from the moment that the terminal stored it.
public sealed interface Delivery {

  String localNumber();

  /// Where the QR code leads.
  String queryUrl();

  /// 已暂存: durable on the terminal, the server has not confirmed it.
  record Held(String localNumber, String queryUrl) implements Delivery {}

  /// 已提交: the server gave a case number.
  ///
  /// @param caseNumber 办件编号, 43 characters
  /// @param acceptedAt ISO 8601 with offset, as the server said it
  /// @param byMessage whether the server tells by short message what becomes of it
  /// @param parts the cases that a life event (一件事) became, whose number is none of theirs
  record Submitted(
      String localNumber,
      String caseNumber,
      String acceptedAt,
      String queryUrl,
      boolean byMessage,
      List<Part> parts)
      implements Delivery {

    public Submitted {
      parts = List.copyOf(parts);
    }

    /// One submission that is one case, of which nothing is told by message.
    public Submitted(String localNumber, String caseNumber, String acceptedAt, String queryUrl) {
      this(localNumber, caseNumber, acceptedAt, queryUrl, false, List.of());
    }
  }

  /// One case of several.
  ///
  /// @param promisedWorkingDays 0 for the same day
  record Part(String caseNumber, LocalText item, LocalText department, int promisedWorkingDays) {}
}
