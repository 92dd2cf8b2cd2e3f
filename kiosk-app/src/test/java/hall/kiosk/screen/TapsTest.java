// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.kiosk.journey.Address;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.CopyJob.Original;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Grievance.Sort;
import hall.kiosk.journey.Handout;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.Service;
import hall.kiosk.journey.ServiceItem.Theme;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.Stage.Finder;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import hall.kiosk.journey.Voice;
import hall.kiosk.screen.kit.Paged;
import hall.kiosk.screen.kit.Press;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A tap on a control comes out as its event, and as nothing else.
class TapsTest {

  private static final Map<String, State> STATES = SampleStates.all(Look.plain(Language.ZH_CN));

  private final Stagecraft stage = Stagecraft.on(Samples.PORTRAIT);

  static Stream<Arguments> taps() {
    return Stream.of(
        tap("attract", "begin-zh", new Event.Begin(Language.ZH_CN)),
        tap("attract", "begin-en", new Event.Begin(Language.EN)),
        tap("attract", "screen-attract", new Event.Begin(Language.ZH_CN)),
        tap("attract-staff", "staff-seen", new Event.MessageSeen("m1")),
        tap("attract-staff", "begin-zh", new Event.Begin(Language.ZH_CN)),
        tap("out-of-service-staff", "staff-seen", new Event.MessageSeen("m3")),
        tap("identify", "cancel", new Event.Cancel()),
        tap("identify", "language", new Event.SwitchLanguage()),
        tap("identify", "text-size", new Event.SwitchTextSize()),
        tap("identify", "contrast", new Event.SwitchContrast()),
        tap("identify", "reach", new Event.SwitchReach()),
        tap("attract", "begin-low", new Event.Begin(Language.ZH_CN, true)),
        tap("identify", "back", new Event.Back()),
        tap("identify-or-login", "log-in", new Event.LogIn()),
        tap("log-in-code", "lay-card", new Event.Back()),
        tap("log-in-denied", "log-in", new Event.LogIn()),
        tap("maintenance-pin", "finish", new Event.Finish()),
        tap("maintenance-open", "test-devices", new Event.TestDevices()),
        tap("maintenance-open", "test-print", new Event.PrintTest(Peripheral.PRINTER)),
        tap("maintenance-open", "test-ticket", new Event.PrintTest(Peripheral.TICKET_PRINTER)),
        tap("maintenance-tested", "restart", new Event.RestartKiosk()),
        tap("home", "service-apply", new Event.StartService(Service.APPLY)),
        tap("home", "service-book", new Event.StartService(Service.BOOK)),
        tap("booking", "book-a", new Event.PickWindows(1)),
        tap("booking", "arrive-0", new Event.Arrive("b1")),
        tap("booking-cancelling", "give-back-0", new Event.GiveBack("b1")),
        tap("booking-day", "day-2026-11-03", new Event.PickDay(BookStates.DAY)),
        tap("booking-time", "time-0930", new Event.PickTime(BookStates.DAY.atTime(9, 30))),
        tap("booking-time", "back", new Event.Back()),
        tap("home", "service-number", new Event.StartService(Service.NUMBER)),
        tap("windows", "line-a", new Event.ChooseLine(1)),
        tap("windows", "say-disabled", new Event.SayDisabled(true)),
        tap("windows-disabled", "say-disabled", new Event.SayDisabled(false)),
        tap("windows", "show-card", new Event.ShowCard()),
        tap("windows", "back", new Event.Back()),
        tap("numbered", "another", new Event.Another()),
        tap("numbered", "finish", new Event.Finish()),
        tap("numbered-no-paper", "print-ticket", new Event.PrintTicket()),
        tap("choose-theme", "theme-residence", theme(Theme.RESIDENCE)),
        tap("warning", "stay", new Event.Stay()),
        tap("leaving", "stay", new Event.Stay()),
        tap("leaving", "leave", new Event.Leave()),
        tap("choose-theme", "tab-theme", new Event.Find(new Finder.ByTheme(Optional.empty()))),
        tap("choose-theme-used", "most-used", new Event.Find(new Finder.MostUsed())),
        tap("choose-most-used", "item-ac0a77037000", new Event.ChooseItem("ac0a77037000")),
        tap("choose-most-used", "back", new Event.Back()),
        tap("choose-theme", "tab-department", new Event.Find(department(Optional.empty()))),
        tap("choose-theme", "tab-search", new Event.Find(new Finder.BySearch(""))),
        tap("choose-theme", "theme-insurance", theme(Theme.INSURANCE)),
        tap("choose-theme", "back", new Event.Back()),
        tap(
            "choose-department",
            "department-civil-affairs",
            new Event.Find(department(Optional.of("civil-affairs")))),
        tap("choose-items", "item-442106041002", new Event.ChooseItem("442106041002")),
        tap("choose-search", "key-1", new Event.Find(new Finder.BySearch("1"))),
        tap("choose-found", "key-backspace", new Event.Find(new Finder.BySearch("登"))),
        tap("notice-no-printer", "proceed", new Event.Proceed()),
        tap("notice-no-printer", "notice-visit", new Event.AskVisit()),
        tap("notice-442106041002", "take-notice", new Event.TakeAlong(Handout.NOTICE)),
        tap("acting", "take-authorisation", new Event.TakeAlong(Handout.AUTHORISATION)),
        tap("handout-notice-out", "proceed", new Event.Proceed()),
        tap("handout-notice-failed", "print-again", new Event.TakeAlong(Handout.NOTICE)),
        tap("form-442106041002", "field-reason-work", new Event.Answer("reason", "work")),
        tap("form-442106041002", "proceed", new Event.Proceed()),
        tap("materials-empty", "scan", new Event.Scan()),
        tap("materials-empty", "back", new Event.Back()),
        tap("materials-done", "delete-page2", new Event.DeletePage("page2")),
        tap("materials-done", "proceed", new Event.Proceed()),
        tap("materials-done-both-sides", "scan-both", new Event.Scan(true)),
        tap("materials-doubts", "drop-blanks", new Event.DeleteBlankPages()),
        tap("materials-again", "again-page2", new Event.ScanAgain("page2")),
        tap("materials-later", "promise-later", new Event.PromiseLater()),
        tap("materials-promised", "proceed", new Event.Proceed()),
        tap("commitment-442106041002", "proceed", new Event.Proceed()),
        tap("sign-drawn", "clear-signature", new Event.ClearSignature()),
        tap("sign-drawn", "proceed", new Event.Proceed()),
        tap("review-442106041002", "proceed", new Event.Proceed()),
        tap("receipt-submitted", "print-a4", new Event.PrintA4()),
        tap("receipt-paper-out", "print-ticket", new Event.PrintTicket()),
        tap("receipt-submitted", "another", new Event.Another()),
        tap("receipt-submitted", "finish", new Event.Finish()),
        tap("home", "service-progress", new Event.StartService(Service.PROGRESS)),
        tap("cases", "case-" + CaseSamples.ASKED, new Event.OpenCase(CaseSamples.ASKED)),
        tap("cases-one", "back", new Event.Back()),
        tap("cases-unanswered", "again", new Event.AskCases()),
        tap("cases", "finish", new Event.Finish()),
        tap("home", "service-copy", new Event.StartService(Service.COPY)),
        tap("copy-what", "copy-document", new Event.ChooseOriginal(Original.DOCUMENT)),
        tap("copy-what", "copy-identity-card", new Event.ChooseOriginal(Original.IDENTITY_CARD)),
        tap("copy-agree-papers", "refuse", new Event.Refuse()),
        tap("copy-agree-card", "proceed", new Event.Proceed()),
        tap("copy-papers", "scan", new Event.Scan()),
        tap("copy-papers-done", "proceed", new Event.Proceed()),
        tap("copy-card-front", "scan-front", new Event.Scan()),
        tap("copy-card-back", "scan-back", new Event.Scan()),
        tap("copy-ready", "copies-more", new Event.Copies(2)),
        tap("copy-ready-card", "copies-fewer", new Event.Copies(4)),
        tap("copy-ready", "purpose", new Event.ChoosePurpose()),
        tap("copy-ready-card", "purpose-none", new Event.CopyFor("")),
        tap("copy-ready", "proceed", new Event.Proceed()),
        tap("copy-purpose", "purpose-rent", new Event.CopyFor("租房")),
        tap("copy-done", "another", new Event.Another()),
        tap("copy-done", "finish", new Event.Finish()),
        tap("copy-stopped", "back", new Event.Back()),
        tap("attest-home", "service-attest", new Event.StartService(Service.ATTEST)),
        tap(
            "attest-kinds",
            "attest-property-record",
            new Event.ChooseAttestation("property-record")),
        tap("attest-silent", "proceed", new Event.Proceed()),
        tap("attest-false", "finish", new Event.Finish()),
        tap("attest-ready", "attest-look", new Event.LookAtPages()),
        tap("attest-ready", "copies-more", new Event.Copies(3)),
        tap("attest-ready", "proceed", new Event.Proceed()),
        tap("attest-looking", "proceed", new Event.Proceed()),
        tap("attest-out", "another", new Event.Another()),
        tap("attest-stopped", "back", new Event.Back()),
        tap("pay-home", "service-pay", new Event.StartService(Service.PAY)),
        tap("pay-sorts", "pay-water", new Event.PaySort(Bill.Sort.WATER)),
        tap("pay-sorts", "pay-slip", new Event.AskPayment()),
        tap("pay-account", "pay-card", new Event.ShowCard()),
        tap("pay-bills", "bill-1", new Event.PayBill("b-2")),
        tap("pay-code", "give-up", new Event.GivePaymentUp()),
        tap("pay-paid", "finish", new Event.Finish()),
        tap("pay-unsure", "another", new Event.Another()),
        tap("pay-refunding", "print-ticket", new Event.PrintTicket()),
        tap("home", "service-complain", new Event.StartService(Service.COMPLAIN)),
        tap("complain-what", "complain-unresolved", new Event.ComplainOf(Sort.UNRESOLVED)),
        tap("complain-words", "phrase-1", new Event.Say("等的时间太长。")),
        tap("complain-words-idea", "phrase-1", new Event.Say("")),
        tap("complain-words-idea", "proceed", new Event.Proceed()),
        tap("complain-who", "complain-anonymous", new Event.ComplainAs(false)),
        tap("complain-who", "complain-named", new Event.ComplainAs(true)),
        tap("complain-check", "proceed", new Event.Proceed()),
        tap("complain-what", "complain-visit", new Event.ComplainOf(Sort.VISIT)),
        tap("complain-where", "where-afternoon", new Event.ComeAt(HomeVisit.When.AFTERNOON)),
        tap("complain-where-said", "proceed", new Event.Proceed()),
        tap("complain-check-visit", "proceed", new Event.Proceed()),
        tap("complain-filed", "another", new Event.Another()),
        tap("complain-filed", "finish", new Event.Finish()),
        tap("receipt-submitted", "rate", new Event.Evaluate(SampleStates.CASE_NUMBER)),
        tap("cases-granted", "rate", new Event.Evaluate(CaseSamples.GRANTED)),
        tap("rate-mark", "rate-5", new Event.GiveMark(5)),
        tap("rate-mark", "rate-skip", new Event.Back()),
        tap("rate-why", "reason-clear", new Event.TickReason(Rating.Reason.CLEAR)),
        tap("rate-failed", "proceed", new Event.Proceed()),
        tap("rate-followed-up", "back", new Event.Back()),
        tap("rate-already", "finish", new Event.Finish()),
        tap("thanks", "finish", new Event.Finish()));
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("taps")
  void aTapIsOneEvent(String sample, String id, Event event) {
    stage.show(state(sample));
    stage.tap(id);
    assertEquals(List.of(event), stage.events);
  }

  @Test
  void whatCanNotBeginSaysSoAndCanNotBeTapped() {
    stage.show(state("home-hindered"));
    assertTrue(stage.node("service-apply").orElseThrow().isDisabled());
  }

  @Test
  void aHouseholdsNumberIsTypedDigitByDigit() {
    stage.show(state("pay-account"));
    assertTrue(stage.node("proceed").orElseThrow().isDisabled(), "nothing is typed");
    for (var key : List.of("9", "9", "0", "1", "backspace", "2")) {
      stage.tap("key-" + key);
    }
    stage.tap("proceed");
    assertEquals(List.of(new Event.FindBills("9902")), stage.events);
  }

  @Test
  void aComplaintMayBeTypedAndANumberLeft() {
    stage.show(state("complain-words-idea"));
    stage.tap("complain-type");
    stage.tap("key-s");
    stage.tap("candidate-0");
    stage.tap("key-done");
    assertEquals(new Event.Say("希望多放几把椅子。示范"), stage.events.getLast());
    stage.events.clear();
    stage.show(state("complain-check-wrong"));
    assertTrue(stage.node("proceed").orElseThrow().isDisabled(), "the number is wrong");
    stage.tap("complain-phone");
    for (var key : List.of("backspace", "backspace", "backspace", "done")) {
      stage.tap("key-" + key);
    }
    assertEquals(List.of(new Event.CallBack("")), stage.events);
  }

  @Test
  void everyMarkIsAsLargeAsTheWayPastItAndNoneIsPicked() {
    stage.show(state("rate-mark"));
    var skip = (Press) stage.node("rate-skip").orElseThrow();
    for (int mark = 1; mark <= 5; mark++) {
      var press = (Press) stage.node("rate-" + mark).orElseThrow();
      assertEquals(skip.getWidth(), press.getWidth());
      assertEquals(skip.getHeight(), press.getHeight());
      assertTrue(
          press.getPseudoClassStates().stream()
              .noneMatch(on -> on.getPseudoClassName().equals("chosen")));
    }
    stage.show(state("receipt-printing"));
    assertTrue(stage.node("rate").isEmpty(), "the receipt comes first");
    stage.show(state("receipt-held"));
    assertTrue(stage.node("rate").isEmpty(), "the server does not have it");
  }

  @Test
  void noPaperIsOfferedToTakeAlongThatCannotBePrinted() {
    stage.show(state("notice-no-printer"));
    assertTrue(stage.node("take-notice").isEmpty(), "this terminal has no printer");
    stage.show(state("handout-notice-failed-broken"));
    assertTrue(stage.node("print-again").orElseThrow().isDisabled());
    stage.show(state("handout-notice-printing"));
    assertTrue(stage.node("back").isEmpty() && stage.node("proceed").isEmpty());
    stage.show(state("notice-printer-broken"));
    assertTrue(stage.node("notice-broken").isPresent(), "it says so");
    assertTrue(stage.node("take-notice").isEmpty());
  }

  @Test
  void withoutAReaderOneComplainsWithoutAName() {
    stage.show(state("complain-who-hindered"));
    assertTrue(stage.node("complain-named").orElseThrow().isDisabled());
    stage.tap("complain-anonymous");
    assertEquals(List.of(new Event.ComplainAs(false)), stage.events);
  }

  @Test
  void aPurposeMayBeTyped() {
    stage.show(state("copy-purpose"));
    stage.tap("purpose-type");
    stage.tap("key-s");
    stage.tap("candidate-0");
    stage.tap("key-done");
    assertEquals(List.of(new Event.CopyFor("示范")), stage.events);
  }

  @Test
  void noMoreCopiesCanBeAskedForThanTheTerminalPrints() {
    stage.show(state("copy-ready-card"));
    assertTrue(stage.node("copies-more").orElseThrow().isDisabled());
    stage.show(state("copy-ready-no-printer"));
    assertTrue(stage.node("proceed").orElseThrow().isDisabled());
  }

  @Test
  void everythingCanBeDoneAboutAPageThatIsLookedAt() {
    stage.show(state("materials-tidied"));
    stage.tap("page-page2");
    for (var key : List.of("again-", "turn-", "swap-", "earlier-", "delete-")) {
      stage.tap(key + "page2");
    }
    assertEquals(
        List.of(
            new Event.ScanAgain("page2"),
            new Event.TurnPage("page2"),
            new Event.SwapPicture("page2"),
            new Event.MovePage("page2", -1),
            new Event.DeletePage("page2")),
        stage.events);
    assertTrue(stage.node("later-page2").orElseThrow().isDisabled(), "it is the last one");
    stage.tap("proceed");
    assertTrue(stage.node("scan").isPresent());
  }

  @Test
  void keysFillTheFieldAndDoneReturnsToTheForm() {
    stage.show(state("form-442106041002"));
    stage.tap("field-phone");
    for (var key : List.of("1", "3", "8")) {
      stage.tap("key-" + key);
    }
    stage.tap("key-backspace");
    stage.tap("key-done");
    assertEquals(
        List.of(
            new Event.Answer("phone", "1"),
            new Event.Answer("phone", "13"),
            new Event.Answer("phone", "138"),
            new Event.Answer("phone", "13")),
        stage.events);
    assertTrue(stage.node("key-1").isEmpty());
    assertTrue(stage.node("field-phone").isPresent());
  }

  @Test
  void anAmountIsKeptInOneFormWhileItIsTyped() {
    stage.show(state("form-ac0a77037000"));
    stage.tap("field-own-income");
    for (var key : List.of("0", "1", "2", "point", "5", "0", "9", "point", "backspace")) {
      stage.tap("key-" + key);
    }
    assertEquals(
        List.of("0.00", "1.00", "12.00", "12.00", "12.50", "12.50", "12.50"),
        stage.events.stream().map(event -> ((Event.Answer) event).value()).toList());
  }

  @Test
  void aDayIsPickedInLargeStepsAndSavedOnce() {
    stage.show(state("form-442106041002"));
    stage.tap("field-since");
    assertTrue(stage.node("proceed").orElseThrow().isDisabled(), "no day is picked");
    for (var step : List.of("pick-202", "pick-2024", "pick-2", "pick-29")) {
      stage.tap(step);
    }
    assertEquals(List.of(new Event.Answer("since", "2024-02-29")), stage.events);
    stage.tap("part-month");
    stage.tap("pick-3");
    stage.tap("pick-31");
    assertEquals(new Event.Answer("since", "2024-03-31"), stage.events.getLast());
    stage.tap("proceed");
    assertTrue(stage.node("field-since").isPresent());
  }

  @Test
  void anAddressIsPickedFromTheLargestDivisionDownAndTypedToTheDoor() {
    stage.show(state("form-442106041002"));
    stage.tap("field-home-address");
    for (var code : List.of("990000000000", "990200000000", "990200100000")) {
      stage.tap("pick-" + code);
    }
    stage.tap("key-8");
    stage.tap("located");
    stage.tap("level-1");
    for (var code : List.of("990100000000", "990101000000", "990101001000")) {
      stage.tap("pick-" + code);
    }
    stage.tap("key-done");
    assertEquals(
        List.of(
            "990000000000|示例省|",
            "990200000000|示例省/样本市|",
            "990200100000|示例省/样本市/白杨镇|",
            "990200100000|示例省/样本市/白杨镇|8",
            "990200000000|示例省/样本市|8",
            "990000000000|示例省|8",
            "990100000000|示例省/示例市|8",
            "990101000000|示例省/示例市/示范区|8",
            "990101001000|示例省/示例市/示范区/和平街道|8"),
        stage.events.stream().map(event -> ((Event.Answer) event).value()).toList());
    assertTrue(stage.node("field-home-address").isPresent());
  }

  @Test
  void whereSomebodyShallComeIsPickedAndTypedToTheDoor() {
    stage.show(state("complain-where"));
    stage.tap("where-type");
    assertTrue(stage.node("proceed").orElseThrow().isDisabled(), "nothing is picked");
    for (var code : List.of("990100000000", "990101000000", "990101001000")) {
      stage.tap("pick-" + code);
    }
    stage.tap("key-8");
    assertEquals(
        List.of("示例省示例市|", "示例省示例市示范区|", "示例省示例市示范区和平街道|", "示例省示例市示范区和平街道|8"),
        stage.events.stream()
            .map(event -> ((Event.ComeTo) event).place())
            .map(place -> place.names("") + "|" + place.detail())
            .toList());
    stage.tap("proceed");
    assertTrue(stage.node("where-afternoon").isPresent());
  }

  @Test
  void whereThereIsNothingToPickFromThePlaceIsTypedAlone() {
    stage.show(state("complain-where-words"));
    stage.tap("where-type");
    stage.tap("key-8");
    assertEquals(List.of(new Event.ComeTo(Address.NONE.withDetail("8"))), stage.events);
  }

  @Test
  void daysThatCanNotStandAreNotOffered() {
    stage.show(state("form-442106041002"));
    stage.tap("field-since");
    stage.tap("pick-202");
    assertTrue(stage.node("pick-2027").isEmpty());
    stage.tap("pick-2026");
    assertTrue(stage.node("pick-6").isEmpty());
    stage.tap("pick-5");
    assertTrue(stage.node("pick-1").isPresent());
    assertTrue(stage.node("pick-2").isEmpty());
  }

  @Test
  void aQuestionComesAndGoesWithTheAnswerItDependsOn() {
    var without = visiting("form-ac0a77037000");
    var visit = without.visit().answer("lives-with", "family");
    stage.show(without);
    assertFalse(seen("add-household"));
    stage.show(with(without, visit));
    assertTrue(seen("add-household"));
    stage.show(with(without, visit.answer("lives-with", "alone")));
    assertFalse(seen("add-household"));
  }

  @Test
  void aMemberIsAddedFilledInAndRemovedOnlyAfterAQuestion() {
    var before = visiting("form-ac0a77037000");
    var one = with(before, before.visit().answer("lives-with", "family"));
    stage.show(one);
    assertTrue(seen("add-household"));
    stage.tap("add-household");
    assertEquals(List.of(new Event.AddMember("household")), stage.events);
    stage.show(with(one, one.visit().answer("household", "2")));
    stage.tap("field-household-1-relation-child");
    assertEquals(new Event.Answer("household/1/relation", "child"), stage.events.getLast());
    stage.tap("field-household-1-name");
    stage.tap("key-done");
    assertTrue(stage.node("field-household-1-name").isPresent());
    assertTrue(seen("remove-member"));
    stage.tap("remove-member");
    stage.tap("remove-no");
    stage.tap("remove-member");
    assertEquals(2, stage.events.size());
    stage.tap("remove-yes");
    assertEquals(new Event.RemoveMember("household", 1), stage.events.getLast());
    assertTrue(seen("add-household"));
  }

  @Test
  void aProblemOfAMemberJumpsIntoTheGroup() {
    var before = visiting("form-ac0a77037000-problems");
    stage.show(with(before, before.visit().answer("lives-with", "family")));
    assertTrue(seen("problem-household-0-name"));
    stage.tap("problem-household-0-name");
    assertTrue(stage.node("entry-name").isPresent());
    stage.tap("key-done");
    assertTrue(stage.node("field-household-0-name").isPresent());
    stage.tap("back");
    assertTrue(stage.node("screen-form").isPresent());
    assertEquals(List.of(), stage.events);
  }

  /// Turns pages from the first on until a control stands on one, or they end.
  private boolean seen(String id) {
    Toolkit.on(() -> {
      stage.all().stream()
          .filter(Paged.class::isInstance)
          .map(Paged.class::cast)
          .forEach(Paged::first);
      return true;
    });
    stage.settle();
    while (stage.node(id).isEmpty()) {
      boolean turned =
          Toolkit.on(() ->
              stage.all().stream()
                  .filter(Paged.class::isInstance)
                  .map(Paged.class::cast)
                  .anyMatch(Paged::forward));
      if (!turned) {
        return false;
      }
      stage.settle();
    }
    return true;
  }

  private static State.Visiting visiting(String sample) {
    return (State.Visiting) state(sample);
  }

  private static State.Visiting with(State.Visiting state, Visit visit) {
    return new State.Visiting(
        state.generation() + 1, state.terminal(), visit, state.stage(), state.overlay());
  }

  @Test
  void pinyinBecomesTheCharactersThatWerePicked() {
    stage.show(state("form-440125044001"));
    stage.tap("field-trade-name");
    stage.tap("key-s");
    stage.tap("key-f");
    assertEquals(List.of(), stage.events);
    stage.tap("candidate-0");
    stage.tap("key-mode");
    stage.tap("key-shift");
    stage.tap("key-b");
    assertEquals(
        List.of(new Event.Answer("trade-name", "示范"), new Event.Answer("trade-name", "示范B")),
        stage.events);
  }

  @Test
  void lettersAreSearchedForBeforeTheyAreChinese() {
    stage.show(state("choose-search"));
    stage.tap("key-s");
    stage.tap("key-f");
    stage.tap("key-backspace");
    stage.tap("candidate-0");
    assertEquals(
        List.of(
            new Event.Find(new Finder.BySearch("s")),
            new Event.Find(new Finder.BySearch("sf")),
            new Event.Find(new Finder.BySearch("s")),
            new Event.Find(new Finder.BySearch("示范"))),
        stage.events);
  }

  @Test
  void lettersLeftWhenTheFieldIsClosedBecomeTheFirstCandidate() {
    stage.show(state("form-440125044001"));
    stage.tap("field-trade-name");
    stage.tap("key-s");
    stage.tap("proceed");
    assertEquals(List.of(new Event.Answer("trade-name", "示范")), stage.events);
  }

  @Test
  void strokesBecomeTheCharacterThatWasPickedAlsoOneThatNoFontHas() {
    stage.show(state("form-440125044001"));
    stage.tap("field-trade-name");
    stage.tap("key-way");
    stage.tap("key-way");
    for (var key : List.of("stroke-h", "stroke-any", "backspace", "stroke-n")) {
      stage.tap("key-" + key);
    }
    assertEquals(List.of(), stage.events);
    assertEquals("[U+2A6D5]", words("candidate-1"));
    stage.tap("candidate-1");
    assertEquals(
        List.of(new Event.Answer("trade-name", Stagecraft.NOWHERE)),
        stage.events,
        "it is kept as it is");
    assertEquals("[U+2A6D5]▏", words("entry-trade-name"));
    stage.tap("key-backspace");
    assertEquals(new Event.Answer("trade-name", ""), stage.events.getLast(), "as one character");
  }

  private String words(String id) {
    return Toolkit.on(() -> {
      var node = stage.node(id).orElseThrow();
      return node instanceof Labeled labeled
          ? labeled.getText()
          : ((Label) node.lookup(".label")).getText();
    });
  }

  @Test
  void aDrawnCharacterIsTypedWhenItIsPicked() {
    stage.show(state("form-440125044001"));
    stage.tap("field-trade-name");
    stage.tap("key-way");
    draw(0.2, 0.2, 0.6);
    assertEquals(10, candidates());
    draw(0.4, 0.3, 0.3);
    assertEquals(9, candidates());
    stage.tap("key-draw-undo");
    assertEquals(10, candidates());
    stage.tap("key-draw-again");
    assertEquals(0, candidates());
    assertTrue(stage.node("key-draw-undo").orElseThrow().isDisabled());
    draw(0.2, 0.2, 0.6);
    stage.tap("candidate-0");
    assertEquals(List.of(new Event.Answer("trade-name", "国")), stage.events);
    assertEquals(0, candidates(), "the next character begins on an empty pad");
    draw(0.2, 0.2, 0.6);
    stage.tap("key-mode");
    assertEquals(
        new Event.Answer("trade-name", "国国"),
        stage.events.getLast(),
        "what was drawn and not picked is the likeliest");
    assertTrue(stage.node("key-s").isPresent());
  }

  /// How many are offered, on this page of the bar and those after it.
  private int candidates() {
    int all = 0;
    while (true) {
      all += (int) stage.all().stream().filter(node -> named(node, "candidate-")).count();
      if (stage.node("candidates-next").isEmpty()) {
        return all;
      }
      stage.tap("candidates-next");
    }
  }

  private static boolean named(Node node, String beginning) {
    return node.getId() != null && node.getId().startsWith(beginning);
  }

  private void draw(double x, double y, double toX) {
    Toolkit.on(() -> {
      var pad = stage.node("drawing-pad").orElseThrow();
      double width = pad.getLayoutBounds().getWidth();
      Taps.fire(pad, MouseEvent.MOUSE_PRESSED, width * x, width * y, true);
      Taps.fire(pad, MouseEvent.MOUSE_DRAGGED, width * toX, width * y, true);
      Taps.fire(pad, MouseEvent.MOUSE_RELEASED, width * toX, width * y, false);
      return true;
    });
    stage.settle();
  }

  @Test
  void whoHearsTheScreenIsOfferedStrokesAndNoDrawing() {
    var shown = visiting("form-440125044001");
    var spoken = shown.visit().with(shown.visit().look().with(new Voice(true, 3)));
    stage.show(with(shown, spoken));
    stage.tap("field-trade-name");
    stage.tap("key-way");
    assertTrue(stage.node("key-stroke-h").isPresent());
    assertTrue(stage.node("key-way").isEmpty());
    stage.tap("key-mode");
    assertTrue(stage.node("key-s").isPresent());
  }

  @Test
  void withoutPinyinTheKeyboardTypesLetters() {
    var plain = Stagecraft.on(Samples.PORTRAIT, Optional.empty());
    plain.show(state("form-440125044001"));
    plain.tap("field-trade-name");
    plain.tap("key-s");
    assertEquals(List.of(new Event.Answer("trade-name", "s")), plain.events);
    assertTrue(plain.node("key-mode").isEmpty());
  }

  @Test
  void proceedTurnsEveryPageBeforeItGoesOn() {
    stage.show(state("form-440125044001-filled"));
    for (var turns : List.of("proceed", "back", "proceed")) {
      stage.tap(turns);
      assertEquals(List.of(new Event.Stirred()), stage.events, "whoever reads on is still here");
      stage.events.clear();
    }
    stage.tap("proceed");
    assertEquals(List.of(new Event.Proceed()), stage.events);
  }

  @Test
  void aProblemJumpsToItsQuestion() {
    stage.show(state("form-440125044001-problems"));
    stage.tap("problem-phone");
    assertTrue(stage.node("entry-phone").isPresent());
    stage.tap("key-done");
    stage.show(state("attract"));
    stage.show(state("form-440125044001-problems"));
    assertTrue(stage.node("field-trade-retail").isEmpty());
    stage.tap("problem-trade");
    assertTrue(stage.node("field-trade-retail").isPresent());
  }

  @Test
  void aDrawnStrokeComesOutInFractionsOfThePad() {
    stage.show(state("sign-empty"));
    Toolkit.on(() -> {
      var pad = stage.node("signature-pad").orElseThrow();
      double width = pad.getLayoutBounds().getWidth();
      Taps.fire(pad, MouseEvent.MOUSE_PRESSED, width * 0.25, width * 0.1, true);
      Taps.fire(pad, MouseEvent.MOUSE_DRAGGED, width * 0.5, width * 0.2, true);
      Taps.fire(pad, MouseEvent.MOUSE_RELEASED, width * 0.75, width * 0.3, false);
      return true;
    });
    var stroke = ((Event.Draw) stage.events.getFirst()).stroke();
    assertEquals(3, stroke.points().size());
    assertEquals(0.5, stroke.points().get(1).x(), 0.01);
    assertEquals(0.2, stroke.points().get(1).y(), 0.01);
  }

  @Test
  void aPinIsTypedUnseen() {
    stage.show(state("maintenance-pin"));
    for (var key : List.of("1", "2", "2", "3", "backspace", "4")) {
      stage.tap("key-" + key);
    }
    assertEquals(
        "●●●●▏",
        Toolkit.on(() -> ((Label) stage.node("pin").orElseThrow().lookup(".label")).getText()));
    stage.tap("key-done");
    assertEquals(List.of(new Event.EnterPin("1224")), stage.events);
  }

  @Test
  void nothingCanBeTappedWhileItIsSubmitted() {
    stage.show(state("submitting-saving"));
    for (var id : List.of("back", "cancel", "proceed")) {
      assertTrue(stage.node(id).isEmpty(), id);
    }
  }

  @Test
  void goingOnWaitsForTheSignatureAndTheRequiredPaper() {
    for (var sample :
        List.of(
            "complain-words",
            "sign-empty",
            "materials-empty",
            "materials-coming",
            "materials-later")) {
      stage.show(state(sample));
      assertTrue(stage.node("proceed").orElseThrow().isDisabled(), sample);
    }
  }

  private static State state(String sample) {
    return Objects.requireNonNull(STATES.get(sample), sample);
  }

  private static Arguments tap(String sample, String id, Event event) {
    return Arguments.of(sample, id, event);
  }

  private static Event theme(Theme theme) {
    return new Event.Find(new Finder.ByTheme(Optional.of(theme)));
  }

  private static Stage.Finder department(Optional<String> id) {
    return new Finder.ByDepartment(id);
  }
}
