// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.PaySight.Standing;
import hall.kiosk.journey.PayStep.Slip;
import hall.kiosk.journey.PayStep.Under;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayingTest {

  private static final UUID KEY = new UUID(1, 2);

  private final Drive drive = new Drive(Samples.terminal().withBills(PaySamples.OFFERS));

  @Test
  void aBillIsLookedUpByItsNumberAndPaidOnceTheServerSaysSo() {
    toCode();
    assertTrue(under().payable());
    told(Standing.PAID);
    assertFalse(under().payable());
    var print = drive.effect(Effect.PrintPayment.class);
    assertEquals(Standing.PAID, print.sight().standing());
    drive.does(new Event.Printed(print.operation(), true));
    assertEquals(new Paper.Out(true), under().paper());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void nothingEndsWhileMoneyMayStillCome() {
    toCode();
    for (var event : List.of(new Event.Finish(), new Event.Another(), new Event.Back())) {
      drive.does(event);
      assertTrue(under().payable(), event.toString());
    }
  }

  @Test
  void whoLeavesAsksTheServerToEndItFirst() {
    toCode();
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    var end = drive.effect(Effect.GivePaymentUp.class);
    assertEquals(KEY, end.key());
    assertTrue(under().busy());
    drive.does(new Event.Finish());
    assertTrue(under().busy(), "nobody knows yet");
    told(Standing.NOT_PAID);
    assertTrue(under().finished());
    assertTrue(
        drive.effects().stream().noneMatch(Effect.PrintPayment.class::isInstance),
        "there is nothing to ask for later");
  }

  @Test
  void whoStandsStillTooLongHasTheServerAskedToo() {
    toCode();
    var timer = drive.effect(Effect.StartTimer.class);
    assertEquals(Timer.WARNING, timer.timer());
    assertTrue(timer.after().toSeconds() > 60, "people look at their phones");
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PURGE));
    drive.effect(Effect.GivePaymentUp.class);
    told(Standing.NOT_PAID);
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PURGE));
    assertInstanceOf(State.Idle.class, drive.state());
  }

  @Test
  void whatIsNotSureIsToldAsNotSureWithANumberOnPaper() {
    toCode();
    drive.does(new Event.GivePaymentUp());
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PATIENCE));
    var print = drive.effect(Effect.PrintPayment.class);
    assertEquals(Standing.AWAITING, print.sight().standing());
    assertTrue(under().silent() && under().finished());
    drive.does(new Event.Printed(print.operation(), true));
    told(Standing.PAID);
    assertEquals(
        Standing.PAID,
        drive.effect(Effect.PrintPayment.class).sight().standing(),
        "it came after all: there is a receipt");
  }

  @Test
  void whatTheProviderHasNotConfirmedGetsANumberToo() {
    toCode();
    drive.does(new Event.GivePaymentUp());
    told(Standing.CLOSING);
    assertEquals(Standing.CLOSING, drive.effect(Effect.PrintPayment.class).sight().standing());
    assertTrue(under().finished());
  }

  @Test
  void withoutACodeNobodyCanHavePaid() {
    toBills();
    drive.does(new Event.PayBill("b-1"));
    long operation = drive.effect(Effect.Pay.class).operation();
    assertTrue(under().busy());
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PATIENCE));
    assertTrue(under().finished() && under().silent());
    drive.does(
        new Event.PaymentTold(operation, Optional.of(KEY), PaySamples.sight(Standing.AWAITING), 5));
    assertTrue(under().payable(), "it came late");
  }

  @Test
  void anOldAnswerChangesNothing() {
    toCode();
    drive.does(new Event.PaymentTold(-1, Optional.of(KEY), PaySamples.sight(Standing.PAID), 5));
    assertTrue(under().payable());
  }

  @Test
  void whatIsFoundByTheCardAsksForTheCard() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.PAY));
    drive.does(new Event.PaySort(Bill.Sort.MEDICAL_INSURANCE));
    var identify = (Stage.Identify) drive.visiting().stage();
    drive.does(new Event.CardRead(identify.operation(), Samples.card(), Samples.TODAY));
    var ask = drive.effect(Effect.AskBills.class);
    assertEquals(Optional.of(Samples.card()), ask.card());
    assertFalse(ask.toString().contains(String.valueOf(Samples.card().idNumber())));
    drive.does(new Event.BillsTold(ask.operation(), Optional.empty()));
    assertInstanceOf(PayStep.Bills.class, step());
    drive.does(new Event.PayBill("b-1"));
    assertInstanceOf(PayStep.Bills.class, step(), "there is none to pay");
  }

  @ParameterizedTest
  @EnumSource
  void anEarlierPaymentIsLookedUpByItsNumber(Standing standing) {
    toSlip();
    drive.does(new Event.FindPayment("2611010000014821"));
    var find = drive.effect(Effect.FindPayment.class);
    assertEquals("JF2611010000014821", find.number());
    drive.does(
        new Event.PaymentTold(find.operation(), Optional.empty(), PaySamples.sight(standing), 5));
    assertFalse(under().payable(), "it is somebody's at another terminal");
    assertTrue(under().finished());
    assertFalse(Paying.open(drive.visiting().stage()));
  }

  @Test
  void aNumberThatNobodyHasIsTypedOnceMore() {
    toSlip();
    drive.does(new Event.FindPayment("26110100000148"));
    assertEquals(new Slip(Slip.Problem.NONE), step(), "too short");
    drive.does(new Event.FindPayment("2611010000014821"));
    long operation = drive.effect(Effect.FindPayment.class).operation();
    drive.does(new Event.PaymentUnknown(operation));
    assertEquals(new Slip(Slip.Problem.UNKNOWN), step());
  }

  @Test
  void whereNothingIsOfferedThereIsNoTile() {
    assertFalse(Service.at(Samples.terminal()).contains(Service.PAY));
    var bare = new Drive(Samples.terminal());
    bare.does(new Event.BillsOffered(PaySamples.OFFERS));
    assertTrue(Service.at(bare.state().terminal()).contains(Service.PAY));
  }

  private void toSlip() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.PAY));
    drive.does(new Event.AskPayment());
  }

  private void toBills() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.PAY));
    drive.does(new Event.PaySort(Bill.Sort.WATER));
    drive.does(new Event.FindBills("123"));
    assertInstanceOf(PayStep.Account.class, step(), "too short");
    drive.does(new Event.FindBills("9900001231"));
    var ask = drive.effect(Effect.AskBills.class);
    assertEquals(Optional.of("9900001231"), ask.account());
    assertFalse(ask.toString().contains("9900001231"));
    drive.does(new Event.BillsTold(ask.operation(), Optional.of(List.of(PaySamples.bill("b-1")))));
  }

  private void toCode() {
    toBills();
    drive.does(new Event.PayBill("b-1"));
    told(Standing.AWAITING);
  }

  private void told(Standing standing) {
    drive.does(
        new Event.PaymentTold(
            under().operation(), Optional.of(KEY), PaySamples.sight(standing), 5));
  }

  private PayStep step() {
    return ((Stage.Pay) drive.visiting().stage()).step();
  }

  private Under under() {
    return assertInstanceOf(Under.class, step());
  }
}
