// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

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
  record Submitted(String localNumber, String caseNumber, String acceptedAt, String queryUrl)
      implements Delivery {}
}
