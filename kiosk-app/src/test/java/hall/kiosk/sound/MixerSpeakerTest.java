// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javax.sound.sampled.BooleanControl;
import javax.sound.sampled.CompoundControl;
import javax.sound.sampled.Control;
import javax.sound.sampled.FloatControl;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineListener;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Port;
import org.junit.jupiter.api.Test;

class MixerSpeakerTest {

  private final FloatControl volume = new Knob(FloatControl.Type.VOLUME, 0, 1);
  private final FloatControl gain = new Knob(FloatControl.Type.MASTER_GAIN, -80, 6);
  private final FloatControl balance = new Knob(FloatControl.Type.BALANCE, -1, 1);
  private final BooleanControl mute = new Switch();

  @Test
  void everyOutputIsSetWhereverItsControlHides() {
    var speaker = new OutputPort(new Bundle(volume, balance), mute);
    var headphones = new OutputPort(gain);
    var sound = new MixerSpeaker(() -> List.of(speaker, headphones));
    assertTrue(sound.setVolume(50));
    assertEquals(0.5, volume.getValue(), 0.001);
    assertEquals(-37, gain.getValue(), 0.001);
    assertEquals(0, balance.getValue(), "who sits where is not our business");
    assertFalse(mute.getValue());
    assertTrue(sound.setVolume(0));
    assertEquals(0, volume.getValue());
    assertTrue(mute.getValue());
    assertTrue(sound.setVolume(100));
    assertEquals(6, gain.getValue());
    assertFalse(mute.getValue());
    assertFalse(speaker.isOpen(), "nothing stays open");
  }

  @Test
  void withoutAnOutputThatCanBeSetThereIsNoSound() {
    assertFalse(new MixerSpeaker(List::of).setVolume(50));
    assertFalse(new MixerSpeaker(() -> List.of(new OutputPort(balance))).setVolume(50));
    var busy = new OutputPort(volume);
    busy.busy = true;
    assertFalse(new MixerSpeaker(() -> List.of(busy)).setVolume(50));
  }

  /// Whatever this machine has: the answer is one of both, and nothing is thrown.
  @Test
  void thisMachineAnswers() {
    assertEquals(
        MixerSpeaker.ofThisMachine().setVolume(60), MixerSpeaker.ofThisMachine().setVolume(60));
  }

  private static final class Knob extends FloatControl {
    Knob(FloatControl.Type type, float least, float most) {
      super(type, least, most, 0.01f, 0, Math.max(least, 0), "");
    }
  }

  private static final class Switch extends BooleanControl {
    Switch() {
      super(BooleanControl.Type.MUTE, true);
    }
  }

  private static final class Bundle extends CompoundControl {
    Bundle(Control... members) {
      super(new Kind(), members);
    }

    private static final class Kind extends CompoundControl.Type {
      Kind() {
        super("bundle");
      }
    }
  }

  private static final class OutputPort implements Port {
    private final Control[] controls;
    private boolean open;
    boolean busy;

    OutputPort(Control... controls) {
      this.controls = controls;
    }

    @Override
    public Line.Info getLineInfo() {
      return Port.Info.SPEAKER;
    }

    @Override
    public void open() throws LineUnavailableException {
      if (busy) {
        throw new LineUnavailableException();
      }
      open = true;
    }

    @Override
    public void close() {
      open = false;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public Control[] getControls() {
      return open ? controls.clone() : new Control[0];
    }

    @Override
    public boolean isControlSupported(Control.Type control) {
      return false;
    }

    @Override
    public Control getControl(Control.Type control) {
      throw new IllegalArgumentException(control.toString());
    }

    @Override
    public void addLineListener(LineListener listener) {
      throw new AssertionError("nobody listens");
    }

    @Override
    public void removeLineListener(LineListener listener) {
      throw new AssertionError("nobody listens");
    }
  }
}
