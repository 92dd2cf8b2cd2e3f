// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The real engine, which is one of the packages that a terminal needs.
class EspeakTest {

  private final Espeak espeak = Espeak.ofThisMachine();

  @Test
  void bothLanguagesAreHeard() throws IOException, InterruptedException {
    heard("请把身份证平放在读卡区。", Language.ZH_CN, 2, 7);
    heard("Please lay your identity card on the reader.", Language.EN, 2, 7);
  }

  /// Syllables, not names of letters or of unknown signs.
  @Test
  void aLongerSentenceTakesLonger() throws IOException, InterruptedException {
    int one = samples("一", Language.ZH_CN).length;
    int ten = samples("一二三四五六七八九十", Language.ZH_CN).length;
    assertTrue(ten > 2 * one && ten < 12 * one, one + " and " + ten);
  }

  @Test
  void nothingOfWhatIsSaidStandsInTheCommandLine() {
    for (var language : Language.values()) {
      assertEquals("--stdin", espeak.command(language).get(1));
      assertFalse(espeak.command(language).contains("-w"), "no file");
    }
  }

  @Test
  void aMachineWithoutTheEngineSaysSo() {
    var none = new Espeak(Path.of("/nowhere/espeak-ng"));
    assertFalse(none.ready());
    assertThrows(IOException.class, () -> none.samples("一", Language.ZH_CN));
    var broken = new Espeak(Path.of("/bin/false"));
    assertThrows(IOException.class, () -> broken.samples("一", Language.ZH_CN));
  }

  private void heard(String text, Language language, int least, int most)
      throws IOException, InterruptedException {
    var samples = samples(text, language);
    double seconds = (double) samples.length / SpeechEngine.RATE;
    assertTrue(seconds > least && seconds < most, seconds + " s");
    int loudest = IntStream.of(samples).map(Math::abs).max().orElseThrow();
    assertTrue(loudest > 3_000, "loudest " + loudest);
    long sounding = IntStream.of(samples).filter(sample -> Math.abs(sample) > 300).count();
    assertTrue(sounding > samples.length / 10, sounding + " of " + samples.length);
  }

  private int[] samples(String text, Language language) throws IOException, InterruptedException {
    var shorts =
        ByteBuffer.wrap(espeak.samples(text, language))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    return IntStream.range(0, shorts.limit()).map(shorts::get).toArray();
  }
}
