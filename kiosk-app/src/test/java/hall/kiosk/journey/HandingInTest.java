// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Stage.Code;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandingInTest {
  private static final String SLIP =
      "https://hall.example/complaints/TS20260112-000001?k=a-token_0";

  private static final String RECEIPT =
      "https://hall.example:8443/q/TE44011350000011705442106041002202601120001?k=to-ken_1";

  private final Drive drive = new Drive(Samples.terminal());

  private void toCode() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.HAND_IN));
  }

  private Code code() {
    return assertInstanceOf(Code.class, drive.visiting().stage());
  }

  private void read(String text) {
    drive.does(new Event.CodeRead(drive.effect(Effect.ReadCode.class).operation(), text));
  }

  private void told(HandIn.Answer answer) {
    toCode();
    read(RECEIPT);
    drive.does(new Event.PapersTold(drive.effect(Effect.AskPapers.class).operation(), answer));
  }

  private void awaited() {
    told(new HandIn.Told(CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true)));
  }

  private void scanOne(String page) {
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.PageScanned(scan, new PageRef(page, 10, 10)));
    drive.does(new Event.ScanEnded(scan, Optional.empty()));
    drive.does(new Event.Proceed());
  }

  private void toReview() {
    awaited();
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Consenting.class, drive.visiting().stage());
    drive.does(new Event.Proceed());
    scanOne("page-1");
    drive.does(new Event.Proceed());
  }

  @Test
  void aReceiptOpensWhatIsAwaitedAndNobodyIsAskedForACard() {
    toCode();
    assertEquals(Code.Doing.LISTENING, code().doing());
    read(RECEIPT);
    var asked = drive.effect(Effect.AskPapers.class).code();
    assertEquals("TE44011350000011705442106041002202601120001", asked.number());
    assertEquals(Optional.of("to-ken_1"), asked.token());
    assertEquals(Code.Doing.ASKING, code().doing());
    assertFalse(asked.toString().contains(asked.number()));
  }

  @Test
  void aCodeOfAnotherKindIsSaidToBeNoneAndTheSameOnceMoreKeepsNoVisitOpen() {
    toCode();
    read("https://elsewhere.example/pay?k=1");
    assertEquals(Optional.of(Code.Problem.NO_RECEIPT), code().problem());
    long generation = drive.state().generation();
    read("https://elsewhere.example/pay?k=1");
    assertEquals(generation, drive.state().generation());
    drive.does(
        new Event.CodeNotRead(drive.effect(Effect.ReadCode.class).operation(), Optional.empty()));
    assertEquals(generation, drive.state().generation());
  }

  @Test
  void ofACodeNothingIsTakenButNumberAndToken() {
    for (var other :
        List.of(
            "http://hall.example/q/TE44011350000011705442106041002202601120001?k=t",
            "https://hall.example/q/short?k=t",
            "https://hall.example/q/TE44011350000011705442106041002202601120001",
            "https://hall.example/q/TE44011350000011705442106041002202601120001?k=t&x=1",
            "ZC-20260112-7KQM2RTX9F",
            "https://hall.example/complaints/TS20260112-000001",
            SLIP + "&lang=en",
            "")) {
      assertEquals(Optional.empty(), ReceiptCode.parse(other), other);
    }
    assertEquals(
        Optional.of(
            new ReceiptCode(ReceiptCode.Kind.CASE, "ZC-20260112-7KQM2RTX9F", Optional.empty())),
        ReceiptCode.parse(" https://hall.example/q/ZC-20260112-7KQM2RTX9F\n"));
    assertEquals(
        Optional.of(
            new ReceiptCode(
                ReceiptCode.Kind.COMPLAINT, "TS20260112-000001", Optional.of("a-token_0"))),
        ReceiptCode.parse(SLIP));
  }

  @Test
  void withoutAModuleTheReceiptIsScanned() {
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.CODE_READER, Faults.disconnected(""))));
    toCode();
    assertEquals(Code.Doing.RESTING, code().doing());
    drive.does(new Event.Scan());
    assertEquals(Code.Doing.READING, code().doing());
    long scan = drive.effect(Effect.ScanCode.class).operation();
    drive.does(new Event.Scan());
    assertEquals(scan, code().operation());
    drive.does(new Event.CodeNotRead(scan, Optional.of(Code.Problem.NO_CODE)));
    assertEquals(Code.Doing.RESTING, code().doing());
    assertEquals(Optional.of(Code.Problem.NO_CODE), code().problem());
  }

  @Test
  void whatTheServerDoesNotKnowOrSayIsSaid() {
    told(new HandIn.Unknown(ReceiptCode.Kind.CASE));
    assertEquals(Optional.of(Code.Problem.UNKNOWN_CASE), code().problem());
    read(SLIP);
    drive.does(
        new Event.PapersTold(
            drive.effect(Effect.AskPapers.class).operation(),
            new HandIn.Unknown(ReceiptCode.Kind.COMPLAINT)));
    assertEquals(Optional.of(Code.Problem.UNKNOWN_COMPLAINT), code().problem());
    read(RECEIPT);
    drive.does(
        new Event.PapersTold(
            drive.effect(Effect.AskPapers.class).operation(), new HandIn.Unanswered()));
    assertEquals(Optional.of(Code.Problem.UNANSWERED), code().problem());
  }

  @Test
  void whoHasNoReceiptLaysTheCard() {
    toCode();
    long listening = code().operation();
    drive.does(new Event.ShowCard());
    assertEquals(listening, drive.effect(Effect.CancelOperation.class).operation());
    drive.does(
        new Event.CardRead(
            drive.effect(Effect.ReadCard.class).operation(), Samples.card(), Samples.TODAY));
    var one = CaseSample.atTerminal("请重扫");
    drive.does(
        new Event.CasesKnown(
            drive.effect(Effect.AskCases.class).operation(),
            new OwnCases(List.of(one, CaseSample.of("请改正")), false)));
    drive.does(new Event.BringPapers());
    assertInstanceOf(Stage.Cases.class, drive.visiting().stage());
    drive.does(new Event.OpenCase(one.number()));
    drive.does(new Event.BringPapers());
    assertInstanceOf(Stage.Awaited.class, drive.visiting().stage());
    assertEquals(Optional.empty(), drive.visiting().visit().handIn().orElseThrow().receipt());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Cases.class, drive.visiting().stage());
  }

  @Test
  void whatWasAskedForMustBeScannedWhatWasPromisedMayWaitAndNobodySignsAgain() {
    awaited();
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    assertEquals(0, assertInstanceOf(Stage.Materials.class, drive.visiting().stage()).index());
    scanOne("page-1");
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
    drive.does(new Event.Back());
    assertEquals(1, assertInstanceOf(Stage.Materials.class, drive.visiting().stage()).index());
  }

  @Test
  void backLosesNoPageUntilTheCaseIsLeft() {
    toReview();
    drive.does(new Event.Back());
    drive.does(new Event.Back());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Awaited.class, drive.visiting().stage());
    assertEquals(1, drive.visiting().visit().pagesOf("residence-proof").size());
    drive.does(new Event.Back());
    assertEquals(List.of("page-1"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertEquals(Code.Doing.LISTENING, code().doing());
    assertEquals(Optional.empty(), drive.visiting().visit().handIn());
  }

  @Test
  void itIsSubmittedOnlyByTheServersAnswerAndKeptUntilThen() {
    toReview();
    drive.does(new Event.Proceed());
    var submit = drive.effect(Effect.Submit.class);
    assertTrue(submit.visit().handIn().isPresent());
    var held = new Delivery.Held("ZC-20261101-EEEEEEEEEE", "https://localhost/q/x");
    drive.does(new Event.Stored(submit.operation(), held));
    drive.does(new Event.Delayed(held.localNumber()));
    assertEquals(held, assertInstanceOf(Stage.Receipt.class, drive.visiting().stage()).delivery());
    drive.does(
        new Event.Accepted(
            new Delivery.Submitted(
                held.localNumber(),
                "TE44011350000011705442106041002202611010001",
                "2026-11-01T09:00:00+08:00",
                "https://localhost/q/y")));
    assertInstanceOf(
        Delivery.Submitted.class,
        assertInstanceOf(Stage.Receipt.class, drive.visiting().stage()).delivery());
    drive.does(new Event.Another());
    assertEquals(Optional.empty(), drive.visiting().visit().handIn());
  }

  @Test
  void nothingIsSubmittedWhereEverythingWasLeftOut() {
    var papers = CaseSample.papers(Optional.empty());
    var promised = papers.get(1);
    told(new HandIn.Told(CaseSample.byReceipt(List.of(promised, renamed(promised)), true)));
    for (int i = 0; i < 4; i++) {
      drive.does(new Event.Proceed());
    }
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
  }

  private static AwaitedPaper renamed(AwaitedPaper paper) {
    return new AwaitedPaper(
        "other-proof",
        paper.name(),
        paper.guidance(),
        paper.maxPages(),
        paper.why(),
        paper.due(),
        paper.problem(),
        paper.remedy(),
        paper.showable());
  }

  @Test
  void aReceiptTellsHowFarTheCaseIsAlsoWhereNothingIsAwaited() {
    told(new HandIn.Told(CaseSample.followed()));
    var told = drive.visiting().visit().handIn().orElseThrow().progress().orElseThrow();
    assertEquals(2, told.left().orElseThrow());
    assertEquals(
        List.of(OwnCase.Standing.RECEIVED, OwnCase.Standing.ACCEPTED, OwnCase.Standing.REVIEWING),
        told.trail().stream().map(OwnCase.Passed::standing).toList());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
    assertEquals(Optional.empty(), drive.visiting().visit().handIn());
  }

  @Test
  void theSlipOfAComplaintTellsHowFarItIsAndIsForgottenWithItsScreen() {
    drive.does(new Event.Begin(Language.ZH_CN, false, false));
    drive.does(new Event.StartService(Service.COMPLAIN));
    drive.does(new Event.FollowComplaint());
    read(SLIP);
    var ask = drive.effect(Effect.AskPapers.class);
    assertEquals(ReceiptCode.Kind.COMPLAINT, ask.code().kind());
    var progress = CaseSample.complaint(GrievanceProgress.Standing.ANSWERED, Optional.of("记号"));
    drive.does(new Event.PapersTold(ask.operation(), new HandIn.Followed(progress)));
    assertEquals(new Stage.Followed(progress), drive.visiting().stage());
    assertFalse(drive.state().toString().contains("记号"));
    drive.does(new Event.Back());
    assertEquals(Code.Doing.LISTENING, code().doing());
    assertTrue(drive.visiting().visit().handIn().isEmpty());
  }

  @Test
  void whereNoCodeCanBeReadNobodyIsAskedForASlip() {
    drive.does(
        new Event.FaultsChanged(
            Map.of(
                Peripheral.CODE_READER, Faults.disconnected(""),
                Peripheral.SCANNER, Faults.disconnected(""))));
    drive.does(new Event.Begin(Language.ZH_CN, false, false));
    drive.does(new Event.StartService(Service.COMPLAIN));
    drive.does(new Event.FollowComplaint());
    assertInstanceOf(Stage.Complain.class, drive.visiting().stage());
  }

  @Test
  void aCaseThatWaitsForNothingBeginsNoScan() {
    told(new HandIn.Told(CaseSample.byReceipt(List.of(), false)));
    var before = drive.state();
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Awaited.class, drive.visiting().stage());
    assertNotEquals(before, drive.state(), "a tap renews the clock of stillness");
    assertTrue(drive.effects().stream().noneMatch(Effect.Scan.class::isInstance));
  }
}
