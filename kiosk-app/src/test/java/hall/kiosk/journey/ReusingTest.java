// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.ServiceItem.PrincipalBy;
import java.util.List;
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
    drive.does(new Event.ReusePaper());
    assertTrue(reuse().takenFor(material()).isPresent());
    drive.does(new Event.Scan());
    assertFalse(scanning(), "it stands for the scan");
    drive.does(new Event.Proceed());
    assertEquals(1, assertInstanceOf(Stage.Materials.class, drive.visiting().stage()).index());
    drive.does(new Event.Back());
    drive.does(new Event.ScanInstead());
    assertEquals(Optional.empty(), reuse().takenFor(material()));
    drive.does(new Event.Scan());
    assertTrue(scanning());
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
