// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.device.HandTicker;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.ConfigurationStart;
import hall.kiosk.config.Durable;
import hall.kiosk.config.OwnSettings;
import hall.kiosk.config.Publisher;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.journey.LocalText;
import hall.kiosk.software.Slots;
import hall.kiosk.software.SoftwareStart;
import hall.kiosk.software.Vendor;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configurations that name software: real client and server, real slots; a new agent on the same
/// folders is the next process, started from the slot that the supervisor would take.
@QuarkusTest
class SoftwareAgentTest {

  private static final Credential CREDENTIAL =
      new Credential(
          Publisher.TERMINAL,
          new LocalText("厅", "Hall"),
          "https://x/q/",
          new Proof.Bearer("secret"));

  @TempDir Path folder;
  private final Publisher publisher = new Publisher();
  private final Vendor vendor = new Vendor();
  private final List<Life> lives = new ArrayList<>();
  private final HandTicker ticker = new HandTicker(0);
  private OwnSettings own;
  private PublishedConfigurations server;
  private Path home;
  private Path trust;
  private TerminalApi api;
  private byte[] bundle;
  private volatile Instant now = Instant.parse("2026-11-08T00:00:00Z");

  @BeforeEach
  void prepare() throws Exception {
    own = Publisher.own(folder);
    server = new PublishedConfigurations(publisher.keys());
    trust = Files.writeString(folder.resolve("trust.pem"), AnyCertificate.pem());
    api = TerminalApis.of(server.uri(), trust, Optional.empty());
    home = folder.resolve("home");
    Files.createDirectories(home.resolve("slots/a"));
    Files.writeString(home.resolve("slots/a/release.txt"), "0.1.0 0\n");
    Files.writeString(home.resolve("slots/a/confirmed"), "");
    Files.createSymbolicLink(home.resolve("current"), Path.of("slots/a"));
    Files.writeString(home.resolve("root.json"), vendor.firstRoot());
    bundle = bundle();
  }

  /// Three pieces that no ZIP makes smaller.
  private static byte[] bundle() {
    var noise = new byte[2 * SoftwareDownload.PIECE];
    new Random(1).nextBytes(noise);
    return Vendor.bundle("0.2.0", new String(noise, StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void end() throws InterruptedException {
    for (var life : lives) {
      life.end();
    }
    server.close();
  }

  private record Life(
      RunningConfiguration running,
      ConfigurationShelf shelf,
      RecordedHands hands,
      ConfigurationAgent agent,
      HandTicker ticker,
      List<Thread> threads) {

    void endsByItself() throws InterruptedException {
      hands.await("restart");
      end();
    }

    void end() throws InterruptedException {
      // The client turns an interruption into a failed request, after which an agent waits; and as
      // long as time passes by waiting alone, it asks again at once.
      ticker.standStill();
      for (int i = 0; i < 200 && threads.stream().anyMatch(Thread::isAlive); i++) {
        for (var thread : threads) {
          thread.interrupt();
          thread.join(Duration.ofMillis(50));
        }
      }
      assertTrue(threads.stream().noneMatch(Thread::isAlive), "the agent ends");
      ticker.goOn();
    }
  }

  private Life begin() throws IOException {
    return begin("a", new RecordedHands());
  }

  private Life begin(String slot, RecordedHands hands) throws IOException {
    var slots = new Slots(home, slot, Durable::write);
    var shelf = ConfigurationShelf.open(folder.resolve("state"), Durable::write);
    var terminal = Optional.of(Publisher.TERMINAL);
    var version = slots.version().orElseThrow();
    assertTrue(SoftwareStart.settle(slots, shelf, terminal, version), "it may go on");
    return life(shelf, hands, software(version, Optional.of(slots)));
  }

  private SoftwareAgent software(String version, Optional<Slots> slots) {
    return new SoftwareAgent(
        version, slots, 25, () -> Optional.of(CREDENTIAL), () -> api, ticker, new Random(1));
  }

  private Life life(ConfigurationShelf shelf, RecordedHands hands, SoftwareAgent software) {
    var running = new ConfigurationStart(shelf, own, Optional.of(Publisher.TERMINAL), now).choose();
    var agent =
        new ConfigurationAgent(
            shelf,
            running,
            hands,
            () -> Optional.of(CREDENTIAL),
            () -> api,
            () -> TerminalApis.of(server.uri(), trust, Optional.empty()),
            software,
            () -> now,
            ticker,
            new Random(1));
    var threads = new ArrayList<>(List.of(agent.start()));
    software.start(agent::look).ifPresent(threads::add);
    var life = new Life(running, shelf, hands, agent, ticker, threads);
    lives.add(life);
    return life;
  }

  private void heartbeat(Life life) {
    life.agent().serverSays(now.toString(), Optional.of(server.desired()));
  }

  private void publish(long generation) {
    server.publish(
        generation,
        publisher.signed(
            generation,
            folder,
            payload ->
                payload.withObject("settings").putObject("software").put("release", "0.2.0")));
  }

  private void offer(byte[] sent, Consumer<ObjectNode> change) {
    server.software.offer(
        "0.2.0", vendor.signed("0.2.0", 12, bundle, change), sent, Vendor.sha256(bundle));
  }

  private void offer() {
    offer(bundle, payload -> {});
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "in vain");
      Thread.sleep(5);
    }
  }

  private void awaitReport(String report) throws InterruptedException {
    await(() -> server.reports().contains(report));
  }

  /// A release is fetched and its trial begun by the first process.
  private void tried() throws Exception {
    offer();
    publish(2);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
  }

  @Test
  void aReleaseIsFetchedPieceByPieceAndTriedWithItsConfiguration() throws Exception {
    tried();
    assertEquals(List.of("2 received", "2 validated", "2 staged"), server.reports().subList(0, 3));
    assertEquals(
        List.of("bytes=0-1048575", "bytes=1048576-2097151"), server.software.asked().subList(0, 2));
    assertTrue(Files.readString(home.resolve("trial")).startsWith("b 0 "));
    assertTrue(Files.exists(home.resolve("slots/b/app/quarkus-run.jar")));
    assertFalse(Files.exists(home.resolve("download/bundle.part")));
    var second = begin("b", new RecordedHands());
    assertEquals(Role.TRIAL, second.running().role());
    await(() -> !Files.exists(home.resolve("trial")));
    assertEquals(Path.of("slots/b"), Files.readSymbolicLink(home.resolve("current")));
    awaitReport("2 confirmed");
    second.end();
    assertEquals(Role.CONFIRMED, begin("b", new RecordedHands()).running().role());
  }

  @Test
  void nothingIsFetchedForWhatRunsAlready() throws Exception {
    Files.writeString(home.resolve("slots/a/release.txt"), "0.2.0 12\n");
    publish(2);
    var life = begin();
    heartbeat(life);
    life.endsByItself();
    assertFalse(Files.exists(home.resolve("trial")));
    assertEquals(List.of(), server.software.asked());
  }

  @Test
  void aSelfTestThatFailsEndsTheTrialForTheSupervisorToo() throws Exception {
    tried();
    var hands = new RecordedHands();
    hands.screenStaysDark();
    var second = begin("b", hands);
    awaitReport("2 reverted screen-not-shown");
    second.endsByItself();
    assertFalse(Files.exists(home.resolve("trial")));
    assertEquals(Path.of("slots/a"), Files.readSymbolicLink(home.resolve("current")));
  }

  @Test
  void whatTheSupervisorTookBackIsReportedAndNotTriedAgain() throws Exception {
    tried();
    Files.delete(home.resolve("trial"));
    Files.writeString(home.resolve("fallen"), "b crashed\n");
    int asked = server.software.asked().size();
    var second = begin();
    heartbeat(second);
    awaitReport("2 reverted software-crashed");
    assertEquals(Role.OWN_FILE, second.running().role());
    Thread.sleep(200);
    assertEquals(asked, server.software.asked().size());
    assertEquals(List.of(), second.hands().done());
  }

  @Test
  void aDownloadGoesOnAfterARestartWithoutAskingAgainWhatItIs() throws Exception {
    offer();
    publish(2);
    server.software.pieces(1);
    var first = begin();
    heartbeat(first);
    await(() -> server.software.asked().size() >= 4);
    first.end();
    assertEquals(SoftwareDownload.PIECE, Files.size(home.resolve("download/bundle.part")));
    server.software.pieces(Integer.MAX_VALUE);
    int before = server.software.asked().size();
    var second = begin();
    heartbeat(second);
    second.endsByItself();
    assertEquals("bytes=1048576-2097151", server.software.asked().get(before));
  }

  @Test
  void aNightWithoutAServerIsOnlyWaitedFor() throws Exception {
    offer();
    publish(2);
    server.software.busy(Integer.MAX_VALUE);
    var life = begin();
    heartbeat(life);
    awaitReport("2 staged");
    server.away(true);
    long start = ticker.nanos();
    await(() -> ticker.nanos() - start > Duration.ofHours(12).toNanos());
    server.away(false);
    server.software.busy(2);
    life.endsByItself();
  }

  @Test
  void aBundleThatIsNotWhatWasSignedIsRefusedAndTriedAgainAnHourLater() throws Exception {
    var wrong = bundle.clone();
    wrong[wrong.length / 2] ^= 1;
    offer(wrong, payload -> {});
    publish(2);
    var life = begin();
    heartbeat(life);
    awaitReport("2 refused software-hash-wrong");
    int asked = server.software.asked().size();
    heartbeat(life);
    Thread.sleep(200);
    assertEquals(asked, server.software.asked().size());
    assertFalse(Files.exists(home.resolve("slots/b")));
    offer();
    now = now.plus(Duration.ofMinutes(61));
    heartbeat(life);
    life.endsByItself();
  }

  @Test
  void aBundleThatIsTooShortIsRefused() throws Exception {
    offer(java.util.Arrays.copyOf(bundle, SoftwareDownload.PIECE), payload -> {});
    publish(2);
    heartbeat(begin());
    awaitReport("2 refused software-length-wrong");
  }

  private void refused(String reason) throws Exception {
    publish(2);
    var life = begin();
    heartbeat(life);
    awaitReport("2 refused software-" + reason);
    assertEquals(List.of(), server.software.asked());
    assertTrue(life.shelf().book().staged().isEmpty());
    assertFalse(Files.exists(home.resolve("slots/b")));
  }

  @Test
  void whatIsNotSignedByTheTrustedIsNotFetched() throws Exception {
    server.software.offer("0.2.0", new Vendor().signed("0.2.0", 12, bundle), bundle, "tag");
    refused("signature-wrong");
  }

  @Test
  void anOldReleaseUnderANewNameIsNotFetched() throws Exception {
    server.software.offer("0.2.0", vendor.signed("0.1.9", 11, bundle), bundle, "tag");
    refused("malformed");
  }

  @Test
  void whatLiesBelowTheFloorIsNotFetched() throws Exception {
    Files.createDirectories(home.resolve("slots/b"));
    var slots = new Slots(home, "a", Durable::write);
    Files.writeString(
        home.resolve("slots/a/release.json"),
        vendor.signed("0.1.0", 13, bundle, payload -> payload.put("floor", 13)));
    slots.confirmOwn();
    Files.delete(home.resolve("slots/b"));
    offer();
    refused("below-floor");
  }

  @Test
  void whatHasExpiredIsNotFetched() throws Exception {
    offer(bundle, payload -> payload.put("expires", "2026-11-07T00:00:00Z"));
    refused("release-expired");
  }

  @Test
  void whatNeedsALaterJavaIsNotFetched() throws Exception {
    offer(bundle, payload -> payload.put("java", 26));
    refused("java-too-old");
  }

  @Test
  void whatTheServerDoesNotKnowIsSaid() throws Exception {
    refused("release-unknown");
  }

  @Test
  void withoutARootNothingIsTrusted() throws Exception {
    Files.delete(home.resolve("root.json"));
    offer();
    refused("root-unknown");
  }

  @Test
  void aTerminalThatNobodyInstalledSaysSo() throws Exception {
    offer();
    publish(2);
    var shelf = ConfigurationShelf.open(folder.resolve("state"), Durable::write);
    var life = life(shelf, new RecordedHands(), software("0.1.0", Optional.empty()));
    heartbeat(life);
    awaitReport("2 refused software-not-installable");
  }

  @Test
  void newKeysAreTrustedThroughTheChainOfRoots() throws Exception {
    var later = new Vendor();
    server.software.root(vendor.nextRoot(2, later));
    server.software.offer(
        "0.2.0", later.signed("0.2.0", 12, bundle), bundle, Vendor.sha256(bundle));
    publish(2);
    var life = begin();
    heartbeat(life);
    life.endsByItself();
    assertEquals(2, new Slots(home, "a", Durable::write).root().orElseThrow().version());
  }

  @Test
  void aRootThatDoesNotFollowIsNotTrusted() throws Exception {
    var stranger = new Vendor();
    server.software.root(stranger.nextRoot(2, stranger));
    server.software.offer("0.2.0", stranger.signed("0.2.0", 12, bundle), bundle, "tag");
    refused("signature-wrong");
    assertEquals(1, new Slots(home, "a", Durable::write).root().orElseThrow().version());
  }
}
