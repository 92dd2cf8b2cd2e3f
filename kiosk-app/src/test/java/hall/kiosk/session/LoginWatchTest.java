// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.Ticker;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.Login.Answer;
import hall.kiosk.journey.Login.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoginWatchTest {
  private static final UUID LOGIN = new UUID(1, 2);
  private static final Login.Code CODE = new Login.Code("https://id/", "WDJB-MJHT", false, 5);
  private static final Answer BEGUN = new Answer.Begun(LOGIN, CODE, Duration.ofSeconds(5));

  private final ArrayDeque<Answer> answers = new ArrayDeque<>();
  private final BlockingQueue<UUID> cancelled = new LinkedBlockingQueue<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<Event> posted = new ArrayList<>();
  private final List<IdCard> taken = new ArrayList<>();
  private boolean leaves;
  private final LoginWatch watch =
      new LoginWatch(
          new LoginDesk(
              answers::removeFirst,
              login -> {
                assertEquals(LOGIN, login);
                return answers.removeFirst();
              },
              cancelled::add),
          new Ticker() {
            @Override
            public long nanos() {
              return 0;
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
              pauses.add(duration);
              if (leaves) {
                throw new InterruptedException();
              }
            }
          },
          () -> LocalDate.of(2026, 11, 1),
          posted::add,
          (thread, bug) -> {
            throw new AssertionError(bug);
          });

  private void follow(Answer... said) throws InterruptedException {
    answers.addAll(List.of(said));
    watch.follow(1, taken::add);
    assertEquals(0, answers.size());
  }

  private static Answer waiting(int minutes, int seconds) {
    return new Answer.Waiting(minutes, Duration.ofSeconds(seconds));
  }

  @Test
  void itIsAskedAsOftenAsTheServerWantsAndTellsWhatChanged() throws Exception {
    follow(
        BEGUN,
        waiting(5, 5),
        waiting(4, 10),
        new Answer.Silent(),
        new Answer.Done("张测试", "11010119491001001X", "L3"));
    assertEquals(List.of(5L, 5L, 10L, 10L), pauses.stream().map(Duration::toSeconds).toList());
    assertEquals(3, posted.size());
    assertEquals(new Event.LoginShown(1, CODE), posted.getFirst());
    assertEquals(4, ((Event.LoginShown) posted.get(1)).code().minutes());
    var done = (Event.LoggedIn) posted.getLast();
    assertEquals("L3", done.level());
    assertEquals("张测试", done.person().displayName());
    assertEquals(List.of(done.person()), taken, "to be wiped with the session");
    assertEquals(0, cancelled.size());
  }

  @Test
  void whatIsOverIsSaidOnce() throws Exception {
    follow(BEGUN, new Answer.Ended(Problem.DENIED));
    follow(new Answer.Ended(Problem.SILENT));
    follow(new Answer.Silent());
    assertEquals(
        List.of(
            new Event.LoginShown(1, CODE),
            new Event.LoginEnded(1, Problem.DENIED),
            new Event.LoginEnded(1, Problem.SILENT),
            new Event.LoginEnded(1, Problem.SILENT)),
        posted);
  }

  @Test
  void aServerThatStaysSilentIsNotWaitedForForEver() throws Exception {
    follow(BEGUN, new Answer.Silent(), new Answer.Silent(), new Answer.Silent());
    assertEquals(new Event.LoginEnded(1, Problem.SILENT), posted.getLast());
    assertEquals(LOGIN, cancelled.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void whoLeavesIsLetInNowhereLater() throws Exception {
    leaves = true;
    answers.add(BEGUN);
    assertThrows(InterruptedException.class, () -> watch.follow(1, taken::add));
    assertEquals(LOGIN, cancelled.poll(10, TimeUnit.SECONDS));
    assertEquals(List.of(), taken);
  }
}
