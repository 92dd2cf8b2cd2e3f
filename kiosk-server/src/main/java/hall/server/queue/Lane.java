// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why somebody is called when they are. All but the first have priority, see [Turn].
public enum Lane {
  ORDINARY,
  /// Old enough by the birth date on the card; the terminal tells no date.
  ELDERLY,
  /// Said so; nobody is asked for a proof at a machine.
  DISABLED,
  /// Booked a time.
  BOOKED;

  /// The word in the contract and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean preferred() {
    return this != ORDINARY;
  }

  public static Optional<Lane> find(String word) {
    return Stream.of(values()).filter(lane -> lane.word().equals(word)).findFirst();
  }

  static Lane of(String word) {
    return find(word).orElseThrow();
  }
}
