// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Effect.TellHelp;
import hall.kiosk.journey.HelpAnswer.Told;
import hall.kiosk.journey.HelpCall.Message;
import hall.kiosk.journey.HelpCall.Said;
import hall.kiosk.journey.HelpCall.Standing;
import hall.kiosk.journey.State.Overlay;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HelpingTest {

  private static final Message ASKED = new Message(1, true, "不知道怎么办");
  private static final Message ANSWER = new Message(2, false, "请放平");

  private final Drive drive = new Drive(Samples.terminal());

  private HelpCall help() {
    return drive.visiting().visit().help();
  }

  private List<TellHelp> told() {
    return drive.effects().stream()
        .filter(TellHelp.class::isInstance)
        .map(TellHelp.class::cast)
        .toList();
  }

  private void answers(boolean open, long pointed, Message... messages) {
    drive.does(new Event.HelpTold(help().operation(), new Told(open, pointed, List.of(messages))));
  }

  private void called() {
    drive.does(new Event.OpenHelp());
    assertEquals(Overlay.HELP, drive.visiting().overlay());
    assertEquals(List.of(), told(), "nobody is called by looking");
    drive.does(new Event.CallHelp());
    assertEquals(Standing.CALLING, help().standing());
  }

  @Test
  void aCallTellsWhereTheCitizenIsAndThenWhereTheVisitGoes() {
    drive.toMaterials();
    called();
    assertEquals(new Whereabouts("materials", 1, 2, Optional.empty()), told().getFirst().place());
    long scan = scanFails();
    assertEquals(
        new Whereabouts("materials", 1, 2, Optional.of("scan-failed")),
        told().getFirst().place(),
        "scan " + scan);
    drive.does(new Event.Back());
    assertEquals("form", told().getFirst().place().screen());
    drive.does(new Event.Answer("phone", "13900000000"));
    assertEquals(List.of(), told(), "what is typed is nobody's business");
  }

  private long scanFails() {
    drive.does(new Event.Stay());
    drive.does(new Event.Scan());
    long operation = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.ScanEnded(operation, Optional.of(Faults.disconnected(""))));
    return operation;
  }

  @Test
  void bothSayWhatTheyLikeAndWhatIsNewComesOverTheScreen() {
    drive.toForm();
    var stage = drive.visiting().stage();
    called();
    drive.does(new Event.SayForHelp("不知道怎么办"));
    assertEquals(List.of(new Said("不知道怎么办", false)), told().getFirst().said());
    answers(true, 0, ASKED);
    assertEquals(Standing.OPEN, help().standing());
    drive.does(new Event.Stay());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
    answers(true, 0, ASKED, ANSWER);
    assertEquals(Overlay.HELP, drive.visiting().overlay());
    assertEquals(stage, drive.visiting().stage(), "the screen below stays");
    drive.does(new Event.Stay());
    answers(true, 0, ASKED, ANSWER);
    assertEquals(Overlay.NONE, drive.visiting().overlay(), "it was seen");
  }

  @Test
  void anAnswerWaitsBehindAnotherQuestion() {
    drive.toForm();
    called();
    drive.does(new Event.Stay());
    drive.does(new Event.Cancel());
    answers(true, 0, ANSWER);
    assertEquals(Overlay.LEAVING, drive.visiting().overlay());
    drive.does(new Event.Stay());
    assertEquals(Overlay.HELP, drive.visiting().overlay());
  }

  @Test
  void whatIsPointedAtIsSeenUntilTheNextTap() {
    drive.toForm();
    called();
    answers(true, 1);
    assertTrue(help().pointing());
    assertEquals(Overlay.NONE, drive.visiting().overlay(), "it has to be seen");
    answers(true, 1, ANSWER);
    drive.does(new Event.Stay());
    assertFalse(help().pointing());
    answers(true, 1, ANSWER);
    assertFalse(help().pointing(), "once");
    answers(true, 2, ANSWER);
    assertTrue(help().pointing());
  }

  /// For whom, which certificate and what is in it: an attendant learns none of it.
  @Test
  void whoActsForSomebodyOrPrintsACertificateIsHelpedWithoutBeingKnown() {
    drive.toChoose();
    called();
    drive.does(new Event.Stay());
    drive.does(new Event.ChooseItem("990000000101"));
    drive.does(new Event.Proceed());
    assertEquals("acting", told().getFirst().place().screen());
    drive.does(new Event.ActForOther(ServiceItem.PrincipalBy.CARD));
    assertEquals("identify-principal", told().getFirst().place().screen());
    drive.does(
        new Event.CardRead(
            drive.effect(Effect.ReadCard.class).operation(), Samples.principal(), Samples.TODAY));
    assertEquals(new Whereabouts("form", 0, 0, Optional.empty()), told().getFirst().place());
    assertEquals(Standing.CALLING, help().standing(), "the call goes on");
    var s = drive.visiting();
    for (var step :
        List.of(
            new AttestStep.Kinds(),
            new AttestStep.Asking(2, AttestSamples.INSURANCE),
            new AttestStep.Ready(AttestSamples.sheet(3), 2))) {
      assertEquals(
          new Whereabouts("attest", 0, 0, Optional.empty()),
          Whereabouts.of(s.at(new Stage.Attest(step))));
    }
    for (var why : Attestation.Why.values()) {
      var said = new AttestStep.Said(AttestSamples.INSURANCE, why);
      assertEquals(
          Optional.of(why == Attestation.Why.SILENT ? "server-away" : "none-to-print"),
          Whereabouts.of(s.at(new Stage.Attest(said))).trouble());
    }
  }

  @Test
  void aServerThatIsAwayIsSaidAndAskedOn() {
    drive.toForm();
    called();
    drive.does(new Event.HelpTold(help().operation(), new HelpAnswer.Silent()));
    assertEquals(Standing.SILENT, help().standing());
    answers(true, 0);
    assertEquals(Standing.OPEN, help().standing());
  }

  @Test
  void aCallEndsByTheCitizenByAnAttendantAndWithTheVisit() {
    drive.toForm();
    called();
    drive.does(new Event.EndHelp());
    assertTrue(told().getFirst().over());
    assertEquals(HelpCall.NONE, help());
    drive.does(new Event.OpenHelp());
    drive.does(new Event.CallHelp());
    long second = help().operation();
    answers(false, 0, ANSWER);
    assertEquals(Standing.OVER, help().standing());
    assertEquals(Overlay.HELP, drive.visiting().overlay());
    drive.does(new Event.SayForHelp("还在吗"));
    assertEquals(List.of(), help().said(), "nobody would read it");
    drive.does(new Event.CallHelp());
    assertTrue(help().operation() > second);
    drive.does(new Event.HelpTold(second, new Told(true, 0, List.of(ANSWER))));
    assertEquals(List.of(), help().messages(), "of a call that is over");
    drive.does(new Event.Stay());
    drive.does(new Event.Cancel());
    drive.does(new Event.Leave());
    assertInstanceOf(State.Idle.class, drive.state());
    drive.effect(Effect.PurgeSession.class);
    drive.does(new Event.Begin(Language.ZH_CN));
    assertEquals(HelpCall.NONE, help());
  }

  @Test
  void noMessageIsLongerThanTheServerTakesNorAreThereMore() {
    drive.toForm();
    called();
    drive.does(new Event.SayForHelp(" "));
    assertEquals(List.of(), help().said());
    for (int i = 0; i < 40; i++) {
      drive.does(new Event.SayForHelp("𠮷".repeat(201)));
    }
    assertEquals(30, help().said().size());
    assertTrue(help().full());
    var text = help().said().getFirst().text();
    assertEquals(HelpCall.LONGEST_TEXT, text.codePointCount(0, text.length()));
  }

  @Test
  void nothingThatWasSaidIsToldByChance() {
    var call =
        new HelpCall(
            Standing.OPEN,
            1,
            List.of(new Said("张测试", true)),
            List.of(new Message(1, true, "张测试")),
            0,
            false,
            true,
            new HelpDraft("张测试", true, false));
    var effect =
        new TellHelp(1, new Whereabouts("home", 0, 0, Optional.empty()), call.said(), false);
    for (Object each :
        List.of(
            call,
            call.said(),
            call.messages(),
            call.draft(),
            effect,
            new Event.SayForHelp("张测试"),
            new Event.WordsForHelp("张测试"))) {
      assertFalse(each.toString().contains("张"), each::toString);
    }
  }

  private void writes(String text) {
    drive.does(new Event.WriteForHelp());
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay());
    drive.does(new Event.WordsForHelp(text));
    assertEquals(List.of(), told(), "what is not sent is nobody's business");
  }

  private void sends() {
    drive.does(new Event.SendWords());
  }

  @Test
  void ownWordsAreSaidAsSuch() {
    drive.toForm();
    called();
    writes(" 我妈妈的户口簿在老家 ");
    sends();
    var written = new Said("我妈妈的户口簿在老家", true);
    assertEquals(List.of(written), told().getFirst().said());
    assertEquals(Overlay.HELP, drive.visiting().overlay());
    assertEquals(HelpDraft.NONE, help().draft());
    drive.does(new Event.SayForHelp("请过来一下"));
    assertEquals(List.of(written, new Said("请过来一下", false)), told().getFirst().said());
    answers(true, 0, new Message(1, true, written.text()));
    assertEquals(List.of(new Said("请过来一下", false)), help().unsent());
  }

  @Test
  void wordsWithTheNumberOfACardAreNotSent() {
    drive.toForm();
    called();
    writes("我的号码是 11010519491231002X");
    sends();
    assertEquals(List.of(), help().said());
    assertEquals(List.of(), told());
    assertTrue(help().draft().refused());
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay(), "it says what to do");
    drive.does(new Event.WordsForHelp("我的号码是 11010519491231002"));
    assertTrue(help().draft().refused(), "not mended yet");
    drive.does(new Event.WordsForHelp("我的号码是"));
    assertFalse(help().draft().refused());
    sends();
    assertEquals(List.of(new Said("我的号码是", true)), told().getFirst().said());
  }

  @Test
  void nothingIsSentUnlessItWasWrittenInACall() {
    drive.toForm();
    drive.does(new Event.OpenHelp());
    drive.does(new Event.WriteForHelp());
    assertEquals(Overlay.HELP, drive.visiting().overlay(), "nobody would read it");
    drive.does(new Event.CallHelp());
    writes("  ");
    sends();
    assertEquals(List.of(), help().said());
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay());
    drive.does(new Event.WordsForHelp("𠮷".repeat(201)));
    var text = help().draft().text();
    assertEquals(HelpCall.LONGEST_TEXT, text.codePointCount(0, text.length()));
    drive.does(new Event.Back());
    drive.does(new Event.WordsForHelp("晚了"));
    assertEquals(text, help().draft().text(), "typed where nobody writes");
    for (int i = 0; i < 30; i++) {
      drive.does(new Event.SayForHelp("请过来一下"));
    }
    drive.does(new Event.WriteForHelp());
    assertEquals(Overlay.HELP, drive.visiting().overlay(), "no more is said");
  }

  @Test
  void whoeverWritesIsNotDisturbedAndLosesNoWord() {
    drive.toMaterials();
    called();
    drive.does(new Event.Stay());
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.Scan.class).operation();
    drive.does(new Event.OpenHelp());
    writes("这一页");
    answers(true, 0, ANSWER);
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay());
    drive.does(new Event.ScanEnded(scan, Optional.of(Faults.disconnected(""))));
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay(), "whatever comes below it");
    drive.does(new Event.TimerFired(drive.state().generation(), Effect.Timer.WARNING));
    assertEquals(Overlay.WARNING, drive.visiting().overlay());
    drive.does(new Event.Stay());
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay());
    assertEquals("这一页", help().draft().text());
    drive.does(new Event.Back());
    assertEquals(Overlay.HELP, drive.visiting().overlay(), "what came meanwhile");
    assertFalse(help().unread());
    drive.does(new Event.Stay());
    assertEquals(Overlay.NONE, drive.visiting().overlay());
    drive.does(new Event.OpenHelp());
    drive.does(new Event.WriteForHelp());
    assertEquals("这一页", help().draft().text(), "kept for the visit");
    answers(true, 1, ANSWER);
    drive.does(new Event.WordsForHelp("这一页歪了"));
    assertTrue(help().pointing(), "nobody has seen it");
    sends();
    assertEquals(Overlay.NONE, drive.visiting().overlay(), "it has to be seen");
    assertTrue(help().pointing());
    drive.does(new Event.OpenHelp());
    assertFalse(help().pointing());
  }

  @Test
  void whatWasWrittenWhileTheServerWasAwayGoesWithAnotherCall() {
    drive.toForm();
    called();
    answers(true, 0);
    long first = help().operation();
    drive.does(new Event.HelpTold(first, new HelpAnswer.Silent()));
    drive.does(new Event.SayForHelp("请过来一下"));
    writes("打印机卡纸了");
    sends();
    answers(false, 0);
    assertEquals(Standing.CALLING, help().standing(), "the server had lost sight of the terminal");
    assertTrue(help().operation() > first);
    var written = List.of(new Said("打印机卡纸了", true));
    assertEquals(written, help().said());
    assertEquals(help().operation(), told().getFirst().operation());
    assertEquals(written, told().getFirst().said());
  }

  @Test
  void whatAnAttendantDidNotReadAnyMoreGoesWithTheNextCallAndNoFurther() {
    drive.toForm();
    called();
    answers(true, 0);
    writes("打印机卡纸了");
    sends();
    writes("还有");
    answers(false, 0, ANSWER);
    assertEquals(Standing.OVER, help().standing());
    assertEquals(Overlay.HELP_WORDS, drive.visiting().overlay());
    sends();
    assertEquals(List.of(), told(), "nobody would read it");
    drive.does(new Event.Back());
    drive.does(new Event.CallHelp());
    assertEquals(List.of(new Said("打印机卡纸了", true)), told().getFirst().said());
    assertEquals("还有", help().draft().text());
    drive.does(new Event.EndHelp());
    assertEquals(HelpCall.NONE, help());
  }

  @Test
  void theStepOfAMaterialCountsFromOne() {
    drive.toMaterials();
    assertEquals(1, Whereabouts.of(drive.visiting()).step());
    var second = new Stage.Materials(1, OptionalLong.empty(), Optional.empty());
    assertEquals(2, Whereabouts.of(drive.visiting().at(second)).step());
  }
}
