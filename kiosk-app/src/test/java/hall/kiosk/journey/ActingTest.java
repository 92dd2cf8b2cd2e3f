// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.DeviceFault;
import hall.device.idcard.IdCard;
import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.PrincipalBy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActingTest {

  private static final String CARD_ONLY = "002014010001";
  private static final String COPY_WILL_DO = "990000000101";

  private final Drive drive = new Drive(Samples.terminal());

  private void toActing(String item) {
    drive.toChoose();
    drive.does(new Event.ChooseItem(item));
    drive.does(new Event.Proceed());
    assertInstanceOf(Stage.Acting.class, drive.visiting().stage());
  }

  private Stage.Identify reading() {
    return assertInstanceOf(Stage.Identify.class, drive.visiting().stage());
  }

  private void lays(IdCard card) {
    drive.does(
        new Event.CardRead(drive.effect(Effect.ReadCard.class).operation(), card, Samples.TODAY));
  }

  private void laysPrincipal(String item) {
    toActing(item);
    drive.does(new Event.ActForOther(PrincipalBy.CARD));
    assertTrue(reading().principal());
    lays(Samples.principal());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
  }

  private Visit visit() {
    return drive.visiting().visit();
  }

  private List<String> asked() {
    return drive.item().toScan().stream().map(Material::id).toList();
  }

  @Test
  void whoAppliesForHimselfIsAskedForNoPaperOfAnAgent() {
    toActing(COPY_WILL_DO);
    drive.does(new Event.ActForSelf());
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
    assertFalse(asked().contains("authorisation"));
    assertEquals(Samples.card().idNumber(), visit().applicantNumber());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Acting.class, drive.visiting().stage());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
  }

  @Test
  void anItemThatNoAgentMayApplyForDoesNotAsk() {
    drive.toForm();
    assertInstanceOf(Stage.Form.class, drive.visiting().stage());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
  }

  @Test
  void thePrincipalsCardAnswersTheFormAndTheAgentStaysWhoIsHere() {
    laysPrincipal(COPY_WILL_DO);
    assertEquals("王委托", visit().answers().get("name"));
    assertEquals(Samples.principal().idNumber(), visit().answers().get("id-number"));
    assertEquals(Samples.card(), visit().card());
    assertEquals("王委托", visit().applicantName());
    assertTrue(asked().contains("authorisation"));
    assertFalse(visit().toString().contains("王"));
    drive.does(new Event.Answer("name", "别人"));
    assertEquals("王委托", visit().answers().get("name"), "what a card said stays");
  }

  @Test
  void theOwnCardIsNobodyElsesAndSaidOnce() {
    toActing(CARD_ONLY);
    drive.does(new Event.ActForOther(PrincipalBy.CARD));
    lays(Samples.card());
    assertEquals(Optional.of("card-own"), reading().problem().map(DeviceFault::reason));
    long generation = drive.state().generation();
    lays(Samples.card());
    assertEquals(generation, drive.state().generation(), "a forgotten card keeps no visit open");
    lays(Samples.principal());
    assertEquals("王委托", visit().applicantName());
  }

  @Test
  void anExpiredCardOfThePrincipalIsRefusedLikeAnyOther() {
    toActing(CARD_ONLY);
    drive.does(new Event.ActForOther(PrincipalBy.CARD));
    lays(Samples.card(LocalDate.of(2020, 1, 1), true));
    assertEquals(Optional.of("card-expired"), reading().problem().map(DeviceFault::reason));
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Acting.class, drive.visiting().stage());
  }

  @Test
  void aCopySufficesOnlyWhereTheItemSaysSo() {
    toActing(CARD_ONLY);
    drive.does(new Event.ActForOther(PrincipalBy.COPY));
    assertInstanceOf(Stage.Acting.class, drive.visiting().stage());
    assertEquals(Optional.empty(), visit().principal());
  }

  @Test
  void offACopyNameAndNumberAreTypedAndTheNumberHasToBeOne() {
    toActing(COPY_WILL_DO);
    drive.does(new Event.ActForOther(PrincipalBy.COPY));
    assertFalse(visit().answers().containsKey("name"), "the agent's own card answers nothing");
    drive.does(new Event.Answer("name", "王委托"));
    assertEquals(Optional.of(Problem.NO_ID_NUMBER), problemOf("110101193001010027"));
    assertEquals(Optional.of(Problem.OWN_ID_NUMBER), problemOf(Samples.card().idNumber()));
    assertEquals(Optional.empty(), problemOf("110101193001010026"));
    assertEquals("王委托", visit().applicantName());
    assertEquals("110101193001010026", visit().applicantNumber());
    assertEquals(
        List.of("authorisation", "principal-identity"),
        drive.item().materials().stream().filter(Material::agentOnly).map(Material::id).toList());
  }

  private Optional<Problem> problemOf(String number) {
    drive.does(new Event.Answer("id-number", number));
    return FormRules.problems(visit()).entrySet().stream()
        .filter(entry -> entry.getKey().path().equals("id-number"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Test
  void theSameCardOnceMoreLosesNothingAndAnotherPersonBeginsAfresh() {
    laysPrincipal(COPY_WILL_DO);
    drive.does(new Event.Answer("phone", "13800000000"));
    drive.does(new Event.Back());
    drive.does(new Event.ActForOther(PrincipalBy.CARD));
    lays(Samples.principal());
    assertEquals("13800000000", visit().answers().get("phone"));
    drive.does(new Event.Back());
    drive.does(new Event.ActForSelf());
    assertEquals(Samples.principal(), drive.effect(Effect.ForgetCard.class).card());
    assertFalse(visit().answers().containsKey("phone"));
    assertEquals("张测试", visit().answers().get("name"));
  }

  @Test
  void thePrincipalIsForgottenWithTheApplicationAndTheAgentIsNot() {
    laysPrincipal(CARD_ONLY);
    drive.does(new Event.Back());
    drive.does(new Event.Back());
    drive.does(new Event.Back());
    drive.does(new Event.ChooseItem(COPY_WILL_DO));
    assertEquals(Samples.principal(), drive.effect(Effect.ForgetCard.class).card());
    assertEquals(Optional.empty(), visit().principal());
    assertEquals(Samples.card(), visit().card());
  }

  @Test
  void aLifeEventCarriesBothWhereEveryPartAllowsAnAgent() {
    assertEquals(Optional.empty(), Samples.newborn().agent());
  }
}
