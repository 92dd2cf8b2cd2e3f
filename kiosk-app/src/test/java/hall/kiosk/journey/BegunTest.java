// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.kiosk.journey.Effect.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What counts as begun on real journeys.
class BegunTest {

  private static final String PERMIT = "442106041002";
  private static final String INSURANCE = "442189207003";
  private static final String WITH_AGENT = "990000000101";

  private final Drive drive = new Drive(Samples.terminal());

  /// The items in the order in which they were begun.
  private List<String> begun() {
    var codes = new ArrayList<String>();
    var begun = Begun.NOTHING;
    for (var state : drive.shown()) {
      var now = begun.after(state);
      var known = begun.items();
      now.items().stream().filter(code -> !known.contains(code)).forEach(codes::add);
      begun = now;
    }
    return codes;
  }

  private static List<String> implementing(String... codes) {
    return Stream.of(codes)
        .map(code -> Samples.catalogue().find(code).orElseThrow().implementationCode())
        .toList();
  }

  private void backToChoose() {
    for (int i = 0; i < 5 && !(drive.visiting().stage() instanceof Stage.Choose); i++) {
      drive.does(new Event.Back());
    }
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
  }

  private void begin(String code) {
    drive.does(new Event.ChooseItem(code));
    drive.does(new Event.Proceed());
  }

  @Test
  void lookingAtNoticesAndTakingThemAlongBeginsNothing() {
    drive.toChoose();
    drive.does(new Event.ChooseItem(PERMIT));
    drive.does(new Event.TakeAlong(Handout.NOTICE));
    var printing = drive.effect(Effect.PrintHandout.class).operation();
    drive.does(new Event.Printed(printing, true));
    backToChoose();
    drive.does(new Event.ChooseItem(INSURANCE));
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
    assertEquals(List.of(), begun());
  }

  @Test
  void goingOnFromTheNoticeBeginsOnceHoweverOftenItIsOpenedAgain() {
    drive.toForm();
    assertEquals(implementing(PERMIT), begun());
    backToChoose();
    begin(INSURANCE);
    backToChoose();
    begin(PERMIT);
    drive.does(new Event.Back());
    drive.does(new Event.Proceed());
    assertEquals(implementing(PERMIT, INSURANCE), begun());
  }

  @Test
  void whoeverGivesUpOrIsGoneHasBegunAndTheNextCitizenBeginsAnew() {
    drive.toForm();
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertInstanceOf(State.Idle.class, drive.state());
    drive.toForm();
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.WARNING));
    drive.does(new Event.TimerFired(drive.state().generation(), Timer.PURGE));
    assertInstanceOf(State.Idle.class, drive.state());
    drive.toReceipt();
    drive.does(new Event.Finish());
    assertEquals(implementing(PERMIT, PERMIT, PERMIT), begun());
  }

  @Test
  void withItsReceiptInHandTheSameItemIsBegunOnceMore() {
    drive.toReceipt();
    drive.does(new Event.Another());
    drive.does(new Event.StartService(Service.APPLY));
    begin(PERMIT);
    assertEquals(implementing(PERMIT, PERMIT), begun());
  }

  @Test
  void aSubmissionThatComesBackForItsPapersIsStillTheSame() {
    drive.toForm();
    var form = drive.visiting();
    var held = new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/x");
    drive.set(form.at(new Stage.Submitting(1, Optional.of(held))));
    drive.set(form.at(new Stage.Materials(0, OptionalLong.empty(), Optional.empty())));
    drive.set(form);
    assertEquals(implementing(PERMIT), begun());
  }

  @Test
  void anItemThatAsksWhoAppliesIsBegunThere() {
    drive.toChoose();
    begin(WITH_AGENT);
    assertInstanceOf(Stage.Acting.class, drive.visiting().stage());
    drive.does(new Event.ActForSelf());
    assertEquals(implementing(WITH_AGENT), begun());
  }

  @Test
  void papersThatAreBroughtLaterBeginNothingAndEndNothing() {
    drive.toForm();
    var form = drive.visiting();
    var waiting = CaseSample.byReceipt(CaseSample.papers(Optional.empty()), true);
    var brought = form.with(form.visit().with(waiting));
    drive.set(brought.at(new Stage.Awaited()));
    drive.set(
        brought.at(
            new Stage.Receipt(
                new Delivery.Held("ZC-20261101-AAAAAAAAAA", "https://localhost/q/x"),
                new Paper.NotAsked(),
                new Paper.NotAsked())));
    drive.set(form);
    assertEquals(implementing(PERMIT), begun());
  }
}
