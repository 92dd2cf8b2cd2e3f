// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/// An output of one of the machine's sound cards.
public final class AudioLine implements SoundOutput {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.voice");
  private static final AudioFormat FORMAT = new AudioFormat(SpeechEngine.RATE, 16, 1, true, false);

  /// So much is heard after a stop, at most.
  private static final int CHUNK = SpeechEngine.RATE / 20 * Short.BYTES;

  private final Optional<String> device;

  private AudioLine(Optional<String> device) {
    this.device = device;
  }

  /// An output by its name.
  ///
  /// @param device by ALSA's name, such as `plughw:0,0`; the machine's own choice where absent
  public static AudioLine of(Optional<String> device) {
    return new AudioLine(device);
  }

  private Optional<Mixer.Info> mixer(String name) {
    return Stream.of(AudioSystem.getMixerInfo())
        .filter(info -> info.getName().endsWith("[" + name + "]"))
        .findFirst();
  }

  private SourceDataLine line() throws LineUnavailableException {
    if (device.isEmpty()) {
      return AudioSystem.getSourceDataLine(FORMAT);
    }
    return AudioSystem.getSourceDataLine(
        FORMAT,
        mixer(device.get())
            .orElseThrow(() -> new LineUnavailableException("no sound output " + device.get())));
  }

  @Override
  public boolean ready() {
    var info = new DataLine.Info(SourceDataLine.class, FORMAT);
    return device
        .map(name ->
            mixer(name)
                .map(AudioSystem::getMixer)
                .filter(it -> it.isLineSupported(info))
                .isPresent())
        .orElseGet(() -> AudioSystem.isLineSupported(info));
  }

  @Override
  public boolean play(byte[] samples, double loudness, BooleanSupplier goesOn) {
    var part = new byte[CHUNK];
    try (var line = line()) {
      line.open(FORMAT, CHUNK * 2);
      line.start();
      for (int from = 0; from < samples.length; from += CHUNK) {
        if (!goesOn.getAsBoolean()) {
          line.stop();
          line.flush();
          return true;
        }
        int length = scaled(samples, from, part, loudness);
        line.write(part, 0, length);
      }
      line.drain();
      return true;
    } catch (LineUnavailableException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "no-voice: {0}", e.toString());
      return false;
    } finally {
      Arrays.fill(part, (byte) 0);
    }
  }

  private static int scaled(byte[] samples, int from, byte[] part, double loudness) {
    int length = Math.min(part.length, samples.length - from);
    var in = ByteBuffer.wrap(samples, from, length).order(ByteOrder.LITTLE_ENDIAN);
    var out = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= Short.BYTES) {
      out.putShort((short) (in.getShort() * loudness));
    }
    return out.position();
  }
}
