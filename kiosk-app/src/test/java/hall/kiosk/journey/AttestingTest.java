// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.AttestStep.Asking;
import hall.kiosk.journey.AttestStep.Looking;
import hall.kiosk.journey.AttestStep.Out;
import hall.kiosk.journey.AttestStep.Ready;
import hall.kiosk.journey.AttestStep.Said;
import hall.kiosk.journey.Attestation.Answer;
import hall.kiosk.journey.Attestation.Why;
import hall.kiosk.journey.Effect.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttestingTest {

  private final Drive drive = new Drive(Samples.terminal().withAttestations(AttestSamples.OFFER));

  @Test
  void aCertificateIsFetchedForWhoeverLaidTheCardAndPrinted() {
    toAsking();
    var fetch = drive.effect(Effect.FetchAttestation.class);
    assertEquals(Samples.card(), fetch.card());
    assertFalse(fetch.toString().contains(String.valueOf(Samples.card().idNumber())));
    given(3);
    drive.does(new Event.Copies(4));
    assertEquals(new Ready(AttestSamples.sheet(3), 1), step(), "no more than allowed");
    drive.does(new Event.Copies(2));
    drive.does(new Event.Proceed());
    var print = drive.effect(Effect.PrintAttestation.class);
    assertEquals(2, print.copies());
    drive.does(new Event.Back());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertTrue(step().printing(), "nobody leaves what comes out");
    drive.does(new Event.Printed(print.operation(), true));
    assertEquals(new Paper.Out(true), ((Out) step()).paper());
    drive.does(new Event.Back());
    assertInstanceOf(Out.class, step(), "what came out is not printed again");
    drive.does(new Event.Finish());
    drive.effect(Effect.ForgetAttestation.class);
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void afterAJamTheRestIsPrinted() {
    toAsking();
    given(3);
    drive.does(new Event.Copies(3));
    drive.does(new Event.Proceed());
    long operation = drive.effect(Effect.PrintAttestation.class).operation();
    drive.does(new Event.CopiesStopped(operation, Optional.empty(), OptionalInt.of(1)));
    drive.does(new Event.Back());
    var ready = assertInstanceOf(Ready.class, step());
    assertEquals(2, ready.copies());
    assertEquals(2, ready.sheet().most(), "one of three came out");
    drive.does(new Event.Proceed());
    assertEquals(2, drive.effect(Effect.PrintAttestation.class).copies());
  }

  @Test
  void whatStandsInItIsShownToWhoeverWantsToSeeItAndForgotten() {
    toAsking();
    given(1);
    drive.does(new Event.LookAtPages());
    long operation = drive.effect(Effect.LookAtAttestation.class).operation();
    drive.does(new Event.PagesShown(operation, List.of(new PageRef("a1-0", 900, 1300))));
    assertEquals(1, drive.visiting().visit().pagesOf(Attestation.PAGES).size());
    drive.does(new Event.Proceed());
    assertEquals(List.of("a1-0"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertTrue(drive.visiting().visit().pagesOf(Attestation.PAGES).isEmpty());
    assertInstanceOf(Ready.class, step());
    drive.does(new Event.PagesShown(operation, List.of(new PageRef("a1-1", 900, 1300))));
    assertTrue(drive.visiting().visit().pagesOf(Attestation.PAGES).isEmpty(), "too late");
    drive.does(new Event.LookAtPages());
    long again = drive.effect(Effect.LookAtAttestation.class).operation();
    drive.does(new Event.PagesNotShown(again));
    assertTrue(((Looking) step()).failed());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotToBeHadIsSaidAndNothingIsPrinted(Why why) {
    toAsking();
    told(new Answer.Refused(why));
    assertEquals(new Said(AttestSamples.INSURANCE, why), step());
    drive.does(new Event.Proceed());
    if (why == Why.SILENT) {
      assertInstanceOf(Asking.class, step(), "asked again");
    } else {
      assertInstanceOf(Said.class, step());
      drive.does(new Event.Back());
      assertInstanceOf(AttestStep.Kinds.class, step());
    }
  }

  @Test
  void anOldAnswerChangesNothing() {
    toAsking();
    drive.does(new Event.AttestationTold(-1, new Answer.Given(AttestSamples.sheet(1))));
    assertInstanceOf(Asking.class, step());
    long operation = ((Asking) step()).operation();
    drive.does(new Event.Back());
    drive.effect(Effect.ForgetAttestation.class);
    drive.does(new Event.AttestationTold(operation, new Answer.Given(AttestSamples.sheet(1))));
    assertInstanceOf(AttestStep.Kinds.class, step());
  }

  @Test
  void nobodyIsWarnedWhileItComesOut() {
    toAsking();
    given(1);
    drive.does(new Event.Proceed());
    assertTrue(
        drive.effects().stream()
            .noneMatch(effect ->
                effect instanceof Effect.StartTimer timer && timer.timer() == Timer.WARNING));
  }

  @Test
  void withoutAPrinterNothingIsPrinted() {
    toAsking();
    given(1);
    drive.does(new Event.FaultsChanged(Map.of(Terminal.Peripheral.PRINTER, Samples.fault())));
    drive.does(new Event.Proceed());
    assertInstanceOf(Ready.class, step());
  }

  @Test
  void theTileIsThereOnlyWhereItWorksAndSaysSoWhereItDoesNotNow() {
    assertFalse(Service.at(Samples.terminal()).contains(Service.ATTEST));
    var terminal = drive.state().terminal();
    assertTrue(terminal.canBegin(Service.ATTEST));
    drive.does(new Event.AttestationsAway());
    assertFalse(drive.state().terminal().canBegin(Service.ATTEST));
    assertTrue(Service.at(drive.state().terminal()).contains(Service.ATTEST));
    drive.does(new Event.AttestationsOffered(AttestSamples.OFFER));
    assertTrue(drive.state().terminal().canBegin(Service.ATTEST));
  }

  private void toAsking() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.ATTEST));
    drive.does(new Event.ChooseAttestation("nothing"));
    assertInstanceOf(AttestStep.Kinds.class, step());
    drive.does(new Event.ChooseAttestation("insurance-record"));
    var identify = (Stage.Identify) drive.visiting().stage();
    drive.does(new Event.CardRead(identify.operation(), Samples.card(), Samples.TODAY));
    assertInstanceOf(Asking.class, step());
  }

  private void given(int most) {
    told(new Answer.Given(AttestSamples.sheet(most)));
    assertInstanceOf(Ready.class, step());
  }

  private void told(Answer answer) {
    drive.does(new Event.AttestationTold(((Asking) step()).operation(), answer));
  }

  private AttestStep step() {
    return ((Stage.Attest) drive.visiting().stage()).step();
  }
}
