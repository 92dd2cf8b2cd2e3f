// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Delivery;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Samples;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UseCountTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final String PERMIT = "442106041002";
  private static final String INSURANCE = "442189207003";

  @TempDir private Path folder;

  @Test
  void whatIsDoneMostComesFirstAndTheRareIsNotTold() throws IOException {
    var book = UseBook.open(folder.resolve("use.counts"));
    for (int i = 0; i < 5; i++) {
      book.count(PERMIT, TODAY.minusDays(i));
    }
    for (int i = 0; i < 7; i++) {
      book.count(INSURANCE, TODAY);
    }
    book.count("440125044001", TODAY);
    book.count("440125044001", TODAY);
    assertEquals(
        List.of(INSURANCE, PERMIT), UseBook.open(folder.resolve("use.counts")).mostUsed(TODAY));
  }

  @Test
  void aQuarterLaterItIsForgotten() throws IOException {
    var book = UseBook.open(folder.resolve("use.counts"));
    for (int i = 0; i < 3; i++) {
      book.count(PERMIT, TODAY);
    }
    assertEquals(List.of(PERMIT), book.mostUsed(TODAY.plusDays(90)));
    book.count(INSURANCE, TODAY.plusDays(91));
    assertFalse(Files.readString(folder.resolve("use.counts")).contains(PERMIT));
    assertEquals(List.of(), book.mostUsed(TODAY.plusDays(91)));
  }

  @Test
  void aSpoiltFileCountsForNothing() throws IOException {
    Files.writeString(
        folder.resolve("use.counts"),
        "\nnonsense\n2026-11-01 " + PERMIT + " 4\n2026-11-01 " + INSURANCE + " many\n");
    assertEquals(List.of(PERMIT), UseBook.open(folder.resolve("use.counts")).mostUsed(TODAY));
  }

  @Test
  void aStoredSubmissionCountsOnceByCodeAndDayAlone() throws Exception {
    BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    var clock = Instant.parse("2026-11-01T16:30:00Z");
    var count = UseCount.open(folder, () -> clock, ZoneId.of("Asia/Shanghai"), told::add);
    var held = new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/x");
    for (int visit = 0; visit < 3; visit++) {
      count.shown(submitting(Optional.empty()));
      count.shown(submitting(Optional.of(held)));
      count.shown(submitting(Optional.of(held)));
      count.shown(new State.Idle(9, Samples.terminal()));
      assertTrue(told.poll(10, TimeUnit.SECONDS) instanceof Event.MostUsed);
    }
    assertEquals("2026-11-02 " + PERMIT + " 3\n", Files.readString(folder.resolve("use.counts")));
    count.tell();
    assertEquals(new Event.MostUsed(List.of(PERMIT)), told.poll(10, TimeUnit.SECONDS));
  }

  @Test
  @Timeout(20)
  void whatIsBegunIsKeptByImplementationCodeUntilItsDayIsOverAndTold() throws Exception {
    BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    var now = new AtomicReference<>(Instant.parse("2026-11-01T15:59:00Z"));
    var zone = ZoneId.of("Asia/Shanghai");
    var count = UseCount.open(folder, now::get, zone, told::add);
    var code = Samples.catalogue().find(PERMIT).orElseThrow().implementationCode();
    begin(count, Map.entry(TODAY, Map.of(code, 1)));
    begin(count, Map.entry(TODAY, Map.of(code, 2)));
    assertEquals(code, Files.readString(folder.resolve("begun.counts")).split(" ", -1)[1]);
    assertFalse(Files.exists(folder.resolve("use.counts")), "nothing was handed in");
    count.told(TODAY, Map.of(code, 2));
    assertEquals(List.of(Map.entry(TODAY, Map.of(code, 2))), count.begun(), "more may follow");

    now.set(Instant.parse("2026-11-01T16:01:00Z"));
    var tomorrow = TODAY.plusDays(1);
    begin(count, Map.entry(tomorrow, Map.of(code, 1)));
    count.told(TODAY, Map.of(code, 1));
    var both = List.of(Map.entry(TODAY, Map.of(code, 2)), Map.entry(tomorrow, Map.of(code, 1)));
    assertEquals(both, count.begun(), "what was told was not all");
    assertEquals(both, UseCount.open(folder, now::get, zone, told::add).begun());
    count.told(TODAY, Map.of(code, 2));
    var rest = List.of(Map.entry(tomorrow, Map.of(code, 1)));
    assertEquals(rest, count.begun());
    assertEquals(rest, UseCount.open(folder, now::get, zone, told::add).begun());
  }

  /// One more visit in which it is begun and left; returns once that is kept.
  private static void begin(UseCount count, Map.Entry<LocalDate, Map<String, Integer>> then) {
    count.shown(visiting(new Stage.Notice()));
    count.shown(visiting(new Stage.Form(false)));
    count.shown(visiting(new Stage.Form(true)));
    count.shown(new State.Idle(9, Samples.terminal()));
    while (!count.begun().contains(then)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatWasNotToldForAQuarterIsForgottenAndAFutureDayWaits() throws IOException {
    var book = UseBook.open(folder.resolve("begun.counts"));
    book.count(PERMIT, TODAY);
    book.count(PERMIT, TODAY.plusDays(90));
    assertEquals(2, book.days(TODAY.plusDays(90)).size());
    book.count(PERMIT, TODAY.plusDays(91));
    assertEquals(
        List.of(TODAY.plusDays(90), TODAY.plusDays(91)),
        book.days(TODAY.plusDays(91)).stream().map(Map.Entry::getKey).toList());
    assertEquals(1, book.days(TODAY.plusDays(90)).size());
  }

  private static State submitting(Optional<Delivery.Held> held) {
    return visiting(new Stage.Submitting(1, held));
  }

  private static State visiting(Stage stage) {
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(Samples.catalogue().find(PERMIT).orElseThrow());
    return new State.Visiting(1, Samples.terminal(), visit, stage, State.Overlay.NONE);
  }
}
