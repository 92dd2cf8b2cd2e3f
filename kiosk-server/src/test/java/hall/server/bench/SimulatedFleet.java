// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import hall.server.Https;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/// Many terminals on one machine, each on a thread of its own that costs next to nothing.
final class SimulatedFleet implements AutoCloseable {
  /// Loopback addresses that they call from: one has too few ports for a large fleet.
  private static final int ADDRESSES = 8;

  /// After that a terminal counts as one that never got through.
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final InstantSource clock = InstantSource.system();
  private final List<SimulatedTerminal> terminals = new ArrayList<>();
  private final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();
  private final Duration interval;
  private final Random random = new Random(4);
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile boolean listening;
  private volatile Following following = new Following(new Latencies(0), 0);

  SimulatedFleet(int size, int port, Path certificate, Duration interval) {
    this.interval = interval;
    SSLContext trust = Https.trusting(certificate);
    long epoch = clock.millis();
    for (int i = 1; i <= size; i++) {
      terminals.add(
          new SimulatedTerminal(
              BenchedServer.credential(i), "127.0.0." + (2 + i % ADDRESSES), port, trust, epoch));
    }
  }

  /// Where the times are noted of those who follow a hint, and since when they count.
  private record Following(Latencies times, long since) {}

  /// What every terminal does.
  @FunctionalInterface
  private interface Life {
    void live(SimulatedTerminal terminal, long phaseNanos) throws Exception;
  }

  int size() {
    return terminals.size();
  }

  /// What went wrong since the last time this was asked, by what it said.
  Map<String, Integer> takeTroubles() {
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    troubles.forEach((what, count) -> taken.put(what, count.get()));
    troubles.clear();
    return taken;
  }

  /// All connect and report at once; who fails tries again a little later, as terminals do.
  Latencies storm() throws InterruptedException {
    Latencies times = new Latencies(size());
    CountDownLatch go = new CountDownLatch(1);
    long[] start = new long[1];
    all(
        (terminal, phase) -> {
          go.await();
          while (!beaten(terminal)) {
            if (System.nanoTime() - start[0] > PATIENCE.toNanos()) {
              return;
            }
            TimeUnit.MILLISECONDS.sleep(1000 + ThreadLocalRandom.current().nextInt(2000));
          }
          times.add(System.nanoTime() - start[0]);
        },
        () -> {
          start[0] = System.nanoTime();
          go.countDown();
        });
    return times;
  }

  private boolean beaten(SimulatedTerminal terminal) {
    try {
      terminal.beat(clock.instant());
      if (listening) {
        terminal.listen(generation -> follow(terminal, generation));
      }
      return true;
    } catch (IOException e) {
      trouble(e);
      return false;
    }
  }

  /// All report in their interval, each at its own moment of it; who is told of a newer generation
  /// gets, runs and confirms it. Times are those of the answers to heartbeats.
  Latencies live(Duration duration, Latencies confirmed, long since) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    Latencies answers =
        new Latencies((int) (size() * (duration.toMillis() / interval.toMillis() + 2)));
    all(
        (terminal, phase) -> {
          long next = System.nanoTime() + phase;
          while (next < end) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            beat(terminal, answers, confirmed, since);
            next += interval.toNanos();
          }
        },
        () -> {});
    return answers;
  }

  private void beat(
      SimulatedTerminal terminal, Latencies answers, Latencies confirmed, long since) {
    long asked = System.nanoTime();
    try {
      long generation = terminal.beat(clock.instant());
      answers.add(System.nanoTime() - asked);
      if (!terminal.runs(generation)) {
        terminal.configure(generation);
        confirmed.add(System.nanoTime() - since);
      }
    } catch (IOException e) {
      trouble(e);
    }
  }

  /// All open their streams of hints, for as long as their connections stand.
  void listen() throws InterruptedException {
    listening = true;
    all(
        (terminal, phase) -> {
          try {
            terminal.listen(generation -> follow(terminal, generation));
          } catch (IOException e) {
            trouble(e);
          }
        },
        () -> {});
  }

  private void follow(SimulatedTerminal terminal, long generation) {
    Following now = following;
    try {
      terminal.configure(generation);
      now.times.add(System.nanoTime() - now.since);
    } catch (IOException e) {
      trouble(e);
    }
  }

  /// Who is told by a hint gets, runs and confirms the generation. Times are from before the
  /// publication on.
  Latencies follow(Publishing publishing, Duration patience) throws Exception {
    Latencies times = new Latencies(size());
    long begin = System.nanoTime();
    following = new Following(times, begin);
    publishing.publish();
    while (times.count() < size() && System.nanoTime() - begin < patience.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return times;
  }

  /// What the operator does.
  @FunctionalInterface
  interface Publishing {
    void publish() throws Exception;
  }

  /// All get and confirm a generation at once. Times are from the common start on.
  Latencies configure(long generation) throws InterruptedException {
    Latencies times = new Latencies(size());
    CountDownLatch go = new CountDownLatch(1);
    long[] start = new long[1];
    all(
        (terminal, phase) -> {
          go.await();
          try {
            terminal.configure(generation);
            times.add(System.nanoTime() - start[0]);
          } catch (IOException e) {
            trouble(e);
          }
        },
        () -> {
          start[0] = System.nanoTime();
          go.countDown();
        });
    return times;
  }

  /// How long a configuration is on the wire.
  int documentBytes(long generation) throws IOException {
    return terminals.getFirst().configure(generation);
  }

  void disconnect() {
    terminals.forEach(SimulatedTerminal::close);
  }

  private void all(Life life, Runnable begin) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lives = new ArrayList<>();
      for (SimulatedTerminal terminal : terminals) {
        long phase = random.nextLong(interval.toNanos());
        lives.add(
            threads.submit(() -> {
              life.live(terminal, phase);
              return true;
            }));
      }
      begin.run();
      for (Future<?> each : lives) {
        try {
          each.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException("A simulated terminal broke", e.getCause());
        }
      }
    }
  }

  /// How many answers of 503 with a time to come back there were since this was asked last: what a
  /// server in a storm may say.
  int takeTurnedAway() {
    return turnedAway.getAndSet(0);
  }

  private void trouble(IOException e) {
    String what = String.valueOf(e.getMessage());
    if (e instanceof SimulatedTerminal.Refused && what.contains("urn:hall:problem:busy")) {
      turnedAway.incrementAndGet();
    } else {
      troubles.computeIfAbsent(what, each -> new AtomicInteger()).incrementAndGet();
    }
  }

  @Override
  public void close() {
    disconnect();
  }
}
