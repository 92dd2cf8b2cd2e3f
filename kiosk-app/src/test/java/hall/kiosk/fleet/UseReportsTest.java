// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.HandTicker;
import hall.kiosk.config.Durable;
import hall.kiosk.journey.LocalText;
import hall.kiosk.usage.UseCount;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal that tells a server what was begun; with a new [Life] it is the next process.
class UseReportsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);
  private static final String PERMIT = "TE44011350000011705442106041002";
  private static final Credential KNOWN =
      new Credential("t-1", new LocalText("厅", "Hall"), "", new Proof.Bearer("secret"));

  @TempDir private Path folder;
  private final HandTicker ticker = new HandTicker(0);
  private Instant now = Instant.parse("2026-11-02T02:00:00Z");
  private Optional<Credential> credential = Optional.of(KNOWN);

  /// What the server keeps, and all that came.
  private final Map<LocalDate, UseApi.Uses> kept = new TreeMap<>();

  private final List<LocalDate> asked = new ArrayList<>();

  /// 0 while nobody answers.
  private int status = 204;

  private void server(LocalDate day, UseApi.Uses uses) {
    asked.add(day);
    if (status == 0) {
      throw new ProcessingException("away");
    }
    if (status != 204) {
      throw new WebApplicationException(Response.status(status).build());
    }
    kept.put(day, uses);
  }

  private UseReports life() throws IOException {
    var use = UseCount.open(folder, () -> now, ZoneId.of("Asia/Shanghai"), _ -> {});
    return new UseReports(
        use,
        () -> credential,
        _ -> (_, day, uses) -> server(day, uses),
        ticker,
        new SplittableRandom(1));
  }

  private Path file() {
    return folder.resolve("begun.counts");
  }

  private void counted(String... lines) throws IOException {
    Durable.write(file(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static UseApi.Uses uses(int begun) {
    return new UseApi.Uses(List.of(new UseApi.Begun(PERMIT, begun)));
  }

  @BeforeEach
  void twoDays() throws IOException {
    counted(YESTERDAY + " " + PERMIT + " 4", TODAY + " " + PERMIT + " 2");
  }

  @Test
  void daysThatAreOverAreForgottenOnceToldAndTodayIsToldOnceUntilItChanges() throws Exception {
    var life = life();
    life.tellWaiting();
    assertEquals(Map.of(YESTERDAY, uses(4), TODAY, uses(2)), kept);
    assertEquals(TODAY + " " + PERMIT + " 2\n", Files.readString(file()));
    life.tellWaiting();
    assertEquals(List.of(YESTERDAY, TODAY), asked);
    now = now.plus(Duration.ofDays(1));
    life.tellWaiting();
    assertEquals("", Files.readString(file()), "it was told as it was");
    assertEquals(List.of(YESTERDAY, TODAY), asked);
  }

  @Test
  void anotherProcessTellsTodayOnceMoreAsAWhole() throws Exception {
    life().tellWaiting();
    counted(TODAY + " " + PERMIT + " 3");
    var next = life();
    next.tellWaiting();
    next.tellWaiting();
    assertEquals(List.of(YESTERDAY, TODAY, TODAY), asked);
    assertEquals(uses(3), kept.get(TODAY));
  }

  @Test
  void whatDoesNotArriveIsKeptAndToldLaterByWhicheverProcess() throws Exception {
    for (int away : new int[] {0, 401, 404, 429, 500, 503}) {
      status = away;
      asked.clear();
      life().tellWaiting();
      assertEquals(List.of(YESTERDAY), asked, "the other days wait too");
    }
    credential = Optional.empty();
    life().tellWaiting();
    assertEquals(1, asked.size(), "nobody is asked before enrolment");
    assertEquals(2, Files.readAllLines(file()).size());
    credential = Optional.of(KNOWN);
    status = 204;
    now = now.plus(Duration.ofDays(30));
    life().tellWaiting();
    assertEquals(Map.of(YESTERDAY, uses(4), TODAY, uses(2)), kept);
  }

  @Test
  void whatTheServerWillNeverTakeBlocksNothingAndIsNotSaidForEver() throws Exception {
    status = 422;
    var life = life();
    life.tellWaiting();
    life.tellWaiting();
    assertEquals(List.of(YESTERDAY, TODAY), asked);
    assertFalse(Files.readString(file()).contains(YESTERDAY.toString()));
    assertTrue(Files.readString(file()).contains(TODAY.toString()), "it may still change");
  }

  @Test
  void itPausesForMinutesWhateverTheServerSays() throws Exception {
    status = 404;
    var three = new CountDownLatch(3);
    var rounds = new ArrayList<Long>();
    var use = UseCount.open(folder, () -> now, ZoneId.of("Asia/Shanghai"), _ -> {});
    var agent =
        new UseReports(
            use,
            () -> credential,
            _ ->
                (_, day, uses) -> {
                  if (three.getCount() > 0) {
                    rounds.add(ticker.nanos());
                  }
                  three.countDown();
                  if (three.getCount() == 0) {
                    ticker.standStill();
                  }
                  server(day, uses);
                },
            ticker,
            new SplittableRandom(1));
    var thread = Thread.ofVirtual().start(agent::run);
    three.await();
    thread.interrupt();
    thread.join();
    for (int i = 0; i < rounds.size(); i++) {
      long since = rounds.get(i) - (i == 0 ? 0 : rounds.get(i - 1));
      assertTrue(since >= Duration.ofMinutes(5).toNanos(), "round " + i + ": " + since);
    }
  }
}
