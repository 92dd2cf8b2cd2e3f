// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.DeviceFault.Action;
import hall.device.DeviceFault.Message;
import hall.device.DeviceFault.Owner;
import hall.device.DeviceState;
import hall.device.DeviceStatus;
import hall.device.HandTicker;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.ConfigurationStart;
import hall.kiosk.config.Durable;
import hall.kiosk.config.OwnSettings;
import hall.kiosk.config.Publisher;
import hall.kiosk.config.RunningConfiguration;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.journey.LocalText;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The agent with its real client against a real server, and its own files; a new agent on the same
/// folder is the next process.
@QuarkusTest
class ConfigurationAgentTest {

  private static final Credential CREDENTIAL =
      new Credential(
          Publisher.TERMINAL,
          new LocalText("厅", "Hall"),
          "https://x/q/",
          new Proof.Bearer("secret"));

  private static final DeviceStatus GONE =
      DeviceStatus.of(
          new DeviceFault(
              DeviceState.OFFLINE,
              "disconnected",
              Owner.ENGINEER,
              Action.MAINTENANCE,
              new Message("未连接", "Not connected"),
              ""));

  @TempDir Path folder;
  private final Publisher publisher = new Publisher();
  private final List<Life> lives = new ArrayList<>();
  private final HandTicker ticker = new HandTicker(0);
  private OwnSettings own;
  private PublishedConfigurations server;
  private Path trust;
  private TerminalApi api;
  private volatile Instant now = Instant.parse("2026-11-08T00:00:00Z");

  @BeforeEach
  void prepare() throws Exception {
    own = Publisher.own(folder);
    server = new PublishedConfigurations(publisher.keys());
    trust = Files.writeString(folder.resolve("trust.pem"), AnyCertificate.pem());
    api = TerminalApis.of(server.uri(), trust, Optional.empty());
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
      Thread thread) {

    String runs() {
      return running.role() + " " + running.generation() + " " + running.config().helpPhone();
    }

    /// Ends once the agent wants it.
    void endsByItself() throws InterruptedException {
      hands.await("restart");
      end();
    }

    void end() throws InterruptedException {
      // The client turns an interruption into a failed request.
      for (int i = 0; i < 200 && thread.isAlive(); i++) {
        thread.interrupt();
        thread.join(Duration.ofMillis(100));
      }
      assertFalse(thread.isAlive(), "the agent ends");
    }
  }

  private Life begin(DeviceStatus scanner) {
    var hands = new RecordedHands();
    hands.scannerIs(scanner);
    return begin(hands);
  }

  private Life begin(RecordedHands hands) {
    var shelf = ConfigurationShelf.open(folder.resolve("state"), Durable::write);
    var running = new ConfigurationStart(shelf, own, Optional.of(Publisher.TERMINAL), now).choose();
    var agent =
        new ConfigurationAgent(
            shelf,
            running,
            hands,
            () -> Optional.of(CREDENTIAL),
            () -> api,
            () -> TerminalApis.of(server.uri(), trust, Optional.empty()),
            new SoftwareAgent(
                "0.1.0",
                Optional.empty(),
                25,
                () -> Optional.of(CREDENTIAL),
                () -> api,
                ticker,
                new Random(1)),
            () -> now,
            ticker,
            new Random(1));
    var life = new Life(running, shelf, hands, agent, agent.start());
    lives.add(life);
    return life;
  }

  private Life begin() {
    return begin(DeviceStatus.online());
  }

  private void heartbeat(Life life) {
    life.agent().serverSays(now.toString(), Optional.of(server.desired()));
  }

  private void publish(long generation) {
    server.publish(generation, publisher.signed(generation, folder));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "in vain");
      Thread.sleep(5);
    }
  }

  /// A generation goes the whole way; the process that runs after it is over.
  private void confirm(long generation, String signed) throws InterruptedException {
    server.publish(generation, signed);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    var second = begin();
    await(() -> second.shelf().book().highest() == generation);
    second.end();
  }

  @Test
  void aNewConfigurationIsTriedAndConfirmedOverANewConnection() throws Exception {
    publish(2);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    server.awaitReports("2 received", "2 validated", "2 staged");
    var second = begin();
    assertEquals("TRIAL 2 12345-2", second.runs());
    server.awaitReports(
        "2 received", "2 validated", "2 staged", "2 applied-unconfirmed", "2 confirmed");
    assertTrue(server.confirmedOverNewConnections());
    assertTrue(server.checks().contains("\"device\":\"scanner\""), server::checks);
    await(() -> second.shelf().book().highest() == 2);
    second.end();
    assertEquals(List.of("self-test"), second.hands().done());
    var third = begin();
    assertEquals("CONFIRMED 2 12345-2", third.runs());
    third.end();
  }

  @Test
  void nothingRestartsWhileACitizenIsHere() throws Exception {
    publish(2);
    var hands = new RecordedHands();
    hands.citizenComes();
    var life = begin(hands);
    heartbeat(life);
    server.awaitReports("2 received", "2 validated", "2 staged");
    Thread.sleep(200);
    assertEquals(List.of(), hands.done());
    hands.citizenLeaves();
    life.endsByItself();
    assertEquals(List.of("self-test", "restart"), hands.done());
  }

  @Test
  void whatIsStagedWaitsForAServerThatCouldConfirmIt() throws Exception {
    publish(2);
    var hands = new RecordedHands();
    hands.citizenComes();
    var first = begin(hands);
    heartbeat(first);
    server.awaitReports("2 received", "2 validated", "2 staged");
    first.end();
    server.away(true);
    var second = begin();
    second.agent().look();
    Thread.sleep(200);
    assertEquals(List.of(), second.hands().done());
    server.away(false);
    heartbeat(second);
    second.endsByItself();
  }

  @Test
  void aConfigurationThatBreaksADeviceIsTakenBackForEver() throws Exception {
    publish(2);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    var second = begin(GONE);
    server.awaitReports(
        "2 received",
        "2 validated",
        "2 staged",
        "2 applied-unconfirmed",
        "2 reverted device-broken");
    second.endsByItself();
    assertTrue(server.checks().contains("disconnected"), server::checks);
    int fetched = server.fetched();
    var third = begin();
    assertEquals("OWN_FILE 0 12345", third.runs());
    heartbeat(third);
    Thread.sleep(200);
    assertEquals(fetched, server.fetched());
    third.end();
  }

  @Test
  void aConfigurationWithWhichNoScreenStandsIsTakenBack() throws Exception {
    publish(2);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    var hands = new RecordedHands();
    hands.screenStaysDark();
    var second = begin(hands);
    await(() -> server.reports().getLast().equals("2 reverted screen-not-shown"));
    second.endsByItself();
  }

  @Test
  void aMachineThatWasEnrolledAsAnotherTerminalTakesItsOwnGenerations() throws Exception {
    confirm(5, publisher.signed(5, folder));
    var life = begin();
    life.shelf().change(book -> book.of("t-0"));
    life.end();
    confirm(2, publisher.signed(2, folder));
  }

  @Test
  void aDeviceThatWasBrokenBeforeIsNotHeldAgainstIt() throws Exception {
    publish(2);
    var first = begin(GONE);
    heartbeat(first);
    first.endsByItself();
    var second = begin(GONE);
    await(() -> second.shelf().book().highest() == 2);
    second.end();
  }

  @Test
  void aServerOutOfReachIsGivenASecondChance() throws Exception {
    publish(2);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    server.away(true);
    var second = begin();
    assertEquals(Role.TRIAL, second.running().role());
    second.endsByItself();
    server.away(false);
    var third = begin();
    assertEquals(Role.OWN_FILE, third.running().role());
    heartbeat(third);
    third.endsByItself();
    server.away(true);
    var fourth = begin();
    assertEquals(Role.TRIAL, fourth.running().role());
    fourth.endsByItself();
    server.away(false);
    int fetched = server.fetched();
    var fifth = begin();
    heartbeat(fifth);
    await(() -> fifth.shelf().book().reports().isEmpty());
    assertEquals(fetched, server.fetched(), "no third");
    assertEquals(
        2, server.reports().stream().filter("2 reverted server-not-reached"::equals).count());
    fifth.end();
  }

  @Test
  void whatTheServerDoesNotTakeAsConfirmedIsTakenBack() throws Exception {
    publish(2);
    server.answerConfirmedWith(404);
    var first = begin();
    heartbeat(first);
    first.endsByItself();
    var second = begin();
    second.endsByItself();
    await(
        () -> server.reports().contains("2 reverted server-refused") || !second.thread().isAlive());
    assertEquals("OWN_FILE 0 12345", begin().runs());
  }

  @Test
  void aReplayIsRefusedThoughItsSignatureIsGood() throws Exception {
    var old = publisher.signed(2, folder);
    confirm(3, publisher.signed(3, folder));
    server.publish(4, old);
    var life = begin();
    heartbeat(life);
    await(() -> server.reports().getLast().equals("2 refused generation-old"));
    int fetched = server.fetched();
    server.publish(2, old);
    heartbeat(life);
    Thread.sleep(200);
    assertEquals(fetched, server.fetched(), "what is older is not even fetched");
    life.end();
    assertEquals("CONFIRMED 3 12345-3", begin().runs());
  }

  @Test
  void aKeyThatNobodyKnownHasSignedOpensNothingUntilOneHas() throws Exception {
    confirm(2, publisher.signed(2, folder));
    var later = new Publisher();
    server.publish(3, later.signed(3, folder));
    server.keys(later.keys());
    var life = begin();
    heartbeat(life);
    await(() -> server.reports().getLast().equals("3 refused key-unknown"));
    server.keys(publisher.keys(later));
    now = now.plus(Duration.ofMinutes(11));
    heartbeat(life);
    life.endsByItself();
    assertTrue(server.reports().contains("3 staged"), server.reports()::toString);
    assertEquals("TRIAL 3 12345-3", begin().runs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-02T00:00:00Z", "2026-10-30T00:00:00Z"})
  void aWrongClockOfTheTerminalDoesNotMatterOnceTheServerHasSaidTheTime(Instant wrong)
      throws Exception {
    publish(2);
    now = wrong;
    var life = begin();
    life.agent().serverSays("2026-11-08T00:00:00Z", Optional.of(2L));
    life.endsByItself();
  }

  @Test
  void whatIsNotYetValidIsTakenWhenItsTimeHasCome() throws Exception {
    publish(2);
    var life = begin();
    now = Instant.parse("2026-10-31T12:00:00Z");
    heartbeat(life);
    server.awaitReports("2 refused not-yet-valid");
    now = Instant.parse("2026-11-01T00:00:00Z");
    heartbeat(life);
    life.endsByItself();
    server.awaitReports("2 refused not-yet-valid", "2 received", "2 validated", "2 staged");
  }

  @Test
  void whatExpiredWhileACitizenWasHereIsNotApplied() throws Exception {
    publish(2);
    var hands = new RecordedHands();
    hands.citizenComes();
    var life = begin(hands);
    heartbeat(life);
    server.awaitReports("2 received", "2 validated", "2 staged");
    now = Instant.parse("2026-12-01T00:00:00Z");
    hands.citizenLeaves();
    life.agent().look();
    server.awaitReports("2 received", "2 validated", "2 staged", "2 refused expired");
    life.end();
    assertFalse(hands.done().contains("restart"));
  }

  @Test
  void anOverlayBeginsOfflineAndNeedsNoServer() throws Exception {
    confirm(2, overlaid());
    server.away(true);
    var day = begin();
    assertEquals("CONFIRMED 2 12345-2", day.runs());
    now = Instant.parse("2026-11-08T04:00:00Z");
    day.agent().look();
    day.endsByItself();
    var noon = begin();
    assertEquals("TRIAL 2 999", noon.runs());
    await(() -> noon.shelf().book().trial().isEmpty());
    now = Instant.parse("2026-11-08T10:00:00Z");
    noon.agent().look();
    noon.endsByItself();
    assertEquals("TRIAL 2 12345-2", begin().runs());
  }

  @Test
  void anOverlayThatBreaksADeviceIsLeftOutAndItsGenerationStays() throws Exception {
    confirm(2, overlaid());
    now = Instant.parse("2026-11-08T04:00:00Z");
    var noon = begin(GONE);
    assertEquals("TRIAL 2 999", noon.runs());
    noon.endsByItself();
    var after = begin();
    assertEquals("CONFIRMED 2 12345-2", after.runs());
    await(() -> server.reports().getLast().equals("2 confirmed overlay-device-broken"));
    after.agent().look();
    Thread.sleep(200);
    assertEquals(List.of(), after.hands().done());
    after.end();
  }

  private String overlaid() {
    return publisher.signed(
        2,
        folder,
        document ->
            Publisher.overlay(
                document,
                "2026-11-08T12:00:00+08:00",
                "2026-11-08T18:00:00+08:00",
                Publisher.phone("999")));
  }

  @Test
  void aDamagedFileIsFetchedAgainAndRunsAgain() throws Exception {
    confirm(2, publisher.signed(2, folder));
    Files.writeString(folder.resolve("state/configuration/generation-2.json"), "{");
    var life = begin();
    assertEquals(Role.OWN_FILE, life.running().role());
    heartbeat(life);
    life.endsByItself();
    assertEquals("CONFIRMED 2 12345-2", begin().runs());
  }

  @Test
  void anOlderServerIsAskedForNothing() throws Exception {
    publish(2);
    var life = begin();
    life.agent().serverSays(now.toString(), Optional.empty());
    Thread.sleep(200);
    assertEquals(0, server.fetched());
    assertTrue(life.shelf().keys().isEmpty());
    life.end();
  }

  @Test
  void keysArePinnedBeforeAnythingIsPublished() throws Exception {
    var life = begin();
    life.agent().serverSays(now.toString(), Optional.of(0L));
    await(() -> life.shelf().keys().isPresent());
    assertEquals(0, server.fetched());
    life.end();
  }
}
