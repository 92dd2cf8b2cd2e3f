// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Https;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Submissions as terminals send them, so many a second whatever the server takes for each:
/// announce, send each document, complete; what fails is tried again from where it got to. A
/// terminal sends one at a time: what is late waits at the terminal, and its waiting counts.
final class SubmissionLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_TIMES = 200_000;

  private final SSLContext trust;
  private final List<Terminal> terminals;
  private final LoadDocuments documents;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger troubles = new AtomicInteger();
  private final Map<UUID, Optional<String>> announced = new ConcurrentHashMap<>();
  private volatile int port;
  private volatile Times times = Times.none();

  SubmissionLoad(BenchedServer server, int terminals, int bytes) throws IOException {
    this.trust = Https.trusting(server.certificate());
    this.terminals =
        IntStream.rangeClosed(1, terminals)
            .mapToObj(number -> new Terminal(BenchedServer.credential(number)))
            .toList();
    this.documents = LoadDocuments.sized(bytes);
    this.port = server.port();
  }

  /// How long the steps took of submissions that became cases.
  record Times(Latencies announcing, Latencies completing, Latencies whole) {
    static Times none() {
      return new Times(
          new Latencies(MOST_TIMES), new Latencies(MOST_TIMES), new Latencies(MOST_TIMES));
    }
  }

  /// Where the server is from now on.
  void turnTo(BenchedServer next) throws IOException {
    port = next.port();
  }

  Times times() {
    return times;
  }

  void forgetTimes() {
    times = Times.none();
  }

  /// How many requests failed since this was asked last.
  int takeTroubles() {
    return troubles.getAndSet(0);
  }

  /// The case number that was told for each submission that was begun.
  Map<UUID, Optional<String>> announced() {
    return announced;
  }

  /// Begins submissions at even distances, and returns when all are cases, or will never be.
  void run(int rate, Duration duration) throws InterruptedException, ExecutionException {
    List<Future<Boolean>> all = new ArrayList<>();
    long begin = System.nanoTime();
    long count = rate * duration.toMillis() / 1000;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < count; i++) {
        long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        int number = next.incrementAndGet();
        all.add(threads.submit(() -> submitInTurn(number)));
      }
    }
    for (Future<Boolean> each : all) {
      each.get();
    }
  }

  private boolean submitInTurn(int number) throws InterruptedException {
    long begin = System.nanoTime();
    Terminal terminal = terminals.get(number % terminals.size());
    terminal.turn.lockInterruptibly();
    try {
      return submit(terminal, number, begin);
    } finally {
      terminal.turn.unlock();
    }
  }

  private boolean submit(Terminal terminal, int number, long begin) throws InterruptedException {
    UUID key = UUID.randomUUID();
    announced.put(key, Optional.empty());
    Call call = new Call(terminal, "/api/v1/terminal/submissions/" + key);
    Times noted = times;
    long announce = System.nanoTime();
    if (!insist(terminal, () -> call.announce(submission(number)))) {
      return false;
    }
    noted.announcing.add(System.nanoTime() - announce);
    for (LoadDocuments.Document document : documents.of(number)) {
      if (!insist(terminal, () -> call.send(document))) {
        return false;
      }
    }
    long complete = System.nanoTime();
    if (!insist(terminal, () -> announced.put(key, Optional.of(call.complete())))) {
      return false;
    }
    noted.completing.add(System.nanoTime() - complete);
    noted.whole.add(System.nanoTime() - begin);
    return true;
  }

  private byte[] submission(int number) throws IOException {
    ObjectNode metadata = Golden.submission();
    metadata.put("localNumber", "ZC-20261102-" + String.format(Locale.ROOT, "%010d", number));
    metadata
        .withObject("/item")
        .put("implementationCode", BenchItems.implementationCode(number % BenchItems.COUNT));
    metadata.set("documents", documents.announced(number, metadata.withArray("/documents")));
    return Https.JSON.writeValueAsBytes(metadata);
  }

  /// A step of a terminal's.
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException, InterruptedException;
  }

  private boolean insist(Terminal terminal, Attempt attempt) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        attempt.run();
        return true;
      } catch (IOException e) {
        troubles.incrementAndGet();
        terminal.hangUp();
        TimeUnit.MILLISECONDS.sleep(500 + ThreadLocalRandom.current().nextInt(1000));
      }
    }
    return false;
  }

  @Override
  public void close() {
    terminals.forEach(Terminal::hangUp);
  }

  /// A terminal, which keeps its connection from one submission to the next.
  private final class Terminal {
    private final Lock turn = new ReentrantLock(true);
    private final String credential;
    private @Nullable Http1 line;

    Terminal(String credential) {
      this.credential = credential;
    }

    Http1.Answer ask(String method, String path, Map<String, String> headers, Http1.Body body)
        throws IOException {
      Http1 open = line;
      if (open == null) {
        open = Http1.connect(trust, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        line = open;
      }
      Map<String, String> all = new HashMap<>(headers);
      all.put("Authorization", "Bearer " + credential);
      return open.call(method, path, all, body);
    }

    void hangUp() {
      Http1 open = line;
      line = null;
      if (open != null) {
        try {
          open.close();
        } catch (IOException broken) {
          // That it does not end well is why it is left.
          troubles.incrementAndGet();
        }
      }
    }
  }

  /// The requests of one submission.
  private record Call(Terminal terminal, String path) {

    void announce(byte[] metadata) throws IOException {
      Http1.Answer answer =
          terminal.ask(
              "PUT", path, Map.of("Content-Type", "application/json"), new Http1.Body(metadata, 0));
      if (answer.status() != 200 && answer.status() != 201) {
        throw refused("Announcing", answer);
      }
    }

    /// From where the server says that it has it.
    void send(LoadDocuments.Document document) throws IOException {
      Http1.Answer answer = send(document, 0);
      if (answer.status() == 409) {
        int offset = Integer.parseInt(answer.headers().getOrDefault("upload-offset", "0"));
        if (offset == document.bytes().length) {
          return;
        }
        answer = send(document, offset);
      }
      if (answer.status() != 204) {
        throw refused("Sending", answer);
      }
    }

    private Http1.Answer send(LoadDocuments.Document document, int offset) throws IOException {
      return terminal.ask(
          "PATCH",
          path + "/documents/" + document.id(),
          Map.of(
              "Content-Type",
              "application/offset+octet-stream",
              "Upload-Offset",
              Integer.toString(offset)),
          new Http1.Body(document.bytes(), offset));
    }

    String complete() throws IOException {
      Http1.Answer answer = terminal.ask("POST", path + "/completion", Map.of(), Http1.Body.NONE);
      if (answer.status() != 200) {
        throw refused("Completing", answer);
      }
      return Https.JSON.readTree(answer.body()).path("caseNumber").asText();
    }

    private static IOException refused(String what, Http1.Answer answer) {
      return new IOException(what + " was answered " + answer.status());
    }
  }
}
