// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Reuse.Why;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReusingTest {

  private final Drive drive = new Drive(Samples.terminal());

  private Reuse reuse() {
    return drive.visiting().visit().reuse();
  }

  private void told(String... materials) {
    drive.does(
        new Event.ReusableTold(
            reuse().asked().orElseThrow(),
            List.of(materials).stream().map(VisitSample::kept).toList()));
  }

  private String material() {
    return drive.item().toScan().getFirst().id();
  }

  /// To the first material, the server asked on the way.
  private void toMaterials() {
    drive.toConsent();
    var asked = drive.effect(Effect.AskReusable.class);
    assertEquals(Samples.card(), asked.card());
    assertEquals(reuse().asked().orElseThrow(), asked.operation());
    assertInstanceOf(Stage.Consenting.class, drive.visiting().stage());
  }

  @Test
  void whatWasHandedInBeforeStandsForTheScan() {
    toMaterials();
    told(material());
    drive.does(new Event.Proceed());
    drive.does(new Event.Scan());
    assertFalse(scanning(), "one is asked first");
    drive.does(new Event.ReusePaper());
    assertTrue(reuse().takenFor(material()).isPresent());
    assertEquals(1, index(), "there is nothing left to do for it");
    drive.does(new Event.Back());
    drive.does(new Event.Scan());
    assertFalse(scanning(), "it stands for the scan");
    drive.does(new Event.ScanInstead());
    assertEquals(Optional.empty(), reuse().takenFor(material()));
    drive.does(new Event.Scan());
    assertTrue(scanning());
  }

  private int index() {
    return assertInstanceOf(Stage.Materials.class, drive.visiting().stage()).index();
  }

  @Test
  void whoRatherScansIsAskedOnceMoreOnTheWayBack() {
    toMaterials();
    told(material());
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    assertEquals(0, index(), "one says whether it shall be used");
    drive.does(new Event.ScanInstead());
    assertEquals(Optional.empty(), drive.visiting().visit().offered(material()));
    drive.does(new Event.Back());
    assertEquals(0, index());
    assertTrue(drive.visiting().visit().offered(material()).isPresent());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
  }

  @Test
  void aPaperThatTheServerWillNotHaveIsScannedAndNothingElseIsLost() {
    toMaterials();
    told(material());
    drive.does(new Event.Proceed());
    drive.does(new Event.ReusePaper());
    drive.scansOne();
    drive.commitsAndSigns();
    drive.does(new Event.Proceed());
    var before = drive.visiting().visit();
    var held = new Delivery.Held("ZC-20261101-EEEEEEEEEE", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    drive.does(new Event.PapersRefused("ZC-20261101-OTHER", Map.of(material(), Why.GONE)));
    assertInstanceOf(Stage.Submitting.class, drive.visiting().stage(), "somebody else's");
    drive.does(new Event.PapersRefused(held.localNumber(), Map.of(material(), Why.TOO_OLD)));
    assertEquals(0, index());
    assertEquals(Map.of(material(), Why.TOO_OLD), reuse().refused());
    assertEquals(held.localNumber(), drive.effect(Effect.TakeBack.class).localNumber());
    var after = drive.visiting().visit();
    assertEquals(before.with(before.reuse().refused(reuse().refused())), after);
    assertEquals(Optional.empty(), after.offered(material()), "not once more");
    assertEquals(Optional.of(Why.TOO_OLD), after.refused(material()));
    drive.does(new Event.Proceed());
    assertEquals(0, index(), "one reads why first");
    drive.does(new Event.ScanInstead());
    assertEquals(Optional.empty(), drive.visiting().visit().refused(material()));
    drive.scansOne();
    for (int i = 0; i < 3; i++) {
      drive.does(new Event.Proceed());
    }
    assertInstanceOf(Stage.Review.class, drive.visiting().stage());
    drive.does(new Event.Proceed());
    var anew = drive.effect(Effect.Submit.class).visit();
    assertEquals(1, anew.pagesOf(material()).size());
    assertEquals(Map.of(), anew.reuse().taken());
  }

  @Test
  void aRefusalThatNamesNothingThatWasTakenLeavesTheSubmissionToTheStaff() {
    drive.toReview();
    drive.does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-EEEEEEEEEE", "https://localhost/q/x");
    drive.does(new Event.Stored(drive.effect(Effect.Submit.class).operation(), held));
    drive.does(new Event.PapersRefused(held.localNumber(), Map.of(material(), Why.GONE)));
    assertInstanceOf(Stage.Receipt.class, drive.visiting().stage());
  }

  @Test
  void whoGoesOnForHimselfIsNotOfferedWhatWasOfferedForSomebodyElse() {
    drive.toChoose();
    drive.does(new Event.ChooseItem(Samples.ageAllowance().code()));
    var own = drive.visiting().visit();
    var other = VisitSample.actingFor(own, Optional.of(Samples.principal()));
    var offered = VisitSample.offered(other, VisitSample.kept(material()));
    assertEquals(
        Reuse.NONE,
        ((State.Visiting)
                Journey.next(
                        drive.visiting().with(offered).at(new Stage.Acting()),
                        new Event.ActForSelf())
                    .state())
            .visit()
            .reuse());
    assertEquals(Reuse.NONE, VisitSample.actingFor(offered, Optional.empty()).reuse());
  }

  private boolean scanning() {
    return ((Stage.Materials) drive.visiting().stage()).scanning().isPresent();
  }

  @Test
  void nothingIsTakenThatWasNotOfferedOrWhereAPageIsThere() {
    toMaterials();
    drive.does(new Event.Proceed());
    drive.does(new Event.ReusePaper());
    assertEquals(Reuse.NONE.taken(), reuse().taken());
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.PageScanned(scan, new PageRef("page-1", 10, 10)));
    drive.does(new Event.ScanEnded(scan, Optional.empty()));
    told(material());
    drive.does(new Event.ReusePaper());
    assertEquals(Reuse.NONE.taken(), reuse().taken());
  }

  @Test
  void thePictureIsFetchedOnAPressAloneAndGoneWhenItIsClosed() {
    toMaterials();
    told(material());
    assertTrue(drive.effects().stream().noneMatch(Effect.FetchPaper.class::isInstance));
    drive.does(new Event.Proceed());
    drive.does(new Event.LookAtPaper());
    var fetch = drive.effect(Effect.FetchPaper.class);
    assertEquals(Samples.card(), fetch.card());
    drive.does(new Event.PaperSeen(fetch.operation(), Optional.of(new PageRef("kept-1", 10, 10))));
    assertEquals(List.of("kept-1"), drive.visiting().visit().images());
    drive.does(new Event.CloseLook());
    assertEquals(List.of("kept-1"), drive.effect(Effect.ForgetPages.class).imageIds());
    drive.does(new Event.PaperSeen(fetch.operation(), Optional.of(new PageRef("kept-2", 10, 10))));
    assertEquals(List.of("kept-2"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertEquals(List.of(), drive.visiting().visit().images());
  }

  private static void answerAll(Drive acting) {
    for (var question : FormRules.problems(acting.visiting().visit()).keySet()) {
      var field = question.field();
      acting.does(
          new Event.Answer(
              question.path(),
              switch (field.type()) {
                case CHOICE -> field.options().getFirst().value();
                case PHONE -> "13800000000";
                case DIGITS -> "6".repeat(16);
                default -> "示例文字样本";
              }));
    }
  }

  @Test
  void aLateAnswerIsAboutAnotherApplication() {
    toMaterials();
    drive.does(new Event.ReusableTold(-1, List.of(VisitSample.kept(material()))));
    assertEquals(List.of(), reuse().offered());
  }

  @Test
  void forSomebodyElseItIsThatOnesCardThatCountsAndWithoutOneNothingIsAsked() {
    for (var by : PrincipalBy.values()) {
      var acting = new Drive(Samples.terminal());
      acting.toChoose();
      acting.does(new Event.ChooseItem(Samples.ageAllowance().code()));
      acting.does(new Event.Proceed());
      acting.does(new Event.ActForOther(by));
      if (by == PrincipalBy.CARD) {
        acting.does(
            new Event.CardRead(
                acting.effect(Effect.ReadCard.class).operation(),
                Samples.principal(),
                Samples.TODAY));
      } else {
        acting.does(new Event.Answer("name", "王委托"));
        acting.does(new Event.Answer("id-number", Samples.principal().idNumber()));
        acting.does(new Event.Answer("registered-address", "示例路2号"));
      }
      answerAll(acting);
      acting.does(new Event.Proceed());
      assertInstanceOf(Stage.Consenting.class, acting.visiting().stage());
      assertEquals(
          by == PrincipalBy.CARD ? List.of(Samples.principal()) : List.of(),
          acting.effects().stream()
              .filter(Effect.AskReusable.class::isInstance)
              .map(effect -> ((Effect.AskReusable) effect).card())
              .toList());
    }
  }
}
