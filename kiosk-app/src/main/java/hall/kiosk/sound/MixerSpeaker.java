// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.sound;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.BooleanControl;
import javax.sound.sampled.CompoundControl;
import javax.sound.sampled.Control;
import javax.sound.sampled.FloatControl;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Port;

/// The output ports of the machine's sound cards: all of them are set alike, since nobody knows
/// which one the loudspeaker hangs on.
public final class MixerSpeaker implements Speaker {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.sound");
  private static final float ALL = 100;

  private final Supplier<List<Line>> outputs;

  /// @param outputs the output ports that there are now; a sound card may be plugged in later
  MixerSpeaker(Supplier<List<Line>> outputs) {
    this.outputs = outputs;
  }

  public static MixerSpeaker ofThisMachine() {
    return new MixerSpeaker(MixerSpeaker::ports);
  }

  private static List<Line> ports() {
    var ports = new ArrayList<Line>();
    for (var info : AudioSystem.getMixerInfo()) {
      try {
        var mixer = AudioSystem.getMixer(info);
        for (var line : mixer.getTargetLineInfo()) {
          // A port's source is a microphone or a line in.
          if (line instanceof Port.Info port && !port.isSource()) {
            ports.add(mixer.getLine(line));
          }
        }
      } catch (LineUnavailableException | IllegalArgumentException e) {
        // Busy, or unplugged since it was listed.
        LOG.log(Level.WARNING, "mixer-unavailable {0}: {1}", info.getName(), e.toString());
      }
    }
    return ports;
  }

  @Override
  public synchronized boolean setVolume(int percent) {
    boolean any = false;
    for (var port : outputs.get()) {
      try (port) {
        port.open();
        any |= set(port, percent);
      } catch (LineUnavailableException e) {
        LOG.log(Level.WARNING, "port-unavailable {0}", port.getLineInfo());
      }
    }
    return any;
  }

  private static boolean set(Line port, int percent) {
    boolean any = false;
    for (var control : Stream.of(port.getControls()).flatMap(MixerSpeaker::within).toList()) {
      if (control instanceof FloatControl amount && isVolume(amount)) {
        float least = amount.getMinimum();
        float most = amount.getMaximum();
        amount.setValue(Math.clamp(least + (most - least) * percent / ALL, least, most));
        any = true;
      } else if (control instanceof BooleanControl mute
          && mute.getType().equals(BooleanControl.Type.MUTE)) {
        mute.setValue(percent == 0);
      }
    }
    return any;
  }

  private static Stream<Control> within(Control control) {
    return control instanceof CompoundControl several
        ? Stream.of(several.getMemberControls()).flatMap(MixerSpeaker::within)
        : Stream.of(control);
  }

  private static boolean isVolume(FloatControl control) {
    return control.getType().equals(FloatControl.Type.VOLUME)
        || control.getType().equals(FloatControl.Type.MASTER_GAIN);
  }
}
