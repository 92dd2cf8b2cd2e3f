// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import hall.kiosk.journey.Language;
import java.io.IOException;

/// Makes sound of words.
public interface SpeechEngine {

  /// Samples a second, in one channel of 16 bits.
  int RATE = 22_050;

  /// Whether it can speak on this machine.
  boolean ready();

  /// Speaks a text that has been prepared.
  ///
  /// @return samples, little-endian; the caller wipes them
  /// @throws IOException where the engine fails or does not answer in time
  byte[] samples(String text, Language language) throws IOException, InterruptedException;
}
