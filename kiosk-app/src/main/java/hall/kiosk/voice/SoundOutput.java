// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import java.util.function.BooleanSupplier;

/// Where the voice is heard: a loudspeaker or a headset.
public interface SoundOutput {

  /// Whether there is one.
  boolean ready();

  /// Plays and waits for the end.
  ///
  /// @param samples of 16 bits, little-endian, [SpeechEngine#RATE] a second
  /// @param goesOn asked again and again; false ends it at once, and it may wait for a while
  /// @return whether it could be played
  boolean play(byte[] samples, double loudness, BooleanSupplier goesOn);
}
