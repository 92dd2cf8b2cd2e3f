// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.voice;

import hall.kiosk.journey.Voice;
import hall.kiosk.screen.kit.Narrator;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Speaks one sentence after the other on a thread of its own: to the headset where one is plugged
/// in for certain, otherwise to the loudspeaker, and there only what everybody may hear.
///
/// Words are kept until they are said and are never logged; samples are wiped.
public final class Speech implements Narrator {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.voice");

  /// A headset that is pulled out is noticed within so many asks of 50 ms.
  private static final int ASKS = 5;

  /// Four decibels.
  private static final double STEP = 0.63;

  private final SpeechEngine engine;
  private final SoundOutput speaker;
  private final SoundOutput headset;
  private final Jack jack;
  private final CompletableFuture<Boolean> ready;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Item> waiting = new ArrayDeque<>();
  private long turn;
  private boolean paused;

  private record Item(long turn, Sentence sentence, int volume, Runnable begun) {}

  /// @param executor finds out what this machine can, off the caller's thread
  public Speech(
      SpeechEngine engine, SoundOutput speaker, SoundOutput headset, Jack jack, Executor executor) {
    this.engine = engine;
    this.speaker = speaker;
    this.headset = headset;
    this.jack = jack;
    this.ready =
        CompletableFuture.supplyAsync(() -> engine.ready() && speaker.ready(), executor)
            .exceptionally(Speech::none);
  }

  /// Without sound a terminal goes on as one that does not speak.
  private static boolean none(Throwable why) {
    LOG.log(Level.WARNING, "no-voice: {0}", why.toString());
    return false;
  }

  /// Speaks from now on.
  public Speech start(Thread.UncaughtExceptionHandler onBug) {
    Thread.ofVirtual().name("voice").uncaughtExceptionHandler(onBug).start(this::run);
    return this;
  }

  @Override
  public boolean ready() {
    return ready.getNow(false);
  }

  @Override
  public void say(List<Sentence> sentences, int volume, Runnable begun) {
    lock.lock();
    try {
      sentences.forEach(one -> waiting.add(new Item(turn, one, volume, begun)));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void hush() {
    lock.lock();
    try {
      turn++;
      waiting.clear();
      paused = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void pause() {
    lock.lock();
    try {
      paused = !paused;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        speak(take());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "voice ends");
    }
  }

  private Item take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() || paused) {
        changed.await();
      }
      return waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  private void speak(Item item) throws InterruptedException {
    boolean alone = jack.plugged();
    var words = alone ? item.sentence().toHeadset() : item.sentence().toAll();
    var stretches = SpokenText.of(words, item.sentence().language());
    if (stretches.isEmpty() || !goesOn(item)) {
      return;
    }
    item.begun().run();
    for (var stretch : stretches) {
      var samples = samples(stretch);
      if (samples.isEmpty()) {
        return;
      }
      try {
        (alone ? headset : speaker)
            .play(samples.get(), loudness(item.volume()), listening(item, alone));
      } finally {
        Arrays.fill(samples.get(), (byte) 0);
      }
    }
  }

  private Optional<byte[]> samples(SpokenText.Stretch stretch) throws InterruptedException {
    try {
      return Optional.of(engine.samples(stretch.text(), stretch.language()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "voice-failed: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /// Nothing goes on aloud when the headset was pulled out.
  private BooleanSupplier listening(Item item, boolean alone) {
    var asks = new int[1];
    return () -> goesOn(item) && (!alone || ++asks[0] % ASKS != 0 || jack.plugged());
  }

  /// Waits while it is paused; false once the citizen did something else.
  private boolean goesOn(Item item) {
    lock.lock();
    try {
      while (paused && item.turn() == turn) {
        changed.awaitUninterruptibly();
      }
      return item.turn() == turn;
    } finally {
      lock.unlock();
    }
  }

  /// Steps that sound alike, up to what the engine gives.
  private static double loudness(int volume) {
    return Math.pow(STEP, Voice.LOUDEST - volume);
  }
}
