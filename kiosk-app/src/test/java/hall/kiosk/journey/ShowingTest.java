// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Terminal.Peripheral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// 扫码亮证 instead of laying a paper.
class ShowingTest {

  private final Drive drive = new Drive(Samples.terminal().withLicences(true));

  private void toMaterials() {
    drive.toChoose();
    drive.does(new Event.ChooseItem(LicenceSamples.ITEM));
    var visit = drive.visiting().visit().with(Consent.IMAGES);
    drive.set(drive.visiting().with(visit).at(Collecting.first(visit.item())));
  }

  private void toShowing() {
    toMaterials();
    drive.does(new Event.ShowLicence());
  }

  private Stage.Showing showing() {
    return assertInstanceOf(Stage.Showing.class, drive.visiting().stage());
  }

  private void holds(String code) {
    drive.does(new Event.CodeRead(drive.effect(Effect.ReadCode.class).operation(), code));
  }

  private void told(Licence.Answer answer) {
    drive.does(new Event.LicenceTold(drive.effect(Effect.RedeemLicence.class).operation(), answer));
  }

  private void shown() {
    toShowing();
    holds(LicenceSamples.CODE);
    told(new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages()));
  }

  private List<PageRef> pages() {
    return drive.visiting().visit().pagesOf(LicenceSamples.PAPER);
  }

  @Test
  void aCodeGoesToTheServerAtOnceAndItsLicenceStandsForThePaper() {
    toShowing();
    assertFalse(showing().asking());
    holds(LicenceSamples.CODE);
    assertTrue(showing().asking());
    var redeem = drive.effect(Effect.RedeemLicence.class);
    assertEquals(LicenceSamples.CODE, redeem.code());
    assertEquals(LicenceSamples.PAPER, redeem.wanted().material());
    var wanted = assertInstanceOf(Licence.Wanted.OfItem.class, redeem.wanted());
    assertEquals(Samples.card().idNumber(), wanted.holder().idNumber());
    var said = redeem + " " + redeem.wanted() + " " + drive.state();
    assertFalse(
        said.contains(LicenceSamples.CODE) || said.contains(Samples.card().idNumber()), said);
    told(new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages()));
    assertInstanceOf(Stage.Materials.class, drive.visiting().stage());
    assertEquals(Optional.of(LicenceSamples.permit()), Licence.of(pages()));
    drive.does(new Event.Proceed());
    assertEquals(1, ((Stage.Materials) drive.visiting().stage()).index(), "the next paper");
  }

  @Test
  void thePagesOfALicenceAreAsTheyWereSealed() {
    shown();
    var before = drive.state();
    for (var event :
        List.of(
            new Event.Scan(),
            new Event.TurnPage(pages().getFirst().id()),
            new Event.DeletePage(pages().getFirst().id()),
            new Event.ScanAgain(pages().getFirst().id()),
            new Event.ShowLicence())) {
      drive.does(event);
      assertEquals(((State.Visiting) before).visit(), drive.visiting().visit(), event::toString);
      assertEquals(((State.Visiting) before).stage(), drive.visiting().stage(), event::toString);
    }
  }

  @Test
  void itCanBeTakenBackWithEverythingThatIsStored() {
    shown();
    drive.does(new Event.TakeLicenceBack());
    assertEquals(List.of(), pages());
    var forgotten = drive.effect(Effect.ForgetPages.class).imageIds();
    assertTrue(
        forgotten.containsAll(
            List.of(LicenceSamples.permit().document(), LicenceSamples.pages().getFirst().id())),
        forgotten::toString);
    drive.does(new Event.Scan());
    drive.effect(Effect.Scan.class);
  }

  @ParameterizedTest
  @EnumSource(Licence.Problem.class)
  void whatGoesWrongIsSaidAndThePaperCanBeScanned(Licence.Problem problem) {
    toShowing();
    holds(LicenceSamples.CODE);
    told(new Licence.Answer.Refused(problem));
    assertEquals(Optional.of(problem), showing().problem());
    assertFalse(showing().asking());
    holds("DZZZ-another");
    assertEquals("DZZZ-another", drive.effect(Effect.RedeemLicence.class).code(), "again");
    long asked = showing().operation();
    drive.does(new Event.Back());
    assertEquals(asked, drive.effect(Effect.CancelOperation.class).operation());
    drive.does(
        new Event.LicenceTold(
            asked, new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages())));
    assertEquals(List.of(), pages(), "too late");
    drive.does(new Event.Scan());
    drive.effect(Effect.Scan.class);
  }

  @Test
  void aModuleThatSeesNothingKeepsNoVisitOpen() {
    toShowing();
    long generation = drive.state().generation();
    drive.does(
        new Event.CodeNotRead(drive.effect(Effect.ReadCode.class).operation(), Optional.empty()));
    assertEquals(generation, drive.state().generation());
    drive.does(
        new Event.CodeNotRead(
            drive.effect(Effect.ReadCode.class).operation(),
            Optional.of(Stage.Code.Problem.DEVICE)));
    assertEquals(Optional.of(Licence.Problem.DEVICE), showing().problem());
  }

  /// At the second paper of a case, which may be shown.
  private void toAwaited(HandIn waiting) {
    var visit = drive.visiting().visit().with(waiting).with(Consent.IMAGES);
    drive.set(
        drive
            .visiting()
            .with(visit)
            .at(new Stage.Materials(1, OptionalLong.empty(), Optional.empty())));
  }

  private void toAwaitedByReceipt() {
    drive.does(new Event.Begin(Language.ZH_CN));
    toAwaited(CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true));
  }

  @Test
  void aPaperThatACaseWaitsForIsShownTooAndABearerNamesNobody() {
    toAwaitedByReceipt();
    var papers = drive.item().toScan();
    assertFalse(Showing.offered(drive.visiting(), papers.getFirst()), "the item lets none");
    assertTrue(Showing.offered(drive.visiting(), papers.get(1)));
    drive.does(new Event.ShowLicence());
    holds(LicenceSamples.CODE);
    var redeem = drive.effect(Effect.RedeemLicence.class);
    var wanted =
        new Licence.Wanted.OfCase(
            CaseSample.RECEIPT.number(),
            CaseSample.RECEIPT.token(),
            "income-proof",
            Optional.empty());
    assertEquals(wanted, redeem.wanted());
    var said = redeem + " " + wanted;
    assertFalse(said.contains(wanted.number()) || said.contains("token"), said);
    told(new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages()));
    var visit = drive.visiting().visit();
    assertEquals(Optional.of(LicenceSamples.permit()), Licence.of(visit.pagesOf("income-proof")));
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
  }

  @Test
  void whoLeavesTheCaseLeavesNothingOfTheLicenceBehind() {
    toAwaitedByReceipt();
    drive.does(new Event.ShowLicence());
    holds(LicenceSamples.CODE);
    told(new Licence.Answer.Given(LicenceSamples.permit(), LicenceSamples.pages()));
    drive.set(drive.visiting().at(new Stage.Awaited()));
    drive.does(new Event.Back());
    var forgotten = drive.effect(Effect.ForgetPages.class).imageIds();
    assertTrue(forgotten.contains(LicenceSamples.permit().document()), forgotten::toString);
    assertEquals(Optional.empty(), drive.visiting().visit().handIn());
  }

  @Test
  void theCardThatOpenedACaseGoesWithTheCode() {
    toMaterials();
    toAwaited(HandIn.of(CaseSample.atTerminal("请重扫")));
    drive.does(new Event.ShowLicence());
    holds(LicenceSamples.CODE);
    var wanted =
        assertInstanceOf(
            Licence.Wanted.OfCase.class, drive.effect(Effect.RedeemLicence.class).wanted());
    assertEquals(Optional.empty(), wanted.token());
    assertEquals(Samples.card().idNumber(), wanted.card().orElseThrow().idNumber());
  }

  @Test
  void whatIsRefusedForACaseIsSaidAndThePaperCanBeScanned() {
    toAwaitedByReceipt();
    drive.does(new Event.ShowLicence());
    holds(LicenceSamples.CODE);
    told(new Licence.Answer.Refused(Licence.Problem.OTHER_HOLDER));
    assertEquals(Optional.of(Licence.Problem.OTHER_HOLDER), showing().problem());
    drive.does(new Event.Back());
    assertEquals(1, ((Stage.Materials) drive.visiting().stage()).index(), "the same paper");
    drive.does(new Event.Scan());
    drive.effect(Effect.Scan.class);
  }

  @Test
  void aTerminalWithoutModuleOrPlatformScansForACaseToo() {
    toAwaitedByReceipt();
    var paper = drive.item().toScan().get(1);
    drive.does(new Event.LicencesOffered(false));
    assertFalse(Showing.offered(drive.visiting(), paper), "no server, no platform");
    drive.does(new Event.LicencesOffered(true));
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.CODE_READER, Faults.disconnected(""))));
    assertFalse(Showing.offered(drive.visiting(), paper), "no module");
    drive.does(new Event.ShowLicence());
    assertInstanceOf(Stage.Materials.class, drive.visiting().stage());
  }

  @Test
  void itIsOfferedOnlyWhereItCanBeDone() {
    toMaterials();
    var paper = drive.item().toScan().getFirst();
    assertTrue(Showing.offered(drive.visiting(), paper));
    assertFalse(Showing.offered(drive.visiting(), drive.item().toScan().get(1)), "another paper");
    drive.does(new Event.LicencesOffered(false));
    assertFalse(Showing.offered(drive.visiting(), paper), "no server, no platform");
    drive.does(new Event.ShowLicence());
    assertInstanceOf(Stage.Materials.class, drive.visiting().stage());
    drive.does(new Event.LicencesOffered(true));
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.CODE_READER, Faults.disconnected(""))));
    assertFalse(Showing.offered(drive.visiting(), paper), "no module");
  }
}
