// SPDX-License-Identifier: Apache-2.0
package hall.kiosk;

import hall.kiosk.config.VoiceOutputs;
import hall.kiosk.voice.AlsaJack;
import hall.kiosk.voice.AudioLine;
import hall.kiosk.voice.Espeak;
import hall.kiosk.voice.Jack;
import hall.kiosk.voice.Speech;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The voice of this machine, as its configuration names it.
final class TerminalVoice {

  private TerminalVoice() {}

  /// @param firstFrame what the machine can is found out after the first screen stands there
  static Speech of(VoiceOutputs outputs, CountDownLatch firstFrame) {
    var speaker = AudioLine.of(outputs.speaker());
    var headset = outputs.headset();
    return new Speech(
        Espeak.ofThisMachine(),
        speaker,
        headset.map(one -> AudioLine.of(Optional.of(one.output()))).orElse(speaker),
        headset.<Jack>map(one -> AlsaJack.of(one.card(), one.jack())).orElse(Jack.UNKNOWN),
        work -> Thread.ofVirtual().name("voice-ready").start(() -> after(firstFrame, work)));
  }

  private static void after(CountDownLatch firstFrame, Runnable work) {
    try {
      firstFrame.await();
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
