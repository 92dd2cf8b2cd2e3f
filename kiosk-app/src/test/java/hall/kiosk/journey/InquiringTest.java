// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Stage.Cases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InquiringTest {

  private static final OwnCase ONE = CaseSample.of("请重新扫描");

  private final Drive drive = new Drive(Samples.terminal());

  private Cases cases() {
    return assertInstanceOf(Cases.class, drive.visiting().stage());
  }

  private Effect.AskCases asked() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.PROGRESS));
    drive.does(
        new Event.CardRead(
            drive.effect(Effect.ReadCard.class).operation(), Samples.card(), Samples.TODAY));
    return drive.effect(Effect.AskCases.class);
  }

  private void known() {
    drive.does(new Event.CasesKnown(asked().operation(), new OwnCases(List.of(ONE), false)));
  }

  @Test
  void theCardThatWasReadIsWhatTheServerIsAskedFor() {
    assertEquals(Samples.card(), asked().card());
    assertInstanceOf(Cases.Waiting.class, cases().answer());
  }

  @Test
  void oneOfTheOwnCasesIsOpenedAndBackLeadsToTheListAndHome() {
    known();
    drive.does(new Event.OpenCase("another-number"));
    assertEquals(Optional.empty(), cases().looked());
    drive.does(new Event.OpenCase(ONE.number()));
    assertEquals(Optional.of(ONE), cases().looked());
    drive.does(new Event.Back());
    assertEquals(Optional.empty(), cases().looked());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Home.class, drive.visiting().stage());
  }

  @Test
  void whereTheServerCanNotBeAskedItIsSaidAndAskedAgainOnlyByATap() {
    var first = asked();
    drive.does(new Event.AskCases());
    assertTrue(drive.effects().stream().noneMatch(Effect.AskCases.class::isInstance));
    drive.does(new Event.CasesNotKnown(first.operation()));
    assertInstanceOf(Cases.Unanswered.class, cases().answer());
    drive.does(new Event.AskCases());
    var second = drive.effect(Effect.AskCases.class);
    assertFalse(second.operation() == first.operation());
    drive.does(new Event.CasesNotKnown(first.operation()));
    assertInstanceOf(Cases.Waiting.class, cases().answer());
    drive.does(new Event.CasesKnown(second.operation(), new OwnCases(List.of(), false)));
    assertInstanceOf(Cases.Known.class, cases().answer());
  }

  @Test
  void whoGoesBackWhileItIsAskedWaitsForNothing() {
    var asked = asked();
    drive.does(new Event.Back());
    assertEquals(asked.operation(), drive.effect(Effect.CancelOperation.class).operation());
    drive.does(new Event.CasesKnown(asked.operation(), new OwnCases(List.of(ONE), false)));
    assertInstanceOf(Stage.Home.class, drive.visiting().stage());
  }

  @Test
  void withTheEndOfTheVisitNothingIsKnownOfItAnyMore() {
    known();
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
    assertEquals(Optional.empty(), drive.visiting().visit().identity());
    drive.does(new Event.Finish());
    assertInstanceOf(State.Idle.class, drive.state());
  }

  @Test
  void whatStandsInALogNamesNoCase() {
    assertFalse(new OwnCases(List.of(ONE), false).toString().contains(ONE.number()));
    assertFalse(ONE.toString().contains(ONE.number()));
  }
}
