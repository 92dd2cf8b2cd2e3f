// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.device.DeviceContext;
import hall.device.HandTicker;
import hall.device.Outcome;
import hall.device.SelfTest;
import hall.device.SystemTicker;
import hall.device.simulator.EscPosSimulator;
import hall.device.simulator.EsclSimulator;
import hall.device.simulator.SimulatorProcess;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.ConfigurationStart;
import hall.kiosk.config.Durable;
import hall.kiosk.config.OwnSettings;
import hall.kiosk.config.Publisher;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.peripheral.Peripherals;
import hall.kiosk.session.Maintenance;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configurations on simulated devices: what the schema can't know, the devices do.
@QuarkusTest
class ConfigurationDevicesTest {

  private static final Instant NOW = Instant.parse("2026-11-08T00:00:00Z");
  private static final Credential CREDENTIAL =
      new Credential(
          Publisher.TERMINAL,
          new LocalText("厅", "Hall"),
          "https://x/q/",
          new Proof.Bearer("secret"));

  @TempDir Path folder;
  private final Publisher publisher = new Publisher();

  /// Real devices behind the hands, and nobody is ever here.
  private record DeviceHands(Maintenance maintenance, CountDownLatch restarted) implements Hands {

    @Override
    public void whenNobodyIsHere(Runnable errand) {
      errand.run();
    }

    @Override
    public boolean awaitScreen(Duration longest) {
      return true;
    }

    @Override
    public void restart() {
      restarted.countDown();
    }

    @Override
    public void reboot() {
      throw new AssertionError("a configuration boots nothing");
    }

    @Override
    public Optional<String> bootId() {
      return Optional.empty();
    }

    @Override
    public boolean setVolume(int percent) {
      throw new AssertionError("a configuration makes no sound");
    }

    @Override
    public Optional<byte[]> picture() {
      throw new AssertionError("a configuration takes no picture");
    }

    @Override
    public Map<Peripheral, SelfTest> selfTest(Optional<Peripheral> device)
        throws InterruptedException {
      return maintenance.selfTest(device);
    }

    @Override
    public Outcome<String> testPrint(Peripheral on) {
      throw new AssertionError("a configuration prints nothing");
    }

    @Override
    public byte[] log() {
      throw new AssertionError("a configuration sends no log");
    }
  }

  @Test
  void aWrongAddressPassesTheSchemaIsFoundByTheSelfTestAndTakenBack() throws Exception {
    try (var scanner = SimulatorProcess.start(EsclSimulator.class, "--port", "0");
        var moved = SimulatorProcess.start(EsclSimulator.class, "--port", "0");
        var tickets =
            SimulatorProcess.start(
                EscPosSimulator.class, "--link", folder.resolve("tty").toString());
        var server = new PublishedConfigurations(publisher.keys())) {
      var sample = Publisher.own(folder);
      var own = new OwnSettings(devices(sample.document().deepCopy(), scanner, tickets), folder);
      server.publish(2, publisher.signed(2, folder, document -> wrong(document, scanner, tickets)));
      assertEquals(0, life(own, server), "a trial begins");
      assertEquals(2, life(own, server), "the trial ends");
      assertEquals("2 reverted device-broken", server.reports().getLast());
      assertEquals(List.of("scanner"), failing(server.checks()));

      // The scanner has moved indeed, and the next generation names its new address.
      scanner.control("power off");
      server.publish(
          3, publisher.signed(3, folder, document -> devices(settings(document), moved, tickets)));
      assertEquals(0, life(own, server), "a trial begins");
      assertEquals(3, lifeUntilConfirmed(own, server));
      assertEquals("3 confirmed", server.reports().getLast());
    }
  }

  private static List<String> failing(String checks) throws IOException {
    var devices = new LinkedHashSet<String>();
    for (var check : new ObjectMapper().readTree(checks)) {
      if (!check.get("passed").booleanValue()) {
        devices.add(check.get("device").textValue());
      }
    }
    return List.copyOf(devices);
  }

  private static ObjectNode settings(ObjectNode document) {
    return (ObjectNode) document.get("settings");
  }

  private static ObjectNode devices(
      ObjectNode settings, SimulatorProcess scanner, SimulatorProcess tickets) {
    settings.putObject("devices").put("scanner", scanner.uri()).put("ticketPrinter", tickets.uri());
    return settings;
  }

  private static void wrong(
      ObjectNode document, SimulatorProcess scanner, SimulatorProcess tickets) {
    devices(settings(document), scanner, tickets);
    settings(document).withObject("devices").put("scanner", "escl://127.0.0.1:1/eSCL");
  }

  private long life(OwnSettings own, PublishedConfigurations server) throws Exception {
    return life(own, server, false);
  }

  private long lifeUntilConfirmed(OwnSettings own, PublishedConfigurations server)
      throws Exception {
    return life(own, server, true);
  }

  /// One process from its start to its end.
  ///
  /// @return the generation that it ran with
  private long life(OwnSettings own, PublishedConfigurations server, boolean untilConfirmed)
      throws Exception {
    var shelf = ConfigurationShelf.open(folder.resolve("state"), Durable::write);
    var running = new ConfigurationStart(shelf, own, Optional.of(Publisher.TERMINAL), NOW).choose();
    var real = new SystemTicker();
    try (var peripherals =
        new Peripherals(
            running.config().devices(),
            DeviceContext.of(real),
            event -> {},
            (thread, bug) -> bug.printStackTrace())) {
      var hands =
          new DeviceHands(
              new Maintenance(peripherals, () -> NOW, ZoneId.of("Asia/Shanghai"), real),
              new CountDownLatch(1));
      var trust = Files.writeString(folder.resolve("trust.pem"), AnyCertificate.pem());
      var api = TerminalApis.of(server.uri(), trust, Optional.empty());
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
                  new HandTicker(0),
                  new Random(1)),
              () -> NOW,
              new HandTicker(0),
              new Random(1));
      var thread = agent.start();
      agent.serverSays(NOW.toString(), Optional.of(server.desired()));
      if (untilConfirmed) {
        for (int i = 0; i < 4000 && shelf.book().trial().isPresent(); i++) {
          Thread.sleep(5);
        }
      } else {
        assertTrue(hands.restarted().await(60, TimeUnit.SECONDS), "it wants to be started again");
        for (int i = 0;
            i < 4000 && !shelf.book().reports().isEmpty() && shelf.book().trial().isEmpty();
            i++) {
          Thread.sleep(5);
        }
      }
      for (int i = 0; i < 200 && thread.isAlive(); i++) {
        thread.interrupt();
        thread.join(Duration.ofMillis(100));
      }
    }
    return running.generation();
  }
}
