// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

/// Whether the screens are spoken, and how loudly (A9); nothing of it outlives the visit.
///
/// @param volume from [#SOFTEST] to [#LOUDEST]
public record Voice(boolean on, int volume) {

  public static final int SOFTEST = 1;
  public static final int LOUDEST = 5;

  /// What every visit begins with, unless it is begun by keys.
  public static final Voice OFF = new Voice(false, 3);

  Voice with(boolean nowOn) {
    return new Voice(nowOn, volume);
  }

  Voice louder(int steps) {
    return new Voice(on, Math.clamp(volume + steps, SOFTEST, LOUDEST));
  }
}
