// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.State.Visiting;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Somebody takes a number.
class QueueingTest {

  private Step step = Journey.start(Samples.terminal().withNumbers(true, true));

  private <T extends Stage> T at(Class<T> stage) {
    return assertInstanceOf(stage, visiting().stage());
  }

  private Visiting visiting() {
    return assertInstanceOf(Visiting.class, step.state());
  }

  private void on(Event... events) {
    for (var event : events) {
      step = Journey.next(step.state(), event);
    }
  }

  private <T extends Effect> T effect(Class<T> kind) {
    return step.effects().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError(step.effects().toString()));
  }

  private void seesTheLines() {
    on(new Event.Begin(Language.ZH_CN), new Event.StartService(Service.NUMBER));
    on(new Event.LinesTold(effect(Effect.AskLines.class).operation(), Samples.lines()));
  }

  private void isGivenANumber() {
    on(new Event.ChooseLine(1));
    var take = effect(Effect.TakeNumber.class);
    on(new Event.NumberAnswered(take.operation(), new QueueNumber.Answer.Given(Samples.number())));
  }

  @Test
  void aNumberNeedsNoCardAndNothingIsSaidBeforeItIsThere() {
    seesTheLines();
    on(new Event.ChooseLine(2));
    at(Stage.Windows.class);
    on(new Event.ChooseLine(1));
    assertEquals(Lane.ORDINARY, effect(Effect.TakeNumber.class).lane());
    assertTrue(at(Stage.Numbered.class).number().isEmpty());
    on(new Event.Finish(), new Event.Another());
    var take = at(Stage.Numbered.class);
    on(new Event.NumberAnswered(take.operation(), new QueueNumber.Answer.Given(Samples.number())));
    assertEquals(Optional.of(Samples.number()), at(Stage.Numbered.class).number());
    var print = effect(Effect.PrintNumber.class);
    on(new Event.Presented(print.operation()));
    assertInstanceOf(Paper.Presented.class, at(Stage.Numbered.class).paper());
    on(new Event.Taken(print.operation()));
    assertEquals(new Paper.Taken(), at(Stage.Numbered.class).paper());
    on(new Event.Finish());
    at(Stage.Thanks.class);
  }

  @Test
  void aNumberThatWasNotPrintedStaysOnTheScreenAndCanBePrintedAgain() {
    seesTheLines();
    isGivenANumber();
    var print = effect(Effect.PrintNumber.class);
    on(new Event.NotPrinted(print.operation(), Optional.of(Samples.fault())));
    assertInstanceOf(Paper.Failed.class, at(Stage.Numbered.class).paper());
    assertEquals("A012", at(Stage.Numbered.class).number().orElseThrow().label());
    on(new Event.PrintTicket());
    assertEquals(Samples.number(), effect(Effect.PrintNumber.class).number());
    on(new Event.Printed(print.operation(), true));
    assertInstanceOf(Paper.Printing.class, at(Stage.Numbered.class).paper(), "that was the first");
  }

  @Test
  void aTerminalWithoutATicketPrinterShowsTheNumberAlone() {
    var terminal = Samples.terminal();
    var bare =
        new Terminal(
                terminal.hall(),
                terminal.languages(),
                terminal.timeouts(),
                terminal.catalogue(),
                Map.of(),
                List.of(Peripheral.TICKET_PRINTER),
                Optional.empty(),
                ForStaff.NOTHING)
            .withNumbers(true, true);
    step = Journey.start(bare);
    seesTheLines();
    isGivenANumber();
    assertEquals(new Paper.NoPrinter(), at(Stage.Numbered.class).paper());
  }

  @Test
  void whoSaysSoOrIsOldEnoughByTheCardHasPriority() {
    seesTheLines();
    on(new Event.SayDisabled(true), new Event.ChooseLine(1));
    assertEquals(Lane.DISABLED, effect(Effect.TakeNumber.class).lane());

    var line = Samples.lines().all().getFirst();
    var born = Objects.requireNonNull(Samples.card().birthDate());
    var visit = Visit.begin(Language.ZH_CN);
    assertEquals(Lane.ORDINARY, Queueing.lane(visit, line, false));
    assertEquals(
        Lane.ORDINARY,
        Queueing.lane(visit.with(Samples.card(), born.plusYears(70).minusDays(1)), line, false));
    assertEquals(
        Lane.ELDERLY, Queueing.lane(visit.with(Samples.card(), born.plusYears(70)), line, false));
  }

  @Test
  void theCardIsAskedForOnlyByWhoWantsPriorityAndBackLeadsToTheWindows() {
    seesTheLines();
    on(new Event.ShowCard());
    assertEquals(Service.NUMBER, at(Stage.Identify.class).service());
    on(new Event.Back());
    assertTrue(at(Stage.Windows.class).lines().isEmpty(), "asked anew");
    on(new Event.LinesTold(effect(Effect.AskLines.class).operation(), Samples.lines()));
    on(new Event.ShowCard());
    var read = at(Stage.Identify.class).operation();
    on(new Event.CardRead(read, Samples.card(), Samples.TODAY));
    at(Stage.Windows.class);
    assertTrue(visiting().visit().identity().isPresent());
    on(new Event.LinesTold(effect(Effect.AskLines.class).operation(), Samples.lines()));
    on(new Event.ShowCard());
    at(Stage.Windows.class);
  }

  @Test
  void aRefusalIsSaidOverFreshLines() {
    seesTheLines();
    on(new Event.ChooseLine(1));
    var why = new LocalText("今天的号发完了。", "Used up.");
    on(
        new Event.NumberAnswered(
            effect(Effect.TakeNumber.class).operation(), new QueueNumber.Answer.Refused(why)));
    assertEquals(Optional.of(why), at(Stage.Windows.class).problem());
    effect(Effect.AskLines.class);
  }

  @Test
  void whereNoWindowCallsNumbersNoneAreOffered() {
    var quiet = Samples.terminal().withNumbers(false, false);
    assertFalse(Service.at(quiet).contains(Service.NUMBER));
    assertFalse(Service.at(quiet).contains(Service.BOOK));
    step = Journey.start(quiet);
    on(new Event.NumbersOffered(true, true), new Event.Begin(Language.ZH_CN));
    on(new Event.FaultsChanged(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""))));
    on(new Event.StartService(Service.NUMBER));
    at(Stage.Windows.class);
  }
}
