// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.sound;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;

/// Two soft notes that make people turn round: something of theirs still lies here.
public final class Chime implements Runnable {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.sound");
  private static final int RATE = 22_050;
  private static final AudioFormat FORMAT = new AudioFormat(RATE, 16, 1, true, false);

  /// E5 and C5.
  private static final double[] NOTES = {659.26, 523.25};

  private static final double SECONDS_A_NOTE = 0.45;
  private static final double LOUDNESS = 0.6;

  /// Plays it and waits for its end; a machine that can't sound says so in its log.
  @Override
  public void run() {
    try (var line = AudioSystem.getSourceDataLine(FORMAT)) {
      var wave = wave();
      line.open(FORMAT);
      line.start();
      line.write(wave, 0, wave.length);
      line.drain();
    } catch (LineUnavailableException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "no-chime: {0}", e.toString());
    }
  }

  /// Samples of 16 bits, little-endian; every note rises from silence and dies away.
  static byte[] wave() {
    int length = (int) (RATE * SECONDS_A_NOTE);
    var bytes =
        ByteBuffer.allocate(NOTES.length * length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double note : NOTES) {
      for (int i = 0; i < length; i++) {
        double part = (double) i / length;
        double swell = Math.min(1, part * 40) * Math.pow(1 - part, 2);
        double sample = Math.sin(2 * Math.PI * note * i / RATE) * swell * LOUDNESS;
        bytes.putShort((short) Math.round(sample * Short.MAX_VALUE));
      }
    }
    return bytes.array();
  }
}
