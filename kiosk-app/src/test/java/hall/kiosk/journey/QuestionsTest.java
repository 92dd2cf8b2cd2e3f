// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.FormRules.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The allowance asks for the household only of those who live with family, and for a member's
/// income only where the member earns.
class QuestionsTest {

  private static final String ALLOWANCE = "ac0a77037000";
  private final Drive drive = new Drive(Samples.terminal());

  private void toAllowance() {
    drive.toChoose();
    drive.does(new Event.ChooseItem(ALLOWANCE));
    drive.does(new Event.Proceed());
    drive.does(new Event.ActForSelf());
  }

  private void answer(String path, String value) {
    drive.does(new Event.Answer(path, value));
  }

  private Map<String, String> answers() {
    return drive.visiting().visit().answers();
  }

  private List<String> asked() {
    return Questions.asked(drive.item(), answers()).stream().map(Question::path).toList();
  }

  private Map<String, Problem> problems() {
    return FormRules.problems(drive.visiting().visit()).entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().path(), Map.Entry::getValue));
  }

  @Test
  void aGroupIsAskedForOnlyWhileTheAnswerHolds() {
    toAllowance();
    assertFalse(asked().contains("household"));
    answer("lives-with", "family");
    assertTrue(asked().containsAll(List.of("household", "household/0/name")));
    answer("lives-with", "alone");
    assertFalse(asked().contains("household"));
  }

  @Test
  void whatIsHiddenIsForgottenAtOnceWithEverythingThatHungOnIt() {
    toAllowance();
    answer("lives-with", "family");
    drive.does(new Event.AddMember("household"));
    answer("household/1/name", "李样本");
    answer("household/1/earns", "yes");
    answer("household/1/income", "800.00");
    assertEquals("2", answers().get("household"));

    answer("household/1/earns", "no");
    assertFalse(answers().containsKey("household/1/income"));
    answer("household/1/earns", "yes");
    assertFalse(answers().containsKey("household/1/income"), "it does not come back");

    answer("lives-with", "alone");
    assertEquals(
        List.of(),
        answers().keySet().stream().filter(path -> path.startsWith("household")).toList());
    answer("lives-with", "family");
    assertEquals(Problem.MISSING, problems().get("household/0/name"));
  }

  @Test
  void whatIsNotAskedCanNotBeAnswered() {
    toAllowance();
    answer("household/0/name", "李样本");
    answer("lives-with", "family");
    answer("household/0/income", "1.00");
    answer("household/7/name", "李样本");
    answer("household", "7");
    answer("no-such-field", "x");
    assertEquals(
        List.of("lives-with"),
        answers().keySet().stream()
            .filter(path ->
                drive.item().form().stream()
                    .filter(field -> field.prefill().isPresent())
                    .noneMatch(field -> field.id().equals(path)))
            .toList());
  }

  @Test
  void membersBehindARemovedOneMoveUp() {
    toAllowance();
    answer("lives-with", "family");
    drive.does(new Event.AddMember("household"));
    drive.does(new Event.AddMember("household"));
    for (int member = 0; member < 3; member++) {
      answer("household/" + member + "/name", "家人" + member);
    }
    answer("household/2/earns", "yes");
    answer("household/2/income", "5.00");
    drive.does(new Event.RemoveMember("household", 1));
    assertEquals("家人0", answers().get("household/0/name"));
    assertEquals("家人2", answers().get("household/1/name"));
    assertEquals("5.00", answers().get("household/1/income"));
    assertFalse(answers().keySet().stream().anyMatch(path -> path.startsWith("household/2")));
    drive.does(new Event.RemoveMember("household", 2));
    drive.does(new Event.RemoveMember("household", -1));
    assertEquals("2", answers().get("household"));
  }

  @Test
  void aGroupKeepsWithinItsBounds() {
    toAllowance();
    answer("lives-with", "family");
    for (int i = 0; i < 40; i++) {
      drive.does(new Event.AddMember("household"));
    }
    assertEquals("19", answers().get("household"));
    for (int i = 0; i < 40; i++) {
      drive.does(new Event.RemoveMember("household", 0));
    }
    assertEquals("0", answers().get("household"));
    assertEquals(Problem.TOO_FEW, problems().get("household"));
  }

  @Test
  void theProblemsOfMembersStandInTheOrderOfTheForm() {
    toAllowance();
    answer("lives-with", "family");
    drive.does(new Event.AddMember("household"));
    var paths =
        FormRules.problems(drive.visiting().visit()).keySet().stream().map(Question::path).toList();
    assertEquals(
        List.of(
            "phone",
            "own-income",
            "household/0/name",
            "household/0/relation",
            "household/0/birth-date",
            "household/0/earns",
            "household/1/name",
            "household/1/relation",
            "household/1/birth-date",
            "household/1/earns",
            "hardship",
            "relative-in-office",
            "bank-card"),
        paths);
  }

  @Test
  void backFromTheFormLosesNoMember() {
    toAllowance();
    answer("lives-with", "family");
    drive.does(new Event.AddMember("household"));
    answer("household/1/name", "李样本");
    var before = drive.visiting().visit();
    drive.does(new Event.Back());
    drive.does(new Event.Proceed());
    assertEquals(before, drive.visiting().visit());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01, none",
    "2026-05-02, TOO_LATE",
    "2026-02-30, NOT_A_DAY",
    "yesterday, NOT_A_DAY"
  })
  void aDayKeepsWithinItsBounds(String day, String problem) {
    drive.toForm();
    answer("since", day);
    var found = problems().get("since");
    assertEquals(problem, found == null ? "none" : found.name());
  }

  @ParameterizedTest
  @CsvSource({
    "990101001000|示例省/示例市/示范区/和平街道|示例路1号, none",
    "990101001000|示例省/示例市/示范区/和平街道|, TOO_SHORT",
    "990101000000|示例省/示例市/示范区|示例路1号, NOT_LOCATED",
    "990101001000|示例省/示例市/示范区/长安街道|示例路1号, NOT_LOCATED",
    "示例省示例市示例路1号, NOT_LOCATED"
  })
  void anAddressIsLocatedDownToTheDoor(String address, String problem) {
    drive.toForm();
    answer("home-address", address);
    var found = problems().get("home-address");
    assertEquals(problem, found == null ? "none" : found.name());
  }

  @ParameterizedTest
  @CsvSource({
    "0.00, none",
    "100000.00, none",
    "100000.01, TOO_LARGE",
    "12, NOT_AN_AMOUNT",
    "'1,200.00', NOT_AN_AMOUNT"
  })
  void anAmountKeepsWithinItsBounds(String amount, String problem) {
    toAllowance();
    answer("own-income", amount);
    var found = problems().get("own-income");
    assertEquals(problem, found == null ? "none" : found.name());
  }
}
