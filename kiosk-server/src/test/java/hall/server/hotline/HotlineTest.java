// SPDX-License-Identifier: Apache-2.0
package hall.server.hotline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.channel.Backoff;
import hall.server.channel.Channel;
import hall.server.channel.Ears;
import hall.server.channel.HmacSigner;
import hall.server.channel.MovingClock;
import hall.server.channel.SimulatedHands;
import hall.server.channel.SimulatedPlatform;
import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintPages;
import hall.server.complaint.ComplaintScene;
import hall.server.complaint.ComplaintState;
import hall.server.complaint.Complaints;
import hall.server.complaint.Dispatch;
import hall.server.complaint.Dispatch.Wire;
import hall.server.complaint.OverdueComplaints;
import hall.server.complaint.ScannedPages;
import hall.server.forwarding.GapSort;
import hall.server.forwarding.Gaps;
import hall.server.hotline.HotlineSimulator.Fault;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Complaints go to a hotline that fails in every way, over real HTTP, from a real database.
@OnServer
class HotlineTest {
  private static final String SECRET = "a secret of both sides, 32 characters or more";
  private static final Duration PATIENCE = Duration.ofHours(4);

  @Inject Scene scene;
  @Inject ComplaintScene complaints;
  @Inject Complaints kept;
  @Inject ComplaintPages pages;
  @Inject Database database;
  @Inject Gaps gaps;
  @Inject OverdueComplaints overdue;
  @Inject Secrets secrets;
  @Inject ObjectMapper json;
  @Inject InstantSource serversClock;

  private final MovingClock clock = new MovingClock();
  private Optional<HotlineSimulator> started = Optional.empty();

  @BeforeEach
  @AfterEach
  void clear() {
    clock.set(serversClock.instant());
    database.run("update complaint_dispatch set wire = 'refused' where wire = 'waiting'");
    database.run("delete from forwarding_gap");
    database.run(
        "update forwarding_round set sequence = 0, leased_until = 'epoch' where name = 'hotline'");
    started.ifPresent(HotlineSimulator::close);
    started = Optional.empty();
  }

  private HotlineSimulator platform() throws IOException {
    HotlineSimulator made = new HotlineSimulator(new SimulatedHands(SECRET), clock);
    started = Optional.of(made);
    return made;
  }

  private HotlineRound server(HotlineSimulator platform, long seed) {
    Channel channel =
        new Channel(
            platform.address(),
            "sample-district",
            new HmacSigner(SECRET.getBytes(UTF_8)),
            Duration.ofMillis(500),
            Optional.empty());
    return server(Optional.of(new Hotline(channel, secrets, json, clock)), seed);
  }

  private HotlineRound server(Optional<Hotline> hotline, long seed) {
    Dispatches dispatches = new Dispatches(database, kept, new Backoff(new Random(seed)));
    return new HotlineRound(database, dispatches, kept, pages, clock, PATIENCE, hotline);
  }

  private static void finish(List<Thread> threads) throws InterruptedException {
    for (Thread each : threads) {
      each.join();
    }
  }

  private Complaint of(long id) {
    return kept.find(id).orElseThrow();
  }

  private Dispatch way(long id) {
    return Objects.requireNonNull(of(id).dispatch());
  }

  /// One that a clerk has had sent.
  private long sent(HotlineRound server) {
    long id = Long.parseLong(complaints.one(scene.terminal().caller()));
    server.send(id, of(id).revision(), "anna");
    database.run(
        "update complaint_dispatch set next_attempt_at = ?, entered_at = ?"
            + " where complaint_id = ?",
        clock.instant(),
        clock.instant(),
        id);
    return id;
  }

  private List<String> deeds(long id) {
    return kept.trail(id).stream().map(Complaints.Done::deed).toList();
  }

  private List<GapSort> found(String number) {
    return gaps.openAbout(number).stream().map(Gaps.Gap::sort).toList();
  }

  @Test
  void oneButtonSendsItAndTheNumberIsWrittenDownAndTheAnswerComesBack() throws Exception {
    HotlineSimulator platform = platform();
    HotlineRound server = server(platform, 1);
    Caller terminal = scene.terminal().caller();
    String slip = complaints.slip(terminal);
    String number = slip.replaceFirst("/complaints/([^?]+).*", "$1");
    long id = kept.list(null, number, null).getFirst().id();
    server.send(id, 1, "anna");
    assertEquals(ComplaintState.SENDING, of(id).state());
    assertNull(of(id).hotlineNumber());
    String waiting = scene.anonymous().get(slip + "&lang=zh-CN").text();
    assertTrue(waiting.contains("正在转 12345 热线"), waiting);
    assertFalse(waiting.contains("已转 12345"), "it has no number yet");
    Map<String, String> code = Map.of("number", number, "token", slip.replaceFirst(".*k=", ""));
    JsonNode told = terminal.post("/api/v1/terminal/complaint-queries", code).json();
    assertEquals("sending", told.get("state").asText());
    Caller clerk = scene.operator();
    String page = clerk.get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(page.contains("还没有拿到工单号"), page);
    ProblemException late =
        assertThrows(
            ProblemException.class, () -> kept.act(id, of(id).revision(), Deed.ANSWER, "x", "bob"));
    assertEquals("complaint-moved-on", late.problem().word(), "nobody answers what is on its way");

    clock.set(serversClock.instant().plusSeconds(1));
    finish(server.begin());
    HotlineSimulator.Kept there = platform.held(number);
    assertEquals(ComplaintState.TRANSFERRED, of(id).state());
    assertEquals(there.number(), of(id).hotlineNumber());
    assertEquals(Wire.DELIVERED, way(id).wire());
    assertTrue(scene.anonymous().get(slip + "&lang=zh-CN").text().contains(there.number()));

    platform.became(number, there.number(), "accepted", Map.of());
    platform.became(number, there.number(), "completed", Map.of("answer", "张测试您好，已补办，13800000000"));
    server.ask();
    server.ask();
    assertEquals(ComplaintState.ANSWERED, of(id).state());
    assertEquals(
        List.of("send", "transfer", "hotline-accepted", "complete"), deeds(id), "each once");
    String answered = scene.anonymous().get(slip + "&lang=zh-CN").text();
    assertTrue(answered.contains("**您好，已补办，***"), answered);
    assertTrue(answered.contains("12345 办结并答复") && answered.contains(there.number()), answered);
    JsonNode after = terminal.post("/api/v1/terminal/complaint-queries", code).json();
    assertEquals("answered", after.get("state").asText());
    String trail = clerk.get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(trail.contains("12345 办结，答复") && trail.contains("12345 热线"), trail);
    assertEquals(
        List.of(
            "complaint-complete hotline", "complaint-send operator", "complaint-transfer hotline"),
        database.list(
            "select action || ' ' || actor_kind as entry from audit_entry where subject = ?"
                + " order by entry",
            row -> row.text("entry"),
            number));
    kept.publish(id, of(id).revision(), "热线答复了示例", "anna");
    assertTrue(scene.anonymous().get("/complaints").text().contains("热线答复了示例"));
  }

  @Test
  void nothingGoesThatTheHotlineDoesNotNeedOrTheCitizenDidNotAgreeTo() throws Exception {
    HotlineSimulator platform = platform();
    HotlineRound server = server(platform, 2);
    Caller terminal = scene.terminal().caller();
    UUID anonymousKey = UUID.randomUUID();
    ObjectNode anonymous = Golden.read("complaint.anonymous.request").deepCopy();
    anonymous.put("phone", "13800000000");
    String anonymousNumber =
        ComplaintScene.put(terminal, anonymousKey, anonymous).json().get("number").asText();
    long scanned = Long.parseLong(complaints.scanned(terminal, UUID.randomUUID()));
    database.run("update complaint_pages set consent_version = 1 where complaint_id = ?", scanned);
    long nameless = kept.list(null, anonymousNumber, null).getFirst().id();
    for (long id : List.of(scanned, nameless)) {
      server.send(id, of(id).revision(), "anna");
    }
    clock.set(serversClock.instant().plusSeconds(1));
    finish(server.begin());
    JsonNode named = platform.held(of(scanned).number()).complaint();
    assertEquals(
        Set.of(
            "complaintNumber",
            "sort",
            "text",
            "receivedAt",
            "hall",
            "name",
            "phone",
            "pages",
            "pagesKept"),
        Set.copyOf(
            new ArrayList<>(
                named.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()))));
    assertEquals(2, named.get("pagesKept").asInt());
    assertTrue(named.get("pages").isNull(), "the words they agreed to name nobody but this hall");
    String idNumber = Objects.requireNonNullElse(of(scanned).idNumber(), "no number");
    assertFalse(named.toString().contains(idNumber), "the number of the card stays here");
    JsonNode without = platform.held(anonymousNumber).complaint();
    assertTrue(without.get("name").isNull() && without.get("phone").isNull(), without::toString);
    assertEquals(anonymous.get("text").asText(), without.get("text").asText());
  }

  @Test
  void pagesGoWithItWhereTheCitizenAgreedToThat() throws Exception {
    HotlineSimulator platform = platform();
    HotlineRound server = server(platform, 11);
    long id = Long.parseLong(complaints.scanned(scene.terminal().caller(), UUID.randomUUID()));
    ScannedPages scanned = Objects.requireNonNull(of(id).pages());
    server.send(id, of(id).revision(), "anna");
    platform.mood = () -> Fault.STORES_AND_IS_SILENT;
    clock.set(serversClock.instant().plusSeconds(1));
    finish(server.begin());
    assertEquals(ComplaintState.SENDING, of(id).state(), "its pages may be there, it is not");
    assertFalse(platform.holds(of(id).number()));
    platform.mood = () -> Fault.NONE;
    clock.pass(Duration.ofHours(1));
    finish(server.begin());
    HotlineSimulator.Kept there = platform.held(of(id).number());
    assertEquals(2, there.complaint().at("/pages/count").asInt());
    assertEquals(0, there.complaint().get("pagesKept").asInt());
    assertEquals(scanned.sha256(), SimulatedPlatform.hex(there.pages()));
    assertEquals(List.of("send", "transfer", "hotline-pages"), deeds(id));
    String trail = scene.operator().get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(trail.contains("12345 收下了扫描的材料"), trail);
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, http-500",
    "SILENT, timeout",
    "STORES_AND_IS_SILENT, timeout",
    "FORGED, answer-unsigned",
    "GARBAGE, answer-unreadable",
    "CLOCK_OFF, clock",
    "MIXES_UP, receipt-differs",
    "NO_NUMBER, answer-unreadable",
    "BUSY, busy",
  })
  void whatFailsIsTriedAgainAfterAPauseAndHasOneNumber(Fault fault, String why) throws Exception {
    HotlineSimulator platform = platform();
    platform.mood = once(fault);
    HotlineRound server = server(platform, 3);
    long id = sent(server);
    finish(server.begin());
    assertEquals(ComplaintState.SENDING, of(id).state(), "there is no number to believe");
    assertEquals(why, way(id).failure());
    String page = scene.operator().get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(page.contains("试了 1 次还没有成"), page);
    finish(server.begin());
    assertEquals(1, way(id).attempts(), "not before its pause is over");
    clock.pass(Duration.ofSeconds(10));
    finish(server.begin());
    assertEquals(ComplaintState.TRANSFERRED, of(id).state());
    assertEquals(platform.held(of(id).number()).number(), of(id).hotlineNumber());
    assertEquals(List.of("send", "transfer"), deeds(id));
    assertNull(way(id).failure());
  }

  @Test
  void whatTheHotlineRefusesComesBackAndIsTransferredByHand() throws Exception {
    HotlineSimulator platform = platform();
    platform.mood = () -> Fault.REFUSES;
    HotlineRound server = server(platform, 4);
    long id = sent(server);
    finish(server.begin());
    assertEquals(ComplaintState.ACCEPTED, of(id).state());
    assertEquals(Wire.REFUSED, way(id).wire());
    assertEquals("not-for-the-hotline", way(id).failure());
    Caller clerk = scene.operator();
    String page = clerk.get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(page.contains("12345 平台没有收"), page);
    assertTrue(clerk.get("/console/complaints?lang=zh-CN").text().contains("没有转成 12345"));
    kept.act(id, of(id).revision(), Deed.TRANSFER, "GD-BY-HAND-1", "anna");
    assertEquals("GD-BY-HAND-1", of(id).hotlineNumber());
    assertEquals(List.of("send", "return", "transfer"), deeds(id));
    finish(server.begin());
    assertFalse(platform.holds(of(id).number()), "nothing goes out any more");
  }

  private long givenUp() {
    return database.transaction(overdue::givenUp);
  }

  @Test
  void afterAWhileSomebodyHasToCallAndMaySendItOnceMoreUnderTheSameKey() throws Exception {
    HotlineSimulator platform = platform();
    platform.mood = () -> Fault.STORES_AND_IS_SILENT;
    HotlineRound server = server(platform, 5);
    long before = givenUp();
    long id = sent(server);
    finish(server.begin());
    assertEquals(before, givenUp(), "it is still tried");
    String number = platform.held(of(id).number()).number();
    clock.pass(PATIENCE);
    finish(server.begin());
    assertEquals(ComplaintState.ACCEPTED, of(id).state());
    assertEquals(Wire.GIVEN_UP, way(id).wire());
    assertEquals(before + 1, givenUp(), "whoever is on duty is told");
    assertTrue(
        scene
            .operator()
            .get("/console/complaints/" + id + "?lang=zh-CN")
            .text()
            .contains("它可能已经收到"));
    clock.pass(PATIENCE);
    finish(server.begin());
    assertEquals(2, platform.seen.size(), "nobody tries any more");
    platform.mood = () -> Fault.NONE;
    server.send(id, of(id).revision(), "anna");
    assertEquals(before, givenUp(), "somebody has dealt with it");
    finish(server.begin());
    assertEquals(ComplaintState.TRANSFERRED, of(id).state());
    assertEquals(number, of(id).hotlineNumber(), "the duplicate has the same number");
  }

  @Test
  void whatTheHotlineTellsBeforeItsReceiptIsAReceipt() throws Exception {
    HotlineSimulator platform = platform();
    platform.mood = once(Fault.STORES_AND_IS_SILENT);
    HotlineRound server = server(platform, 6);
    long id = sent(server);
    finish(server.begin());
    String complaint = of(id).number();
    String number = platform.held(complaint).number();
    platform.became(complaint, number, "completed", Map.of("answer", "已办结"));
    server.ask();
    assertEquals(ComplaintState.ANSWERED, of(id).state());
    assertEquals(number, of(id).hotlineNumber());
    clock.pass(Duration.ofHours(1));
    finish(server.begin());
    assertEquals(List.of("send", "transfer", "complete"), deeds(id));
    assertEquals(1, platform.seen.stream().filter(Fault.STORES_AND_IS_SILENT::equals).count());
  }

  @Test
  void whatContradictsMovesNothingAndIsAGapUntilSomebodySettlesIt() throws Exception {
    HotlineSimulator platform = platform();
    HotlineRound server = server(platform, 7);
    long id = sent(server);
    finish(server.begin());
    String complaint = of(id).number();
    String number = platform.held(complaint).number();
    platform.became(complaint, "GD-ANOTHER-1", "completed", Map.of("answer", "别的答复"));
    platform.became(complaint, number, "completed", Map.of());
    platform.became("TS20990101-999999", "GD-9999", "accepted", Map.of());
    server.ask();
    assertEquals(ComplaintState.TRANSFERRED, of(id).state());
    assertNull(of(id).answer());
    assertEquals(List.of(GapSort.HOTLINE_UNCLEAR, GapSort.HOTLINE_DIFFERS), found(complaint));
    assertEquals(List.of(GapSort.HOTLINE_UNKNOWN), found("TS20990101-999999"));
    platform.became(complaint, number, "completed", Map.of("at", "soon"));
    platform.became(complaint, number, "completed", Map.of("answer", "已办结"));
    platform.became(complaint, number, "completed", Map.of("answer", "其实没有办"));
    platform.became(complaint, number, "returned", Map.of("reason", "不归热线"));
    server.ask();
    assertEquals("已办结", of(id).answer(), "who was told something is not told otherwise in silence");
    assertEquals(ComplaintState.ANSWERED, of(id).state());
    assertTrue(found(complaint).contains(GapSort.HOTLINE_CONTRADICTS));

    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String page = clerk.get("/console/complaints/" + id + "?lang=zh-CN").text();
    assertTrue(page.contains("报来的情况和这里的办理状态对不上"), page);
    assertTrue(page.contains("其实没有办"), "what it said stands in the trail");
    assertTrue(
        clerk
            .get("/console/forwarding")
            .text()
            .contains("/console/complaints?number=" + complaint));
    long open = database.transaction(sql -> gaps.count(sql));
    assertEquals(4, open, "the rule of differences counts them");
    for (Gaps.Gap gap : gaps.openAbout(complaint)) {
      assertEquals(
          303,
          clerk
              .form(
                  "/console/forwarding/gaps/" + gap.id() + "/settlement",
                  "token="
                      + Operators.formToken(session)
                      + "&remark="
                      + URLEncoder.encode("和热线核对过", UTF_8))
              .status());
    }
    assertEquals(List.of(), found(complaint));
  }

  @Test
  void whatTheHotlineGivesBackIsDealtWithHereAndDoesNotGoTwice() throws Exception {
    HotlineSimulator platform = platform();
    HotlineRound server = server(platform, 8);
    long id = sent(server);
    finish(server.begin());
    String complaint = of(id).number();
    platform.became(
        complaint, platform.held(complaint).number(), "returned", Map.of("reason", "属于大厅职责"));
    server.ask();
    assertEquals(ComplaintState.ACCEPTED, of(id).state());
    assertNull(of(id).hotlineNumber());
    assertNull(of(id).answeredAt(), "it is due again");
    assertTrue(
        scene
            .operator()
            .get("/console/complaints/" + id + "?lang=zh-CN")
            .text()
            .contains("属于大厅职责"));
    assertThrows(
        ProblemException.class, () -> server.send(id, of(id).revision(), "anna"), "not twice");
    kept.act(id, of(id).revision(), Deed.ANSWER, "本厅办结", "anna");
    assertEquals(ComplaintState.ANSWERED, of(id).state());
  }

  @Test
  void theButtonNamesWhatStaysAndSendsOnce() {
    long id = Long.parseLong(complaints.scanned(scene.terminal().caller(), UUID.randomUUID()));
    String path = "/console/complaints/" + id;
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String page = clerk.get(path + "?lang=zh-CN").text();
    assertTrue(page.contains(path + "/send") && page.contains("已打电话转，记下工单号"), page);
    assertTrue(page.contains("扫描的材料一起发过去，反映人同意过。"), page);
    String before = "update complaint_pages set consent_version = 1 where complaint_id = ?";
    database.run(before, id);
    page = clerk.get(path + "?lang=zh-CN").text();
    assertTrue(page.contains("不发的：扫描的材料（反映人只同意给本厅办理的人看）"), page);
    String form = "token=" + Operators.formToken(session) + "&revision=1";
    assertEquals(403, clerk.form(path + "/send", "token=x&revision=1").status());
    assertEquals(303, clerk.form(path + "/send", form).status());
    assertEquals(409, clerk.form(path + "/send", form).status());
    assertEquals(ComplaintState.SENDING, of(id).state());
    assertFalse(clerk.get(path).text().contains(path + "/transfer"), "it is on its way");
    assertTrue(clerk.get("/console/complaints?lang=zh-CN").text().contains("取 12345 的答复"));
  }

  @Test
  void withoutAPlatformEverythingIsByHand() throws Exception {
    HotlineRound unset = server(Optional.empty(), 10);
    assertFalse(unset.isOpen());
    assertEquals(List.of(), unset.done());
    long id = Long.parseLong(complaints.one(scene.terminal().caller()));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> unset.send(id, 1, "anna"));
    assertEquals("complaint-hotline-unset", refused.problem().word());
    assertEquals(ComplaintState.RECEIVED, of(id).state());

    server(platform(), 9).send(id, 1, "anna");
    clock.set(serversClock.instant().plusSeconds(1));
    unset.begin();
    assertEquals(ComplaintState.ACCEPTED, of(id).state(), "the platform was taken away");
    assertEquals("not-configured", way(id).failure());
    kept.act(id, of(id).revision(), Deed.TRANSFER, "GD-2026-77", "anna");
    assertEquals("GD-2026-77", of(id).hotlineNumber());
  }

  @Test
  void onlyTheHotlineSaysWhatTheHotlineDid() {
    long id = Long.parseLong(complaints.one(scene.terminal().caller()));
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String token = "token=" + Operators.formToken(session) + "&revision=1&words=x";
    for (String deed : List.of("complete", "return")) {
      assertEquals(409, clerk.form("/console/complaints/" + id + "/" + deed, token).status());
    }
    kept.act(id, 1, Deed.TRANSFER, "GD-2026-1", "anna");
    assertThrows(ProblemException.class, () -> kept.act(id, 2, Deed.COMPLETE, "done", "anna"));
  }

  /// Servers that share a database, a hotline that fails all the time, and clerks that are in the
  /// way: each complaint is there once, under the number that stands here.
  @Test
  void inAStormEachIsThereOnceAndNoLogSaysWhatItIs() throws Exception {
    try (Ears ears = new Ears()) {
      HotlineSimulator platform = platform();
      Deque<Fault> storm = storm(11);
      platform.mood = () -> Objects.requireNonNullElse(storm.poll(), Fault.NONE);
      List<HotlineRound> servers =
          List.of(server(platform, 12), server(platform, 13), server(platform, 14));
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ids.add(sent(servers.getFirst()));
      }
      for (int round = 0; round < 60; round++) {
        List<Thread> threads = new ArrayList<>();
        servers.forEach(server -> threads.addAll(server.begin()));
        finish(threads);
        clock.pass(Duration.ofMinutes(1));
        if (ids.stream().allMatch(id -> of(id).state() == ComplaintState.TRANSFERRED)) {
          break;
        }
      }
      for (long id : ids) {
        assertEquals(ComplaintState.TRANSFERRED, of(id).state());
        assertEquals(platform.held(of(id).number()).number(), of(id).hotlineNumber());
        assertEquals(List.of("send", "transfer"), deeds(id));
      }
      assertTrue(platform.seen.containsAll(MENDED), () -> platform.seen.toString());
      assertTrue(
          ears.heard().stream().anyMatch(each -> each.contains("did not reach the hotline")));
      for (String each : ears.heard()) {
        assertFalse(each.matches("(?s).*(张测试|窗口说缺少|13800000000|11010119).*"), each);
      }
    }
  }

  private static final List<Fault> MENDED =
      List.of(
          Fault.BROKEN,
          Fault.SILENT,
          Fault.STORES_AND_IS_SILENT,
          Fault.FORGED,
          Fault.GARBAGE,
          Fault.CLOCK_OFF,
          Fault.MIXES_UP,
          Fault.BUSY);

  /// Every fault some times, among requests that go well.
  private static Deque<Fault> storm(long seed) {
    List<Fault> faults = new ArrayList<>(List.of(Fault.NONE, Fault.NONE));
    faults.addAll(MENDED);
    faults.addAll(MENDED);
    Collections.shuffle(faults, new Random(seed));
    return new ArrayDeque<>(faults);
  }

  private static Supplier<Fault> once(Fault fault) {
    Deque<Fault> faults = new ArrayDeque<>(List.of(fault));
    return () -> Objects.requireNonNullElse(faults.poll(), Fault.NONE);
  }
}
