// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.PageRef.Change;
import hall.kiosk.journey.PageRef.Doubt;
import hall.kiosk.journey.PageRef.Image;
import hall.kiosk.journey.PageRef.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a citizen does with scanned pages.
class CollectingTest {

  private final Drive drive = new Drive(Samples.terminal());

  @BeforeEach
  void threePagesAreScanned() {
    drive.toMaterials();
    scan(false, new PageRef("a", 20, 30), tidied("b"), blank("c"));
  }

  private void scan(boolean bothSides, PageRef... pages) {
    drive.does(new Event.Scan(bothSides));
    come(pages);
    drive.does(new Event.ScanEnded(running(), Optional.empty()));
  }

  private long running() {
    return ((Stage.Materials) drive.visiting().stage()).scanning().orElseThrow();
  }

  private void come(PageRef... pages) {
    for (var page : pages) {
      drive.does(new Event.PageScanned(running(), page));
    }
  }

  private static PageRef tidied(String id) {
    return new PageRef(
        id,
        new Image(id, 20, 30),
        Optional.of(new Image(id + "-scanned", 24, 36)),
        false,
        0,
        Side.ONLY,
        Set.of(Change.STRAIGHTENED),
        Set.of());
  }

  private static PageRef blank(String id) {
    return new PageRef(id, 20, 30, Set.of(Doubt.BLANK));
  }

  private static PageRef side(String id, Side side) {
    return new PageRef(
        id, new Image(id, 20, 30), Optional.empty(), false, 0, side, Set.of(), Set.of());
  }

  private List<PageRef> pages() {
    return drive.visiting().visit().pagesOf("residence-proof");
  }

  private String ids() {
    return String.join("", pages().stream().map(PageRef::id).toList());
  }

  @Test
  void aTurnedPageIsShownLyingAndAfterFourTurnsAsBefore() {
    drive.does(new Event.TurnPage("a"));
    assertEquals(30, pages().getFirst().widthPx());
    assertEquals(20, pages().getFirst().heightPx());
    for (int i = 0; i < 3; i++) {
      drive.does(new Event.TurnPage("a"));
    }
    assertEquals(new PageRef("a", 20, 30), pages().getFirst());
  }

  @Test
  void aPageMovesByOnePlaceAndNotOverTheEnds() {
    drive.does(new Event.MovePage("c", -1));
    assertEquals("acb", ids());
    drive.does(new Event.MovePage("a", -1));
    assertEquals("acb", ids());
    drive.does(new Event.MovePage("b", 1));
    drive.does(new Event.MovePage("nobody", 1));
    assertEquals("acb", ids());
  }

  @Test
  void theCitizenChoosesBetweenTheScanAndWhatWasPutInOrder() {
    drive.does(new Event.SwapPicture("b"));
    assertEquals("b-scanned", pages().get(1).image().id());
    assertFalse(pages().get(1).tidied());
    drive.does(new Event.SwapPicture("b"));
    assertEquals(tidied("b"), pages().get(1));
    drive.does(new Event.SwapPicture("a"));
    assertEquals(new PageRef("a", 20, 30), pages().getFirst(), "it has no other image");
  }

  @Test
  void whatWasNotChosenGoesWhenTheMaterialIsDone() {
    drive.does(new Event.SwapPicture("b"));
    drive.does(new Event.Proceed());
    assertEquals(List.of("b"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertEquals(List.of("b-scanned"), pages().get(1).images());
    assertEquals(1, ((Stage.Materials) drive.visiting().stage()).index());
  }

  @Test
  void aDeletedPageTakesBothItsImagesAlong() {
    drive.does(new Event.DeletePage("b"));
    assertEquals("ac", ids());
    assertEquals(List.of("b", "b-scanned"), drive.effect(Effect.ForgetPages.class).imageIds());
  }

  @Test
  void blankPagesGoAtOnceAndTheOthersStay() {
    drive.does(new Event.DeleteBlankPages());
    assertEquals("ab", ids());
    assertEquals(List.of("c"), drive.effect(Effect.ForgetPages.class).imageIds());
    drive.does(new Event.DeleteBlankPages());
    assertEquals(
        List.of(), drive.effects().stream().filter(Effect.ForgetPages.class::isInstance).toList());
  }

  @Test
  void aPageScannedAgainTakesTheOldOnesPlace() {
    drive.does(new Event.ScanAgain("b"));
    come(new PageRef("new", 20, 30));
    assertEquals("anewc", ids());
    assertEquals(List.of("b", "b-scanned"), drive.effect(Effect.ForgetPages.class).imageIds());
    come(new PageRef("more", 20, 30));
    assertEquals("anewcmore", ids(), "what else lay there comes last");
  }

  @Test
  void theOldPageStaysWhereTheNewOneDoesNotCome() {
    drive.does(new Event.ScanAgain("b"));
    drive.does(new Event.ScanEnded(running(), Optional.of(Samples.fault())));
    assertEquals("abc", ids());
    var stopped = (Stage.Materials) drive.visiting().stage();
    assertEquals(Optional.of("b"), stopped.replacing(), "it is still to be scanned again");
    drive.does(new Event.ScanAgain("nobody"));
    assertEquals(stopped, drive.visiting().stage());
  }

  @Test
  void aSheetThatStuckHalfWayIsScannedAsAWholeOnceMore() {
    drive.does(new Event.Scan(true));
    assertTrue(drive.effect(Effect.Scan.class).bothSides());
    come(side("f1", Side.FRONT), side("b1", Side.BACK), side("f2", Side.FRONT));
    drive.does(new Event.ScanEnded(running(), Optional.of(Samples.fault()), Optional.of("f2")));
    assertEquals("abcf1b1", ids());
    assertEquals(List.of("f2"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertEquals(4, PageList.sheets(pages()), "three of one side and one of two");
  }

  @Test
  void whileItIsScannedNothingIsArranged() {
    drive.does(new Event.Scan());
    var before = drive.visiting();
    for (var event :
        List.of(
            new Event.TurnPage("a"),
            new Event.MovePage("a", 1),
            new Event.DeletePage("a"),
            new Event.SwapPicture("b"),
            new Event.ScanAgain("a"))) {
      drive.does(event);
      assertEquals(before.visit(), drive.visiting().visit());
      assertEquals(before.stage(), drive.visiting().stage());
    }
  }

  @Test
  void aPaperThatMayComeLaterIsPromisedOrScannedButNeverPassedOver() {
    var at = new Stage.Materials(1, OptionalLong.empty(), Optional.empty());
    var item = Samples.catalogue().find("ac0a77037000").orElseThrow();
    assertEquals(OptionalInt.of(10), item.toScan().get(1).supplementDays());
    var s = drive.visiting().with(drive.visiting().visit().with(item)).at(at);
    assertEquals(s, Collecting.next(s, at, new Event.Proceed()).state(), "a choice is asked for");

    var promised = (State.Visiting) Collecting.next(s, at, new Event.PromiseLater()).state();
    assertEquals(Set.of("income-proof"), promised.visit().later());
    var on = (State.Visiting) Collecting.next(promised, at, new Event.Proceed()).state();
    assertEquals(2, ((Stage.Materials) on.stage()).index());

    var running = new Stage.Materials(1, OptionalLong.of(9), Optional.empty());
    var scanned =
        (State.Visiting)
            Collecting.next(
                    promised.at(running),
                    running,
                    new Event.PageScanned(9, new PageRef("found", 20, 30)))
                .state();
    assertEquals(Set.of(), scanned.visit().later(), "what is there is not promised any more");
  }

  @Test
  void aRequiredPaperCanNotBePromised() {
    drive.does(new Event.Proceed());
    drive.does(new Event.PromiseLater());
    assertEquals(Set.of(), drive.visiting().visit().later());
  }
}
