// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A hall with one terminal, everything in one folder: server, devices, kiosk.
final class Hall implements AutoCloseable {

  static final int WIDTH = 1080;
  static final int HEIGHT = 1920;
  static final double PX_PER_MM = 4.03;

  final Path folder;
  final ServerProcess server;
  final long serverReadyMillis;
  final Operator operator;
  final Devices devices;
  final KioskProcess kiosk;

  private Hall(
      Path folder,
      ServerProcess server,
      long serverReadyMillis,
      Operator operator,
      Devices devices,
      KioskProcess kiosk) {
    this.folder = folder;
    this.server = server;
    this.serverReadyMillis = serverReadyMillis;
    this.operator = operator;
    this.devices = devices;
    this.kiosk = kiosk;
  }

  /// Opens a fresh hall.
  ///
  /// @param display the X display that the kiosk shall use instead of the one of this process
  static Hall open(Path folder, Optional<String> display) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    long start = System.nanoTime();
    var server = ServerProcess.start(folder);
    long ready = (System.nanoTime() - start) / 1_000_000;
    Devices devices = null;
    try {
      var operator = Operator.logIn(server);
      var code = operator.planTerminal("demo-01", "演示终端");
      devices = Devices.start(folder);
      var config = folder.resolve("terminal.json");
      Files.writeString(config, devices.configuration(server, WIDTH, HEIGHT, PX_PER_MM));
      var kiosk = KioskProcess.start(folder, config, code, display);
      return new Hall(folder, server, ready, operator, devices, kiosk);
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (devices != null) {
        devices.close();
      }
      server.close();
      throw e;
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
    } finally {
      server.close();
    }
  }
}
