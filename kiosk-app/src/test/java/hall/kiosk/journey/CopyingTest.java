// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CopyingTest {

  private final Drive drive = new Drive(Samples.terminal().withMostCopies(3));

  @Test
  void papersAreCopiedWithoutACardAndNothingStays() {
    toPapers();
    scans("a", "b");
    drive.does(new Event.Proceed());
    drive.does(new Event.Copies(3));
    drive.does(new Event.Copies(4));
    drive.does(new Event.Proceed());
    var print = drive.effect(Effect.PrintCopy.class);
    assertEquals(3, print.job().copies(), "not more than the terminal prints");
    assertEquals(List.of("a", "b"), print.pages().stream().map(PageRef::id).toList());
    assertTrue(drive.visiting().visit().identity().isEmpty());

    drive.does(new Event.Printed(print.operation(), true));
    assertEquals(new Paper.Out(true), out().paper());
    drive.does(new Event.Finish());
    assertEquals(List.of("a", "b"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
    assertTrue(drive.visiting().visit().pages().isEmpty());
  }

  @Test
  void nothingIsScannedBeforeTheCitizenAgreesAndThenIsNotAskedAgain() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COPY));
    drive.does(new Event.ChooseOriginal(Original.IDENTITY_CARD));
    assertInstanceOf(CopyStep.Agree.class, step());
    drive.does(new Event.Scan());
    assertInstanceOf(CopyStep.Agree.class, step());
    drive.does(new Event.Refuse());
    assertEquals(new CopyStep.What(false), step());
    drive.does(new Event.ChooseOriginal(Original.IDENTITY_CARD));
    drive.does(new Event.Proceed());
    drive.does(new Event.Back());
    drive.does(new Event.ChooseOriginal(Original.DOCUMENT));
    assertInstanceOf(CopyStep.Papers.class, step());
    assertTrue(drive.visiting().visit().consent().isEmpty(), "it is for no application");
  }

  @Test
  void nothingIsPrintedBeforeAPageIsThere() {
    toPapers();
    drive.does(new Event.Proceed());
    assertInstanceOf(CopyStep.Papers.class, step());
  }

  @Test
  void aCardIsScannedSideBySideAndGoesOnByItself() {
    toCard();
    scansCard("front", Optional.empty());
    var back = assertInstanceOf(CopyStep.Card.class, step());
    assertFalse(back.busy());
    scansCard("back", Optional.empty());
    assertInstanceOf(CopyStep.Ready.class, step());
    assertEquals(
        List.of("front", "back"),
        drive.visiting().visit().pagesOf(CopyJob.PAGES).stream().map(PageRef::id).toList());
  }

  @Test
  void aSideThatShowsNoCardIsScannedOnceMore() {
    toCard();
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.ScanCard.class).operation();
    drive.does(new Event.ScanEnded(scan, Optional.of(Samples.fault())));
    var again = assertInstanceOf(CopyStep.Card.class, step());
    assertTrue(again.problem().isPresent());
    scansCard("front", Optional.empty());
    assertTrue(((CopyStep.Card) step()).problem().isEmpty());
  }

  @Test
  void backScansTheLastSideOnceMoreAndForgetsIt() {
    toCard();
    scansCard("front", Optional.empty());
    scansCard("back", Optional.empty());
    drive.does(new Event.Back());
    assertEquals(List.of("back"), drive.effect(Effect.ForgetPages.class).imageIds());
    drive.does(new Event.Back());
    assertEquals(List.of("front"), drive.effect(Effect.ForgetPages.class).imageIds());
    drive.does(new Event.Back());
    assertEquals(new CopyStep.What(true), step());
    drive.does(new Event.Back());
    assertEquals(new Stage.Home(), drive.visiting().stage());
  }

  @Test
  void aPageOfACancelledScanIsForgotten() {
    toCard();
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.ScanCard.class).operation();
    drive.does(new Event.Back());
    assertTrue(drive.effects().contains(new Effect.CancelOperation(scan)));
    drive.does(new Event.Scan());
    drive.does(new Event.PageScanned(scan, new PageRef("late", 10, 10)));
    assertEquals(List.of("late"), drive.effect(Effect.ForgetPages.class).imageIds());
  }

  @Test
  void whatTheCopyIsForStandsOnItUntilItIsTakenBack() {
    toPapers();
    scans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.ChoosePurpose());
    drive.does(new Event.CopyFor(" 租房 "));
    drive.does(new Event.Proceed());
    var job = drive.effect(Effect.PrintCopy.class).job();
    assertEquals(Optional.of("租房"), job.purpose());
    assertFalse(job.toString().contains("租房"), "it may be personal");
    drive.does(new Event.Printed(out().paper() instanceof Paper.Printing(var of) ? of : -1, false));
    drive.does(new Event.Back());
    drive.does(new Event.CopyFor(""));
    assertEquals(Optional.empty(), ((CopyStep.Ready) step()).job().purpose());
  }

  @Test
  void afterAPrintThatStoppedOnlyTheRestIsPrinted() {
    toPapers();
    scans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.Copies(3));
    drive.does(new Event.Proceed());
    long print = drive.effect(Effect.PrintCopy.class).operation();
    drive.does(
        new Event.CopiesStopped(print, Optional.of(Faults.mediaEmpty("")), OptionalInt.of(2)));
    assertInstanceOf(Paper.Failed.class, out().paper());
    drive.does(new Event.Back());
    assertEquals(1, ((CopyStep.Ready) step()).job().copies());
  }

  @Test
  void copiesThatAreComingOutCanNotBeLeftAndNoClockRuns() {
    toPapers();
    scans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    assertTrue(drive.effects().stream().noneMatch(Effect.StartTimer.class::isInstance));
    drive.does(new Event.Cancel());
    assertEquals(State.Overlay.NONE, drive.visiting().overlay());
  }

  @Test
  void withoutAPrinterNothingIsPrinted() {
    toPapers();
    scans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.PRINTER, Faults.mediaEmpty(""))));
    drive.does(new Event.Proceed());
    assertInstanceOf(CopyStep.Ready.class, step());
  }

  @Test
  void aTerminalWithoutAPrinterDoesNotOfferIt() {
    var bare = Samples.terminal();
    assertTrue(Service.at(bare).contains(Service.COPY));
    var without =
        new Terminal(
            bare.hall(),
            bare.languages(),
            bare.timeouts(),
            bare.catalogue(),
            Map.of(),
            List.of(Peripheral.PRINTER),
            Optional.empty(),
            ForStaff.NOTHING);
    assertFalse(Service.at(without).contains(Service.COPY));
  }

  private void toPapers() {
    begin(Original.DOCUMENT);
  }

  private void toCard() {
    begin(Original.IDENTITY_CARD);
  }

  private void begin(Original original) {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COPY));
    drive.does(new Event.ChooseOriginal(original));
    drive.does(new Event.Proceed());
  }

  private void scans(String... pages) {
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.Scan.class).operation();
    for (var page : pages) {
      drive.does(new Event.PageScanned(scan, new PageRef(page, 10, 10)));
    }
    drive.does(new Event.ScanEnded(scan, Optional.empty()));
  }

  private void scansCard(String page, Optional<hall.device.DeviceFault> fault) {
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.ScanCard.class).operation();
    drive.does(new Event.PageScanned(scan, new PageRef(page, 10, 10)));
    drive.does(new Event.ScanEnded(scan, fault));
  }

  private CopyStep step() {
    return ((Stage.Copy) drive.visiting().stage()).step();
  }

  private CopyStep.Out out() {
    return (CopyStep.Out) step();
  }
}
