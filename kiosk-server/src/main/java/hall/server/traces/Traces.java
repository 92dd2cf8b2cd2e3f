// SPDX-License-Identifier: Apache-2.0
package hall.server.traces;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends spans to the collector of the settings, in batches and beside the requests: what does not
/// fit, and what a collector that is away does not take, is lost. Without a collector nothing runs.
@ApplicationScoped
public class Traces {
  private static final Logger LOG = Logger.getLogger(Traces.class);
  private static final int MOST_WAITING = 4096;
  private static final int MOST_AT_ONCE = 512;
  private static final int GATHER_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Optional<URI> collector;
  private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile @Nullable Thread sender;

  Traces(@ConfigProperty(name = "hall.traces.endpoint") Optional<String> endpoint) {
    this.collector = endpoint.map(Traces::address);
  }

  private static URI address(String endpoint) {
    URI base = URI.create(endpoint.endsWith("/") ? endpoint : endpoint + "/");
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "HALL_TRACES_ENDPOINT must be an address such as http://collector:4318.");
    }
    return base.resolve("v1/traces");
  }

  boolean isOn() {
    return collector.isPresent();
  }

  void add(Span span) {
    // A collector that is slow makes nobody wait.
    if (!waiting.offer(span)) {
      LOG.debug("A span is lost: too many wait");
    }
  }

  void start(@Observes StartupEvent event) {
    collector.ifPresent(
        address -> sender = Thread.ofVirtual().name("traces").start(() -> send(address)));
  }

  void stop(@Observes ShutdownEvent event) {
    Thread running = sender;
    if (running != null) {
      running.interrupt();
    }
  }

  private void send(URI address) {
    boolean taken = true;
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      while (true) {
        boolean now = post(client, address, gather());
        if (now != taken) {
          LOG.log(
              now ? Logger.Level.INFO : Logger.Level.WARN,
              now ? "Traces are taken again" : "Traces are lost: the collector takes none");
          taken = now;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for a span, then for those that follow at once.
  private List<Span> gather() throws InterruptedException {
    List<Span> spans = new ArrayList<>();
    spans.add(waiting.take());
    while (spans.size() < MOST_AT_ONCE) {
      Span next = waiting.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS);
      if (next == null) {
        break;
      }
      spans.add(next);
    }
    return spans;
  }

  private static boolean post(HttpClient client, URI address, List<Span> spans)
      throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(OtlpCodec.encode(spans)))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException away) {
      return false;
    }
  }
}
