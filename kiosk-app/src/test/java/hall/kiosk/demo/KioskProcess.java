// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The packaged kiosk under its supervisor, started as an installer would: `./kiosk app`.
final class KioskProcess implements AutoCloseable {

  private static final Pattern FIRST_FRAME = Pattern.compile("first-frame (\\d+) ms");
  private static final Pattern FIRST_ATTRACT = Pattern.compile("first-attract (\\d+) ms");

  private final Process supervisor;
  private final Path log;

  private KioskProcess(Process supervisor, Path log) {
    this.supervisor = supervisor;
    this.log = log;
  }

  /// @param home where it was installed; this build where it was not
  static KioskProcess start(
      Path folder, Path config, String enrolmentCode, Optional<Path> home, Optional<String> display)
      throws IOException {
    var log = folder.resolve("kiosk.log");
    var command = new ArrayList<>(List.of(Repository.root().resolve("kiosk").toString(), "app"));
    home.ifPresent(installed -> command.addAll(List.of("--home", installed.toString())));
    command.addAll(
        List.of(
            "--config",
            config.toString(),
            "--state",
            folder.resolve("kiosk").toString(),
            "--enrolment-code",
            enrolmentCode,
            "--outbox-key",
            key(folder).toString(),
            "--boot-id",
            boot(folder).toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // A machine that boots in a moment: all that is new afterwards is its boot id.
    builder
        .environment()
        .put(
            "HALL_REBOOT_COMMAND",
            "dd status=none if=/proc/sys/kernel/random/uuid of=" + boot(folder));
    builder.environment().put("HALL_REBOOT_PATIENCE", "0");
    // What it might keep for a while, it keeps where a test can look.
    builder
        .environment()
        .put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + Files.createDirectories(temporary(folder)));
    display.ifPresent(name -> {
      builder.environment().put("DISPLAY", name);
      builder.environment().put("KIOSK_PRISM", "sw");
    });
    return new KioskProcess(builder.start(), log);
  }

  /// The folder for what the application keeps for a while.
  static Path temporary(Path folder) {
    return folder.resolve("kiosk-temporary");
  }

  /// The key of the outbox, as if on another device than the terminal's files.
  static Path key(Path folder) {
    return folder.resolve("key-device/outbox.key");
  }

  private static Path boot(Path folder) throws IOException {
    var file = folder.resolve("boot-id");
    if (!Files.exists(file)) {
      Files.writeString(file, "first\n");
    }
    return file;
  }

  /// The application itself, once it runs.
  Optional<ProcessHandle> application() {
    return supervisor
        .children()
        .filter(child -> child.info().command().filter(c -> c.endsWith("/java")).isPresent())
        .findFirst();
  }

  /// Waits until the first screen of the given life is painted.
  ///
  /// @param life 1 for the first start, 2 after a crash
  /// @return milliseconds from the start of the application's process
  long awaitFirstFrame(int life) throws IOException, InterruptedException {
    return await("the first screen", FIRST_FRAME, life);
  }

  /// Waits until the first screen of the life after this one is painted.
  ///
  /// @param end what ends this life
  void awaitAnotherLife(Runnable end) throws IOException, InterruptedException {
    int lives = told(FIRST_FRAME).size();
    end.run();
    awaitFirstFrame(lives + 1);
  }

  /// Waits until that life's first screen that invites a citizen is painted.
  ///
  /// @return milliseconds from the start of the application's process
  long awaitAttract(int life) throws IOException, InterruptedException {
    return await("the attract screen", FIRST_ATTRACT, life);
  }

  /// Waits until Chinese can be entered in the life that runs; those that ended early never said
  /// so.
  void awaitChinese() throws IOException, InterruptedException {
    Wait.until(
        "the ways of entering Chinese, see " + log,
        Duration.ofMinutes(2),
        () -> {
          var said = log();
          return said.indexOf("chinese-entry ", said.lastIndexOf("first-frame ")) > 0;
        });
  }

  private long await(String what, Pattern line, int life) throws IOException, InterruptedException {
    Wait.until(
        what + ", see " + log,
        Duration.ofMinutes(2),
        () -> {
          if (!supervisor.isAlive()) {
            throw new IOException("the kiosk ended:\n" + Files.readString(log));
          }
          return told(line).size() >= life;
        });
    return told(line).get(life - 1);
  }

  private List<Long> told(Pattern line) throws IOException {
    return Files.exists(log)
        ? line.matcher(Files.readString(log, StandardCharsets.UTF_8))
            .results()
            .map(result -> Long.parseLong(result.group(1)))
            .toList()
        : List.of();
  }

  String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /// Kills the application as a power cut would; the supervisor lives and starts it again.
  void kill() {
    application()
        .orElseThrow(() -> new IllegalStateException("the kiosk does not run"))
        .destroyForcibly();
  }

  /// Ends everything at once, as a power cut would.
  void cutPower() {
    var all = supervisor.descendants().toList();
    supervisor.destroyForcibly().onExit().join();
    all.forEach(process -> {
      process.destroyForcibly();
      process.onExit().join();
    });
  }

  @Override
  public void close() {
    supervisor.destroy();
    try {
      supervisor.onExit().get(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
      supervisor.destroyForcibly().onExit().join();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the kiosk does not end", e);
    }
  }
}
