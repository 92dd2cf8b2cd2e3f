// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChimeTest {

  private final int[] samples = samples();

  private static int[] samples() {
    var shorts = ByteBuffer.wrap(Chime.wave()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    return IntStream.range(0, shorts.limit()).map(shorts::get).toArray();
  }

  @Test
  void itIsHeardAndNeverDistorts() {
    int loudest = IntStream.of(samples).map(Math::abs).max().orElseThrow();
    assertTrue(loudest > 12_000 && loudest < 26_000, "loudest " + loudest);
  }

  /// A jump would be heard as a click.
  @Test
  void everyNoteBeginsAndEndsInSilence() {
    int note = samples.length / 2;
    for (int at : new int[] {0, note - 1, note, samples.length - 1}) {
      assertEquals(0, samples[at], 40, "sample " + at);
    }
  }

  /// This machine has no sound card, as many in tests have not.
  @Test
  void aMachineWithoutSoundGoesOn() {
    new Chime().run();
  }
}
