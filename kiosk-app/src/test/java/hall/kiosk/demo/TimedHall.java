// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// A hall to be measured: server, devices and the packaged kiosk on a display of their own.
public final class TimedHall implements AutoCloseable {

  /// Longer than native memory waits for being given back, see the flags of the kiosk.
  private static final Duration REST = Duration.ofSeconds(12);

  private final XDisplay display;
  private final Hall hall;
  private final Finger finger;
  private int lives = 1;

  private TimedHall(XDisplay display, Hall hall) {
    this.display = display;
    this.hall = hall;
    this.finger = Finger.on(Hall.WIDTH, Hall.HEIGHT);
  }

  /// Opens one; must come before anything of AWT or JavaFX is loaded.
  public static TimedHall open(Path folder) throws IOException, InterruptedException {
    var display = XDisplay.virtual(Hall.WIDTH, Hall.HEIGHT);
    var timed = new TimedHall(display, Hall.open(folder, Optional.of(display.name())));
    timed.hall.kiosk.awaitAttract(1);
    return timed;
  }

  /// The X display that everything is shown on.
  public String display() {
    return display.name();
  }

  /// Kills the kiosk and lets its supervisor start it again.
  ///
  /// @return milliseconds from the start of the process to the painted attract screen
  public long startAgain() throws IOException, InterruptedException {
    hall.kiosk.kill();
    return hall.kiosk.awaitAttract(++lives);
  }

  /// Kills the application once, as a crash does; its supervisor starts it again.
  ///
  /// @return milliseconds until a screen that invites a citizen stands there again
  public long crash() throws IOException, InterruptedException {
    long since = System.nanoTime();
    startAgain();
    return (System.nanoTime() - since) / 1_000_000;
  }

  /// How long one visit took.
  ///
  /// @param machineMillis waits for software
  /// @param deviceMillis waits for wires and mechanics
  /// @param waits for software, in milliseconds, by what was tapped before
  public record VisitTimes(
      long machineMillis, long deviceMillis, Map<String, Long> waits, List<Reaction> reactions) {}

  /// From a finger's release to the painted answer.
  public record Reaction(String id, double millis) {}

  /// A whole visit by a finger on the glass, from the card to the case number.
  public VisitTimes visit() throws IOException, InterruptedException {
    hall.kiosk.awaitChinese();
    try (var reflexes = Agent.in(pid(), hall.folder, Reflexes.class);
        var eye = hall.eye()) {
      var citizen = new Citizen(eye, finger, hall.devices, Optional.empty());
      reflexes.ask("told");
      citizen.identify();
      citizen.entersWithoutPinyin();
      citizen.chooseItem();
      citizen.fillForm();
      citizen.scanMaterials();
      citizen.commitAndSign();
      citizen.submits();
      citizen.seesTheReceipt();
      citizen.leaves();
      var reactions =
          Stream.of(reflexes.ask("told").split(" ", -1))
              .filter(told -> !told.isEmpty())
              .map(told -> told.split("=", 2))
              .map(told -> new Reaction(told[0], Double.parseDouble(told[1])))
              .toList();
      return new VisitTimes(
          citizen.machineMillis(), citizen.deviceMillis(), citizen.waits(), reactions);
    }
  }

  /// Many citizens one after the other, as fast as the devices are, every screen of them shown.
  ///
  /// @param every after so many the resident memory is looked at, once the terminal rests: what the
  ///   last visit held was collected, and has been given back to the machine
  /// @param seen hears after how many citizens it was how much
  /// @return it in MiB, each time
  public List<Double> crowd(int citizens, int every, BiConsumer<Integer, Double> seen)
      throws IOException, InterruptedException {
    hall.devices.scanner().control("slow 20");
    var resident = new ArrayList<Double>();
    try (var emit = Agent.in(pid(), hall.folder, Impatience.class);
        var eye = hall.eye()) {
      var crowd = new Crowd(emit, eye, hall.devices);
      for (int i = 1; i <= citizens; i++) {
        crowd.visit(i);
        if (i % every == 0) {
          Thread.sleep(REST);
          resident.add(residentMiB());
          seen.accept(i, resident.getLast());
        }
      }
    }
    return resident;
  }

  private double residentMiB() throws IOException, InterruptedException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private long pid() throws IOException, InterruptedException {
    Wait.until(
        "the kiosk's process", Duration.ofMinutes(1), () -> hall.kiosk.application().isPresent());
    return hall.kiosk.application().orElseThrow().pid();
  }

  @Override
  public void close() {
    hall.close();
  }

  /// A line to an agent in the kiosk's process.
  record Agent(Socket socket, BufferedReader in, PrintWriter out) implements AutoCloseable {

    static Agent in(long pid, Path folder, Class<?> type) throws IOException, InterruptedException {
      var socket = Eye.into(pid, folder, type);
      return new Agent(
          socket,
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
          new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8));
    }

    String ask(String question) throws IOException {
      out.println(question);
      var answer = in.readLine();
      if (answer == null || answer.startsWith("error")) {
        throw new IOException("the agent said: " + answer);
      }
      return answer;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
