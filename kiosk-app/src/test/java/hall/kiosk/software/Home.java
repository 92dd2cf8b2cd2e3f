// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// An installed terminal whose releases are small shell programs, under the real supervisor.
///
/// A program finds in `$LIVES` the file that lives are written down in, and the functions `beat`
/// (one sign of life) and `works` (it lives until it is told to end).
final class Home implements AutoCloseable {

  static final String GOOD = "works";

  private static final Path SUPERVISOR =
      Path.of(System.getProperty("repository.root"), "kiosk-app/src/main/supervisor/supervisor");

  private static final String FAKE_JAVA =
      """
      #!/usr/bin/env bash
      while [ "$1" != -jar ]; do shift; done
      echo "$KIOSK_SLOT" >>"$LIVES"
      beats=0
      /usr/bin/rm -f "${LIVES%/*}/beats"
      beat() { beats=$((beats + 1)); echo $beats >"$KIOSK_ALIVE"; }
      works() { : >"${LIVES%/*}/beats"; trap 'echo "$KIOSK_SLOT ends" >>"$LIVES"; exit 0' TERM; while :; do beat; sleep 0.02; done; }
      . "$2"
      """;

  final Path folder;
  private final Path tools;
  private final Map<String, String> limits;
  private final List<Process> supervisors = new ArrayList<>();

  Home(Path folder, Map<String, String> limits) throws IOException {
    this.folder = Files.createDirectories(folder.resolve("home"));
    this.tools = Files.createDirectories(folder.resolve("tools"));
    this.limits = limits;
    program(tools.resolve("java"), FAKE_JAVA);
    release("a", GOOD);
    confirmed("a");
    Files.createSymbolicLink(this.folder.resolve("current"), Path.of("slots/a"));
  }

  void release(String slot, String program) throws IOException {
    var app = Files.createDirectories(folder.resolve("slots").resolve(slot).resolve("app"));
    Files.writeString(app.resolve("quarkus-run.jar"), program + "\n");
    Files.writeString(app.resolveSibling("flags"), "# none\n\n-Xmx64m\n");
  }

  void confirmed(String slot) throws IOException {
    Files.writeString(folder.resolve("slots").resolve(slot).resolve("confirmed"), "");
  }

  void trial(String slot, int starts, long deadline) throws IOException {
    var line = "%s %d %d".formatted(slot, starts, deadline);
    Files.writeString(folder.resolve("trial"), line + " " + checksum(line) + "\n");
  }

  static String checksum(String line) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A command that the supervisor finds before the machine's own.
  void tool(String name, String text) throws IOException {
    program(tools.resolve(name), text);
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  Process start(String... options) throws IOException {
    var command = new ArrayList<>(List.of(SUPERVISOR.toString(), "--home", folder.toString()));
    command.addAll(Arrays.asList(options));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("KIOSK_JAVA", tools.resolve("java").toString());
    builder.environment().put("KIOSK_TICK", "0.03");
    builder.environment().put("LIVES", lives().toString());
    builder.environment().putAll(limits);
    var process = builder.start();
    supervisors.add(process);
    return process;
  }

  private Path lives() {
    return folder.resolveSibling("lives");
  }

  private Path log() {
    return folder.resolveSibling("log");
  }

  String said() throws IOException {
    return Files.readString(log());
  }

  /// The slots of all lives so far and what they said, in order.
  List<String> lived() {
    try {
      return Files.exists(lives()) ? Files.readAllLines(lives()) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String name) {
    return Files.exists(folder.resolve(name));
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name)).strip();
  }

  /// The kiosk that runs now.
  ProcessHandle kiosk() throws IOException, InterruptedException {
    var found = new ProcessHandle[1];
    await(
        "the kiosk's process",
        () -> {
          found[0] =
              supervisors
                  .getLast()
                  .children()
                  .filter(child -> child.info().arguments().filter(Home::isKiosk).isPresent())
                  .findFirst()
                  .orElse(null);
          return found[0] != null;
        });
    return found[0];
  }

  private static boolean isKiosk(String[] arguments) {
    return List.of(arguments).contains("-jar");
  }

  /// Whether the kiosk that was started last shows a sign of life.
  boolean beats() {
    return !lived().isEmpty() && Files.exists(folder.resolveSibling("beats"));
  }

  String current() throws IOException {
    return Files.readSymbolicLink(folder.resolve("current")).toString();
  }

  void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("in vain: %s; %s\n%s".formatted(what, lived(), said()));
      }
      Thread.sleep(5);
    }
  }

  void awaitLives(String... expected) throws IOException, InterruptedException {
    await(List.of(expected).toString(), () -> lived().equals(List.of(expected)));
  }

  @Override
  public void close() {
    for (var supervisor : supervisors) {
      supervisor.destroy();
      try {
        supervisor.onExit().get(10, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        supervisor.destroyForcibly();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException("the supervisor does not end", e);
      }
    }
  }
}
