// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.ConfigurationCodec;
import hall.kiosk.config.ConfigurationCodec.Checked;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.config.ConfigurationShelf;
import hall.kiosk.config.ConfigurationStart;
import hall.kiosk.config.Disk;
import hall.kiosk.config.Durable;
import hall.kiosk.config.OwnSettings;
import hall.kiosk.config.Publisher;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.software.Slots.Fallen;
import hall.kiosk.software.SoftwareStart.Facts;
import hall.kiosk.software.SoftwareStart.Next;
import hall.kiosk.software.SoftwareStart.Tried;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftwareStartTest {

  private static final Logger LOG = Logger.getLogger("hall.kiosk");
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<Fallen> STANDS = Optional.empty();

  @TempDir private Path folder;
  private final Vendor vendor = new Vendor();
  private final Publisher publisher = new Publisher();
  private final Map<Long, String> named = new HashMap<>();
  private OwnSettings own;

  @BeforeEach
  void prepare() {
    LOG.setLevel(Level.OFF);
    own = Publisher.own(folder);
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private static Optional<Tried> tried(String release, int starts) {
    return Optional.of(new Tried(Optional.of(release), starts));
  }

  private static Optional<Fallen> fell(String reason) {
    return Optional.of(new Fallen(reason));
  }

  private static Next next(
      boolean onTrial,
      Optional<Tried> tried,
      Optional<String> confirmed,
      Optional<Fallen> fallen,
      boolean otherHolds) {
    return SoftwareStart.next(new Facts("2.0.0", onTrial, tried, confirmed, fallen, otherHolds));
  }

  @Test
  void whatIsOnTrialWithItsConfigurationGoesOnOnce() {
    assertEquals(new Next.Go(), next(true, tried("2.0.0", 0), NONE, STANDS, false));
    assertEquals(
        new Next.Leave(Optional.of("software-crashed")),
        next(true, tried("2.0.0", 1), NONE, STANDS, false));
  }

  @Test
  void whatIsOnTrialWithoutItsConfigurationLeaves() {
    var leave = new Next.Leave(NONE);
    assertEquals(leave, next(true, Optional.empty(), NONE, STANDS, false));
    assertEquals(leave, next(true, Optional.empty(), Optional.of("1.0.0"), STANDS, true));
    assertEquals(leave, next(true, tried("1.0.0", 0), NONE, STANDS, false));
    assertEquals(
        leave, next(true, Optional.of(new Tried(NONE, 0)), Optional.of("2.0.0"), STANDS, false));
  }

  @Test
  void whatTheBookConfirmedBeforeThePowerFailedIsConfirmed() {
    assertEquals(
        new Next.ConfirmOwn(), next(true, Optional.empty(), Optional.of("2.0.0"), STANDS, false));
    assertEquals(
        new Next.ConfirmOther(),
        next(false, Optional.empty(), Optional.of("3.0.0"), fell("crashed"), true));
  }

  @Test
  void aTrialThatTheSupervisorNeverBeganWaitsAgain() {
    assertEquals(new Next.Postpone(), next(false, tried("3.0.0", 0), NONE, STANDS, true));
  }

  @Test
  void aTrialThatFellIsTakenBackWithItsReason() {
    assertEquals(
        new Next.Revert("software-crashed"), next(false, tried("3.0.0", 1), NONE, STANDS, true));
    assertEquals(
        new Next.Revert("software-no-screen"),
        next(false, tried("3.0.0", 0), NONE, fell("no-screen"), true));
  }

  @Test
  void whatFellAfterItWasConfirmedIsMissedAndNotStartedAgain() {
    assertEquals(
        new Next.Lack("software-crash-loop"),
        next(false, Optional.empty(), Optional.of("3.0.0"), fell("crash-loop"), true));
  }

  @Test
  void otherwiseNothingIsInTheWay() {
    var go = new Next.Go();
    assertEquals(go, next(false, Optional.empty(), NONE, STANDS, false));
    assertEquals(go, next(false, tried("2.0.0", 1), NONE, STANDS, false));
    assertEquals(go, next(false, Optional.of(new Tried(NONE, 0)), NONE, fell("crashed"), false));
    assertEquals(
        go, next(false, Optional.empty(), Optional.of("2.0.0"), fell("crash-loop"), false));
    assertEquals(go, next(false, Optional.empty(), Optional.of("3.0.0"), STANDS, true));
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// A disk that takes so many more changes.
  private static final class Weak implements Disk {
    private int power = Integer.MAX_VALUE;

    private void spend() {
      if (power-- <= 0) {
        throw new PowerCut();
      }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      spend();
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }

    @Override
    public void link(Path link, Path target) throws IOException {
      spend();
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    }

    @Override
    public void delete(Path file) throws IOException {
      spend();
      Files.deleteIfExists(file);
    }
  }

  /// One terminal: its files, and its supervisor's rules once more in Java.
  private final class Machine {
    private final Path home;
    private final Weak disk = new Weak();
    private final Random random;
    private Instant now = Instant.parse("2026-11-08T00:00:00Z");
    private String slot = "a";

    Machine(Path home, Random random) throws IOException {
      this.home = home;
      this.random = random;
      for (var name : List.of("a", "b")) {
        var version = name.equals("a") ? "1.0.0" : "2.0.0";
        var folder = Files.createDirectories(home.resolve("slots").resolve(name));
        Files.writeString(folder.resolve("release.txt"), version + " 1\n");
        Files.writeString(
            folder.resolve("release.json"),
            vendor.signed(version, name.equals("a") ? 1 : 2, new byte[] {1}));
      }
      Files.writeString(home.resolve("slots/a/confirmed"), "");
      Files.createSymbolicLink(home.resolve("current"), Path.of("slots/a"));
      Files.writeString(home.resolve("root.json"), vendor.firstRoot());
      var shelf = shelf();
      shelf.pin(publisher.pinned());
      shelf.keep(2, named(2, "1.0.0"), book -> book.of(Publisher.TERMINAL));
      var two = payload(2, "1.0.0");
      var deadline = now.plus(ConfigurationBook.LIMIT);
      shelf.change(book ->
          book.stage(2, two.hash())
              .apply(now, two.documentAt(now), Map.of(), deadline)
              .begin(now)
              .confirm(Map.of()));
      shelf.keep(3, named(3, "2.0.0"), book -> book.stage(3, payload(3, "2.0.0").hash()));
      shelf.keep(2, named(2, "1.0.0"), book -> book);
    }

    ConfigurationShelf shelf() {
      return ConfigurationShelf.open(home.resolve("state"), disk);
    }

    Slots slots() {
      return new Slots(home, slot, disk);
    }

    /// What the supervisor does between two processes.
    void supervise() throws IOException {
      slot = current();
      var trial = home.resolve("trial");
      if (!Files.exists(trial)) {
        return;
      }
      var words = List.of(Files.readString(trial).strip().split(" ", -1));
      int starts = Integer.parseInt(words.get(1));
      boolean late = now.getEpochSecond() >= Long.parseLong(words.get(2));
      if (Files.exists(home.resolve("fallen")) || words.get(0).equals(slot)) {
        disk.delete(trial);
      } else if (starts >= 2 || late) {
        disk.write(
            home.resolve("fallen"),
            "%s %s\n"
                .formatted(words.get(0), late ? "not-confirmed-in-time" : "crashed")
                .getBytes(StandardCharsets.UTF_8));
        disk.delete(trial);
      } else {
        disk.write(
            trial,
            "%s %d %s x\n"
                .formatted(words.get(0), starts + 1, words.get(2))
                .getBytes(StandardCharsets.UTF_8));
        slot = words.get(0);
      }
    }

    String current() throws IOException {
      return Files.readSymbolicLink(home.resolve("current")).getFileName().toString();
    }

    /// Whether nothing is under way any more.
    boolean rests() throws IOException {
      var book = shelf().book();
      return book.trial().isEmpty()
          && book.staged().isEmpty()
          && !Files.exists(home.resolve("trial"))
          && !Files.exists(home.resolve("fallen"))
          && current().equals(book.highest() == 3 ? "b" : "a");
    }

    /// One process from its start to its end; what it does in between is chance.
    void live() throws IOException {
      var slots = slots();
      var shelf = shelf();
      var version = slots.version().orElseThrow();
      var terminal = Optional.of(Publisher.TERMINAL);
      if (random.nextInt(8) == 0) {
        return; // it ends before it does anything
      }
      if (!SoftwareStart.settle(slots, shelf, terminal, version)) {
        return;
      }
      var running = new ConfigurationStart(shelf, own, terminal, now).choose();
      if (slots.onTrial() && running.role() != Role.TRIAL) {
        slots.endTrial();
        return;
      }
      if (running.role() == Role.TRIAL) {
        assertEquals(
            running.payload().orElseThrow().release(),
            Optional.of(version),
            "a configuration runs with its own software");
        switch (random.nextInt(3)) {
          case 0 -> {
            shelf.change(book -> book.confirm(Map.of()));
            slots.confirmOwn();
          }
          case 1 -> {
            shelf.change(book -> book.revert(ConfigurationBook.DEVICE_BROKEN, List.of()));
            slots.endTrial();
          }
          default -> {
            return; // it crashes
          }
        }
      } else if (shelf.book().staged().isPresent() && shelf.book().trial().isEmpty()) {
        var deadline = now.plus(ConfigurationBook.LIMIT);
        var document = payload(3, "2.0.0").documentAt(now);
        shelf.change(book -> book.apply(now, document, Map.of(), deadline));
        slots.beginTrial(deadline);
      }
    }
  }

  private String named(long generation, String release) {
    return named.computeIfAbsent(
        generation,
        key ->
            publisher.signed(
                key,
                folder,
                payload ->
                    payload.withObject("settings").putObject("software").put("release", release)));
  }

  private ConfigurationPayload payload(long generation, String release) {
    return switch (ConfigurationCodec.check(
        named(generation, release), publisher.pinned(), Publisher.TERMINAL)) {
      case Checked.Verified(var payload) -> payload;
      case Checked.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  /// Random lives with power cuts between any two changes of the disk: in the end either both the
  /// new configuration and its software are confirmed, or neither, and the way there was told.
  @Test
  void whateverHappensToThePowerBookAndSupervisorAgreeInTheEnd() throws IOException {
    int confirmed = 0;
    int reverted = 0;
    for (int seed = 0; seed < 80; seed++) {
      var random = new Random(seed);
      var machine = new Machine(folder.resolve("m" + seed), random);
      for (int i = 0; i < 40 && !machine.rests(); i++) {
        machine.disk.power = random.nextInt(3) == 0 ? random.nextInt(8) : Integer.MAX_VALUE;
        if (random.nextInt(15) == 0) {
          machine.now = machine.now.plusSeconds(400);
        }
        try {
          machine.supervise();
          machine.live();
        } catch (PowerCut e) {
          machine.disk.power = Integer.MAX_VALUE;
        }
      }
      machine.disk.power = Integer.MAX_VALUE;
      var book = machine.shelf().book();
      assertTrue(book.trial().isEmpty() && book.staged().isEmpty(), seed + " " + book);
      boolean good = book.highest() == 3;
      assertEquals(good ? "b" : "a", machine.current(), "seed " + seed);
      assertFalse(Files.exists(machine.home.resolve("trial")), "seed " + seed);
      assertNotEquals(good, book.quarantine().stream().anyMatch(q -> q.generation() == 3));
      confirmed += good ? 1 : 0;
      reverted += good ? 0 : 1;
    }
    assertTrue(confirmed > 8 && reverted > 8, confirmed + " and " + reverted);
  }

  @Test
  void theFloorNeverFallsAndShutsWhatLiesBelowIt() throws IOException {
    var machine = new Machine(folder.resolve("floor"), new Random(1));
    var slots = new Slots(machine.home, "b", Durable::write);
    Files.writeString(
        slots.home().resolve("slots/b/release.json"),
        vendor.signed("2.0.0", 2, new byte[] {1}, payload -> payload.put("floor", 2)));
    assertTrue(new Slots(machine.home, "a", Durable::write).holds("2.0.0"));
    slots.beginTrial(machine.now);
    slots.confirmOwn();
    assertEquals(2, slots.floor());
    assertFalse(Files.exists(machine.home.resolve("slots/a/confirmed")));
    assertFalse(slots.holds("1.0.0"));
    assertFalse(slots.onTrial());
    assertTrue(new Slots(machine.home, "a", Durable::write).onTrial());
  }

  @Test
  void aSlotWhoseDocumentIsNotTrustedHoldsNothing() throws IOException {
    var machine = new Machine(folder.resolve("untrusted"), new Random(1));
    var slots = machine.slots();
    assertTrue(slots.holds("2.0.0"));
    Files.writeString(
        machine.home.resolve("slots/b/release.json"),
        new Vendor().signed("2.0.0", 2, new byte[] {1}));
    assertFalse(slots.holds("2.0.0"));
    Files.delete(machine.home.resolve("root.json"));
    assertTrue(slots.root().isEmpty());
  }

  @Test
  void aTornRootIsNoRoot() throws IOException {
    var machine = new Machine(folder.resolve("torn"), new Random(1));
    var text = vendor.firstRoot();
    for (int length = 0; length < text.length(); length += 11) {
      Files.writeString(machine.home.resolve("root.json"), text.substring(0, length));
      assertTrue(machine.slots().root().isEmpty());
    }
  }
}
