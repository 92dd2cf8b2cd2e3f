// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.pcsc;

import hall.device.Deadline;
import hall.device.DeviceContext;
import hall.device.DeviceUri;
import hall.device.Outcome;
import hall.device.SystemTicker;
import hall.device.simulator.SimulatorProcess;
import hall.device.simulator.SmartCardSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A pcscd that others wrote with its virtual reader, in a network and a `/run` of its own, and a
/// hand with cards before it.
///
/// The reader's TCP port is open to every network, so it gets one without a way out; what must get
/// in goes through two sockets in a folder: pcscd's own, which the environment of the tests names
/// (`PCSCLITE_CSOCK_NAME`), and a relay to the reader's port.
public final class CardDock implements AutoCloseable {

  public static final String READER = "Virtual PCD 00 00";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so";
  private static final int PORT = 0x8C7B;

  private static final String START =
      """
      mount -t tmpfs tmpfs /run
      mkdir /run/pcscd
      mount --bind "$0" /run/pcscd
      ip link set lo up
      ip route replace local 127.0.0.1 dev lo table local src 127.0.0.1 quickack 1
      exec pcscd --foreground --error --config "$0/reader.conf"
      """;

  private final Path folder;
  private final Path log;
  private final SimulatorProcess hand;
  private final List<Process> running = new ArrayList<>();

  private CardDock(Path folder, Path log, SimulatorProcess hand) {
    this.folder = folder;
    this.log = log;
    this.hand = hand;
  }

  /// An empty dock with a virtual reader.
  public static CardDock open() throws IOException {
    var dock = closed();
    dock.start("Virtual PCD");
    return dock;
  }

  /// The same with pcscd not started.
  public static CardDock closed() throws IOException {
    var socket = System.getenv("PCSCLITE_CSOCK_NAME");
    if (socket == null) {
      throw new IOException("the tests run without PCSCLITE_CSOCK_NAME");
    }
    var folder = Path.of(socket).resolveSibling("");
    clear(folder);
    Files.createDirectories(folder);
    var hand =
        SimulatorProcess.start(
            SmartCardSimulator.class, "--socket", folder.resolve("reader").toString());
    return new CardDock(folder, folder.resolve("log"), hand);
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// Starts pcscd and waits until it takes calls.
  ///
  /// @param reader the name of its reader; with another name the virtual one is as unplugged
  public void start(String reader) throws IOException {
    Files.writeString(folder.resolve("reader.conf"), configuration(reader));
    Files.deleteIfExists(folder.resolve("pcscd.comm"));
    var pcscd = run("unshare", "--mount", "--net", "sh", "-e", "-c", START, folder.toString());
    await(pcscd, folder.resolve("pcscd.comm"));
    var relay =
        run(
            "nsenter",
            "--target",
            Long.toString(pcscd.pid()),
            "--net",
            "socat",
            "UNIX-LISTEN:%s,fork,unlink-early".formatted(folder.resolve("reader")),
            "TCP4:127.0.0.1:%d,nodelay".formatted(PORT));
    await(relay, folder.resolve("reader"));
  }

  private static String configuration(String reader) {
    return """
    FRIENDLYNAME "%s"
    DEVICENAME   /dev/null:%d
    LIBPATH      %s
    CHANNELID    %d
    """
        .formatted(reader, PORT, DRIVER, PORT);
  }

  private Process run(String... command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    running.add(process);
    return process;
  }

  private void await(Process process, Path socket) throws IOException {
    var deadline = in(PATIENCE);
    try {
      while (!Files.exists(socket)) {
        if (!process.isAlive() || deadline.passed()) {
          throw new IOException("it did not start: " + Files.readString(log));
        }
        deadline.pause(Duration.ofMillis(10));
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /// As `kill -9` ends it: without a word to anybody.
  public void kill() {
    for (var process : running) {
      // The relay's children hold the card's connections.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          throw new IllegalStateException("a process does not die");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    running.clear();
  }

  /// Sends pcscd a signal, such as STOP.
  public void signal(String name) throws IOException, InterruptedException {
    var pcscd = Long.toString(running.getFirst().pid());
    int status = new ProcessBuilder("kill", "-" + name, pcscd).start().waitFor();
    if (status != 0) {
      throw new IOException("kill: " + status);
    }
  }

  /// Tells the hand what to do.
  public String control(String line) throws IOException {
    var answer = hand.control(line);
    if (answer.contains("error")) {
      throw new IOException(line + ": " + answer);
    }
    return answer;
  }

  /// No card, no fault, and the reader has noticed it.
  public void reset() throws IOException, InterruptedException {
    control("fault none");
    control("remove");
    var deadline = in(PATIENCE);
    try (var reader = reader()) {
      while (!reader.cardPresent(deadline).equals(Outcome.done(false))) {
        if (deadline.passed()) {
          throw new IOException("the reader does not notice that the card is gone");
        }
        deadline.pause(Duration.ofMillis(10));
      }
    }
  }

  /// The first two bytes of every command that a card has got so far.
  public List<String> commands() throws IOException {
    var answer = control("commands");
    var words = answer.substring(answer.indexOf(": \"") + 3, answer.lastIndexOf('"'));
    return words.isEmpty() ? List.of() : List.of(words.split(" "));
  }

  public static PcscReader reader() {
    return reader(READER);
  }

  public static PcscReader reader(String name) {
    return new PcscReader(DeviceUri.parse("pcsc:" + name), DeviceContext.of(new SystemTicker()));
  }

  public static Deadline in(Duration duration) {
    return Deadline.after(duration, new SystemTicker());
  }

  public static Deadline seconds(int seconds) {
    return in(Duration.ofSeconds(seconds));
  }

  @Override
  public void close() {
    hand.close();
    kill();
  }
}
