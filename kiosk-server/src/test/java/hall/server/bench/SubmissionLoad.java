// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Golden;
import hall.server.Https;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
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
import java.util.stream.Stream;

/// Submissions as terminals send them, so many a second whatever the server takes for each:
/// announce, send each document, complete; what fails is tried again from where it got to. A
/// terminal sends one at a time: what is late waits at the terminal, and its waiting counts.
final class SubmissionLoad {
  private static final Duration REQUEST = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_TIMES = 200_000;

  private final HttpClient client;
  private final List<Lock> terminals;
  private final LoadDocuments documents;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger troubles = new AtomicInteger();
  private final Map<UUID, Optional<String>> announced = new ConcurrentHashMap<>();
  private volatile URI server;
  private volatile Times times = Times.none();

  SubmissionLoad(BenchedServer server, int terminals, int bytes) throws IOException {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Https.trusting(server.certificate()))
            .connectTimeout(REQUEST)
            .build();
    this.terminals = Stream.<Lock>generate(() -> new ReentrantLock(true)).limit(terminals).toList();
    this.documents = LoadDocuments.sized(bytes);
    this.server = address(server);
  }

  /// How long the steps took of submissions that became cases.
  record Times(Latencies announcing, Latencies completing, Latencies whole) {
    static Times none() {
      return new Times(
          new Latencies(MOST_TIMES), new Latencies(MOST_TIMES), new Latencies(MOST_TIMES));
    }
  }

  private static URI address(BenchedServer server) throws IOException {
    return URI.create("https://localhost:" + server.port());
  }

  /// Where the server is from now on.
  void turnTo(BenchedServer next) throws IOException {
    server = address(next);
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
    Lock terminal = terminals.get(number % terminals.size());
    terminal.lockInterruptibly();
    try {
      return submit(number, begin);
    } finally {
      terminal.unlock();
    }
  }

  private boolean submit(int number, long begin) throws InterruptedException {
    UUID key = UUID.randomUUID();
    announced.put(key, Optional.empty());
    Call call =
        new Call(
            "/api/v1/terminal/submissions/" + key,
            "Bearer " + BenchedServer.credential(1 + number % terminals.size()));
    Times noted = times;
    long announce = System.nanoTime();
    if (!insist(() -> call.announce(submission(number)))) {
      return false;
    }
    noted.announcing.add(System.nanoTime() - announce);
    for (LoadDocuments.Document document : documents.of(number)) {
      if (!insist(() -> call.send(document))) {
        return false;
      }
    }
    long complete = System.nanoTime();
    if (!insist(() -> announced.put(key, Optional.of(call.complete())))) {
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

  private boolean insist(Attempt attempt) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        attempt.run();
        return true;
      } catch (IOException e) {
        troubles.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(500 + ThreadLocalRandom.current().nextInt(1000));
      }
    }
    return false;
  }

  /// The requests of one submission.
  private final class Call {
    private final String path;
    private final String credential;

    Call(String path, String credential) {
      this.path = path;
      this.credential = credential;
    }

    void announce(byte[] metadata) throws IOException, InterruptedException {
      HttpResponse<byte[]> answer =
          ask(
              to("")
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofByteArray(metadata)));
      if (answer.statusCode() != 200 && answer.statusCode() != 201) {
        throw refused(answer);
      }
    }

    /// From where the server says that it has it.
    void send(LoadDocuments.Document document) throws IOException, InterruptedException {
      HttpResponse<byte[]> answer = send(document, 0);
      if (answer.statusCode() == 409) {
        int offset = answer.headers().firstValue("Upload-Offset").map(Integer::parseInt).orElse(0);
        if (offset == document.bytes().length) {
          return;
        }
        answer = send(document, offset);
      }
      if (answer.statusCode() != 204) {
        throw refused(answer);
      }
    }

    private HttpResponse<byte[]> send(LoadDocuments.Document document, int offset)
        throws IOException, InterruptedException {
      byte[] bytes = document.bytes();
      return ask(
          to("/documents/" + document.id())
              .header("Content-Type", "application/offset+octet-stream")
              .header("Upload-Offset", Integer.toString(offset))
              .method("PATCH", BodyPublishers.ofByteArray(bytes, offset, bytes.length - offset)));
    }

    String complete() throws IOException, InterruptedException {
      HttpResponse<byte[]> answer = ask(to("/completion").POST(BodyPublishers.noBody()));
      if (answer.statusCode() != 200) {
        throw refused(answer);
      }
      return Https.JSON.readTree(answer.body()).path("caseNumber").asText();
    }

    private HttpRequest.Builder to(String rest) {
      return HttpRequest.newBuilder(server.resolve(path + rest))
          .header("Authorization", credential)
          .timeout(REQUEST);
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static IOException refused(HttpResponse<byte[]> answer) {
      return new IOException(answer.request().method() + " answered " + answer.statusCode());
    }
  }
}
