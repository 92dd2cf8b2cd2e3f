// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.bench;

import hall.kiosk.demo.TimedHall;
import hall.kiosk.demo.TimedHall.Reaction;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How fast the kiosk starts, answers and gets through a visit, and what memory it needs in the
/// end.
final class AppRun {

  private static final int STARTS = 5;
  private static final int VISITS = 3;
  private static final int LONGEST_WAITS = 5;
  private static final int SLOWEST_KEYS = 5;
  private static final double START_RATIO = 1.0;
  private static final double DARK_MILLIS = 2000;
  private static final double TAP_P50_MILLIS = 100;
  private static final double TAP_P99_MILLIS = 250;
  private static final double KEY_MILLIS = 50;
  private static final double MACHINE_MILLIS = 3000;
  private static final double RESIDENT_MIB = 420;

  /// Of what is resident half way through the crowd: more would be a leak.
  private static final double FLAT = 1.05;

  private static final Pattern FIRST_FRAME = Pattern.compile("first-frame (\\d+) ms");

  private final TimedHall hall;
  private final int citizens;
  private final Consumer<Figure> out;

  AppRun(TimedHall hall, int citizens, Consumer<Figure> out) {
    this.hall = hall;
    this.citizens = citizens;
    this.out = out;
  }

  /// Measures these parts, or all where none is named.
  void run(Predicate<String> wanted) throws IOException, InterruptedException {
    if (wanted.test("start")) {
      starts();
    }
    if (wanted.test("visit")) {
      visits();
    }
    if (wanted.test("crowd")) {
      crowd();
    }
  }

  /// One after the other in turn, so that both see the same machine.
  private void starts() throws IOException, InterruptedException {
    // The first one: who crashes again and again is given time.
    out.accept(
        Figure.of("crash to attract screen again", (double) hall.crash(), "ms", DARK_MILLIS));
    var plain = new ArrayList<Double>();
    var kiosk = new ArrayList<Double>();
    plainStart();
    for (int i = 0; i < STARTS; i++) {
      plain.add((double) plainStart());
      kiosk.add((double) hall.startAgain());
    }
    out.accept(
        Figure.of(
            "start to painted attract screen",
            percentile(kiosk, 50),
            "ms",
            new Figure.Baseline("ms plain JavaFX window", percentile(plain, 50)),
            START_RATIO));
  }

  private long plainStart() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.contains("javafx") || entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    var builder =
        new ProcessBuilder(java, "-Dprism.order=sw", "-cp", path, PlainWindow.class.getName());
    builder.environment().put("DISPLAY", hall.display());
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    var found = FIRST_FRAME.matcher(said);
    if (!found.find()) {
      throw new IOException("the plain window said: " + said);
    }
    return Long.parseLong(found.group(1));
  }

  private void visits() throws IOException, InterruptedException {
    var reactions = new ArrayList<Reaction>();
    var machine = new ArrayList<Double>();
    var device = new ArrayList<Double>();
    var waits = Map.<String, Long>of();
    hall.visit();
    for (int i = 0; i < VISITS; i++) {
      var times = hall.visit();
      reactions.addAll(times.reactions());
      waits = times.waits();
      machine.add((double) times.machineMillis());
      device.add((double) times.deviceMillis());
    }
    Predicate<Reaction> key = reaction -> reaction.id().startsWith("key-");
    Predicate<Reaction> pad = reaction -> reaction.id().equals("drawing-pad");
    var taps = millis(reactions, key.or(pad).negate());
    var keys = millis(reactions, key);
    var drawn = millis(reactions, pad);
    out.accept(Figure.of("taps measured", taps.size(), "taps"));
    out.accept(Figure.of("tap to painted screen: p50", percentile(taps, 50), "ms", TAP_P50_MILLIS));
    out.accept(Figure.of("tap to painted screen: p99", percentile(taps, 99), "ms", TAP_P99_MILLIS));
    out.accept(Figure.of("keys measured", keys.size(), "keys"));
    out.accept(Figure.of("key to painted echo: p50", percentile(keys, 50), "ms", KEY_MILLIS));
    out.accept(Figure.of("key to painted echo: p99", percentile(keys, 99), "ms", KEY_MILLIS));
    reactions.stream()
        .filter(key)
        .sorted(Comparator.comparingDouble(Reaction::millis).reversed())
        .limit(SLOWEST_KEYS)
        .forEach(one -> out.accept(Figure.of("of them " + one.id(), one.millis(), "ms")));
    out.accept(
        Figure.of(
            "finger lifted to painted characters: p99",
            percentile(drawn, 99),
            "ms",
            TAP_P99_MILLIS));
    out.accept(
        Figure.of(
            "waits for software, whole visit", percentile(machine, 50), "ms", MACHINE_MILLIS));
    waits.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(LONGEST_WAITS)
        .forEach(wait ->
            out.accept(
                Figure.of(
                    "of it in the last visit, after " + wait.getKey(),
                    (double) wait.getValue(),
                    "ms")));
    out.accept(Figure.of("waits for devices, whole visit", percentile(device, 50), "ms"));
  }

  private static List<Double> millis(List<Reaction> reactions, Predicate<Reaction> which) {
    return reactions.stream().filter(which).map(Reaction::millis).toList();
  }

  private void crowd() throws IOException, InterruptedException {
    // It takes an hour and a half; whoever waits sees where it is.
    var resident =
        hall.crowd(
            citizens,
            Math.max(1, citizens / 20),
            (number, mib) -> System.err.printf("after %d citizens %.0f MiB%n", number, mib));
    double last = resident.getLast();
    out.accept(Figure.of("citizens in a row", citizens, "visits"));
    out.accept(Figure.of("resident at rest after them", last, "MiB", RESIDENT_MIB));
    out.accept(
        Figure.of(
            "resident at rest, at the end",
            last,
            "MiB",
            new Figure.Baseline("MiB half way", resident.get(resident.size() / 2 - 1)),
            FLAT));
  }

  /// What `percent` of all do not exceed.
  private static double percentile(List<Double> all, double percent) {
    var sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int place = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, place)];
  }
}
