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
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseCountTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final String PERMIT = "442106041002";
  private static final String INSURANCE = "442189207003";

  @TempDir private Path folder;

  @Test
  void whatIsDoneMostComesFirstAndTheRareIsNotTold() throws IOException {
    var book = UseBook.open(folder);
    for (int i = 0; i < 5; i++) {
      book.count(PERMIT, TODAY.minusDays(i));
    }
    for (int i = 0; i < 7; i++) {
      book.count(INSURANCE, TODAY);
    }
    book.count("440125044001", TODAY);
    book.count("440125044001", TODAY);
    assertEquals(List.of(INSURANCE, PERMIT), UseBook.open(folder).mostUsed(TODAY));
  }

  @Test
  void aQuarterLaterItIsForgotten() throws IOException {
    var book = UseBook.open(folder);
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
    assertEquals(List.of(PERMIT), UseBook.open(folder).mostUsed(TODAY));
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

  private static State submitting(Optional<Delivery.Held> held) {
    var visit =
        Visit.begin(Language.ZH_CN)
            .with(Samples.card(), Samples.TODAY)
            .with(Samples.catalogue().find(PERMIT).orElseThrow());
    return new State.Visiting(
        1, Samples.terminal(), visit, new Stage.Submitting(1, held), State.Overlay.NONE);
  }
}
