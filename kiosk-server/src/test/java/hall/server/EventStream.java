// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A stream of events as a terminal holds it open.
public final class EventStream implements AutoCloseable {
  private static final String END = "end of stream";

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  public int status() {
    return response.statusCode();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      StringBuilder event = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        event.append(line).append('\n');
        if (line.isEmpty()) {
          events.add(event.toString());
          event.setLength(0);
        }
      }
    } catch (IOException cutOff) {
      // Ended either way.
    }
    events.add(END);
  }

  /// The next event with its lines, within ten seconds.
  public String next() throws InterruptedException {
    String event = events.poll(10, TimeUnit.SECONDS);
    assertFalse(event == null, "nothing came");
    return String.valueOf(event);
  }

  /// Events until there is one of this name; its data.
  public String await(String name) throws InterruptedException {
    String event = next();
    while (!event.startsWith("event:" + name + "\n")) {
      assertFalse(event.equals(END), "the stream ended before " + name);
      event = next();
    }
    return event.substring(event.indexOf("data:") + "data:".length()).strip();
  }

  /// What began the stream, up to the revision of the catalogue.
  public void skipBeginning() throws InterruptedException {
    await("catalogue");
  }

  /// Whether something comes within a second.
  public boolean isToldMore() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    while (events.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return !events.isEmpty();
  }

  /// Nothing but comments comes in this time.
  public void assertQuiet(Duration time) throws InterruptedException {
    String event = events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    assertEquals(":", event == null ? ":" : event.strip());
  }

  /// Waits until the server ends it; who waits for a minute waits in vain.
  public void awaitEnd() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    String event = "";
    while (!END.equals(event)) {
      event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertFalse(event == null, "the stream goes on");
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
