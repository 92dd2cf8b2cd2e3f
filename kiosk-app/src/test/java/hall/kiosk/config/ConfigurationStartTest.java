// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.ConfigurationCodec.Checked;
import hall.kiosk.config.RunningConfiguration.Role;
import hall.kiosk.journey.Terminal.Peripheral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shelf on a disk and what a process starts with; opening the shelf again is the next process.
class ConfigurationStartTest {

  /// Thousands of damaged files would be named in it.
  private static final Logger LOG = Logger.getLogger("hall.kiosk.config");

  private static final Map<Peripheral, Set<String>> ALL =
      Map.of(Peripheral.SCANNER, Set.of("feeder"));

  @TempDir private Path folder;
  private Path state;
  private OwnSettings own;
  private final Publisher publisher = new Publisher();
  private Instant now = Instant.parse("2026-11-08T00:00:00Z");

  /// How many more writes the power lasts.
  private int power = Integer.MAX_VALUE;

  @BeforeEach
  void prepare() {
    LOG.setLevel(Level.OFF);
    state = folder.resolve("state");
    own = Publisher.own(folder);
  }

  @AfterEach
  void speakAgain() {
    LOG.setLevel(null);
  }

  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Without the waiting for a real disk.
  private void write(Path file, byte[] bytes) throws IOException {
    if (power-- <= 0) {
      throw new PowerCut();
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private ConfigurationShelf shelf() {
    return ConfigurationShelf.open(state, this::write);
  }

  private RunningConfiguration start() {
    return new ConfigurationStart(shelf(), own, Optional.of(Publisher.TERMINAL), now).choose();
  }

  private String runs() {
    var running = start();
    return running.role() + " " + running.generation() + " " + running.config().helpPhone();
  }

  private void stage(String signed) throws IOException {
    var shelf = shelf();
    if (shelf.keys().isEmpty()) {
      shelf.pin(publisher.pinned());
    }
    var payload = payload(signed);
    if (shelf.book().lacks(payload.generation())) {
      shelf.keep(
          payload.generation(), signed, book -> book.stage(payload.generation(), payload.hash()));
    }
  }

  private ConfigurationPayload payload(String signed) {
    return switch (ConfigurationCodec.check(signed, publisher.pinned(), Publisher.TERMINAL)) {
      case Checked.Verified(var payload) -> payload;
      case Checked.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  private void apply(String signed) throws IOException {
    var document = payload(signed).documentAt(now);
    shelf()
        .change(book ->
            book.trial().isPresent() || book.staged().isEmpty()
                ? book
                : book.apply(now, document, ALL, now.plus(ConfigurationBook.LIMIT)));
  }

  /// Staged, applied, started and confirmed.
  private void confirm(String signed) throws IOException {
    stage(signed);
    apply(signed);
    assertEquals(Role.TRIAL, start().role());
    shelf().change(book -> book.confirm(ALL));
  }

  private String signed(long generation) {
    return publisher.signed(generation, folder);
  }

  private String signed(long generation, Consumer<ObjectNode> change) {
    return publisher.signed(generation, folder, change);
  }

  @Test
  void theOwnFileRunsUntilSomethingIsApplied() throws IOException {
    assertEquals("OWN_FILE 0 12345", runs());
    stage(signed(2));
    assertEquals("OWN_FILE 0 12345", runs());
  }

  @Test
  void aTrialRunsOnceAndTheConfirmedOneEverAfter() throws IOException {
    confirm(signed(2));
    assertEquals("CONFIRMED 2 12345-2", runs());
    assertEquals("CONFIRMED 2 12345-2", runs());
  }

  @Test
  void aTrialThatCrashesIsNotStartedAgain() throws IOException {
    confirm(signed(2));
    stage(signed(3));
    apply(signed(3));
    assertEquals("TRIAL 3 12345-3", runs());
    assertEquals("CONFIRMED 2 12345-2", runs());
    assertFalse(shelf().book().admits(3));
  }

  @Test
  void aTrialThatCannotBeCountedDoesNotRun() throws IOException {
    confirm(signed(2));
    stage(signed(3));
    apply(signed(3));
    var full =
        ConfigurationShelf.open(
            state,
            (file, bytes) -> {
              throw new IOException("No space left on device");
            });
    var running = new ConfigurationStart(full, own, Optional.of(Publisher.TERMINAL), now).choose();
    assertEquals(2, running.generation());
  }

  @Test
  void anOverlayBeginsAndEndsAcrossRestartsWithoutAServer() throws IOException {
    confirm(
        signed(
            2,
            document ->
                Publisher.overlay(
                    document,
                    "2026-11-08T12:00:00+08:00",
                    "2026-11-08T18:00:00+08:00",
                    Publisher.phone("999"))));
    assertEquals("CONFIRMED 2 12345-2", runs());
    now = Instant.parse("2026-11-08T04:00:00Z");
    assertEquals("TRIAL 2 999", runs());
    shelf().change(book -> book.confirm(ALL));
    assertEquals("CONFIRMED 2 999", runs());
    now = Instant.parse("2026-11-08T10:00:00Z");
    assertEquals("TRIAL 2 12345-2", runs());
    shelf().change(book -> book.confirm(ALL));
    assertEquals("CONFIRMED 2 12345-2", runs());
  }

  @Test
  void anOverlayThatCrashesIsLeftOutWhileItLasts() throws IOException {
    confirm(
        signed(
            2,
            document ->
                Publisher.overlay(
                    document, "2026-11-08T12:00:00+08:00", null, Publisher.phone("999"))));
    now = Instant.parse("2026-11-08T04:00:00Z");
    assertEquals("TRIAL 2 999", runs());
    assertEquals("CONFIRMED 2 12345-2", runs());
    assertEquals("CONFIRMED 2 12345-2", runs());
    assertEquals(Optional.of("overlay-crashed"), shelf().book().reports().getLast().reason());
  }

  @Test
  void whatIsMeantForAnotherTerminalDoesNotRunThoughItsFolderWasCopied() throws IOException {
    confirm(signed(2));
    for (var who : List.of(Optional.of("t-2"), Optional.<String>empty())) {
      var running = new ConfigurationStart(shelf(), own, who, now).choose();
      assertEquals(Role.OWN_FILE, running.role());
    }
  }

  @Test
  void anEmptiedFolderBringsTheOwnFileBack() throws IOException {
    confirm(signed(2));
    try (var files = Files.list(state.resolve("configuration"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    assertEquals("OWN_FILE 0 12345", runs());
  }

  @Test
  void onlyWhatTheBookSpeaksOfIsKept() throws IOException {
    for (int generation = 2; generation <= 5; generation++) {
      confirm(signed(generation));
    }
    stage(signed(6));
    try (var files = Files.list(state.resolve("configuration"))) {
      assertEquals(
          List.of(
              "book.copy.json",
              "book.json",
              "generation-4.json",
              "generation-5.json",
              "generation-6.json",
              "keys.copy.json",
              "keys.json"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFileTornAnywhereNeverPreventsTheStart() throws IOException {
    confirm(signed(2));
    confirm(signed(3));
    stage(signed(4));
    for (var report : shelf().book().reports()) {
      shelf().change(book -> book.told(report));
    }
    var files = contents();
    var whole = shelf();
    var confirmed = whole.book().confirmed().orElseThrow();
    for (var file : files.entrySet()) {
      var bytes = file.getValue();
      var torn = state.resolve("configuration").resolve(file.getKey());
      boolean needed = file.getKey().equals("generation-3.json");
      restore(files);
      for (int length = 0; length < bytes.length; length++) {
        Files.write(torn, Arrays.copyOf(bytes, length));
        if (needed) {
          assertTrue(whole.document(3, confirmed.payload(), Publisher.TERMINAL).isEmpty());
        } else if (!file.getKey().startsWith("generation")) {
          var shelf = shelf();
          assertEquals(whole.book(), shelf.book());
          assertEquals(1, shelf.keys().orElseThrow().keys().size());
        }
        if (length % 101 == 0) {
          assertEquals(
              needed ? "RESCUE 2 12345-2" : "CONFIRMED 3 12345-3",
              runs(),
              file.getKey() + " torn after " + length);
        }
      }
    }
  }

  @Test
  void withBothCopiesOfBookOrKeysGoneTheOwnFileRuns() throws IOException {
    confirm(signed(2));
    var files = contents();
    for (var name : List.of("book", "keys")) {
      restore(files);
      Files.writeString(state.resolve("configuration").resolve(name + ".json"), "torn");
      Files.writeString(state.resolve("configuration").resolve(name + ".copy.json"), "");
      assertEquals("OWN_FILE 0 12345", runs());
    }
  }

  @Test
  void anyByteChangedAnywhereNeverRunsWhatWasNotSigned() throws IOException {
    confirm(signed(2));
    confirm(signed(3));
    var files = contents();
    var random = new Random(4);
    for (int i = 0; i < 400; i++) {
      restore(files);
      var names = List.copyOf(files.keySet());
      for (int damaged = 0; damaged < 1 + i % 3; damaged++) {
        var name = names.get(random.nextInt(names.size()));
        var bytes = Objects.requireNonNull(files.get(name)).clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(state.resolve("configuration").resolve(name), bytes);
      }
      var running = start();
      assertTrue(
          Set.of("12345", "12345-2", "12345-3").contains(running.config().helpPhone()),
          running::toString);
      assertEquals(
          running.generation() == 0 ? "12345" : "12345-" + running.generation(),
          running.config().helpPhone());
    }
  }

  private Map<String, byte[]> contents() throws IOException {
    var contents = new TreeMap<String, byte[]>();
    try (var files = Files.list(state.resolve("configuration"))) {
      for (var file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private void restore(Map<String, byte[]> contents) throws IOException {
    try (var files = Files.list(state.resolve("configuration"))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    for (var file : contents.entrySet()) {
      Files.write(state.resolve("configuration").resolve(file.getKey()), file.getValue());
    }
  }

  /// The power fails before each single write of two whole updates, one good and one that crashes.
  @Test
  void aPowerCutBetweenAnyTwoWritesLeavesATerminalThatStarts() throws IOException {
    var two = signed(2);
    var three = signed(3);
    int writes = 0;
    boolean cut = true;
    while (cut) {
      state = folder.resolve("cut-" + writes);
      power = writes++;
      cut = false;
      try {
        stage(two);
        apply(two);
        start();
        shelf().change(book -> book.confirm(ALL));
        stage(three);
        apply(three);
        start();
      } catch (PowerCut e) {
        cut = true;
      }
      power = Integer.MAX_VALUE;
      var highest = shelf().book().highest();
      var first = start();
      var second = start();
      assertTrue(second.generation() >= highest, "never down");
      if (first.role() == Role.TRIAL) {
        assertNotEquals(Role.TRIAL, second.role(), "no second start of " + first.generation());
      }
      assertEquals(second.generation(), start().generation());
    }
    assertTrue(writes > 15, "writes: " + writes);
  }

  /// Random lives on a real folder, with signatures, restarts and power cuts.
  @Test
  void randomLivesNeverGoDownAndNeverRunWhatFailed() throws IOException {
    var documents = new TreeMap<Long, String>();
    for (long generation = 2; generation < 12; generation++) {
      documents.put(generation, signed(generation));
    }
    for (int seed = 0; seed < 60; seed++) {
      state = folder.resolve("life-" + seed);
      live(new Random(seed), documents, "seed " + seed);
    }
  }

  private void live(Random random, Map<Long, String> documents, String seed) throws IOException {
    long highest = 0;
    var failed = new HashSet<Long>();
    for (int i = 0; i < 40; i++) {
      long generation = 2L + random.nextInt(10);
      power = random.nextInt(4) == 0 ? random.nextInt(5) : Integer.MAX_VALUE;
      try {
        step(random, documents, generation, failed);
      } catch (PowerCut e) {
        power = Integer.MAX_VALUE;
      }
      power = Integer.MAX_VALUE;
      var book = shelf().book();
      assertTrue(book.highest() >= highest, seed);
      highest = book.highest();
      book.quarantine().forEach(entry -> failed.add(entry.generation()));
    }
  }

  private void step(Random random, Map<Long, String> documents, long generation, Set<Long> failed)
      throws IOException {
    var book = shelf().book();
    switch (random.nextInt(4)) {
      case 0 -> {
        if (book.trial().isEmpty()) {
          stage(Objects.requireNonNull(documents.get(generation)));
        }
      }
      case 1 -> {
        if (book.trial().isEmpty() && book.staged().isPresent()) {
          apply(Objects.requireNonNull(documents.get(book.staged().get().generation())));
        }
      }
      case 2 -> now = now.plus(Duration.ofMinutes(random.nextInt(8)));
      default -> {
        var running = start();
        assertFalse(failed.contains(running.generation()), running::toString);
        assertEquals(
            running.generation() == 0 ? "12345" : "12345-" + running.generation(),
            running.config().helpPhone());
        if (running.role() == Role.TRIAL) {
          switch (random.nextInt(3)) {
            case 0 -> shelf().change(before -> before.confirm(ALL));
            case 1 ->
                shelf().change(before -> before.revert(ConfigurationBook.DEVICE_BROKEN, List.of()));
            default -> {
              // It crashes: the next start tells.
            }
          }
        }
      }
    }
  }

  @Test
  void aBookBesideItsTwinIsTheNewerOne() throws IOException {
    var twin = new TwinFile(state, "book", this::write);
    twin.write(new byte[] {1});
    power = 1;
    assertThrows(PowerCut.class, () -> twin.write(new byte[] {2}));
    power = Integer.MAX_VALUE;
    assertEquals(2, new TwinFile(state, "book", this::write).read().orElseThrow()[0]);
  }
}
