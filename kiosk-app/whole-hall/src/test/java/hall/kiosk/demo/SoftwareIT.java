// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases go from those who sign them to an installed terminal, on the packaged programs.
class SoftwareIT {

  private static final String TERMINAL = "demo-01";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void aReleaseProvesItselfABrokenOneIsTakenBackAndPowerCutsSpoilNothing() throws Exception {
    var home = home();
    makeKeys();
    run("install", "--home", home.toString(), "--root", folder.resolve("root.json").toString());
    try (var hall = Hall.open(folder, Optional.of(home), Optional.of(Stand.display()))) {
      hall.kiosk.awaitFirstFrame(1);
      hall.operator.addRoot(folder.resolve("root.json"));
      var wanted = new HashMap<>(ConfigurationIT.ownConfiguration(hall));

      offer(hall, "0.1.1", 2);
      wanted.put("software.release", "0.1.1");
      want(hall, 0, wanted);
      ConfigurationIT.awaitReport(hall, 2, "confirmed");
      awaitRunning(hall, "0.1.1");
      // The terminal keeps it once the server has taken the report.
      Wait.until(
          "it is kept",
          PATIENCE,
          () -> Files.readSymbolicLink(home.resolve("current")).equals(Path.of("slots/b")));

      var broken = Files.createDirectories(folder.resolve("broken"));
      Files.writeString(broken.resolve("quarkus-run.jar"), "no program");
      offer(hall, "0.1.2", 3, "--app", broken.toString());
      want(hall, 1, Map.of("software.release", "0.1.2"));
      ConfigurationIT.awaitReport(hall, 3, "reverted");
      assertTrue(
          hall.operator.configurationReports(TERMINAL).toString().contains("software-crashed"));
      awaitRunning(hall, "0.1.1");

      offer(hall, "0.1.3", 4);
      want(hall, 2, Map.of("software.release", "0.1.3"));
      Wait.until("half of it is here", PATIENCE, () -> Files.exists(part()));
      hall.kiosk.cutPower();
      try (var again = start(hall)) {
        Wait.until("it is on trial", PATIENCE, () -> Files.exists(home.resolve("trial")));
        again.cutPower();
      }
      try (var last = start(hall)) {
        assertTrue(last.application().isPresent() || !last.log().isEmpty());
        ConfigurationIT.awaitReport(hall, 4, "confirmed");
        awaitRunning(hall, "0.1.3");
      }
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Path part() {
    return home().resolve("download/bundle.part");
  }

  private KioskProcess start(Hall hall) throws IOException, InterruptedException {
    return KioskProcess.start(
        folder,
        hall.folder.resolve(Hall.CONFIGURATION),
        "0000-0000-0000",
        Optional.of(home()),
        Optional.of(Stand.display()));
  }

  private static void want(Hall hall, long revision, Map<String, Object> settings)
      throws IOException, InterruptedException {
    hall.operator.editLayer("terminal:" + TERMINAL, revision, settings);
    hall.operator.publish("software");
  }

  private static void awaitRunning(Hall hall, String version)
      throws IOException, InterruptedException {
    Wait.until(
        "it beats with " + version,
        PATIENCE,
        () -> hall.operator.terminals().get(0).path("software").asText().equals(version));
  }

  private void makeKeys() throws IOException, InterruptedException {
    var keys = folder.resolve("keys");
    for (var name : List.of("root", "release")) {
      run("release", "keys", "--out", keys.toString(), "--name", name);
    }
    run(
        "release",
        "root",
        "--version",
        "1",
        "--expires",
        "2099-01-01",
        "--root-key",
        keys.resolve("root.pub").toString(),
        "--release-key",
        keys.resolve("release.pub").toString(),
        "--sign",
        keys.resolve("root.key").toString(),
        "--out",
        folder.resolve("root.json").toString());
  }

  private void offer(Hall hall, String version, int sequence, String... more)
      throws IOException, InterruptedException {
    var bundle = folder.resolve(version + ".zip");
    var release = folder.resolve(version + ".json");
    var pack =
        new ArrayList<>(
            List.of(
                "release",
                "bundle",
                "--version",
                version,
                "--sequence",
                String.valueOf(sequence),
                "--out",
                bundle.toString()));
    pack.addAll(Arrays.asList(more));
    run(pack.toArray(String[]::new));
    run(
        "release",
        "sign",
        "--bundle",
        bundle.toString(),
        "--floor",
        "0",
        "--expires",
        "2099-01-01",
        "--key",
        folder.resolve("keys/release.key").toString(),
        "--out",
        release.toString());
    hall.operator.offer(version, release, bundle);
  }

  private void run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Repository.root().resolve("kiosk").toString()));
    command.addAll(Arrays.asList(arguments));
    var log = folder.resolve("tools.log");
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("DISPLAY", Stand.display());
    builder.environment().put("KIOSK_PRISM", "sw");
    assertEquals(0, builder.start().waitFor(), () -> String.join(" ", command) + ", see " + log);
  }
}
