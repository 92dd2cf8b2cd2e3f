// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import java.util.Arrays;

/// How a reader looked at one moment.
///
/// @param raw the flags as PC/SC gave them (pcsclite.h, `SCARD_STATE_…`): its bits 16 to 31 count
///   insertions and removals, so that a card that was swapped between two looks shows
/// @param atr the card's answer to reset; empty without a card, and where the card is mute
public record CardSight(long raw, byte[] atr) {

  private static final long UNKNOWN = 0x04;
  private static final long UNAVAILABLE = 0x08;
  private static final long PRESENT = 0x20;
  private static final long MUTE = 0x200;

  /// Changes with each insertion and removal.
  public long count() {
    return raw >>> 16 & 0xFFFF;
  }

  public boolean present() {
    return (raw & PRESENT) != 0;
  }

  /// Whether a card is there that does not answer to reset.
  public boolean mute() {
    return (raw & MUTE) != 0;
  }

  /// Whether the reader itself is gone.
  public boolean gone() {
    return (raw & (UNKNOWN | UNAVAILABLE)) != 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardSight that && that.raw == raw && Arrays.equals(that.atr, atr);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(raw);
  }
}
