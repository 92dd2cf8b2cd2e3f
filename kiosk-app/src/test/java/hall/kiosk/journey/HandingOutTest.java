// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HandingOutTest {

  private static final Event.TakeAlong NOTICE = new Event.TakeAlong(Handout.NOTICE);

  private final Drive drive = new Drive(Samples.terminal());

  private void toNotice() {
    drive.toChoose();
    drive.does(new Event.ChooseItem("442106041002"));
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
  }

  private long print() {
    drive.does(NOTICE);
    assertInstanceOf(Paper.Printing.class, paper());
    return drive.effect(Effect.PrintHandout.class).operation();
  }

  private Paper paper() {
    return assertInstanceOf(Stage.HandingOut.class, drive.visiting().stage()).paper();
  }

  private static Event.FaultsChanged jam() {
    return new Event.FaultsChanged(Map.of(Peripheral.PRINTER, Faults.disconnected("")));
  }

  @Test
  void theNoticeIsPrintedInTheLanguageOfTheVisitAndIsComeBackTo() {
    toNotice();
    drive.does(new Event.SwitchLanguage());
    drive.does(NOTICE);
    var print = drive.effect(Effect.PrintHandout.class);
    assertEquals(Language.EN, print.language());
    assertEquals("442106041002", print.item().code());
    drive.does(new Event.Printed(print.operation() + 1, true));
    assertInstanceOf(Paper.Printing.class, paper(), "another paper says nothing of this one");
    drive.does(new Event.Printed(print.operation(), false));
    assertEquals(new Paper.Out(false), paper(), "only sent");
    var before = drive.visiting().visit();
    drive.does(new Event.Proceed());
    assertEquals(new Stage.Notice(), drive.visiting().stage());
    assertEquals(before, drive.visiting().visit());
  }

  @Test
  void aPaperThatDidNotComeIsSaidAndMayBeTriedOnceMoreWhenThePrinterWorks() {
    toNotice();
    long first = print();
    drive.does(new Event.NotPrinted(first, Optional.of(Samples.fault())));
    assertEquals(new Paper.Failed(Optional.of(Samples.fault())), paper());
    drive.does(jam());
    drive.does(NOTICE);
    assertInstanceOf(Paper.Failed.class, paper(), "it is still out of order");
    drive.does(new Event.FaultsChanged(Map.of()));
    long again = print();
    assertTrue(again > first);
    drive.does(new Event.CopiesStopped(again, Optional.empty(), OptionalInt.empty()));
    assertEquals(new Paper.Failed(Optional.empty()), paper());
    drive.does(new Event.Back());
    assertEquals(new Stage.Notice(), drive.visiting().stage());
  }

  @Test
  void nothingIsPrintedWithoutAPrinterNorTwiceAtOnce() {
    toNotice();
    drive.does(jam());
    drive.does(NOTICE);
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
    drive.does(new Event.FaultsChanged(Map.of()));
    print();
    drive.does(NOTICE);
    assertTrue(drive.effects().stream().noneMatch(Effect.PrintHandout.class::isInstance));
    drive.does(new Event.Back());
    assertInstanceOf(Paper.Printing.class, paper());
  }

  @Test
  void nobodyIsWarnedWhileItPrintsAndWhoeverLeavesMeanwhileHearsNoMoreOfIt() {
    toNotice();
    long print = print();
    assertTrue(drive.effects().stream().noneMatch(Effect.StartTimer.class::isInstance));
    drive.does(new Event.Cancel());
    assertEquals(Overlay.LEAVING, drive.visiting().overlay());
    drive.does(new Event.Leave());
    var idle = assertInstanceOf(State.Idle.class, drive.state());
    assertTrue(drive.effects().contains(new Effect.PurgeSession()));
    drive.does(new Event.Printed(print, true));
    assertEquals(idle, drive.state());
  }

  @Test
  void onceItIsOutTheClockOfStillnessRunsAgain() {
    toNotice();
    drive.does(new Event.Printed(print(), true));
    assertEquals(Timer.WARNING, drive.effect(Effect.StartTimer.class).timer());
  }

  @Test
  void theFormOfAnAuthorisationIsHadWhereAnAgentHasToBringOne() {
    var form = new Event.TakeAlong(Handout.AUTHORISATION);
    toNotice();
    drive.does(form);
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage(), "no agent may apply for it");
    drive.does(new Event.Back());
    drive.does(new Event.ChooseItem("990000000101"));
    for (var from : new Stage[] {new Stage.Notice(), new Stage.Acting()}) {
      assertEquals(from, drive.visiting().stage());
      drive.does(form);
      var print = drive.effect(Effect.PrintHandout.class);
      assertEquals(Handout.AUTHORISATION, print.handout());
      drive.does(NOTICE);
      drive.does(new Event.Printed(print.operation(), true));
      assertEquals(new Paper.Out(true), paper());
      drive.does(new Event.Proceed());
      assertEquals(from, drive.visiting().stage());
      drive.does(new Event.Proceed());
    }
  }
}
