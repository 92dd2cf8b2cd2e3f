// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.Effect.StartTimer;
import hall.kiosk.journey.Effect.Timer;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import hall.kiosk.journey.Stage.Identify.Purpose;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// 统一身份认证 by phone, instead of laying the card.
class LoggingInTest {
  private static final String PERMIT = "442106041002";
  private static final Optional<LocalText> APP =
      Optional.of(new LocalText("示例省政务", "Sample Province"));
  private static final Login.Code CODE =
      new Login.Code("https://id.sample.example/device?user_code=WDJB", "WDJB-MJHT", false, 5);

  private Drive drive = new Drive(Samples.terminal().withLogin(APP));

  private void begins() {
    drive.toCard();
    drive.does(new Event.LogIn());
  }

  private long operation() {
    return drive.effect(Effect.LogIn.class).operation();
  }

  private void shows() {
    begins();
    drive.does(new Event.LoginShown(operation(), CODE));
  }

  private void confirms(long operation) {
    drive.does(
        new Event.LoggedIn(
            operation, Login.person("张测试", Samples.card().idNumber()), "L3", Samples.TODAY));
  }

  private void logsIn() {
    begins();
    confirms(operation());
  }

  private Stage.LoggingIn at() {
    return assertInstanceOf(Stage.LoggingIn.class, drive.visiting().stage());
  }

  private Visit visit() {
    return drive.visiting().visit();
  }

  private void lays(IdCard card) {
    var reading = assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    drive.does(new Event.CardRead(reading.operation(), card, Samples.TODAY));
  }

  @Test
  void aPhoneDoesAsWellAsACard() {
    drive.toCard();
    long reading = drive.effect(Effect.ReadCard.class).operation();
    drive.does(new Event.LogIn());
    assertEquals(reading, drive.effect(Effect.CancelOperation.class).operation());
    long operation = operation();
    assertTrue(at().code().isEmpty());
    drive.does(new Event.LoginShown(operation, CODE));
    assertEquals(Optional.of(CODE), at().code());
    var said = drive.state() + " " + CODE;
    assertFalse(said.contains("WDJB"), said);
    confirms(operation);
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    assertEquals(Optional.of("L3"), visit().loginLevel());
    assertEquals("张测试", visit().card().displayName());
    assertEquals(Optional.of(77), visit().age());
    drive.does(new Event.ChooseItem(PERMIT));
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage(), "as with a card");
    assertEquals("张测试", visit().answers().get("name"));
    assertFalse(visit().answers().containsKey("registered-address"), "the login knows of none");
    drive.does(new Event.Answer("registered-address", "示例省示例市示例路1号"));
    assertEquals("示例省示例市示例路1号", visit().answers().get("registered-address"), "so it is asked");
  }

  @Test
  void whereTheServerDoesNotOfferItThereIsTheCardAlone() {
    drive = new Drive(Samples.terminal());
    drive.toCard();
    drive.does(new Event.LogIn());
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    drive.does(new Event.LoginOffered(APP));
    drive.does(new Event.LogIn());
    at();
  }

  @Test
  void lateWordsOfAnotherLoginChangeNothing() {
    shows();
    var before = drive.visiting();
    confirms(before.generation() + 7);
    drive.does(new Event.LoginEnded(before.generation() + 7, Login.Problem.DENIED));
    assertEquals(before.stage(), drive.visiting().stage());
    assertTrue(visit().identity().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Login.Problem.class)
  void whatGoesWrongIsSaidAndTheCardOrAnotherTryHelps(Login.Problem problem) {
    shows();
    long first = at().operation();
    drive.does(new Event.LoginEnded(first, problem));
    assertEquals(Optional.of(problem), at().problem());
    assertTrue(at().code().isEmpty());
    drive.does(new Event.LogIn());
    assertTrue(operation() > first);
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    lays(Samples.card());
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
    assertTrue(visit().loginLevel().isEmpty());
  }

  @Test
  void whoGoesBackIsNotLoggedInLater() {
    shows();
    long operation = at().operation();
    drive.does(new Event.Back());
    assertEquals(operation, drive.effect(Effect.CancelOperation.class).operation());
    confirms(operation);
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    assertTrue(visit().identity().isEmpty());
  }

  @Test
  void whoLooksAtAPhoneHasTimeAndAMinuteIsNoNews() {
    shows();
    assertEquals(
        new StartTimer(drive.state().generation(), Timer.WARNING, Duration.ofMinutes(2)),
        drive.effect(StartTimer.class));
    long generation = drive.state().generation();
    long operation = at().operation();
    drive.does(new Event.LoginShown(operation, CODE.with(4)));
    assertEquals(generation, drive.state().generation());
    assertEquals(4, at().code().orElseThrow().minutes());
    drive.does(new Event.TimerFired(generation, Timer.WARNING));
    assertEquals(Overlay.WARNING, drive.visiting().overlay());
    drive.does(new Event.LoginShown(operation, CODE.with(3)));
    assertEquals(Overlay.WARNING, drive.visiting().overlay());
    confirms(operation);
    assertEquals(Overlay.NONE, drive.visiting().overlay(), "who confirms is here");
    assertInstanceOf(Stage.Choose.class, drive.visiting().stage());
  }

  @Test
  void withTheSessionTheLoginIsForgotten() {
    logsIn();
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertInstanceOf(State.Idle.class, drive.state());
    drive.effect(Effect.PurgeSession.class);
    long looking = drive.effect(Effect.LookForLeft.class).operation();
    drive.does(new Event.LeftSeen(looking, Set.of()));
    assertTrue(
        assertInstanceOf(State.Idle.class, drive.state()).left().things().isEmpty(),
        "no card was laid, so none is left");
    drive.does(new Event.Begin(Language.ZH_CN));
    assertTrue(visit().identity().isEmpty() && visit().loginLevel().isEmpty());
  }

  @Test
  void anItemThatWantsTheCardGetsItFromWhoLoggedIn() {
    drive = new Drive(Samples.wantingTheCard().withLogin(APP));
    logsIn();
    drive.does(new Event.ChooseItem(PERMIT));
    drive.does(new Event.Proceed());
    var identify = assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    assertEquals(Purpose.ITEM, identify.purpose());
    drive.does(new Event.LogIn());
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage(), "a login is not enough");
    lays(Samples.principal());
    assertEquals(
        Optional.of("card-another"),
        ((Stage.Identify) drive.visiting().stage()).problem().map(DeviceFault::reason));
    lays(Samples.card(LocalDate.of(2020, 1, 1), true));
    assertEquals(
        Optional.of("card-expired"),
        ((Stage.Identify) drive.visiting().stage()).problem().map(DeviceFault::reason));
    lays(Samples.card());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
    assertTrue(visit().loginLevel().isEmpty(), "from now on it is the card");
    assertEquals(Samples.card().address(), visit().answers().get("registered-address"));
  }

  @Test
  void whoWouldRatherNotLayItGoesBackToTheNotice() {
    drive = new Drive(Samples.wantingTheCard().withLogin(APP));
    logsIn();
    drive.does(new Event.ChooseItem(PERMIT));
    drive.does(new Event.Proceed());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
    assertEquals(Optional.of("L3"), visit().loginLevel());
  }

  @Test
  void whoLaidTheCardIsNotAskedForItAgain() {
    drive = new Drive(Samples.wantingTheCard().withLogin(APP));
    drive.toForm();
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
  }

  @Test
  void anAgentLogsInAndLaysThePrincipalsCard() {
    logsIn();
    drive.does(new Event.ChooseItem("002014010001"));
    drive.does(new Event.Proceed());
    drive.does(new Event.ActForOther(PrincipalBy.CARD));
    var identify = assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
    assertTrue(identify.principal());
    drive.does(new Event.LogIn());
    assertInstanceOf(Stage.Identify.class, drive.visiting().stage(), "not by a phone");
    lays(Samples.card());
    assertEquals(
        Optional.of("card-own"),
        ((Stage.Identify) drive.visiting().stage()).problem().map(DeviceFault::reason));
    lays(Samples.principal());
    assertEquals("王委托", visit().applicantName());
    assertEquals(Optional.of("L3"), visit().loginLevel(), "of the agent");
  }

  @Test
  void aBrokenReaderIsNoHindranceWhereAPhoneDoes() {
    var broken =
        Samples.terminal().withFaults(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected("")));
    assertFalse(broken.canBegin(Service.APPLY));
    var phones = broken.withLogin(APP);
    assertTrue(phones.canBegin(Service.APPLY) && phones.canBegin(Service.PROGRESS));
    var wanting =
        Samples.wantingTheCard()
            .withLogin(APP)
            .withFaults(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected("")));
    assertFalse(wanting.offers(wanting.catalogue().find(PERMIT).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "11010119491001001X, RESIDENT, MALE, 1949-10-01",
    "110101198001010029, RESIDENT, FEMALE, 1980-01-01",
    "810000198001010014, HK_MO_TW, MALE, 1980-01-01",
    "911560198001010012, FOREIGN_PERMANENT_2023, MALE, 1980-01-01",
  })
  void whatANumberSaysByItselfIsKnown(
      String number, IdCard.Layout layout, IdCard.Sex sex, LocalDate born) {
    var person = Login.person("张测试", number);
    assertEquals(layout, person.layout());
    assertEquals(sex, person.sex());
    assertEquals(born, person.birthDate());
    assertEquals(List.of(), person.checks());
    assertTrue(person.consistent());
  }
}
