// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import java.time.Duration;

/// What a rule watches, with the value from which on it holds.
public sealed interface Condition {
  /// No report for so long.
  record Silence(Duration limit) implements Condition {}

  /// The terminal says that it is out of service.
  record OutOfService() implements Condition {}

  /// A device that is neither well, nor working, nor starting. What merely lacks paper or toner is
  /// [Exhausted].
  record DeviceUnusable() implements Condition {}

  /// The oldest submission has been waiting longer than this.
  record OutboxOlder(Duration limit) implements Condition {}

  /// A consumable has run out.
  record Exhausted() implements Condition {}

  /// A consumable has at most so many percent left, but has not run out.
  record RunningLow(int percent) implements Condition {}

  /// One part of a terminal changed its state so many times within the window.
  record Changes(int count, Duration window) implements Condition {}

  /// The terminal's clock differs from the server's by more than this.
  record ClockSkew(Duration limit) implements Condition {}

  /// The condition of a stored word.
  static Condition of(String word, int threshold, int windowSeconds) {
    return switch (word) {
      case "silence" -> new Silence(Duration.ofSeconds(threshold));
      case "out-of-service" -> new OutOfService();
      case "device" -> new DeviceUnusable();
      case "outbox" -> new OutboxOlder(Duration.ofSeconds(threshold));
      case "consumable-out" -> new Exhausted();
      case "consumable-low" -> new RunningLow(threshold);
      case "changes" -> new Changes(threshold, Duration.ofSeconds(windowSeconds));
      case "clock-skew" -> new ClockSkew(Duration.ofSeconds(threshold));
      default -> throw new IllegalArgumentException("No condition " + word);
    };
  }
}
