// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.DeviceState;
import hall.device.Faults;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.State.Idle;
import hall.kiosk.journey.State.OutOfService;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit.Colours;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Visit.TextSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JourneyTest {

  private static final Map<Peripheral, DeviceFault> NOTHING_WORKS =
      Map.of(
          Peripheral.ID_CARD_READER,
          Faults.disconnected(""),
          Peripheral.SCANNER,
          Faults.disconnected(""),
          Peripheral.PRINTER,
          Faults.disconnected(""));

  private static final String PERMIT = "442106041002";
  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void aWholeJourneyEndsWithACaseNumberAndNothingPersonal() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var submit = drive.effect(Effect.Submit.class);
    var held = new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/x");
    drive.does(new Event.Stored(submit.operation(), held));
    drive.does(new Event.Accepted(submitted(held)));

    var receipt = (Stage.Receipt) drive.visiting().stage();
    assertInstanceOf(Delivery.Submitted.class, receipt.delivery());
    assertEquals(Peripheral.TICKET_PRINTER, drive.effect(Effect.PrintReceipt.class).on());

    drive.does(new Event.Finish());
    drive.does(new Event.Finish());
    assertInstanceOf(Idle.class, drive.state());
    assertTrue(drive.effects().contains(new Effect.PurgeSession()));
  }

  @Test
  void withoutAnAnswerTheReceiptSaysHeldAndLearnsTheCaseNumberLater() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-BBBBBBBBBB", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PATIENCE));
    assertEquals(held, ((Stage.Receipt) drive.visiting().stage()).delivery());

    drive.does(new Event.Accepted(submitted(held)));
    assertEquals(submitted(held), ((Stage.Receipt) drive.visiting().stage()).delivery());
  }

  @Test
  void aServerThatIsAwayIsNotWaitedFor() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-FFFFFFFFFF", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    drive.does(new Event.Delayed("ZC-20261101-AAAAAAAAAA"));
    assertInstanceOf(Stage.Submitting.class, drive.visiting().stage(), "somebody else's");
    drive.does(new Event.Delayed(held.localNumber()));
    assertEquals(held, ((Stage.Receipt) drive.visiting().stage()).delivery());
  }

  @Test
  void patienceNeverShowsAReceiptForWhatIsNotStored() {
    drive.toReview();
    drive.does(new Event.Proceed());
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PATIENCE));
    assertInstanceOf(Stage.Submitting.class, drive.visiting().stage());
    assertEquals(
        Timer.PATIENCE, drive.effect(Effect.StartTimer.class).timer(), "it waits once more");
  }

  @Test
  void aSubmissionThatCannotBeStoredGoesBackToTheReviewAndSaysSo() {
    drive.toReview();
    drive.does(new Event.Proceed());
    drive.does(new Event.NotStored(drive.effect(Effect.Submit.class).operation()));
    assertEquals(new Stage.Review(true), drive.visiting().stage());
    assertFalse(drive.visiting().visit().answers().isEmpty(), "nothing is lost");
  }

  @Test
  void tappingSubmitTwiceSubmitsOnce() {
    drive.toReview();
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    assertTrue(drive.effects().stream().noneMatch(Effect.Submit.class::isInstance));
  }

  @Test
  void anotherCitizensCaseNumberChangesNothing() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-CCCCCCCCCC", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    var other = new Delivery.Held("ZC-20261101-DDDDDDDDDD", "https://localhost/q/y");
    drive.does(new Event.Accepted(submitted(other)));
    assertInstanceOf(Stage.Submitting.class, drive.visiting().stage());
  }

  @Test
  void anExpiredCardIsRefusedAndReadAgain() {
    drive.toCard();
    var read = drive.effect(Effect.ReadCard.class);
    var expired = Samples.card(LocalDate.of(2020, 1, 1), true);
    drive.does(new Event.CardRead(read.operation(), expired, Samples.TODAY));
    var identify = (Stage.Identify) drive.visiting().stage();
    assertEquals("card-expired", identify.problem().orElseThrow().reason());
    assertEquals(identify.operation(), drive.effect(Effect.ReadCard.class).operation());
    assertTrue(drive.visiting().visit().identity().isEmpty());
  }

  @Test
  void aCardThatContradictsItselfIsRefused() {
    drive.toCard();
    var forged = Samples.card(LocalDate.of(2046, 1, 1), false);
    drive.does(
        new Event.CardRead(drive.effect(Effect.ReadCard.class).operation(), forged, Samples.TODAY));
    var identify = (Stage.Identify) drive.visiting().stage();
    assertEquals("card-inconsistent", identify.problem().orElseThrow().reason());
  }

  @Test
  void aLateCardOfAnEarlierReadIsNobodys() {
    drive.toCard();
    var late = drive.effect(Effect.ReadCard.class).operation();
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    drive.toCard();
    drive.does(new Event.CardRead(late, Samples.card(), Samples.TODAY));
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
  }

  @Test
  void aStillCitizenIsWarnedAndThenForgotten() {
    drive.toForm();
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    assertEquals(Overlay.WARNING, drive.visiting().overlay());
    var purge = drive.effect(Effect.StartTimer.class);
    assertEquals(20, purge.after().toSeconds());
    drive.does(new Event.TimerFired(purge.generation(), purge.timer()));
    assertInstanceOf(Idle.class, drive.state());
    assertTrue(drive.effects().contains(new Effect.PurgeSession()));
  }

  /// A5: whoever is slow may go on as often as they like, with one tap each time.
  @Test
  void everyWarningStandsTwentySecondsIsHeardAndCanBeAnsweredTwentyTimes() {
    for (var to : List.<Consumer<Drive>>of(Drive::toForm, Drive::toReview, Drive::toReceipt)) {
      var slow = new Drive(Samples.terminal());
      to.accept(slow);
      var stage = slow.visiting().stage();
      var visit = slow.visiting().visit();
      for (int times = 0; times < 20; times++) {
        slow.does(new Event.TimerFired(slow.state().generation(), Timer.WARNING));
        assertEquals(Overlay.WARNING, slow.visiting().overlay());
        assertTrue(slow.effects().contains(new Effect.Chime()));
        assertTrue(slow.effect(Effect.StartTimer.class).after().toSeconds() >= 20);
        slow.does(new Event.Stay());
        assertEquals(Overlay.NONE, slow.visiting().overlay());
        assertEquals(Timer.WARNING, slow.effect(Effect.StartTimer.class).timer());
      }
      assertEquals(stage, slow.visiting().stage());
      assertEquals(visit, slow.visiting().visit());
    }
  }

  @Test
  void howOneReadsAndReachesEndsWithTheVisit() {
    drive.does(new Event.Begin(Language.EN, true));
    assertTrue(drive.visiting().visit().look().lowReach());
    drive.does(new Event.SwitchReach());
    assertFalse(drive.visiting().visit().look().lowReach());
    drive.does(new Event.SwitchReach());
    drive.does(new Event.SwitchTextSize());
    for (var colours : List.of(Colours.BLACK_ON_WHITE, Colours.YELLOW_ON_BLACK, Colours.CALM)) {
      drive.does(new Event.SwitchContrast());
      assertEquals(
          new Look(Language.EN, TextSize.LARGE, colours, true), drive.visiting().visit().look());
    }
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(Look.plain(Language.ZH_CN), drive.visiting().visit().look());
  }

  @Test
  void oneTapAfterTheWarningGoesOnAndVoidsTheOldTimer() {
    drive.toForm();
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    var purge = drive.effect(Effect.StartTimer.class);
    drive.does(new Event.Stay());
    drive.does(new Event.TimerFired(purge.generation(), purge.timer()));
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
  }

  @Test
  void anEmptyReaderIsNoReasonToStartTheClockAgain() {
    drive.toCard();
    long generation = drive.state().generation();
    drive.does(
        new Event.CardNotRead(
            drive.effect(Effect.ReadCard.class).operation(), Optional.of(noCard())));
    assertEquals(generation, drive.state().generation());
    assertEquals(1, drive.effects().size(), "it reads on");
  }

  @Test
  void allProblemsOfAFormAreShownAtOnce() {
    drive.toForm();
    drive.does(new Event.Proceed());
    assertEquals(new Stage.Form(true), drive.visiting().stage());
    assertEquals(4, FormRules.problems(drive.visiting().visit()).size());
  }

  @Test
  void whatTheCardSaidCanNotBeTypedOver() {
    drive.toForm();
    drive.does(new Event.Answer("id-number", "110101200001010000"));
    assertEquals(Samples.card().idNumber(), drive.visiting().visit().answers().get("id-number"));
  }

  @Test
  void pagesBeforeAJamAreKeptAndTheNextScanGoesOn() {
    drive.toMaterials();
    drive.does(new Event.Scan());
    long first = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.PageScanned(first, new PageRef("a", 10, 10)));
    drive.does(new Event.ScanEnded(first, Optional.of(Samples.fault())));
    var stopped = (Stage.Materials) drive.visiting().stage();
    assertEquals("media-jam", stopped.problem().orElseThrow().reason());

    drive.does(new Event.Scan());
    long second = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.PageScanned(second, new PageRef("b", 10, 10)));
    drive.does(new Event.ScanEnded(second, Optional.empty()));
    assertEquals(
        List.of("a", "b"),
        drive.visiting().visit().pagesOf("residence-proof").stream().map(PageRef::id).toList());
    assertTrue(((Stage.Materials) drive.visiting().stage()).problem().isEmpty());
  }

  @Test
  void aRequiredMaterialCanNotBeSkipped() {
    drive.toMaterials();
    drive.does(new Event.Proceed());
    assertEquals(0, ((Stage.Materials) drive.visiting().stage()).index());
  }

  @Test
  void backFromTheReviewLosesNothing() {
    drive.toReview();
    var before = drive.visiting().visit();
    for (int i = 0; i < 5; i++) {
      drive.does(new Event.Back());
    }
    assertEquals(before, drive.visiting().visit());
    drive.does(new Event.Back());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    drive.does(new Event.ChooseItem(PERMIT));
    assertEquals(before, drive.visiting().visit(), "the same item again is the same application");
  }

  @Test
  void aLifeEventIsOneJourneyAndEndsWithACaseForEachPart() {
    var newborn = Samples.newborn();
    var drive = new Drive(Samples.terminal().with(new Catalogue("2", List.of(newborn))));
    drive.toChoose();
    assertEquals(
        List.of(newborn),
        drive.visiting().terminal().catalogue().byTheme().get(ServiceItem.Theme.LIFE_EVENTS));
    drive.does(new Event.ChooseItem(newborn.code()));
    drive.does(new Event.Proceed());
    var answers =
        Map.of(
            "phone", "13800000000",
            "applicant", "mother",
            "married", "unmarried",
            "birth-date", "2026-10-01",
            "order", "1",
            "home-address", Samples.ADDRESS,
            "child-name", "张小测",
            "child-id-number", "11010120261001001X",
            "group", "local-resident",
            "bank", "sample-bank");
    answers.forEach((field, answer) -> drive.does(new Event.Answer(field, answer)));
    drive.does(new Event.Answer("delivery", "pick-up"));
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    for (var material : newborn.toScan()) {
      switch (material.necessity()) {
        case REQUIRED -> {
          drive.does(new Event.Scan());
          long scan = drive.effect(Effect.Scan.class).operation();
          drive.does(new Event.PageScanned(scan, new PageRef(material.id(), 10, 10)));
          drive.does(new Event.ScanEnded(scan, Optional.empty()));
        }
        case SUPPLEMENT_LATER -> drive.does(new Event.PromiseLater());
        case OPTIONAL -> {}
      }
      drive.does(new Event.Proceed());
    }
    drive.commitsAndSigns();
    drive.does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    var whole =
        new Delivery.Submitted(
            held.localNumber(),
            "TE99010100000000904990000000901202611010001",
            "2026-11-01T09:00:00+08:00",
            "https://localhost/q/y",
            false,
            Samples.newbornCases());
    drive.does(new Event.Accepted(whole));
    assertEquals(whole, ((Stage.Receipt) drive.visiting().stage()).delivery());
    assertEquals(Samples.newbornCases(), whole.parts());
  }

  @Test
  void anotherItemStartsAfreshAndForgetsTheOldImages() {
    drive.toReview();
    for (int i = 0; i < 7; i++) {
      drive.does(new Event.Back());
    }
    drive.does(new Event.ChooseItem("442189207003"));
    assertTrue(drive.visiting().visit().pages().isEmpty());
    assertEquals(2, drive.effect(Effect.ForgetPages.class).imageIds().size());
  }

  @Test
  void nobodyIsAskedForTheCardBeforeItIsNeeded() {
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(new Stage.Home(), drive.visiting().stage());
    assertTrue(drive.effects().stream().noneMatch(Effect.ReadCard.class::isInstance));
    drive.does(new Event.StartService(Service.APPLY));
    var identify = (Stage.Identify) drive.visiting().stage();
    assertEquals(Service.APPLY, identify.service());
    assertEquals(identify.operation(), drive.effect(Effect.ReadCard.class).operation());
  }

  @Test
  void whoWouldRatherNotLayTheCardGoesBackHome() {
    drive.toCard();
    long read = drive.effect(Effect.ReadCard.class).operation();
    drive.does(new Event.Back());
    assertEquals(new Stage.Home(), drive.visiting().stage());
    assertTrue(drive.effects().contains(new Effect.CancelOperation(read)));
    drive.does(new Event.CardRead(read, Samples.card(), Samples.TODAY));
    assertTrue(drive.visiting().visit().identity().isEmpty(), "the card came too late");
  }

  @Test
  void aSecondServiceDoesNotAskForTheCardAgain() {
    drive.toChoose();
    drive.does(new Event.Back());
    assertEquals(new Stage.Home(), drive.visiting().stage());
    drive.does(new Event.StartService(Service.APPLY));
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
  }

  @Test
  void afterTheReceiptTheSamePersonMayDoAnotherThing() {
    drive.toReceipt();
    var known = drive.visiting().visit().identity();
    drive.does(new Event.Another());
    assertEquals(new Stage.Home(), drive.visiting().stage());
    assertEquals(2, drive.effect(Effect.ForgetPages.class).imageIds().size());
    var visit = drive.visiting().visit();
    assertEquals(known, visit.identity());
    assertTrue(visit.answers().isEmpty() && visit.pages().isEmpty());
    assertTrue(visit.chosen().isEmpty() && !visit.signature().drawn());
  }

  @Test
  void aServiceThatCanNotWorkIsNotBegun() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""))));
    drive.does(new Event.StartService(Service.APPLY));
    assertEquals(new Stage.Home(), drive.visiting().stage());
    drive.does(new Event.FaultsChanged(Map.of()));
    drive.does(new Event.StartService(Service.APPLY));
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
  }

  @Test
  void aSubmissionOnItsWayCanNotBeLeft() {
    drive.toReview();
    drive.does(new Event.Proceed());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertInstanceOf(Stage.Submitting.class, drive.visiting().stage());
  }

  @Test
  void aTerminalThatCanDoNothingIsOutOfServiceUntilItCan() {
    var reader = Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""));
    drive.does(new Event.FaultsChanged(reader));
    assertInstanceOf(Idle.class, drive.state(), "copies need no card");
    drive.does(new Event.FaultsChanged(NOTHING_WORKS));
    assertInstanceOf(OutOfService.class, drive.state());
    drive.does(new Event.FaultsChanged(reader));
    assertInstanceOf(Idle.class, drive.state());
  }

  @Test
  void anOperatorsWordClosesTheTerminalUntilItIsTakenBack() {
    var why = new LocalText("设备检修。", "Under repair.");
    drive.does(new Event.Closed(Optional.of(why)));
    assertEquals(why, ((OutOfService) drive.state()).why());
    drive.does(new Event.FaultsChanged(NOTHING_WORKS));
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(why, ((OutOfService) drive.state()).why());
    drive.does(new Event.Closed(Optional.empty()));
    assertInstanceOf(OutOfService.class, drive.state());
    drive.does(new Event.FaultsChanged(Map.of()));
    assertInstanceOf(Idle.class, drive.state());
  }

  @Test
  void anOperatorsWordWaitsUntilTheCitizenHasLeft() {
    drive.toChoose();
    drive.does(new Event.Closed(Optional.of(new LocalText("设备检修。", "Under repair."))));
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertInstanceOf(OutOfService.class, drive.state());
    assertTrue(drive.effects().contains(new Effect.PurgeSession()));
  }

  @Test
  void aMessageStandsAtRestUntilTheAttendantConfirmsIt() {
    var first = new ForStaff.Message("m1", new LocalText("加纸", "Paper"));
    var second = new ForStaff.Message("m2", new LocalText("检修", "Repair"));
    drive.does(new Event.MessagesChanged(List.of(first, second)));
    assertEquals(List.of(first, second), drive.state().terminal().staff().messages());
    drive.does(new Event.MessageSeen("m1"));
    assertInstanceOf(Idle.class, drive.state());
    assertEquals(List.of(second), drive.state().terminal().staff().messages());
    assertEquals("m1", drive.effect(Effect.TellSeen.class).message());
    drive.does(new Event.MessageSeen("m1"));
    assertEquals(List.of(), drive.effects(), "told once");
    drive.does(new Event.Closed(Optional.of(new LocalText("设备检修。", "Under repair."))));
    drive.does(new Event.MessageSeen("m2"));
    assertInstanceOf(OutOfService.class, drive.state());
    assertEquals(ForStaff.NOTHING, drive.state().terminal().staff());
  }

  @Test
  void duringAVisitNobodyConfirmsAMessage() {
    var message = new ForStaff.Message("m1", new LocalText("加纸", "Paper"));
    drive.toChoose();
    drive.does(new Event.MessagesChanged(List.of(message)));
    drive.does(new Event.MessageSeen("m1"));
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    assertEquals(List.of(message), drive.state().terminal().staff().messages());
    assertTrue(drive.effects().stream().noneMatch(Effect.TellSeen.class::isInstance));
  }

  /// It goes on offering what it can; its submissions wait on it.
  @Test
  void aStrangerToTheServerServesOn() {
    drive.does(new Event.Stranger(Optional.of("t-1")));
    assertInstanceOf(Idle.class, drive.state());
    drive.toChoose();
    drive.does(new Event.Stranger(Optional.empty()));
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    assertEquals(Optional.empty(), drive.state().terminal().staff().strangerAs());
  }

  @Test
  void withoutAScannerAnItemThatNeedsItIsNotStarted() {
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.SCANNER, Samples.fault())));
    drive.toChoose();
    drive.does(new Event.ChooseItem(PERMIT));
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    drive.does(new Event.ChooseItem("442189207003"));
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
  }

  @Test
  void aTicketThatDidNotComeOutCanBePrintedAgain() {
    drive.toReceipt();
    var print = drive.effect(Effect.PrintReceipt.class);
    drive.does(new Event.NotPrinted(print.operation(), Optional.of(Faults.mediaEmpty(""))));
    assertInstanceOf(Paper.Failed.class, ((Stage.Receipt) drive.visiting().stage()).ticket());
    drive.does(new Event.PrintTicket());
    var again = drive.effect(Effect.PrintReceipt.class);
    drive.does(new Event.Printed(again.operation(), true));
    assertEquals(new Paper.Out(true), ((Stage.Receipt) drive.visiting().stage()).ticket());
  }

  @Test
  void whatIsDoneMostIsOfferedAsLongAsItIsInTheCatalogue() {
    drive.does(new Event.MostUsed(List.of("gone", PERMIT)));
    drive.toChoose();
    assertEquals(
        List.of(PERMIT),
        drive.state().terminal().oftenDone().stream().map(ServiceItem::code).toList());
    drive.does(new Event.Find(new Stage.Finder.MostUsed()));
    drive.does(new Event.Back());
    assertEquals(
        new Stage.Choose(new Stage.Finder.ByTheme(Optional.empty())), drive.visiting().stage());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertEquals(List.of("gone", PERMIT), drive.state().terminal().mostUsed());
  }

  @Test
  void theScanRunsWithoutAClockOfStillness() {
    drive.toMaterials();
    drive.does(new Event.Scan());
    assertTrue(drive.effects().stream().noneMatch(Effect.StartTimer.class::isInstance));
  }

  private static DeviceFault noCard() {
    return new DeviceFault(
        DeviceState.USER_ERROR,
        "no-card",
        DeviceFault.Owner.CITIZEN,
        DeviceFault.Action.CLEAR,
        new DeviceFault.Message("请放置身份证。", "Lay your card."),
        "");
  }

  private static Delivery.Submitted submitted(Delivery.Held held) {
    return new Delivery.Submitted(
        held.localNumber(),
        "TE44011350000011705442106041002202611010001",
        "2026-11-01T09:00:00+08:00",
        "https://localhost/q/TE44011350000011705442106041002202611010001?k=k");
  }
}
