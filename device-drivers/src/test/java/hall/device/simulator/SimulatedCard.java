// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// A chip with one application, as it answers once it has power.
interface SimulatedCard {

  /// The cards of the dock by the name that `insert` takes.
  static SimulatedCard named(String name) {
    return switch (name) {
      case "social-number" -> new SocialChip(SocialChip.Habit.BY_NUMBER);
      case "social-tag" -> new SocialChip(SocialChip.Habit.BY_TAG);
      case "social-sfi" -> new SocialChip(SocialChip.Habit.BY_SFI);
      case "social-closed" -> new SocialChip(SocialChip.Habit.CLOSED);
      case "passport-bac" -> new PassportChip(PassportChip.Protection.BAC);
      case "passport-pace" -> new PassportChip(PassportChip.Protection.PACE);
      case "passport-open" -> new PassportChip(PassportChip.Protection.NONE);
      case "blank" -> new BlankChip();
      default ->
          throw new IllegalArgumentException(
              "no card \"%s\": there are social-number, social-tag, social-sfi, social-closed,"
                      .formatted(name)
                  + " passport-bac, passport-pace, passport-open, blank");
    };
  }

  /// Answer to reset (ISO/IEC 7816-3, 8.2).
  byte[] atr();

  /// Forgets what was selected and unlocked.
  void reset();

  /// The answer to a command, status word included.
  byte[] answer(byte[] command);

  /// A chip whose application nobody knows.
  final class BlankChip implements SimulatedCard {
    @Override
    public byte[] atr() {
      return Apdus.hex("3B6500009C02020702");
    }

    @Override
    public void reset() {
      // Nothing is ever selected.
    }

    @Override
    public byte[] answer(byte[] command) {
      return Apdus.status(0x6A82);
    }
  }
}
