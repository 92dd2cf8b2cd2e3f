// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.ConfigurationBook.Check;
import hall.kiosk.config.ConfigurationBook.Report;
import hall.kiosk.config.ConfigurationCodec;
import hall.kiosk.config.ConfigurationKeys;
import hall.kiosk.config.ConfigurationPayload;
import hall.kiosk.fleet.TerminalApi.CertificateAnswer;
import hall.kiosk.fleet.TerminalApi.CertificateRequest;
import hall.kiosk.fleet.TerminalApi.CheckReport;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.fleet.TerminalApi.ConfigurationNoted;
import hall.kiosk.fleet.TerminalApi.ConfigurationReport;
import hall.kiosk.fleet.TerminalApi.Enrolled;
import hall.kiosk.fleet.TerminalApi.Enrolment;
import hall.kiosk.fleet.TerminalApi.Heartbeat;
import hall.kiosk.fleet.TerminalApi.HeartbeatAnswer;
import hall.kiosk.fleet.TerminalApi.SubmissionAnswer;
import hall.kiosk.fleet.TerminalApi.WaitingCommands;
import hall.kiosk.journey.Address;
import hall.kiosk.journey.AwaitedPaper;
import hall.kiosk.journey.Bill;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceProgress;
import hall.kiosk.journey.HelpCall;
import hall.kiosk.journey.HomeVisit;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Login;
import hall.kiosk.journey.OwnCase;
import hall.kiosk.journey.PaySamples;
import hall.kiosk.journey.PaySight;
import hall.kiosk.journey.Rating;
import hall.kiosk.journey.ReceiptCode;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.Whereabouts;
import hall.kiosk.software.SoftwareCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The terminal's side of the golden files; the server's tests hold its own to the same ones.
class ContractTest {

  private static final String THREE_ZERO_BYTES =
      "709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path GOLDEN =
      Path.of(System.getProperty("repository.root"), "configs", "api", "v1", "golden");

  private static JsonNode golden(String name) throws IOException {
    return JSON.readTree(GOLDEN.resolve(name + ".json").toFile());
  }

  /// A later server adds fields: an old terminal must not mind.
  private static <T> T read(String name, Class<T> type) throws IOException {
    var later = golden(name).<ObjectNode>deepCopy().put("addedLater", true);
    return JSON.treeToValue(later, type);
  }

  @Test
  void ownWordsToAnAttendantGoAsTheContractSays() throws IOException {
    assertEquals(
        golden("help.written.request"),
        JSON.valueToTree(
            HelpApi.Report.of(
                UUID.fromString("8f6e1f0c-7c0b-4c59-9a6b-0d7c0a2f5b11"),
                new Whereabouts("materials", 2, 3, Optional.empty()),
                List.of(
                    new HelpCall.Said("不知道怎么办", false),
                    new HelpCall.Said("户口簿还在老家，能不能先交复印件？", true)),
                false)));
  }

  @Test
  void whatTheTerminalSendsIsWhatTheContractSays() throws IOException {
    var request = golden("enrolment.csr.request");
    assertEquals(
        request,
        JSON.valueToTree(new Enrolment("7KQM-2RTX-9FHD", "0.1.0", request.get("csr").textValue())));
    assertEquals(
        golden("certificate.request"),
        JSON.valueToTree(new CertificateRequest(request.get("csr").textValue())));
    var heartbeat = golden("heartbeat.request");
    var sent = JSON.writeValueAsString(JSON.treeToValue(heartbeat, Heartbeat.class));
    assertEquals(heartbeat, JSON.readTree(sent));
    assertEquals(
        golden("command-report.running.request"), JSON.valueToTree(CommandReport.running()));
    assertEquals(
        golden("command-report.failed.request"),
        JSON.valueToTree(CommandReport.failed("media-empty")));
    assertEquals(
        golden("command-report.done.request"),
        JSON.valueToTree(
            CommandReport.done(
                List.of(
                    new CheckReport("scanner", "answers", true, "online"),
                    new CheckReport("scanner", "ready", true, "")))));
  }

  @Test
  void theCommandsOfTheContractAreUnderstood() throws IOException {
    assertTrue(read("heartbeat.response", HeartbeatAnswer.class).commandsWaiting());
    var older = golden("heartbeat.response").<ObjectNode>deepCopy();
    older.remove("commandsWaiting");
    assertFalse(JSON.treeToValue(older, HeartbeatAnswer.class).commandsWaiting());
    var wanted = read("commands.response", WaitingCommands.class).commands().getFirst();
    assertEquals(
        new Command.Order.OutOfService(
            new LocalText("设备检修，请使用旁边的终端。", "Under repair. Please use the terminal beside it."),
            Optional.of(Instant.parse("2026-11-01T10:00:00Z"))),
        Command.of(wanted).order());
  }

  @Test
  void theLaterCommandsOfTheContractAreUnderstood() throws IOException {
    var text =
        new LocalText(
            "三号柜已补纸，请到办公室领取墨粉。", "Paper is in cabinet three; fetch the toner at the office.");
    assertEquals(
        List.of(
            new Command.Order.Message(text, Instant.parse("2026-11-01T10:00:00Z")),
            new Command.Order.WithdrawMessage("0b8e2f36-90c1-4f7d-8a54-7f6d2c1e9a10"),
            new Command.Order.Volume(40),
            new Command.Order.Screenshot(),
            new Command.Order.Reboot()),
        read("commands.later.response", WaitingCommands.class).commands().stream()
            .map(wanted -> Command.of(wanted).order())
            .toList());
    assertEquals(
        golden("command-report.seen.request"),
        JSON.valueToTree(CommandReport.seen(Instant.parse("2026-11-01T09:45:00Z"))));
    var picture = golden("command-report.picture.request");
    assertEquals(
        picture,
        JSON.readTree(
            JSON.writeValueAsBytes(CommandReport.picture(picture.get("picture").binaryValue()))));
  }

  @Test
  void theConfigurationOfTheContractIsVerifiedWithItsKeys() throws IOException {
    var text = Files.readString(GOLDEN.resolve("configuration.response.json"));
    var offered = Files.readString(GOLDEN.resolve("configuration-keys.response.json"));
    var keys = ConfigurationKeys.pinned(offered).orElseThrow();
    var payload = verified(text, keys);
    assertEquals(7, payload.generation());
    assertEquals(
        "12345-1",
        payload.settingsAt(Instant.parse("2026-11-08T04:00:00Z")).get("helpPhone").textValue());
    // A terminal that pinned the first key alone takes the second by its endorsement.
    var answer = golden("configuration-keys.response").<ObjectNode>deepCopy();
    answer.withArray("keys").remove(1);
    var pinned = ConfigurationKeys.pinned(answer.toString()).orElseThrow();
    assertEquals(
        new ConfigurationCodec.Checked.Refused("key-unknown"),
        ConfigurationCodec.check(text, pinned, "sample-01"));
    assertEquals(payload, verified(text, pinned.joinedBy(offered)));
  }

  private static ConfigurationPayload verified(String text, ConfigurationKeys keys) {
    return switch (ConfigurationCodec.check(text, keys, "sample-01")) {
      case ConfigurationCodec.Checked.Verified(var payload) -> payload;
      case ConfigurationCodec.Checked.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  @Test
  void theReleaseOfTheContractIsVerifiedThroughItsRoots() throws IOException {
    var roots = golden("software-roots.response").get("roots");
    var first = SoftwareCodec.root(roots.get(0).toString()).orElseThrow();
    var second = SoftwareCodec.next(first, roots.get(1).toString()).orElseThrow();
    assertEquals(2, second.version());
    assertTrue(SoftwareCodec.next(second, roots.get(0).toString()).isEmpty(), "never back");
    var text = Files.readString(GOLDEN.resolve("software-release.response.json"));
    for (var trusted : List.of(first, second)) {
      if (SoftwareCodec.release(text, trusted)
          instanceof SoftwareCodec.Checked.Verified(var release)) {
        assertEquals("0.2.0", release.version());
        assertEquals(12, release.sequence());
        assertEquals(9, release.floor());
      } else {
        throw new AssertionError("refused");
      }
    }
  }

  @Test
  void configurationReportsAreWhatTheContractSays() throws IOException {
    var answers = new Check("scanner", "answers", true, "online");
    var ready = new Check("scanner", "ready", true, "");
    assertEquals(
        golden("configuration-report.confirmed.request"),
        sent(new Report(7, "confirmed", Optional.empty(), List.of(answers, ready))));
    var gone = new Check("scanner", "answers", false, "disconnected");
    assertEquals(
        golden("configuration-report.reverted.request"),
        sent(
            new Report(
                7, "reverted", Optional.of(ConfigurationBook.DEVICE_BROKEN), List.of(gone))));
    assertEquals(
        7, read("configuration-report.response", ConfigurationNoted.class).desiredGeneration());
  }

  private static JsonNode sent(Report report) throws IOException {
    return JSON.readTree(JSON.writeValueAsBytes(ConfigurationReport.of(report)));
  }

  @Test
  void aServerThatPublishesNothingSaysNoGeneration() throws IOException {
    var answer = golden("heartbeat.response").<ObjectNode>deepCopy();
    answer.put("configurationGeneration", 7);
    assertEquals(7L, JSON.treeToValue(answer, HeartbeatAnswer.class).configurationGeneration());
    answer.remove("configurationGeneration");
    assertNull(JSON.treeToValue(answer, HeartbeatAnswer.class).configurationGeneration());
  }

  @Test
  void theAnswersOfTheContractAreUnderstood() throws IOException {
    var enrolled = read("enrolment.response", Enrolled.class);
    assertEquals("示例区政务服务24小时自助大厅", enrolled.hall().name().zhCn());
    assertNull(enrolled.certificate());
    var certified = read("enrolment.csr.response", Enrolled.class);
    assertNull(certified.credential());
    assertEquals(read("certificate.response", CertificateAnswer.class), certified.certificate());
    assertEquals(30, read("heartbeat.response", HeartbeatAnswer.class).heartbeatSeconds());
    var receiving = read("submission.receiving.response", SubmissionAnswer.class);
    assertNull(receiving.theCase());
    assertEquals(20, receiving.documents().get(1).receivedBytes());
    var accepted = read("submission.accepted.response", SubmissionAnswer.class);
    assertNotNull(accepted.theCase());
    var one = read("completion.response", CaseAnswer.class).submitted("ZC-20261101-AAAAAAAAAA");
    assertEquals(43, one.caseNumber().length());
    assertEquals(List.of(), one.parts());
    assertTrue(one.byMessage());
  }

  @Test
  void whereTheServerDoesNotSayThatItTellsByMessageItDoesNot() throws IOException {
    var golden = golden("completion.response").<ObjectNode>deepCopy();
    golden.remove("messages");
    assertFalse(JSON.treeToValue(golden, CaseAnswer.class).submitted("ZC-1").byMessage());
  }

  @Test
  void theReceiptOfALifeEventListsItsCases() throws IOException {
    var golden = golden("completion.bundle.response").<ObjectNode>deepCopy();
    ((ObjectNode) golden.at("/parts/0")).put("addedLater", true);
    var whole = JSON.treeToValue(golden, CaseAnswer.class).submitted("ZC-20261101-AAAAAAAAAA");
    assertEquals(3, whole.parts().size());
    assertEquals("医疗保障局", whole.parts().get(1).department().zhCn());
    assertEquals(2, whole.parts().get(1).promisedWorkingDays());
    assertTrue(whole.parts().stream().noneMatch(p -> p.caseNumber().equals(whole.caseNumber())));
  }

  @Test
  void aLifeEventOfTheContractIsUnderstood() throws IOException {
    var read =
        CatalogueJson.read(Files.readString(GOLDEN.resolve("catalogue.bundle.response.json")));
    assertTrue(read.refused().isEmpty(), read.refused()::toString);
    var item = read.catalogue().items().getFirst();
    assertTrue(item.isLifeEvent());
    assertEquals("社会保障卡申领", item.parts().get(2).name().zhCn());
    assertEquals(0, item.parts().getFirst().promisedWorkingDays());
    assertFalse(item.parts().get(1).fields().contains("married"));
  }

  @Test
  void aPartOfALifeEventThatDependsOnAnAnswerIsUnderstoodAndANonsensicalConditionLeavesItOut()
      throws IOException {
    var text = Files.readString(GOLDEN.resolve("catalogue.condition.response.json"));
    var read = CatalogueJson.read(text);
    assertTrue(read.refused().isEmpty(), read.refused()::toString);
    var parts = read.catalogue().items().getFirst().parts();
    assertTrue(parts.getFirst().when().isEmpty());
    assertEquals(
        Optional.of(new ServiceItem.When("insured-where", List.of("here"))), parts.get(3).when());
    assertTrue(parts.getFirst().clauses().orElseThrow().contains(0));
    var root = (ObjectNode) JSON.readTree(text);
    ((ObjectNode) root.at("/items/0/parts/3/when")).put("field", "no-such");
    var refused = CatalogueJson.read(root.toString());
    assertTrue(refused.catalogue().items().isEmpty());
    assertTrue(
        refused.refused().getFirst().contains("$.parts[3].when: depends on no answer"),
        refused.refused()::toString);
  }

  @Test
  void aCaseOfALifeEventSaysSo() throws IOException {
    var golden = golden("case-query.response").<ObjectNode>deepCopy();
    assertEquals(
        Optional.empty(),
        JSON.treeToValue(golden, OwnCasesAnswer.class).read().cases().getFirst().lifeEvent());
    ((ObjectNode) golden.at("/cases/0"))
        .putObject("bundle")
        .put("number", "TE99010100000000904990000000901202611010001")
        .putObject("name")
        .put("zh-CN", "新生儿出生一件事")
        .put("en", "A child is born");
    var one = JSON.treeToValue(golden, OwnCasesAnswer.class).read().cases().getFirst();
    assertEquals("A child is born", one.lifeEvent().orElseThrow().en());
  }

  @Test
  void theCatalogueOfTheContractIsUnderstood() throws IOException {
    var read = CatalogueJson.read(Files.readString(GOLDEN.resolve("catalogue.response.json")));
    assertTrue(read.refused().isEmpty(), read.refused()::toString);
    assertTrue(!read.catalogue().items().isEmpty());
  }

  @Test
  void theCasesOfACardAreAskedForAndReadAsTheContractSays() throws IOException {
    var request = golden("case-query.request");
    assertEquals(
        request,
        JSON.valueToTree(
            new OwnCasesAnswer.Question(
                request.get("name").textValue(), request.get("idNumber").textValue())));
    var cases = read("case-query.response", OwnCasesAnswer.class).read();
    var one = cases.cases().getFirst();
    assertFalse(cases.more());
    assertEquals(OwnCase.Standing.CORRECTING, one.standing());
    assertEquals(13, one.left().orElseThrow());
    assertFalse(one.overdue());
    assertEquals("请填写十一位手机号码", one.asked().getFirst().remedy());
    assertEquals("2026-11-16", one.owed().getFirst().due().orElseThrow().toString());
    assertEquals(2, one.trail().size());
    assertEquals(Optional.empty(), one.reason());
    assertEquals(OwnCase.Standing.OTHER, OwnCase.Standing.of("archived"));
  }

  @Test
  void ratingsAreAsTheServerWantsThem() throws IOException {
    var said =
        new Rating(
            "TE44011350000011705442106041002202611010001",
            2,
            List.of(Rating.Reason.SLOW, Rating.Reason.MORE_PAPERS),
            "等了一个上午。");
    // The citizen of the server's samples has another number than the one of the terminal's.
    var wanted = golden("evaluation.request").<ObjectNode>deepCopy();
    wanted.withObject("/citizen").put("idNumber", hall.kiosk.journey.Samples.card().idNumber());
    assertEquals(
        wanted, JSON.valueToTree(RatingApi.Evaluation.of(said, hall.kiosk.journey.Samples.card())));
    var answer = golden("evaluation.response").<ObjectNode>deepCopy().put("addedLater", true);
    assertTrue(JSON.treeToValue(answer, RatingApi.Kept.class).followedUp());
    var older = golden("case-query.response").<ObjectNode>deepCopy();
    ((ObjectNode) older.at("/cases/0")).remove("mayEvaluate");
    var cases = JSON.treeToValue(older, OwnCasesAnswer.class).read();
    assertFalse(cases.cases().getFirst().mayEvaluate(), "an older server takes no ratings");
  }

  @Test
  void billsAndPaymentsAreAsTheContractSays() throws IOException {
    var offers = JSON.treeToValue(golden("payment-offer.response"), PayApi.Offer.class).read();
    assertEquals(PaySamples.OFFERS, offers);
    assertEquals(
        golden("bills.request"),
        JSON.valueToTree(
            PayApi.BillQuestion.of(Bill.Sort.WATER, Optional.of("9900001231"), Optional.empty())));
    // The citizen of the server's samples has another number than the one of the terminal's.
    var byCard = golden("bills.card.request").<ObjectNode>deepCopy();
    byCard.withObject("/citizen").put("idNumber", hall.kiosk.journey.Samples.card().idNumber());
    assertEquals(
        byCard,
        JSON.valueToTree(
            PayApi.BillQuestion.of(
                Bill.Sort.MEDICAL_INSURANCE,
                Optional.empty(),
                Optional.of(hall.kiosk.journey.Samples.card()))));
    var bill =
        JSON.treeToValue(golden("bills.response"), PayApi.Bills.class)
            .read(Bill.Sort.WATER)
            .getFirst();
    assertEquals(
        golden("payment.request"), JSON.readTree(JSON.writeValueAsString(PayApi.Wish.of(bill))));
  }

  @Test
  void whatIsPaidIsWhatTheServerSays() throws IOException {
    var zone = ZoneId.of("Asia/Shanghai");
    var awaiting = payment("payment.awaiting.response").read(zone);
    assertEquals("https://pay.example/JF2611260000014821", awaiting.qr().orElseThrow());
    assertEquals(240, payment("payment.awaiting.response").secondsLeft());
    assertEquals("09:35", awaiting.until().toLocalTime().toString());
    var paid = payment("payment.paid.response").read(zone);
    assertEquals(PaySight.Standing.PAID, paid.standing());
    assertEquals("09:30:41", paid.paidAt().orElseThrow().toLocalTime().toString());
    var over = payment("payment.not-paid.response").read(zone);
    assertEquals(PaySight.Ending.CANCELLED, over.ending());
    assertFalse(over.worthAPaper());
  }

  private static PayApi.Payment payment(String name) throws IOException {
    var answer = golden(name).<ObjectNode>deepCopy().put("addedLater", true);
    return JSON.treeToValue(answer, PayApi.Payment.class);
  }

  @Test
  void certificatesAreAskedForAndCountedAsTheServerWantsIt() throws IOException {
    var kinds =
        JSON.treeToValue(golden("attestation-offer.response"), AttestApi.Offer.class).read();
    assertEquals(hall.kiosk.journey.AttestSamples.INSURANCE, kinds.getFirst());
    var wish = golden("attestation.request").<ObjectNode>deepCopy();
    wish.withObject("/citizen").put("idNumber", hall.kiosk.journey.Samples.card().idNumber());
    assertEquals(
        wish,
        JSON.valueToTree(
            AttestApi.Wish.of(
                java.util.UUID.fromString(wish.get("key").textValue()),
                kinds.getFirst(),
                hall.kiosk.journey.Samples.card())));
    assertEquals(
        golden("attestation-print.request"),
        JSON.valueToTree(new AttestApi.PrintReport(1, "confirmed", 2)));
  }

  @Test
  void whatWasBegunIsToldAsTheContractSays() throws IOException {
    assertEquals(
        golden("item-uses.request"),
        JSON.valueToTree(
            UseApi.Uses.of(
                Map.of(
                    "TE44011350000011905442106041001", 1, "TE44011350000011705442106041002", 3))));
  }

  @Test
  void licencesAreAsTheServerTellsThem() throws IOException {
    assertTrue(
        JSON.treeToValue(golden("elicence-offer.response"), LicenceApi.Offer.class).offered());
    var question = golden("elicence.request");
    var wanted =
        new Licence.Wanted.OfItem(
            question.get("implementationCode").textValue(),
            question.get("itemVersion").intValue(),
            question.get("material").textValue(),
            new Licence.Holder(
                question.at("/holder/name").textValue(),
                question.at("/holder/idNumber").textValue()));
    var key = java.util.UUID.fromString(question.get("key").textValue());
    assertEquals(
        question,
        JSON.valueToTree(LicenceApi.Question.of(key, question.get("code").textValue(), wanted)));
    var later = golden("elicence.supplement.request");
    var code = later.get("code").textValue();
    var byReceipt =
        new Licence.Wanted.OfCase(
            later.at("/supplementOf/number").textValue(),
            Optional.of(later.at("/supplementOf/token").textValue()),
            later.get("material").textValue(),
            Optional.empty());
    assertEquals(later, JSON.valueToTree(LicenceApi.Question.of(key, code, byReceipt)));
    var byCard =
        new Licence.Wanted.OfCase(
            byReceipt.number(),
            Optional.empty(),
            byReceipt.material(),
            Optional.of(wanted.holder()));
    var carded = later.<ObjectNode>deepCopy();
    carded.withObject("/supplementOf").remove("token");
    carded.set("holder", question.get("holder"));
    assertEquals(carded, JSON.valueToTree(LicenceApi.Question.of(key, code, byCard)));
    var seen = golden("elicence.licence").<ObjectNode>deepCopy().put("addedLater", true);
    var licence = JSON.treeToValue(seen, LicenceApi.Seen.class).read(key);
    assertEquals("X440**********2345", licence.number());
    assertEquals("2099-12-31", licence.validTo().orElseThrow().toString());
  }

  @Test
  void loginsAreAsTheServerTellsThem() throws IOException {
    var offer = golden("citizen-login-offer.response");
    assertEquals(
        Optional.of("示例省政务"),
        JSON.treeToValue(offer, LoginApi.Offer.class).read().map(app -> app.zhCn()));
    assertEquals(Optional.empty(), new LoginApi.Offer(false, null).read());
    var later = golden("citizen-login.begun.response").<ObjectNode>deepCopy().put("addedLater", 1);
    var begun =
        assertInstanceOf(
            Login.Answer.Begun.class, JSON.treeToValue(later, LoginApi.Begun.class).read());
    assertEquals("WDJB-MJHT", begun.code().userCode());
    assertEquals(5, begun.code().minutes());
    assertEquals(Duration.ofSeconds(5), begun.interval());
    assertEquals(new Login.Answer.Waiting(5, Duration.ofSeconds(5)), login("waiting"));
    assertEquals(new Login.Answer.Ended(Login.Problem.LEVEL), login("refused"));
    assertEquals(new Login.Answer.Done("张测试", "11010119491001001X", "L3"), login("done"));
    assertEquals("Done", login("done").toString());
  }

  private static Login.Answer login(String state) throws IOException {
    return JSON.treeToValue(golden("citizen-login." + state + ".response"), LoginApi.Answer.class)
        .read();
  }

  @Test
  void complaintsAreAsTheServerWantsThem() throws IOException {
    var said =
        new Grievance(
            Grievance.Sort.UNRESOLVED,
            "窗口说缺少材料，但没有说缺哪一份。",
            true,
            "13800000000",
            HomeVisit.NOWHERE,
            Optional.empty());
    assertEquals(
        golden("complaint.request"),
        JSON.valueToTree(
            ComplaintApi.Complaint.of(
                said, Optional.of(hall.kiosk.journey.Samples.card()), 0, new byte[0])));
    var idea =
        new Grievance(
            Grievance.Sort.SUGGESTION,
            "希望大厅多放几把椅子。",
            false,
            "",
            HomeVisit.NOWHERE,
            Optional.empty());
    assertEquals(
        golden("complaint.anonymous.request"),
        JSON.valueToTree(ComplaintApi.Complaint.of(idea, Optional.empty(), 0, new byte[0])));
    var visit =
        new Grievance(
            Grievance.Sort.VISIT,
            "想办：高龄津贴。家里老人走不动，来不了大厅。",
            false,
            "13800000000",
            new HomeVisit(
                Address.NONE.withDetail("示例街道测试小区 1 栋 101"),
                Optional.of(HomeVisit.When.MORNING),
                false),
            Optional.empty());
    assertEquals(
        golden("complaint.visit.request"),
        JSON.valueToTree(ComplaintApi.Complaint.of(visit, Optional.empty(), 0, new byte[0])));
    var within =
        new Grievance(
            visit.sort(),
            visit.text(),
            visit.named(),
            visit.phone(),
            new HomeVisit(
                Address.read(
                    "990101001000|示例省/示例市/示范区/和平街道|测试小区 1 栋 101",
                    hall.kiosk.journey.Samples.catalogue().divisions()),
                Optional.of(HomeVisit.When.MORNING),
                false),
            Optional.empty());
    assertEquals(
        golden("complaint.visit.division.request"),
        JSON.valueToTree(ComplaintApi.Complaint.of(within, Optional.empty(), 0, new byte[0])));
    var pages = golden("complaint.pages.request").<ObjectNode>deepCopy();
    pages.withObject("/pages").put("bytes", 3L).put("sha256", THREE_ZERO_BYTES);
    assertEquals(
        pages,
        JSON.valueToTree(
            ComplaintApi.Complaint.of(
                new Grievance(
                    Grievance.Sort.UNRESOLVED,
                    "窗口说缺少材料，但没有说缺哪一份。",
                    false,
                    "",
                    HomeVisit.NOWHERE,
                    Optional.empty()),
                Optional.empty(),
                2,
                new byte[3])));
    assertEquals(
        2,
        JSON.treeToValue(golden("complaint.pages.response"), ComplaintApi.ComplaintAnswer.class)
            .read(Grievance.Sort.UNRESOLVED)
            .pages());
    var answer = golden("complaint.response").<ObjectNode>deepCopy().put("addedLater", true);
    var read =
        JSON.treeToValue(answer, ComplaintApi.ComplaintAnswer.class)
            .read(Grievance.Sort.UNRESOLVED);
    assertEquals("2026-12-03", read.answerBy().toString());
    assertEquals(0, read.pages());
    assertTrue(read.queryUrl().orElseThrow().contains("/complaints/TS20261126-000001?k="));
    answer.remove("queryUrl");
    var older =
        JSON.treeToValue(answer, ComplaintApi.ComplaintAnswer.class)
            .read(Grievance.Sort.UNRESOLVED);
    assertEquals(Optional.empty(), older.queryUrl());
  }

  @Test
  void papersOfEarlierCasesAreAskedForAndReadAsTheContractSays() throws IOException {
    var request = golden("reusable-papers.request");
    var question =
        new ReuseApi.Question(
            request.get("name").textValue(),
            request.get("idNumber").textValue(),
            request.get("implementationCode").textValue(),
            request.get("version").intValue());
    assertEquals(request, JSON.valueToTree(question));
    var kept = read("reusable-papers.response", ReuseApi.Answer.class).read().getFirst();
    assertEquals("2026-05-03", kept.handedIn().toString());
    assertEquals("d1", kept.documentId());
    var look = golden("reusable-paper-look.request");
    assertEquals(
        look,
        JSON.valueToTree(
            new ReuseApi.Look(
                look.get("name").textValue(),
                look.get("idNumber").textValue(),
                kept.caseNumber(),
                kept.documentId())));
  }

  @Test
  void howFarAComplaintIsIsAskedForAndReadAsTheContractSays() throws IOException {
    var code =
        ReceiptCode.parse("https://localhost:8443/complaints/TS20261126-000001?k=example-token");
    assertEquals(
        golden("complaint-query.request"),
        JSON.valueToTree(PaperApi.Question.of(code.orElseThrow())));
    var progress = read("complaint-query.response", ComplaintApi.Progress.class).read();
    assertEquals(GrievanceProgress.Standing.SUPERVISED, progress.standing());
    assertEquals("2026-12-03", progress.due().orElseThrow().toString());
    assertEquals(Optional.of("示例街道办"), progress.unit());
    assertEquals(Optional.empty(), progress.answer());
    assertEquals(
        List.of("accept", "forward", "supervise"),
        progress.trail().stream().map(GrievanceProgress.Passed::deed).toList());
    var visit = read("complaint-query.visit.response", ComplaintApi.Progress.class).read();
    assertEquals(GrievanceProgress.Standing.APPOINTED, visit.standing());
    assertEquals("2026-12-01", visit.due().orElseThrow().toString());
    assertEquals(Optional.of("帮办岗 测试 012 号"), visit.unit());
    assertEquals(Optional.empty(), visit.caseEnding());
    var visited = read("complaint-query.visited.response", ComplaintApi.Progress.class).read();
    assertEquals(Optional.of("0012"), visited.caseEnding());
  }

  @Test
  void whatACaseWaitsForIsAskedForAndReadAsTheContractSays() throws IOException {
    var request = golden("paper-query.request");
    var code =
        new ReceiptCode(
            ReceiptCode.Kind.CASE,
            request.get("number").textValue(),
            Optional.of(request.get("token").textValue()));
    assertEquals(request, JSON.valueToTree(PaperApi.Question.of(code)));
    var waiting = read("paper-query.response", PaperApi.Answer.class).read(code);
    assertTrue(waiting.atTerminal());
    var paper = waiting.papers().getFirst();
    assertEquals("residence-proof", paper.material());
    assertEquals(AwaitedPaper.Why.CORRECTION, paper.why());
    assertEquals("2026-11-24", paper.due().orElseThrow().toString());
    assertEquals(Optional.empty(), paper.remedy());
    assertFalse(paper.showable(), "none may be shown, or the server is one of before");
    assertTrue(
        read("paper-query.licence.response", PaperApi.Answer.class)
            .read(code)
            .papers()
            .getFirst()
            .showable());
    var progress = waiting.progress().orElseThrow();
    assertEquals("2026-11-24", progress.due().orElseThrow().toString());
    assertEquals(15, progress.left().orElseThrow());
    assertFalse(progress.overdue());
    assertEquals(
        List.of(OwnCase.Standing.RECEIVED, OwnCase.Standing.CORRECTING),
        progress.trail().stream().map(OwnCase.Passed::standing).toList());
    assertEquals(Optional.empty(), waiting.whole());
    var whole =
        read("paper-query.bundle.response", PaperApi.Answer.class).read(code).whole().orElseThrow();
    assertEquals("新生儿出生一件事", whole.name().zhCn());
    var other = whole.others().getFirst();
    assertEquals("出生登记", other.item().zhCn());
    assertEquals(OwnCase.Standing.ACCEPTED, other.progress().standing());
    assertEquals(14, other.progress().left().orElseThrow());
    assertTrue(whole.others().getLast().progress().due().isEmpty());
    var above = golden("paper-query.response").<ObjectNode>deepCopy();
    ((ObjectNode) above.at("/trail/0")).remove("byPlatform");
    ((ObjectNode) above.at("/trail/1")).put("byPlatform", true);
    assertEquals(
        List.of(false, true),
        JSON
            .treeToValue(above, PaperApi.Answer.class)
            .read(code)
            .progress()
            .orElseThrow()
            .trail()
            .stream()
            .map(OwnCase.Passed::byPlatform)
            .toList(),
        "servers of before do not tell");
    var silent = golden("paper-query.response").<ObjectNode>deepCopy();
    silent.remove(List.of("dueOn", "workingDaysLeft", "light", "trail"));
    assertEquals(
        Optional.empty(), JSON.treeToValue(silent, PaperApi.Answer.class).read(code).progress());
    var own = read("case-query.response", OwnCasesAnswer.class).read().cases().getFirst();
    assertEquals(AwaitedPaper.Why.PROMISE, own.papers().getFirst().why());
    assertEquals(Optional.empty(), own.delivered());
    assertEquals(Optional.empty(), own.agency());
    var acted = golden("case-query.response").<ObjectNode>deepCopy();
    ((ObjectNode) acted.at("/cases/0")).putObject("agency").put("as", "agent").put("other", "张*");
    assertEquals(
        Optional.of(new OwnCase.Agency(true, "张*")),
        JSON.treeToValue(acted, OwnCasesAnswer.class).read().cases().getFirst().agency());
    var older = golden("case-query.response").<ObjectNode>deepCopy();
    ((ObjectNode) older.at("/cases/0")).remove(List.of("papers", "atTerminal", "delivered"));
    assertEquals(
        List.of(),
        JSON.treeToValue(older, OwnCasesAnswer.class).read().cases().getFirst().papers());
  }
}
