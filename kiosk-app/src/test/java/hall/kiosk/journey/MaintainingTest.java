// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.SelfTest;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Maintenance;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Upkeep.Health;
import hall.kiosk.journey.Upkeep.Kept;
import hall.kiosk.journey.Upkeep.PinAnswer;
import hall.kiosk.journey.Upkeep.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaintainingTest {

  static final PinAnswer RIGHT =
      new PinAnswer.Right(
          new Health(
              Optional.of("hall-1"),
              "0.1.0",
              3,
              "hall.example",
              Optional.of(Duration.ofSeconds(12)),
              Optional.of(new Kept(1, 0)),
              Optional.of(1L << 34)));

  private final Drive drive = new Drive(Samples.terminal());

  private Upkeep upkeep() {
    return assertInstanceOf(Maintenance.class, drive.state()).upkeep();
  }

  private void type(String pin, PinAnswer answer) {
    drive.does(new Event.EnterPin(pin));
    var check = drive.effect(Effect.CheckPin.class);
    assertEquals(pin, check.pin());
    drive.does(new Event.PinChecked(check.operation(), answer));
  }

  private void open() {
    drive.does(new Event.CallMaintenance());
    type("12345678", RIGHT);
  }

  @Test
  void theRightPinOpensIt() {
    drive.does(new Event.CallMaintenance());
    assertEquals(Upkeep.Asking.FIRST, upkeep());
    type("11111111", new PinAnswer.Wrong(4));
    assertEquals(
        new Upkeep.Asking(Optional.empty(), Optional.of(new PinAnswer.Wrong(4))), upkeep());
    type("12345678", RIGHT);
    assertInstanceOf(Upkeep.Open.class, upkeep());
  }

  @Test
  void nobodyTypesASecondPinWhileOneIsChecked() {
    drive.does(new Event.CallMaintenance());
    drive.does(new Event.EnterPin("11111111"));
    drive.does(new Event.EnterPin("22222222"));
    assertEquals(List.of(), drive.effects());
  }

  @Test
  void anAnswerToAnEarlierPinOpensNothing() {
    drive.does(new Event.CallMaintenance());
    drive.does(new Event.EnterPin("11111111"));
    long operation = drive.effect(Effect.CheckPin.class).operation();
    drive.does(new Event.Finish());
    drive.does(new Event.CallMaintenance());
    drive.does(new Event.PinChecked(operation, RIGHT));
    assertEquals(Upkeep.Asking.FIRST, upkeep());
  }

  @Test
  void devicesAreTestedAndPaperIsTried() {
    open();
    drive.does(new Event.TestDevices());
    long operation = drive.effect(Effect.TestDevices.class).operation();
    drive.does(new Event.PrintTest(Peripheral.PRINTER));
    assertEquals(List.of(), drive.effects(), "one after the other");
    var tests = Map.of(Peripheral.SCANNER, new SelfTest(List.of()));
    drive.does(new Event.DevicesTested(operation, tests));
    assertEquals(new Task.Tested(tests), assertInstanceOf(Upkeep.Open.class, upkeep()).task());
    drive.does(new Event.PrintTest(Peripheral.TICKET_PRINTER));
    var print = drive.effect(Effect.PrintTest.class);
    assertEquals(Peripheral.TICKET_PRINTER, print.on());
    var printed = new Task.Printed(print.on(), true);
    drive.does(new Event.TestPrinted(print.operation(), printed));
    assertEquals(printed, assertInstanceOf(Upkeep.Open.class, upkeep()).task());
    drive.does(new Event.RestartKiosk());
    assertEquals(List.of(new Effect.RestartKiosk()), drive.effects());
  }

  @Test
  void withoutThePinNothingIsTested() {
    drive.does(new Event.CallMaintenance());
    drive.does(new Event.TestDevices());
    drive.does(new Event.RestartKiosk());
    drive.does(new Event.PrintTest(Peripheral.PRINTER));
    assertEquals(List.of(), drive.effects());
    assertEquals(Upkeep.Asking.FIRST, upkeep());
  }

  @Test
  void itEndsByTheButtonAndByItselfAndLooksForWhatLiesThere() {
    open();
    drive.does(new Event.Finish());
    assertInstanceOf(State.Idle.class, drive.state());
    assertTrue(drive.effects().contains(new Effect.PurgeSession()));
    drive.effect(Effect.LookForLeft.class);
    open();
    long generation = drive.state().generation();
    drive.does(new Event.TimerFired(generation - 1, Timer.PURGE));
    assertInstanceOf(Maintenance.class, drive.state(), "an older timer");
    drive.does(new Event.TimerFired(generation, Timer.PURGE));
    assertInstanceOf(State.Idle.class, drive.state());
  }

  @Test
  void nobodyCallsItDuringAVisit() {
    drive.toForm();
    drive.does(new Event.CallMaintenance());
    assertInstanceOf(State.Visiting.class, drive.state());
  }

  @Test
  void noCitizenBeginsMeanwhileAndWhatIsToldIsKept() {
    open();
    drive.does(new Event.Begin(Language.ZH_CN));
    var why = Optional.of(new LocalText("检修", "Repair"));
    drive.does(new Event.Closed(why));
    drive.does(new Event.LeftSeen(1, Set.of(Belonging.CARD)));
    assertInstanceOf(Maintenance.class, drive.state());
    drive.does(new Event.Finish());
    assertEquals(why, Optional.of(assertInstanceOf(State.OutOfService.class, drive.state()).why()));
    assertFalse(drive.state() instanceof State.Idle);
  }

  @Test
  void noLogShowsThePin() {
    assertFalse(new Event.EnterPin("12345678").toString().contains("1234"));
    assertFalse(new Effect.CheckPin(1, "12345678").toString().contains("1234"));
  }
}
