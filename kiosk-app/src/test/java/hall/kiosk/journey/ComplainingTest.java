// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Faults;
import hall.kiosk.journey.Grievance.Sort;
import hall.kiosk.journey.GrievanceStep.Check;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComplainingTest {

  private static final GrievanceStep.Receipt RECEIPT = receipt(0);

  private static final Address PLACE =
      Address.read("990101001000|示例省/示例市/示范区/和平街道| 测试小区 1 栋 ", Samples.catalogue().divisions());

  private static GrievanceStep.Receipt receipt(int pages) {
    return new GrievanceStep.Receipt(
        Sort.UNRESOLVED,
        "TS20261101-000001",
        Samples.TODAY.atTime(9, 30).atOffset(ZoneOffset.ofHours(8)),
        Samples.TODAY.plusDays(3),
        Samples.TODAY.plusDays(7),
        pages,
        Optional.empty());
  }

  private static GrievanceStep.Filed filed(int pages) {
    return new GrievanceStep.Filed(receipt(pages), false, false, new Paper.NotAsked());
  }

  private final Drive drive = new Drive(Samples.terminal());

  @Test
  void somebodyComplainsWithoutANameAndIsToldTheServersNumber() {
    toWho();
    drive.does(new Event.ComplainAs(false));
    drive.does(new Event.Proceed());
    var file = drive.effect(Effect.FileGrievance.class);
    assertEquals(Optional.empty(), file.card());
    assertInstanceOf(GrievanceStep.Sending.class, step());
    drive.does(new Event.GrievanceFiled(file.operation(), RECEIPT));
    assertEquals(filed(0), step());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void whoGivesTheNameLaysTheCardAndGoesOnWithWhatIsWritten() {
    toWho();
    drive.does(new Event.ComplainAs(true));
    var identify = (Stage.Identify) drive.visiting().stage();
    assertEquals(Service.COMPLAIN, identify.service());
    drive.does(new Event.CardRead(identify.operation(), Samples.card(), Samples.TODAY));
    var check = (Check) step();
    assertTrue(check.draft().named());
    assertEquals("等得太久", check.draft().text());
    drive.does(new Event.Proceed());
    assertEquals(Optional.of(Samples.card()), drive.effect(Effect.FileGrievance.class).card());
  }

  @Test
  void whoChangesHisMindAtTheCardLosesNothing() {
    toWho();
    drive.does(new Event.ComplainAs(true));
    drive.does(new Event.Back());
    var who = assertInstanceOf(GrievanceStep.Who.class, step());
    assertEquals("等得太久", who.draft().text());
  }

  @Test
  void aCardThatWasReadBeforeIsNotAskedForAgain() {
    drive.toChoose();
    drive.does(new Event.Back());
    drive.does(new Event.StartService(Service.COMPLAIN));
    write();
    drive.does(new Event.ComplainAs(true));
    assertInstanceOf(Check.class, step());
  }

  @Test
  void whatCouldNotBeSentIsSaidAndSentAgainUnderTheSameKey() {
    toWho();
    drive.does(new Event.ComplainAs(false));
    drive.does(new Event.Proceed());
    var first = drive.effect(Effect.FileGrievance.class);
    assertEquals(Optional.empty(), first.draft().key());
    var key = new UUID(3, 4);
    drive.does(new Event.GrievanceNotFiled(first.operation(), key));
    assertTrue(((Check) step()).failed());
    drive.does(new Event.Proceed());
    var second = drive.effect(Effect.FileGrievance.class);
    assertEquals(Optional.of(key), second.draft().key());
    drive.does(new Event.GrievanceFiled(first.operation(), RECEIPT));
    assertInstanceOf(GrievanceStep.Sending.class, step(), "an answer to the first try is late");
    drive.does(new Event.GrievanceNotFiled(second.operation(), key));
    drive.does(new Event.CallBack("13800000000"));
    assertEquals(
        Optional.empty(), ((Check) step()).draft().key(), "what was changed is something else");
  }

  @Test
  void pagesAreScannedAfterTheCitizenAgreedAndGoWithIt() {
    toCheck();
    drive.does(new Event.AttachPages());
    assertInstanceOf(GrievanceStep.Agree.class, step());
    drive.does(new Event.Scan());
    assertTrue(drive.effects().stream().noneMatch(Effect.Scan.class::isInstance));
    drive.does(new Event.Proceed());
    scan("a", "b");
    assertTrue(((GrievanceStep.Papers) step()).scan().scanning().isEmpty());
    drive.does(new Event.DeletePage("a"));
    assertEquals(List.of("a"), drive.effect(Effect.ForgetPages.class).imageIds());
    drive.does(new Event.Back());
    assertInstanceOf(Check.class, step());
    drive.does(new Event.AttachPages());
    assertInstanceOf(GrievanceStep.Papers.class, step(), "agreed already, as there is a page");
    scan("c");
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    var file = drive.effect(Effect.FileGrievance.class);
    assertEquals(List.of("b", "c"), file.pages().stream().map(PageRef::id).toList());
    drive.does(new Event.GrievanceFiled(file.operation(), receipt(2)));
    assertEquals(filed(2), step());
    assertEquals(List.of("b", "c"), drive.effect(Effect.ForgetPages.class).imageIds());
    assertEquals(List.of(), drive.visiting().visit().pagesOf(Grievance.PAGES));
  }

  @Test
  void whoWantsASlipGetsOneAndIsToldWhatThePrinterKnows() {
    toFiled();
    assertTrue(drive.effects().stream().noneMatch(Effect.PrintGrievance.class::isInstance));
    drive.does(new Event.PrintTicket());
    var print = drive.effect(Effect.PrintGrievance.class);
    assertEquals(RECEIPT, print.receipt());
    drive.does(new Event.PrintTicket());
    assertEquals(List.of(), drive.effects().stream().filter(print::equals).toList());
    drive.does(new Event.Printed(print.operation() + 1, true));
    assertEquals(new Paper.Printing(print.operation()), paper(), "another's");
    drive.does(new Event.Presented(print.operation()));
    drive.does(new Event.Taken(print.operation()));
    assertEquals(new Paper.Taken(), paper());
    drive.does(new Event.Finish());
    assertInstanceOf(Stage.Thanks.class, drive.visiting().stage());
  }

  @Test
  void aSlipThatDidNotComeOutIsPrintedAgain() {
    toFiled();
    drive.does(new Event.PrintTicket());
    long first = drive.effect(Effect.PrintGrievance.class).operation();
    drive.does(new Event.NotPrinted(first, Optional.of(Samples.fault())));
    assertInstanceOf(Paper.Failed.class, paper());
    drive.does(new Event.PrintTicket());
    long second = drive.effect(Effect.PrintGrievance.class).operation();
    drive.does(new Event.Printed(first, true));
    assertEquals(new Paper.Printing(second), paper());
    drive.does(new Event.Printed(second, false));
    assertEquals(new Paper.Out(false), paper(), "sent is not confirmed");
  }

  private void toFiled() {
    toCheck();
    drive.does(new Event.Proceed());
    drive.does(
        new Event.GrievanceFiled(drive.effect(Effect.FileGrievance.class).operation(), RECEIPT));
  }

  private Paper paper() {
    return ((GrievanceStep.Filed) step()).paper();
  }

  @Test
  void whoDoesNotAgreeSendsTheWordsAlone() {
    toCheck();
    drive.does(new Event.AttachPages());
    drive.does(new Event.Refuse());
    drive.does(new Event.Proceed());
    assertEquals(List.of(), drive.effect(Effect.FileGrievance.class).pages());
  }

  @Test
  void noMoreThanThreePagesAreKept() {
    toCheck();
    agreesAndScans("a", "b", "c", "d");
    assertEquals(3, drive.visiting().visit().pagesOf(Grievance.PAGES).size());
    drive.does(new Event.Scan());
    assertTrue(drive.effects().stream().noneMatch(Effect.Scan.class::isInstance));
  }

  @Test
  void otherPagesAreAnotherComplaintAndOtherWordsDropThem() {
    toCheck();
    agreesAndScans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    var first = drive.effect(Effect.FileGrievance.class);
    drive.does(new Event.GrievanceNotFiled(first.operation(), new UUID(3, 4)));
    drive.does(new Event.AttachPages());
    drive.does(new Event.DeletePage("a"));
    drive.does(new Event.Back());
    assertEquals(Optional.empty(), ((Check) step()).draft().key());
    agreesAndScans("b");
    for (int i = 0; i < 4; i++) {
      drive.does(new Event.Back());
    }
    assertInstanceOf(GrievanceStep.What.class, step());
    assertEquals(List.of("b"), drive.effect(Effect.ForgetPages.class).imageIds());
  }

  @Test
  void aServerThatTookNoPagesIsNotSaidToHaveThem() {
    toCheck();
    agreesAndScans("a");
    drive.does(new Event.Proceed());
    drive.does(new Event.Proceed());
    drive.does(
        new Event.GrievanceFiled(drive.effect(Effect.FileGrievance.class).operation(), RECEIPT));
    assertTrue(((GrievanceStep.Filed) step()).lost());
  }

  @Test
  void withoutAScannerNobodyIsOfferedOne() {
    toCheck();
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.SCANNER, Faults.disconnected(""))));
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.SCANNER, Faults.disconnected(""))));
    assertFalse(ComplainingPages.offered(drive.visiting(), ((Check) step()).draft()));
    drive.does(new Event.AttachPages());
    assertInstanceOf(Check.class, step());
  }

  private void toCheck() {
    toWho();
    drive.does(new Event.ComplainAs(false));
  }

  private void agreesAndScans(String... ids) {
    drive.does(new Event.AttachPages());
    drive.does(new Event.Proceed());
    scan(ids);
  }

  private void scan(String... ids) {
    drive.does(new Event.Scan());
    long scan = drive.effect(Effect.Scan.class).operation();
    for (var id : ids) {
      drive.does(new Event.PageScanned(scan, new PageRef(id, 10, 14)));
    }
    drive.does(new Event.ScanEnded(scan, Optional.empty()));
  }

  @Test
  void nothingIsSentWithoutWordsOrWithANumberThatCanNotBeRight() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COMPLAIN));
    drive.does(new Event.ComplainOf(Sort.COMPLAINT));
    drive.does(new Event.Say("  "));
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Words.class, step());
    drive.does(new Event.Say("等得太久"));
    drive.does(new Event.Proceed());
    drive.does(new Event.ComplainAs(false));
    drive.does(new Event.CallBack("110"));
    drive.does(new Event.Proceed());
    assertInstanceOf(Check.class, step());
  }

  @Test
  void theTextHasAnEnd() {
    var draft = Grievance.about(Sort.SUGGESTION).saying("长".repeat(600));
    assertEquals(Grievance.LONGEST_TEXT, draft.text().length());
    assertFalse(draft.toString().contains("长"), "nobody reads it by chance");
  }

  @Test
  void withoutAReaderNobodyIsAskedForTheCard() {
    toWho();
    drive.does(new Event.FaultsChanged(Map.of(Peripheral.ID_CARD_READER, Faults.disconnected(""))));
    drive.does(new Event.ComplainAs(true));
    assertInstanceOf(GrievanceStep.Who.class, step());
    drive.does(new Event.ComplainAs(false));
    assertInstanceOf(Check.class, step());
  }

  @Test
  void aComplaintOnItsWayCanNotBeLeftAndNoClockRuns() {
    toWho();
    drive.does(new Event.ComplainAs(false));
    drive.does(new Event.Proceed());
    assertTrue(drive.effects().stream().noneMatch(Effect.StartTimer.class::isInstance));
    drive.does(new Event.Cancel());
    assertEquals(State.Overlay.NONE, drive.visiting().overlay());
  }

  @Test
  void aTerminalThatCanDoNothingElseIsOutOfService() {
    var faults =
        Map.of(
            Peripheral.ID_CARD_READER,
            Faults.disconnected(""),
            Peripheral.PRINTER,
            Faults.disconnected(""),
            Peripheral.SCANNER,
            Faults.disconnected(""));
    drive.does(new Event.FaultsChanged(faults));
    assertInstanceOf(State.OutOfService.class, drive.state());
    assertTrue(Service.at(drive.state().terminal()).contains(Service.COMPLAIN));
  }

  @Test
  void somebodyIsAskedToComeHomeAndSaysWhereAndWhenAndANumber() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COMPLAIN));
    drive.does(new Event.ComplainOf(Sort.VISIT));
    drive.does(new Event.Say("家里老人走不动"));
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Where.class, step());
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Where.class, step(), "nobody knows where");
    var words = Address.NONE.withDetail(" 测试小区 1 栋 ");
    drive.does(new Event.ComeTo(words));
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Where.class, step(), "nor when");
    drive.does(new Event.ComeAt(HomeVisit.When.AFTERNOON));
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Where.class, step(), "in which division?");
    drive.does(new Event.ComeTo(PLACE.upTo(2)));
    drive.does(new Event.Proceed());
    assertInstanceOf(GrievanceStep.Where.class, step(), "not far enough");
    drive.does(new Event.ComeTo(PLACE));
    drive.does(new Event.Proceed());
    drive.does(new Event.ComplainAs(false));
    drive.does(new Event.Proceed());
    assertInstanceOf(Check.class, step(), "nobody comes without a call");
    drive.does(new Event.AttachPages());
    assertInstanceOf(Check.class, step(), "papers are shown at home");
    drive.does(new Event.CallBack("13800000000"));
    drive.does(new Event.Proceed());
    var draft = drive.effect(Effect.FileGrievance.class).draft();
    assertEquals(
        new HomeVisit(PLACE.withDetail("测试小区 1 栋"), Optional.of(HomeVisit.When.AFTERNOON), false),
        draft.home());
    assertFalse(draft.toString().contains("示例") || draft.home().toString().contains("示例"));
    assertFalse(new Event.ComeTo(PLACE).toString().contains("示例"));
    assertFalse(PLACE.toString().contains("示例"));
  }

  @Test
  void whatIsNoChoiceNeedNotBeTapped() {
    var largest = Samples.catalogue().divisions();
    assertEquals("示例省", Address.begun(largest).written());
    var only = largest.getFirst().parts().getFirst().parts().getFirst();
    var street = new Division(only.code(), only.name(), List.of(only.parts().getFirst()));
    assertTrue(Address.begun(List.of(street)).located(), "there is one place alone");
    assertEquals(Address.NONE, Address.begun(List.of()));
    assertEquals(Address.NONE, Address.begun(List.of(only, only)));
  }

  @Test
  void whereThereAreNoDivisionsThePlaceIsInPlainWords() {
    var items = Samples.catalogue().items();
    var words = new Drive(Samples.terminal().with(new Catalogue("2", items)));
    words.does(new Event.Begin(Language.ZH_CN));
    words.does(new Event.StartService(Service.COMPLAIN));
    words.does(new Event.ComplainOf(Sort.VISIT));
    words.does(new Event.Say("家里老人走不动"));
    words.does(new Event.Proceed());
    words.does(new Event.ComeTo(Address.NONE.withDetail("长".repeat(201))));
    words.does(new Event.ComeAt(HomeVisit.When.ANY));
    words.does(new Event.Proceed());
    var who = (GrievanceStep.Who) ((Stage.Complain) words.visiting().stage()).step();
    assertEquals("长".repeat(200), who.draft().home().place().written());
  }

  @Test
  void whoBeginsAtAnItemHasItWrittenAlreadyAndComesBackToIt() {
    drive.toChoose();
    drive.does(new Event.ChooseItem("442106041002"));
    drive.does(new Event.AskVisit());
    var draft = assertInstanceOf(GrievanceStep.Words.class, step()).draft();
    assertEquals(Sort.VISIT, draft.sort());
    assertTrue(draft.text().startsWith("想办："), draft.text());
    drive.does(new Event.Back());
    assertInstanceOf(Stage.Notice.class, drive.visiting().stage());
    drive.does(new Event.AskVisit());
    drive.does(new Event.Proceed());
    drive.does(new Event.Back());
    assertInstanceOf(GrievanceStep.Words.class, step());
  }

  @Test
  void whoChangesHisMindAboutTheCardStillHasTheAddress() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COMPLAIN));
    drive.does(new Event.ComplainOf(Sort.VISIT));
    drive.does(new Event.Say("家里老人走不动"));
    drive.does(new Event.Proceed());
    drive.does(new Event.ComeTo(PLACE));
    drive.does(new Event.ComeAt(HomeVisit.When.ANY));
    drive.does(new Event.Proceed());
    drive.does(new Event.Back());
    var home = assertInstanceOf(GrievanceStep.Where.class, step()).draft().home();
    assertEquals("示例省示例市示范区和平街道测试小区 1 栋", home.place().written());
  }

  private void toWho() {
    drive.does(new Event.Begin(Language.ZH_CN));
    drive.does(new Event.StartService(Service.COMPLAIN));
    write();
  }

  private void write() {
    drive.does(new Event.ComplainOf(Sort.UNRESOLVED));
    drive.does(new Event.Say("等得太久"));
    drive.does(new Event.Proceed());
  }

  private GrievanceStep step() {
    return ((Stage.Complain) drive.visiting().stage()).step();
  }
}
