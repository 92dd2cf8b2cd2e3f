// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Idle;
import hall.kiosk.journey.State.OutOfService;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The end of a visit, and what is left behind at it.
class ClosingTest {

  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void theLastScreenKnowsNothingOfTheVisitButHowTheCitizenReads() {
    drive.toReceipt();
    drive.does(new Event.SwitchTextSize());
    drive.does(new Event.Finish());
    var visit = drive.visiting().visit();
    assertEquals(Visit.TextSize.LARGE, visit.look().textSize());
    assertEquals(Visit.begin(Language.ZH_CN).with(visit.look()), visit);
    assertEquals(2, drive.effect(Effect.ForgetPages.class).imageIds().size());
  }

  @Test
  void withNothingLeftTheLastScreenStandsItsTime() {
    toThanks();
    assertEquals(Duration.ofSeconds(10), thanksTimer());
    seen(Set.of());
    assertTrue(drive.effects().isEmpty());
  }

  @Test
  void whatLiesThereIsShownWithASoundAndWaitedForAsForAStillCitizen() {
    toThanks();
    seen(Set.of(Belonging.CARD));
    assertEquals(Set.of(Belonging.CARD), thanks().left().things());
    assertTrue(drive.effects().contains(new Effect.Chime()));
    assertEquals(Duration.ofSeconds(60), thanksTimer());

    seen(Set.of(Belonging.CARD, Belonging.TICKET));
    assertTrue(drive.effects().contains(new Effect.Chime()), "something new lies there");
    seen(Set.of(Belonging.TICKET));
    assertFalse(drive.effects().contains(new Effect.Chime()), "what is known needs no sound");
  }

  @Test
  void theVisitClosesSoonAfterTheLastThingWasTaken() {
    toThanks();
    seen(Set.of(Belonging.CARD));
    seen(Set.of());
    assertTrue(thanks().reminded());
    assertEquals(Duration.ofSeconds(3), thanksTimer());
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.THANKS));
    assertEquals(Set.of(), idle().left().things());
  }

  @Test
  void whatNobodyTookIsSaidAtRestUntilItIsGone() {
    toThanks();
    seen(Set.of(Belonging.CARD));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.THANKS));
    assertEquals(Set.of(Belonging.CARD), idle().left().things(), "at once");
    var look = drive.effect(Effect.LookForLeft.class);
    assertTrue(look.over());

    drive.does(new Event.LeftSeen(look.operation(), Set.of(Belonging.CARD)));
    assertTrue(drive.effects().isEmpty(), "no news, no sound");
    drive.does(new Event.LeftSeen(look.operation(), Set.of()));
    assertEquals(Set.of(), idle().left().things());
  }

  @Test
  void aCitizenWhoLeavesOrGoesAwayIsRemindedAtRest() {
    drive.toForm();
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    leftAtRest();

    drive.toForm();
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PURGE));
    leftAtRest();
  }

  private void leftAtRest() {
    var look = drive.effect(Effect.LookForLeft.class);
    assertTrue(look.over());
    drive.does(new Event.LeftSeen(look.operation(), Set.of(Belonging.ORIGINAL)));
    assertEquals(Set.of(Belonging.ORIGINAL), idle().left().things());
    assertTrue(drive.effects().contains(new Effect.Chime()));
  }

  @Test
  void whatWasLeftIsSaidOutOfServiceToo() {
    toThanks();
    seen(Set.of(Belonging.TICKET));
    drive.does(
        new Event.FaultsChanged(
            Map.of(
                Peripheral.ID_CARD_READER,
                Faults.disconnected(""),
                Peripheral.SCANNER,
                Faults.disconnected(""))));
    drive.does(new Event.Finish());
    var closed = assertInstanceOf(OutOfService.class, drive.state());
    assertEquals(Set.of(Belonging.TICKET), closed.left().things());
    drive.does(new Event.FaultsChanged(Map.of()));
    assertEquals(Set.of(Belonging.TICKET), idle().left().things());
  }

  @Test
  void whatAnEarlierLookSawIsOld() {
    toThanks();
    long early = thanks().left().operation();
    drive.does(new Event.Finish());
    drive.does(new Event.LeftSeen(early, Set.of(Belonging.CARD)));
    assertEquals(Set.of(), idle().left().things());
  }

  @Test
  void theNextCitizenEndsTheLooking() {
    toThanks();
    drive.does(new Event.Finish());
    long look = drive.effect(Effect.LookForLeft.class).operation();
    drive.does(new Event.Begin(Language.EN));
    assertTrue(drive.effects().contains(new Effect.StopLooking(look)));
    drive.does(new Event.LeftSeen(look, Set.of(Belonging.CARD)));
    assertInstanceOf(Stage.Home.class, drive.visiting().stage());
  }

  @Test
  void atTheStartOfTheTerminalWhateverLiesThereWasLeft() {
    var start = Journey.start(Samples.terminal());
    var operation = ((Idle) start.state()).left().operation();
    assertTrue(start.effects().contains(new Effect.LookForLeft(operation, true)));
  }

  @Test
  void aCardThatStaysOnTheReaderDoesNotKeepAVisitOpen() {
    drive.toCard();
    cardNotRead(problem("card-left"));
    long generation = drive.state().generation();
    cardNotRead(problem("card-left"));
    assertEquals(generation, drive.state().generation(), "the clock of stillness runs on");
    assertEquals(Duration.ofSeconds(1), drive.effect(Effect.ReadCard.class).pause());
  }

  @Test
  void theReadersAdviceIsShownWithoutStartingTheClockAgain() {
    drive.toCard();
    long generation = drive.state().generation();
    cardNotRead(problem("no-card"));
    assertEquals(Optional.of(problem("no-card")), identify().problem());
    assertEquals(generation, drive.state().generation());

    cardNotRead(problem("card-unreadable"));
    cardNotRead(problem("no-card"));
    assertEquals(
        Optional.of(problem("card-unreadable")), identify().problem(), "what is known is more");
  }

  @Test
  void theReceiptSaysOfTheTicketWhatThePrinterSaw() {
    drive.toReceipt();
    long print = drive.effect(Effect.PrintReceipt.class).operation();
    drive.does(new Event.Presented(print));
    assertEquals(new Paper.Presented(print), receipt().ticket());
    drive.does(new Event.PrintTicket());
    assertTrue(drive.effects().stream().noneMatch(Effect.PrintReceipt.class::isInstance));
    drive.does(new Event.Taken(print));
    assertEquals(new Paper.Taken(), receipt().ticket());

    drive.does(new Event.PrintTicket());
    long again = drive.effect(Effect.PrintReceipt.class).operation();
    drive.does(new Event.Presented(again));
    drive.does(new Event.Withdrawn(print));
    assertEquals(new Paper.Presented(again), receipt().ticket(), "another ticket's end");
    drive.does(new Event.Withdrawn(again));
    assertEquals(new Paper.Withdrawn(), receipt().ticket());
  }

  private void toThanks() {
    drive.toReceipt();
    drive.does(new Event.Finish());
  }

  private void seen(Set<Belonging> things) {
    drive.does(new Event.LeftSeen(thanks().left().operation(), things));
  }

  private void cardNotRead(DeviceFault fault) {
    drive.does(new Event.CardNotRead(identify().operation(), Optional.of(fault)));
  }

  private static DeviceFault problem(String reason) {
    return new DeviceFault(
        hall.device.DeviceState.USER_ERROR,
        reason,
        DeviceFault.Owner.CITIZEN,
        DeviceFault.Action.CLEAR,
        new DeviceFault.Message("请看", "Look"),
        "");
  }

  private Duration thanksTimer() {
    var timer = drive.effect(Effect.StartTimer.class);
    assertEquals(Timer.THANKS, timer.timer());
    return timer.after();
  }

  private Stage.Thanks thanks() {
    return (Stage.Thanks) drive.visiting().stage();
  }

  private Stage.Receipt receipt() {
    return (Stage.Receipt) drive.visiting().stage();
  }

  private Stage.Identify identify() {
    return (Stage.Identify) drive.visiting().stage();
  }

  private Idle idle() {
    return (Idle) drive.state();
  }
}
