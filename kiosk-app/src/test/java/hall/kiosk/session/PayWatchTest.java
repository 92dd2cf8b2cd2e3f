// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.Ticker;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.PayAnswer;
import hall.kiosk.journey.PaySamples;
import hall.kiosk.journey.PaySight.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayWatchTest {
  private static final UUID KEY = new UUID(1, 2);

  private final List<String> asked = new ArrayList<>();
  private final ArrayDeque<PayAnswer> answers = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final PayWatch watch =
      new PayWatch(
          new PaymentDesk(
              (sort, account, card) -> Optional.empty(),
              (key, bill) -> answer("begin"),
              key -> answer("watch"),
              key -> answer("give-up"),
              number -> answer("find")),
          new Instantly(),
          event ->
              told.add(
                  switch (event) {
                    case Event.PaymentTold(_, _, var sight, _) -> sight.standing().name();
                    case Event.PaymentSilent _ -> "SILENT";
                    case Event.PaymentUnknown _ -> "UNKNOWN";
                    default -> throw new AssertionError(event);
                  }));

  /// Time that costs nothing.
  private static final class Instantly implements Ticker {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void pause(Duration duration) {
      // Nobody waits here.
    }
  }

  @Test
  void itIsBegunUntilTheServerAnswersAndThenWatchedToItsEnd() throws Exception {
    answers.add(new PayAnswer.Silent());
    answers.add(new PayAnswer.Silent());
    says(Standing.CREATED, Standing.AWAITING, Standing.AWAITING, Standing.PAID);
    watch.pay(1, KEY, PaySamples.bill("b-1"));
    assertEquals(List.of("begin", "begin", "begin", "watch", "watch", "watch"), asked);
    assertEquals(List.of("SILENT", "CREATED", "AWAITING", "PAID"), told, "changes alone");
  }

  @Test
  void itIsGivenUpUntilTheServerKnows() throws Exception {
    answers.add(new PayAnswer.Silent());
    says(Standing.AWAITING, Standing.CLOSING, Standing.CLOSING, Standing.NOT_PAID);
    watch.giveUp(1, KEY);
    assertEquals(List.of("give-up", "give-up", "give-up", "watch", "watch"), asked);
    assertEquals(List.of("SILENT", "AWAITING", "CLOSING", "NOT_PAID"), told);
  }

  @Test
  void whatTheServerDoesNotTakeIsNotAskedForAgain() throws Exception {
    answers.add(new PayAnswer.Refused());
    watch.pay(1, KEY, PaySamples.bill("b-1"));
    assertEquals(List.of("begin"), asked);
    assertEquals(List.of("UNKNOWN"), told);
    says(Standing.REFUNDING);
    watch.find(1, "JF1");
    assertEquals(List.of("UNKNOWN", "REFUNDING"), told);
    assertThrows(AssertionError.class, () -> watch.find(1, "JF1"));
  }

  private void says(Standing... standings) {
    for (var standing : standings) {
      answers.add(new PayAnswer.Told(PaySamples.sight(standing), 5));
    }
  }

  private PayAnswer answer(String question) {
    asked.add(question);
    var next = answers.poll();
    if (next == null) {
      throw new AssertionError("asked too often");
    }
    return next;
  }
}
