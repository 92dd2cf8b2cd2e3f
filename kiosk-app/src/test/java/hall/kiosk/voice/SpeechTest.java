// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Language;
import hall.kiosk.screen.kit.Narrator.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTest {

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Engine engine = new Engine();
  private final Output speaker = new Output("speaker");
  private final Output headset = new Output("headset");
  private volatile boolean plugged;
  private final List<Throwable> bugs = new ArrayList<>();
  private final Speech speech =
      new Speech(engine, speaker, headset, () -> plugged, Runnable::run)
          .start((thread, bug) -> bugs.add(bug));

  @AfterEach
  void nothingWentWrong() {
    assertEquals(List.of(), bugs);
  }

  @Test
  void sentencesAreSaidOneAfterTheOtherInTheirLanguages() throws InterruptedException {
    speech.say(
        List.of(all("请放身份证"), new Sentence(Language.EN, "Hello", "Hello")), 3, SpeechTest::nothing);
    speaker.goesOn(2);
    assertEquals("speaker ZH_CN 请放身份证", heard());
    assertEquals("speaker EN Hello", heard());
  }

  @Test
  void personalWordsAreSaidToAHeadsetAlone() throws InterruptedException {
    var name = new Sentence(Language.ZH_CN, "姓名，已填写", "姓名，张测试");
    var hidden = new Sentence(Language.ZH_CN, "", "张测试");
    speech.say(List.of(name, hidden, all("好")), 3, SpeechTest::nothing);
    speaker.goesOn(2);
    assertEquals("speaker ZH_CN 姓名，已填写", heard());
    assertEquals("speaker ZH_CN 好", heard());
    plugged = true;
    speech.say(List.of(name, hidden), 3, SpeechTest::nothing);
    headset.goesOn(2);
    assertEquals("headset ZH_CN 姓名，张测试", heard());
    assertEquals("headset ZH_CN 张测试", heard());
  }

  @Test
  void whoeverPullsTheHeadsetOutHearsNoMoreOfIt() throws InterruptedException {
    plugged = true;
    headset.asks = 100;
    speech.say(List.of(new Sentence(Language.ZH_CN, "", "张测试")), 3, SpeechTest::nothing);
    assertEquals("headset ZH_CN 张测试", heard());
    plugged = false;
    headset.goesOn(100);
    assertEquals("headset stopped", heard());
  }

  @Test
  void aHushStopsWhatIsSaidAndForgetsTheRest() throws InterruptedException {
    speaker.asks = 100;
    speech.say(List.of(all("一"), all("二")), 3, SpeechTest::nothing);
    assertEquals("speaker ZH_CN 一", heard());
    speech.hush();
    speaker.goesOn(1);
    assertEquals("speaker stopped", heard());
    speaker.asks = 1;
    speech.say(List.of(all("三")), 3, SpeechTest::nothing);
    speaker.goesOn(1);
    assertEquals("speaker ZH_CN 三", heard());
  }

  @Test
  void aPauseWaitsUntilItGoesOn() throws InterruptedException {
    speech.pause();
    speech.say(List.of(all("一")), 3, SpeechTest::nothing);
    assertTrue(engine.said.isEmpty());
    speech.pause();
    speaker.goesOn(1);
    assertEquals("speaker ZH_CN 一", heard());
    speaker.over();
    speech.pause();
    speech.say(List.of(all("二")), 3, SpeechTest::nothing);
    speech.hush();
    speech.say(List.of(all("三")), 3, SpeechTest::nothing);
    speaker.goesOn(1);
    assertEquals("speaker ZH_CN 三", heard(), "another action ends the pause");
  }

  @Test
  void everyStepOfTheVolumeIsLouder() throws InterruptedException {
    for (int volume = 1; volume <= 5; volume++) {
      speech.say(List.of(all("一")), volume, SpeechTest::nothing);
      speaker.goesOn(1);
      heard();
    }
    for (int step = 1; step < 5; step++) {
      assertTrue(speaker.loudness.get(step) > speaker.loudness.get(step - 1) * 1.3);
    }
    assertEquals(1, speaker.loudness.getLast());
  }

  @Test
  void eachSentenceTellsThatItBegins() throws InterruptedException {
    var begun = new LinkedBlockingQueue<String>();
    speech.say(List.of(all("一"), new Sentence(Language.EN, "", "x")), 3, () -> begun.add("one"));
    speaker.goesOn(1);
    heard();
    assertEquals("one", begun.poll(10, TimeUnit.SECONDS));
    speech.say(List.of(all("二")), 3, () -> begun.add("two"));
    speaker.goesOn(1);
    heard();
    assertEquals("two", begun.poll(10, TimeUnit.SECONDS), "what is not said does not begin");
  }

  @Test
  void anEngineThatFailsOnceIsAskedAgain() throws InterruptedException {
    engine.fails = true;
    speech.say(List.of(all("一"), all("二")), 3, SpeechTest::nothing);
    speaker.goesOn(1);
    assertEquals("speaker ZH_CN 二", heard());
  }

  @Test
  void samplesAreWipedAfterTheyWereHeard() throws InterruptedException {
    speech.say(List.of(all("一"), all("二")), 3, SpeechTest::nothing);
    speaker.goesOn(2);
    heard();
    heard();
    var first = engine.made.getFirst();
    assertArrayEquals(new byte[4], first);
  }

  private static void nothing() {}

  private static Sentence all(String words) {
    return new Sentence(Language.ZH_CN, words, words);
  }

  private String heard() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }

  private static final class Engine implements SpeechEngine {
    final Map<byte[], String> said = Collections.synchronizedMap(new IdentityHashMap<>());
    final List<byte[]> made = new ArrayList<>();
    volatile boolean fails;

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public byte[] samples(String text, Language language) throws IOException {
      if (fails) {
        fails = false;
        throw new IOException("no voice");
      }
      var samples = new byte[] {1, 1, 1, 1};
      said.put(samples, language + " " + text);
      made.add(samples);
      return samples;
    }
  }

  private final class Output implements SoundOutput {
    final List<Double> loudness = new ArrayList<>();
    final Semaphore steps = new Semaphore(0);
    private final Semaphore over = new Semaphore(0);
    volatile int asks = 1;
    private final String name;

    Output(String name) {
      this.name = name;
    }

    /// Waits for the end of what was heard.
    void over() throws InterruptedException {
      over.acquire();
    }

    void goesOn(int chunks) {
      steps.release(chunks);
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public boolean play(byte[] samples, double loud, BooleanSupplier goesOn) {
      loudness.add(loud);
      heard.add(name + " " + engine.said.get(samples));
      for (int ask = 0; ask < asks; ask++) {
        steps.acquireUninterruptibly();
        if (!goesOn.getAsBoolean()) {
          heard.add(name + " stopped");
          break;
        }
      }
      over.release();
      return true;
    }
  }
}
