// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.config.ConfigurationBook.Check;
import hall.kiosk.config.ConfigurationBook.Proven;
import hall.kiosk.config.ConfigurationBook.Report;
import hall.kiosk.config.ConfigurationBook.Trial;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationBookTest {

  private static final Instant NOW = Instant.parse("2026-11-08T00:00:00Z");
  private static final Instant LATER = NOW.plus(ConfigurationBook.LIMIT);
  private static final Map<Peripheral, Set<String>> ALL =
      Map.of(Peripheral.SCANNER, Set.of("feeder"), Peripheral.PRINTER, Set.of());

  private static ConfigurationBook onTrial(long generation) {
    return ConfigurationBook.EMPTY.stage(generation, "p" + generation).apply(NOW, "d", ALL, LATER);
  }

  private static ConfigurationBook confirmed(long generation) {
    return onTrial(generation).begin(NOW).confirm(ALL);
  }

  private static List<String> told(ConfigurationBook book) {
    return book.reports().stream()
        .map(r -> r.generation() + " " + r.state() + r.reason().map(why -> " " + why).orElse(""))
        .toList();
  }

  @Test
  void theWholeWayIsToldInOrder() {
    assertEquals(
        List.of("2 received", "2 validated", "2 staged", "2 applied-unconfirmed"),
        told(confirmed(2)));
    assertEquals(2, confirmed(2).highest());
    assertEquals(Optional.of(new Proven(2, "p2", NOW, "d", ALL)), confirmed(2).confirmed());
  }

  @Test
  void aSecondStartIsACrash() {
    var book = onTrial(2).begin(NOW).begin(NOW.plusSeconds(1));
    assertTrue(book.trial().isEmpty());
    assertEquals("2 reverted crashed", told(book).getLast());
    assertFalse(book.admits(2));
    assertTrue(book.admits(3));
  }

  @Test
  void aLateStartIsTooLate() {
    var book = onTrial(2).begin(LATER);
    assertEquals("2 reverted not-confirmed-in-time", told(book).getLast());
    assertFalse(book.admits(2));
  }

  @Test
  void aClockThatWasPutBackProlongsNothing() {
    var trial = onTrial(2).trial().orElseThrow();
    assertEquals(Duration.ofMinutes(10), trial.left(NOW.minus(Duration.ofDays(1))));
    assertEquals(Duration.ofMinutes(4), trial.left(NOW.plus(Duration.ofMinutes(6))));
    assertEquals(Duration.ZERO, trial.left(NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void aServerOutOfReachGivesASecondChanceAndNoThird() {
    var once = onTrial(2).begin(NOW).revert(ConfigurationBook.SERVER_NOT_REACHED, List.of());
    assertTrue(once.lacks(2));
    var twice =
        once.stage(2, "p2")
            .apply(NOW, "d", ALL, LATER)
            .begin(NOW)
            .revert(ConfigurationBook.SERVER_NOT_REACHED, List.of());
    assertFalse(twice.admits(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"device-broken", "crashed", "not-confirmed-in-time", "damaged", "server-refused"})
  void everyOtherReversalIsForEver(String reason) {
    var check = new Check("scanner", "answers", false, "disconnected");
    var book = onTrial(2).begin(NOW).revert(reason, List.of(check));
    assertFalse(book.admits(2));
    assertEquals(List.of(check), book.reports().getLast().checks());
    assertThrows(IllegalStateException.class, () -> book.stage(2, "other"));
  }

  @Test
  void whatIsNotAboveTheHighestConfirmedIsNotAdmitted() {
    assertFalse(confirmed(5).admits(4));
    assertFalse(confirmed(5).admits(5));
    assertTrue(confirmed(5).admits(6));
  }

  @Test
  void theOneBeforeStaysAsTheRescue() {
    var book = confirmed(2).stage(3, "p3").apply(NOW, "e", ALL, LATER).begin(NOW).confirm(ALL);
    assertEquals(3, book.confirmed().orElseThrow().generation());
    assertEquals(2, book.previous().orElseThrow().generation());
  }

  @Test
  void anOverlayThatFailsLeavesItsGenerationConfirmedAndIsNotTriedAgain() {
    var book =
        confirmed(2)
            .turn(NOW, "overlaid", ALL, LATER)
            .begin(NOW)
            .revert(ConfigurationBook.DEVICE_BROKEN, List.of());
    assertEquals("2 confirmed overlay-device-broken", told(book).getLast());
    assertEquals("d", book.confirmed().orElseThrow().document());
    assertTrue(book.quarantined(2, "overlaid"));
    assertThrows(IllegalStateException.class, () -> book.turn(NOW, "overlaid", ALL, LATER));
    assertTrue(book.admits(3), "another generation may bring the same");
  }

  @Test
  void aNewerOneReplacesWhatIsStaged() {
    var book = ConfigurationBook.EMPTY.stage(2, "p2").stage(3, "p3");
    assertEquals(3, book.staged().orElseThrow().generation());
    assertFalse(book.lacks(2));
    assertTrue(book.lacks(4));
  }

  @Test
  void whatExpiredWhileItWaitedIsRefused() {
    var book = ConfigurationBook.EMPTY.stage(2, "p2").refuse(2, "expired");
    assertTrue(book.staged().isEmpty());
    assertEquals("2 refused expired", told(book).getLast());
  }

  @Test
  void theNewestHundredReportsAreKept() {
    var book = ConfigurationBook.EMPTY;
    for (int i = 2; i < 200; i++) {
      book = book.refuse(i, "schema");
    }
    assertEquals(100, book.reports().size());
    assertEquals(199, book.reports().getLast().generation());
    assertEquals(99, book.told(book.reports().getFirst()).reports().size());
  }

  /// Thousands of lives: whatever happens in whatever order, it never goes down, nothing that
  /// failed is begun again, and nothing on trial is begun twice.
  @Test
  void noOrderOfEventsBreaksThePromises() {
    for (int seed = 0; seed < 3000; seed++) {
      new Life(seed).live();
    }
  }

  private static final class Life {
    private final int seed;
    private final Random random;
    private ConfigurationBook book = ConfigurationBook.EMPTY;
    private Instant now = NOW;
    private boolean runsTrial;
    private final Set<String> failed = new HashSet<>();
    private final HashMap<Long, Integer> unheard = new HashMap<>();

    Life(int seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void live() {
      for (int i = 0; i < 120; i++) {
        var before = book;
        step(random.nextInt(9));
        assertTrue(book.highest() >= before.highest(), this::toString);
        assertEquals(
            book.highest(),
            book.confirmed().map(Proven::generation).orElse(0L),
            "what is confirmed is the highest ever, seed " + seed);
        assertTrue(
            book.previous().filter(p -> p.generation() >= book.highest()).isEmpty(),
            this::toString);
        book.trial()
            .ifPresent(t -> {
              assertTrue(t.starts() <= 1, this::toString);
              assertFalse(failed.contains(key(t)), this::toString);
            });
        book.staged().ifPresent(s -> assertTrue(book.admits(s.generation()), this::toString));
      }
    }

    private void step(int what) {
      switch (what) {
        case 0, 1 -> {
          long offered = Math.max(2, book.highest() - 2 + random.nextInt(6));
          if (book.trial().isEmpty() && book.lacks(offered)) {
            book = book.stage(offered, "p" + offered);
          }
        }
        case 2 -> {
          if (book.trial().isEmpty() && book.staged().isPresent()) {
            book = book.apply(now, "d" + random.nextInt(3), ALL, now.plus(ConfigurationBook.LIMIT));
            start();
          }
        }
        case 3 -> {
          var document = "d" + random.nextInt(3);
          if (book.trial().isEmpty()
              && book.confirmed()
                  .filter(c -> !book.quarantined(c.generation(), document))
                  .filter(c -> !c.document().equals(document))
                  .isPresent()) {
            book = book.turn(now, document, ALL, now.plus(ConfigurationBook.LIMIT));
            if (random.nextBoolean()) {
              start();
            }
          }
        }
        case 4 -> start();
        case 5 -> {
          if (runsTrial) {
            book = book.confirm(ALL);
            runsTrial = false;
          }
        }
        case 6 -> {
          if (runsTrial) {
            fail(
                random.nextBoolean()
                    ? ConfigurationBook.SERVER_NOT_REACHED
                    : ConfigurationBook.DEVICE_BROKEN);
          }
        }
        case 7 -> now = now.plusSeconds(random.nextInt(700) - 50);
        default -> {
          if (!book.reports().isEmpty()) {
            book = book.told(book.reports().getFirst());
          }
        }
      }
    }

    private void start() {
      runsTrial = false;
      if (book.trial().isPresent()) {
        var trial = book.trial().get();
        book = book.begin(now);
        runsTrial = book.trial().isPresent();
        if (!runsTrial) {
          failed.add(key(trial));
        }
      }
    }

    private void fail(String reason) {
      var trial = book.trial().orElseThrow();
      book = book.revert(reason, List.of());
      runsTrial = false;
      boolean again =
          reason.equals(ConfigurationBook.SERVER_NOT_REACHED)
              && !trial.turned()
              && unheard.merge(trial.generation(), 1, Integer::sum) == 1;
      if (!again) {
        failed.add(key(trial));
      }
    }

    /// A generation fails as a whole, an overlay by its settings.
    private static String key(Trial trial) {
      return trial.turned() ? trial.generation() + trial.document() : "" + trial.generation();
    }

    @Override
    public String toString() {
      return "seed " + seed + ": " + book;
    }
  }

  @Test
  void aMachineThatBecomesAnotherTerminalBeginsANewBook() {
    var owned = ConfigurationBook.EMPTY.of("t-1").stage(2, "p2");
    assertEquals(owned, owned.of("t-1"));
    assertTrue(owned.of("t-2").staged().isEmpty());
  }

  @Test
  void aReportIsToldOnce() {
    var report = new Report(2, "staged", Optional.empty(), List.of());
    var book = ConfigurationBook.EMPTY.stage(2, "p2");
    assertTrue(book.reports().contains(report));
    assertFalse(book.told(report).reports().contains(report));
  }
}
