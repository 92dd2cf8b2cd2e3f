// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// Where a citizen is in rating a case.
public sealed interface RatingStep {

  /// Five marks and none, all as large.
  record Mark() implements RatingStep {}

  /// Why, for those who want to say it.
  ///
  /// @param failed whether it could not be sent; it is kept as long as the visit lasts
  record Why(Rating draft, boolean failed) implements RatingStep {}

  record Sending(Rating draft, long operation) implements RatingStep {}

  /// The server has it, and it stays so.
  ///
  /// @param followedUp whether somebody looks into it now
  record Kept(boolean followedUp) implements RatingStep {}

  /// The case was rated before.
  record Already() implements RatingStep {}

  /// What came of sending it.
  enum Answer {
    KEPT,
    FOLLOWED_UP,
    ALREADY,
    /// The server could not be told, or did not say that it knows.
    NOT_SENT
  }
}
