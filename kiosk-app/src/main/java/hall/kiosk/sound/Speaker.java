// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.sound;

/// The machine's sound output.
public interface Speaker {

  /// Sets how loud it is.
  ///
  /// @param percent 0 to 100
  /// @return whether there is anything that sounds
  boolean setVolume(int percent);
}
