// SPDX-License-Identifier: Apache-2.0
package hall.server.command;

import static hall.server.command.CommandState.DONE;
import static hall.server.command.CommandState.FAILED;
import static hall.server.command.CommandState.RECEIVED;
import static hall.server.command.CommandState.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.command.CommandLife.Event;
import hall.server.command.CommandLife.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandLifeTest {
  private static final Instant END = Instant.parse("2026-11-01T01:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PENDING,   RECEIVED, RECEIVED",
    "PENDING,   RUNNING,  RUNNING",
    "PENDING,   FAILED,   FAILED",
    "RECEIVED,  RECEIVED, unchanged",
    "RECEIVED,  RUNNING,  RUNNING",
    "RUNNING,   RECEIVED, unchanged",
    "RUNNING,   RUNNING,  unchanged",
    "RUNNING,   DONE,     DONE",
    "RUNNING,   FAILED,   FAILED",
    "DONE,      DONE,     unchanged",
    "DONE,      FAILED,   refused",
    "DONE,      RUNNING,  refused",
    "FAILED,    DONE,     refused",
    "EXPIRED,   RUNNING,  refused",
    "CANCELLED, RECEIVED, refused",
    "CANCELLED, RUNNING,  refused",
    "RUNNING,   SEEN,     SEEN",
    "DONE,      SEEN,     SEEN",
    "SEEN,      SEEN,     unchanged",
    "SEEN,      DONE,     unchanged",
    "SEEN,      FAILED,   refused",
    "WITHDRAWN, DONE,     unchanged",
    "WITHDRAWN, SEEN,     refused",
    "EXPIRED,   SEEN,     refused",
  })
  void reportsMoveForwardsAlone(CommandState now, CommandState told, String next) {
    assertEquals(next, said(CommandLife.next(now, END, new Event.Reported(told, null))));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,   CANCELLED",
    "RECEIVED,  CANCELLED",
    "RUNNING,   refused",
    "DONE,      refused",
    "FAILED,    refused",
    "EXPIRED,   refused",
    "CANCELLED, unchanged",
    "SEEN,      refused",
    "WITHDRAWN, refused",
  })
  void onlyWhatHasNotBegunCanBeTakenBack(CommandState now, String next) {
    assertEquals(next, said(CommandLife.next(now, END, new Event.Cancelled())));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING,   unchanged",
    "RUNNING,   WITHDRAWN",
    "DONE,      WITHDRAWN",
    "SEEN,      unchanged",
    "WITHDRAWN, unchanged",
    "CANCELLED, unchanged",
  })
  void onlyAMessageThatStandsOnTheScreenIsWithdrawn(CommandState now, String next) {
    assertEquals(next, said(CommandLife.next(now, END, new Event.Withdrawn())));
  }

  @Test
  void whatNobodyBeganExpiresAtItsTime() {
    assertEquals("unchanged", waited(CommandState.PENDING, END.minusMillis(1)));
    assertEquals("EXPIRED", waited(CommandState.PENDING, END));
    assertEquals("EXPIRED", waited(RECEIVED, END));
  }

  @Test
  void whatBeganMayTakeADayLongerToBeReported() {
    assertEquals("unchanged", waited(RUNNING, END));
    assertEquals("unchanged", waited(RUNNING, END.plus(Duration.ofDays(1)).minusMillis(1)));
    assertEquals(
        new Step.Moved(FAILED, "no-report"),
        CommandLife.next(RUNNING, END, new Event.Waited(END.plus(Duration.ofDays(1)))));
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "EXPIRED", "CANCELLED"})
  void anEndIsAnEnd(CommandState end) {
    assertEquals("unchanged", waited(end, END.plus(Duration.ofDays(365))));
    for (CommandState told : new CommandState[] {RECEIVED, RUNNING, DONE, FAILED}) {
      String next = said(CommandLife.next(end, END, new Event.Reported(told, null)));
      assertEquals(told == end ? "unchanged" : "refused", next);
    }
    assertTrue(end.isEnd());
  }

  private static String waited(CommandState now, Instant time) {
    return said(CommandLife.next(now, END, new Event.Waited(time)));
  }

  private static String said(Step step) {
    return switch (step) {
      case Step.Moved(var to, var _) -> to.name();
      case Step.Unchanged() -> "unchanged";
      case Step.Refused() -> "refused";
    };
  }
}
