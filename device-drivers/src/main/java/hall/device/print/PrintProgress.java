// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

/// How far a job is, told whenever that changes.
///
/// @param impressions sides that the printer says are out; -1 where it does not count them
/// @param expected sides that the job makes
public record PrintProgress(Phase phase, int impressions, int expected) {

  /// What the job does.
  public enum Phase {
    /// It is at the printer, which has not begun.
    WAITING,
    PRINTING,
    /// The printer stands still; it may go on by itself.
    STOPPED,
    /// The printer says that it is finished.
    ENDED
  }
}
