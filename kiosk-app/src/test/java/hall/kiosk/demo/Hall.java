// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A hall with one terminal, everything in one folder: server, devices, kiosk.
final class Hall implements AutoCloseable {

  static final int WIDTH = 1080;
  static final int HEIGHT = 1920;
  static final double PX_PER_MM = 4.03;
  static final String CONFIGURATION = "terminal.json";

  final Path folder;
  final ServerProcess server;
  final long serverReadyMillis;
  final Operator operator;
  final Devices devices;
  final Throttle wire;
  final KioskProcess kiosk;

  private Hall(
      Path folder,
      ServerProcess server,
      long serverReadyMillis,
      Operator operator,
      Devices devices,
      Throttle wire,
      KioskProcess kiosk) {
    this.folder = folder;
    this.server = server;
    this.serverReadyMillis = serverReadyMillis;
    this.operator = operator;
    this.devices = devices;
    this.wire = wire;
    this.kiosk = kiosk;
  }

  /// Opens a fresh hall.
  ///
  /// @param display the X display that the kiosk shall use instead of the one of this process
  static Hall open(Path folder, Optional<String> display) throws IOException, InterruptedException {
    return open(folder, Optional.empty(), display);
  }

  /// One where bills can be paid and certificates printed.
  static Hall open(
      Path folder, PaymentProcess provider, IssuerProcess issuer, Optional<String> display)
      throws IOException, InterruptedException {
    var settings = new HashMap<>(provider.settings());
    settings.putAll(issuer.settings());
    return open(folder, Optional.empty(), display, settings);
  }

  /// @param home where the kiosk was installed; this build where it was not
  static Hall open(Path folder, Optional<Path> home, Optional<String> display)
      throws IOException, InterruptedException {
    return open(folder, home, display, Map.of());
  }

  private static Hall open(
      Path folder,
      Optional<Path> home,
      Optional<String> display,
      Map<String, String> serverSettings)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    long start = System.nanoTime();
    var server = ServerProcess.start(folder, serverSettings);
    long ready = (System.nanoTime() - start) / 1_000_000;
    var opened = new ArrayDeque<AutoCloseable>(List.of(server));
    try {
      var operator = Operator.logIn(server);
      var code = operator.planTerminal("demo-01", "演示终端");
      new Windows(operator).open();
      var devices = Devices.start(folder);
      opened.push(devices);
      var wire = Throttle.before(server.port());
      opened.push(wire);
      var config = folder.resolve(CONFIGURATION);
      Files.writeString(
          config, devices.configuration(server, wire.url(), WIDTH, HEIGHT, PX_PER_MM));
      var kiosk = KioskProcess.start(folder, config, code, home, display);
      return new Hall(folder, server, ready, operator, devices, wire, kiosk);
    } catch (IOException | InterruptedException | RuntimeException e) {
      for (var each : opened) {
        closeAfter(e, each);
      }
      throw e;
    }
  }

  private static void closeAfter(Exception failure, AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /// A citizen before the kiosk in its present life.
  Citizen citizen(Finger finger, Optional<Path> album) throws IOException, InterruptedException {
    return new Citizen(eye(), finger, devices, album);
  }

  /// Sees the screen of the kiosk in its present life.
  Eye eye() throws IOException, InterruptedException {
    Wait.until("the kiosk's process", () -> kiosk.application().isPresent());
    return Eye.on(kiosk.application().orElseThrow().pid(), folder);
  }

  @Override
  public void close() {
    try {
      kiosk.close();
      devices.close();
      wire.close();
    } finally {
      server.close();
    }
  }
}
