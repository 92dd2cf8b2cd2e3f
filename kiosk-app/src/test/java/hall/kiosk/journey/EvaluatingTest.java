// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.OwnCase.Standing;
import hall.kiosk.journey.Rating.Reason;
import hall.kiosk.journey.RatingStep.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatingTest {

  private static final String NUMBER = "TE44011350000011705442106041002202611010001";

  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void nobodyIsAskedBeforeTheReceiptIsOut() {
    drive.toReceipt();
    drive.does(new Event.Evaluate(NUMBER));
    assertInstanceOf(Stage.Receipt.class, drive.visiting().stage(), "it still prints");
    paperIsOut();
    drive.does(new Event.Evaluate("another's"));
    assertInstanceOf(Stage.Receipt.class, drive.visiting().stage());
    drive.does(new Event.Evaluate(NUMBER));
    assertEquals(new RatingStep.Mark(), step());
  }

  @Test
  void whoDoesNotWantToRateGoesPastItAndNothingIsSent() {
    toMark();
    drive.does(new Event.Proceed());
    assertEquals(new RatingStep.Mark(), step(), "nothing is picked beforehand");
    drive.does(new Event.Back());
    var receipt = assertInstanceOf(Stage.Receipt.class, drive.visiting().stage());
    assertFalse(receipt.rated());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void aRatingIsSentWithItsReasonsAndAskedForNoMore() {
    toMark();
    drive.does(new Event.GiveMark(0));
    drive.does(new Event.GiveMark(6));
    assertEquals(new RatingStep.Mark(), step());
    drive.does(new Event.GiveMark(2));
    drive.does(new Event.TickReason(Reason.SLOW));
    drive.does(new Event.TickReason(Reason.UNCLEAR));
    drive.does(new Event.TickReason(Reason.SLOW));
    drive.does(new Event.TickReason(Reason.QUICK));
    drive.does(new Event.SayWhy("等了一个上午"));
    drive.does(new Event.Proceed());
    var send = drive.effect(Effect.SendRating.class);
    assertEquals(new Rating(NUMBER, 2, List.of(Reason.UNCLEAR), "等了一个上午"), send.draft());
    assertEquals(Samples.card(), send.card());
    drive.does(new Event.Cancel());
    assertEquals(State.Overlay.NONE, drive.visiting().overlay(), "it is on its way");
    drive.does(new Event.RatingAnswered(send.operation() + 1, Answer.KEPT));
    assertInstanceOf(RatingStep.Sending.class, step(), "that is another's answer");
    drive.does(new Event.RatingAnswered(send.operation(), Answer.FOLLOWED_UP));
    assertEquals(new RatingStep.Kept(true), step());
    drive.does(new Event.GiveMark(5));
    assertEquals(new RatingStep.Kept(true), step(), "it stays so");
    drive.does(new Event.Back());
    assertTrue(((Stage.Receipt) drive.visiting().stage()).rated());
    drive.does(new Event.Evaluate(NUMBER));
    assertInstanceOf(Stage.Receipt.class, drive.visiting().stage());
    drive.does(new Event.PrintA4());
    assertTrue(((Stage.Receipt) drive.visiting().stage()).rated());
  }

  @Test
  void whatCouldNotBeSentIsSaidAndMayBeSentAgain() {
    toMark();
    drive.does(new Event.GiveMark(5));
    drive.does(new Event.Proceed());
    long first = drive.effect(Effect.SendRating.class).operation();
    drive.does(new Event.RatingAnswered(first, Answer.NOT_SENT));
    assertTrue(((RatingStep.Why) step()).failed());
    drive.does(new Event.Proceed());
    long second = drive.effect(Effect.SendRating.class).operation();
    drive.does(new Event.RatingAnswered(second, Answer.ALREADY));
    assertEquals(new RatingStep.Already(), step());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void aSubmissionThatTheServerDoesNotHaveIsNotRated() {
    var out = new Paper.Out(true);
    assertFalse(
        Evaluating.offered(new Stage.Receipt(new Delivery.Held("ZC-1", "https://q/"), out, out)));
  }

  @Test
  void aDecidedCaseIsRatedFromTheListWhichIsAskedForAnewAfterwards() {
    var decided =
        CaseSample.of(NUMBER, Standing.GRANTED, 3, Optional.empty(), List.of(), List.of());
    drive.toChoose();
    drive.does(new Event.Back());
    drive.does(new Event.StartService(Service.PROGRESS));
    long asked = drive.effect(Effect.AskCases.class).operation();
    drive.does(
        new Event.CasesKnown(asked, new OwnCases(List.of(CaseSample.of("x"), decided), false)));
    drive.does(new Event.Evaluate(CaseSample.of("x").number()));
    assertInstanceOf(Stage.Cases.class, drive.visiting().stage(), "that one is not decided");
    drive.does(new Event.OpenCase(NUMBER));
    drive.does(new Event.Evaluate(NUMBER));
    drive.does(new Event.GiveMark(4));
    drive.does(new Event.Proceed());
    long sent = drive.effect(Effect.SendRating.class).operation();
    drive.does(new Event.RatingAnswered(sent, Answer.KEPT));
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Cases.Waiting.class, ((Stage.Cases) drive.visiting().stage()).answer());
    drive.effect(Effect.AskCases.class);
  }

  @Test
  void nothingIsReadByChance() {
    var rating = new Rating(NUMBER, 1, List.of(), "等了一个上午");
    for (var each : List.of(rating, new Event.SayWhy("等了一个上午"))) {
      assertFalse(each.toString().contains("上午") || each.toString().contains(NUMBER));
    }
    assertEquals(
        Rating.LONGEST_WORDS, rating.saying("长".repeat(400)).words().length(), "it has an end");
  }

  private void toMark() {
    drive.toReceipt();
    paperIsOut();
    drive.does(new Event.Evaluate(NUMBER));
  }

  private void paperIsOut() {
    var ticket = (Paper.Printing) ((Stage.Receipt) drive.visiting().stage()).ticket();
    drive.does(new Event.Printed(ticket.operation(), true));
  }

  private RatingStep step() {
    return ((Stage.Rate) drive.visiting().stage()).step();
  }
}
