// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Ticker;
import hall.kiosk.journey.LocalText;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent over the real client against a server of a few lines.
@QuarkusTest
class HintAgentTest {

  private static final Path GOLDEN =
      Path.of(System.getProperty("repository.root"), "configs", "api", "v1", "golden");
  private static final String OPEN = "event:open\ndata:{\"keepAliveSeconds\":1}";

  @TempDir private Path folder;
  private final BlockingQueue<Hint> heard = new LinkedBlockingQueue<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private @Nullable HintingServer server;
  private @Nullable Thread agent;

  /// Notes every pause and makes it short.
  private final Ticker ticker =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
          pauses.add(duration);
          TimeUnit.MILLISECONDS.sleep(20);
        }
      };

  @BeforeEach
  void start() throws Exception {
    var started = new HintingServer();
    server = started;
    var pem = folder.resolve("any.pem");
    Files.writeString(pem, AnyCertificate.pem());
    var api = TerminalApis.of(started.uri(), pem, Optional.empty());
    var credential =
        new Credential("t-1", new LocalText("厅", "Hall"), "/q/", new Proof.Bearer("secret"));
    agent =
        Thread.ofVirtual()
            .start(
                new HintAgent(
                        () -> Optional.of(credential),
                        () -> api,
                        17,
                        heard::add,
                        ticker,
                        new Random(1))
                    ::run);
  }

  private HintingServer server() {
    if (server == null) {
      throw new AssertionError("not started");
    }
    return server;
  }

  @AfterEach
  void stop() {
    if (agent != null) {
      agent.interrupt();
    }
    server().close();
  }

  @Test
  void theHintsOfTheContractAreHeardAndItsLastWordIsObeyed() throws Exception {
    server().awaitOpened();
    for (var event : Files.readString(GOLDEN.resolve("hints.response.txt")).split("\n\n", -1)) {
      server().say(event);
    }
    assertEquals(new Hint.Configuration(7), hint());
    assertEquals(new Hint.Commands(), hint());
    assertEquals(new Hint.Catalogue("c7d8e9f001122334"), hint());
    server().end();
    server().awaitOpened();
    // One more may follow: whoever waits but a moment meets the connection that is just closing.
    assertEquals(Duration.ofSeconds(12), pauses.getFirst());
  }

  @Test
  void whatOnlyALaterVersionSaysIsIgnored() throws Exception {
    server().awaitOpened();
    server().say(OPEN);
    server().say("event:dance\ndata:{\"tune\":\"waltz\"}");
    server().say("event:configuration\ndata:{\"generation\":\"many\"}");
    server().say("event:configuration\ndata:not JSON");
    server().say("event:commands\ndata:{\"added\":\"later\"}");
    assertEquals(new Hint.Commands(), hint());
  }

  @Test
  void aSilentConnectionIsLeftAfterTwoKeepAlivesAndCommentsKeepOneAlive() throws Exception {
    server().awaitOpened();
    server().say(OPEN);
    for (int i = 0; i < 6; i++) {
      server().say(":");
      assertFalse(server().isOpenedWithin(500));
    }
    long silent = System.nanoTime();
    server().awaitOpened();
    assertTrue(Duration.ofNanos(System.nanoTime() - silent).toMillis() < 3000);
  }

  @Test
  void aServerThatEndsOrFailsIsAskedAgainAfterPausesThatGrow() throws Exception {
    server().awaitOpened();
    server().answerWith(503);
    server().end();
    for (int i = 0; i < 6; i++) {
      server().awaitOpened();
    }
    assertTrue(pauses.get(5).compareTo(Duration.ofSeconds(8)) > 0, pauses::toString);
    server().answerWith(200);
    server().say(OPEN);
    server().say("event:commands\ndata:{}");
    assertEquals(new Hint.Commands(), hint());
    int before = pauses.size();
    server().end();
    // The stream that brought the hint may have opened unobserved.
    while (pauses.size() == before) {
      server().awaitOpened();
    }
    assertTrue(pauses.get(before).compareTo(Duration.ofSeconds(1)) <= 0, pauses::toString);
  }

  @Test
  void anOlderServerIsAskedSeldom() throws Exception {
    server().answerWith(404);
    server().awaitOpened();
    server().end();
    server().awaitOpened();
    server().awaitOpened();
    assertTrue(
        pauses.stream().anyMatch(pause -> pause.compareTo(Duration.ofMinutes(7)) > 0),
        pauses::toString);
    assertNull(heard.poll());
  }

  private @Nullable Hint hint() throws InterruptedException, IOException {
    return heard.poll(20, TimeUnit.SECONDS);
  }
}
