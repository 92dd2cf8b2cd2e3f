// SPDX-License-Identifier: Apache-2.0
package hall.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.OnServer;
import hall.server.ProblemException;
import hall.server.Scene;
import hall.server.audit.Actor;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.channel.Answer.Given;
import hall.server.channel.Ears;
import hall.server.complaint.Complaint;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.complaint.ComplaintScene;
import hall.server.complaint.Complaints;
import hall.server.gateway.GatewaySimulator.Fault;
import hall.server.gateway.GatewaySimulator.Sent;
import hall.server.message.Message;
import hall.server.message.Message.Wire;
import hall.server.message.Messages;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages about visits at home go to a gateway that fails in every way, over real HTTP, from a
/// real database.
@OnServer
class MessageTest {
  private static final String PHONE = "13800000000";

  @Inject Scene scene;
  @Inject ComplaintScene complaints;
  @Inject Complaints kept;
  @Inject Messages messages;
  @Inject Database database;
  @Inject GatewayScene gateways;
  @Inject InstantSource serversClock;

  @BeforeEach
  @AfterEach
  void clear() {
    gateways.clear();
  }

  private LocalDate day(int ahead) {
    return kept.today().plusDays(ahead);
  }

  private void appoint(long id, LocalDate day, String helper) {
    kept.act(id, of(id).revision(), Deed.APPOINT, new Complaints.Said(helper, day, ""), "anna");
  }

  private Complaint of(long id) {
    return kept.find(id).orElseThrow();
  }

  /// A visit whose day was named; what its citizen is told waits.
  private long appointed() {
    return Long.parseLong(complaints.appointed(scene.terminal().caller(), UUID.randomUUID()));
  }

  private Message only(long visit) {
    List<Message> all = messages.ofVisit(visit);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private @Nullable String number(long message) {
    return database
        .first(
            "select number, blanks::text as blanks from message where id = ?",
            row -> {
              assertEquals(row.textOrNull("number") == null, row.textOrNull("blanks") == null);
              return Optional.ofNullable(row.textOrNull("number"));
            },
            message)
        .orElseThrow()
        .orElse(null);
  }

  private long untold() {
    return database.transaction(messages::countUntold);
  }

  private String page(long visit) {
    return scene.operator().get("/console/complaints/" + visit + "?lang=zh-CN").text();
  }

  @Test
  void whoAskedForAVisitIsToldTheDayAnotherDayAndThatItCouldNotBeDone() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 1);
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    long id = Long.parseLong(complaints.visit(terminal, key));
    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String form = "token=" + Operators.formToken(session) + "&revision=";
    String path = "/console/complaints/" + id;
    String words = "&words=" + URLEncoder.encode("帮办岗 测试 012 号", UTF_8);
    assertEquals(303, clerk.form(path + "/appoint", form + 1 + words + "&day=" + day(4)).status());
    String waiting = page(id);
    assertTrue(waiting.contains("等着发") && waiting.contains("上门的日子"), waiting);
    GatewayScene.run(server);
    assertEquals(303, clerk.form(path + "/appoint", form + 2 + words + "1&day=" + day(4)).status());
    GatewayScene.run(server);
    assertEquals(1, gateway.sent().size(), "the day stays, whoever comes");
    assertEquals(303, clerk.form(path + "/appoint", form + 3 + words + "&day=" + day(5)).status());
    GatewayScene.run(server);
    assertEquals(303, clerk.form(path + "/fail", form + 4 + "&words=no").status());
    GatewayScene.run(server);

    List<Sent> sent = gateway.sent();
    assertEquals(
        List.of("visit-named.zh-CN", "visit-changed.zh-CN", "visit-failed.zh-CN"),
        sent.stream().map(Sent::template).toList());
    String ending = of(id).number().substring(of(id).number().length() - 4);
    for (Sent each : sent) {
      assertEquals(PHONE, each.number());
      assertTrue(each.text().contains(ending), each.text());
      assertFalse(each.text().contains(of(id).number()), each.text());
      assertFalse(each.text().matches(".*(张测试|测试小区|http|13800000000|11010119).*"), each.text());
    }
    assertTrue(sent.get(0).text().contains("定在" + said(day(4))), sent.get(0).text());
    assertTrue(sent.get(1).text().contains("改在" + said(day(5))), sent.get(1).text());
    for (Message each : messages.ofVisit(id)) {
      assertEquals(Wire.TAKEN, each.wire());
      assertNull(number(each.id()), "nothing goes out any more");
    }
    String page = page(id);
    assertTrue(page.contains("短信平台已收下") && page.contains("不等于对方看到了"), page);
    assertTrue(page.contains("短信平台收下短信") && page.contains("上门改了日子"), "it stands in the trail");
    String slip = complaints.slipOfVisit(terminal, key);
    assertFalse(scene.anonymous().get(slip + "&lang=zh-CN").text().contains("短信"), slip);
    assertEquals(
        0L,
        database
            .first(
                "select count(*) as n from audit_entry where detail::text like '%' || ? || '%'",
                row -> row.number("n"), PHONE)
            .orElseThrow());
  }

  private static String said(LocalDate day) {
    return "%d月%d日（".formatted(day.getMonthValue(), day.getDayOfMonth());
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, http-500",
    "SILENT, timeout",
    "SENDS_AND_IS_SILENT, timeout",
    "FORGED, answer-unsigned",
    "GARBAGE, answer-unreadable",
    "CLOCK_OFF, clock",
    "MIXES_UP, receipt-differs",
    "BUSY, busy",
  })
  void whatFailsIsTriedAgainAfterAPauseAndComesOnce(Fault fault, String why) throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    gateway.mood = GatewayScene.once(fault);
    MessageRound server = gateways.server(gateway, 2);
    long id = appointed();
    GatewayScene.run(server);
    Message waiting = only(id);
    assertEquals(Wire.WAITING, waiting.wire());
    assertEquals(why, waiting.failure());
    assertEquals(PHONE, number(waiting.id()), "it still has to go there");
    String page = page(id);
    assertTrue(page.contains("试了 1 次还没有成"), page);
    GatewayScene.run(server);
    assertEquals(1, only(id).attempts(), "not before its pause is over");
    gateways.clock().pass(Duration.ofSeconds(10));
    GatewayScene.run(server);
    assertEquals(Wire.TAKEN, only(id).wire());
    assertNull(only(id).failure());
    assertEquals(List.of(waiting.key().toString()), gateway.sent().stream().map(Sent::id).toList());
    assertNull(number(waiting.id()));
  }

  @ParameterizedTest
  @CsvSource({
    "NO_NUMBER, number-invalid, 号码不能收短信",
    "NO_TEMPLATE, template-unknown, 没有登记",
  })
  void whatIsRefusedForGoodIsToldOtherwiseByAPerson(Fault fault, String why, String words)
      throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    gateway.mood = () -> fault;
    MessageRound server = gateways.server(gateway, 3);
    long id = appointed();
    GatewayScene.run(server);
    Message refused = only(id);
    assertEquals(Wire.REFUSED, refused.wire());
    assertEquals(why, refused.failure());
    assertNull(number(refused.id()));
    gateways.clock().pass(Duration.ofHours(3));
    GatewayScene.run(server);
    assertEquals(1, gateway.seen.size(), "nobody tries any more");
    assertEquals(1, untold(), "whoever is on duty is told");
    assertTrue(page(id).contains(words), page(id));

    String session = scene.session(Role.OPERATOR);
    Caller clerk = Caller.operator(scene.https(), session);
    String list = clerk.get("/console/messages?lang=zh-CN").text();
    assertTrue(list.contains(of(id).number()) && list.contains(words), list);
    String path = "/console/messages/" + refused.id() + "/told";
    assertEquals(403, clerk.form(path, "token=x").status());
    String token = "token=" + Operators.formToken(session);
    assertEquals(303, clerk.form(path, token).status());
    assertEquals(0, untold());
    Answer again = clerk.form(path + "?lang=zh-CN", token);
    assertEquals(404, again.status());
    assertTrue(page(id).contains("已另行告知"));
    assertEquals(
        List.of("{}"),
        database.list(
            "select detail::text as detail from audit_entry"
                + " where action = 'message-told' and subject = ?",
            row -> row.text("detail"),
            of(id).number()));
  }

  @Test
  void whereMoreWaitThanAPageShowsItSaysHowMany() {
    long id = appointed();
    database.run("delete from message");
    database.run(
        """
        insert into message (key, complaint_id, purpose, language, wire, entered_at, until,
          next_attempt_at, settled_at)
        select gen_random_uuid(), ?, 'visit-named', 'zh-CN', 'given-up', now(), now(), now(), now()
        from generate_series(1, 203)\
        """,
        id);
    Caller clerk = scene.as(Role.OPERATOR);
    String list = clerk.get("/console/messages?lang=zh-CN").text();
    assertTrue(list.contains("后面还有 3 件"), list);
    database.run("delete from message where id in (select id from message order by id limit 3)");
    assertFalse(clerk.get("/console/messages?lang=zh-CN").text().contains("后面还有"));
  }

  @Test
  void afterTwoDaysSomebodyHasToCallAndTheNumberIsErased() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    gateway.mood = () -> Fault.SENDS_AND_IS_SILENT;
    MessageRound server = gateways.server(gateway, 4);
    long id = appointed();
    appoint(id, day(30), "帮办岗");
    assertEquals(2, messages.ofVisit(id).size());
    for (int hours = 0; hours < 60; hours += 3) {
      GatewayScene.run(server);
      gateways.clock().pass(Duration.ofHours(3));
    }
    for (Message each : messages.ofVisit(id)) {
      assertEquals(Wire.GIVEN_UP, each.wire());
      assertNull(number(each.id()));
    }
    assertEquals(2, untold());
    assertTrue(page(id).contains("短信平台可能已经收到"), page(id));
    assertEquals(
        gateway.sent().size(),
        gateway.sent().stream().map(Sent::id).distinct().count(),
        "of those that came it sent each once");
  }

  @Test
  void whatSaysNothingAnyMoreIsNotSent() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 5);
    long id = Long.parseLong(complaints.visit(scene.terminal().caller(), UUID.randomUUID()));
    appoint(id, day(0), "帮办岗");
    gateways.clock().passUntil(LocalTime.MIDNIGHT);
    gateways.clock().passUntil(LocalTime.of(10, 0));
    GatewayScene.run(server);
    assertEquals(List.of(), gateway.sent(), "the day of the visit is over");
    assertEquals(Wire.GIVEN_UP, only(id).wire());
    assertEquals("too-late", only(id).failure());
  }

  @Test
  void nothingGoesOutAtNight() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 6);
    gateways.clock().passUntil(LocalTime.of(20, 59, 55));
    long failing = appointed();
    gateway.mood = () -> Fault.BUSY;
    GatewayScene.run(server);
    assertEquals(1, gateway.seen.size());
    long id = appointed();
    gateway.mood = () -> Fault.NONE;
    for (LocalTime time :
        List.of(LocalTime.of(21, 0), LocalTime.MIDNIGHT, LocalTime.of(7, 59, 59))) {
      gateways.clock().passUntil(time);
      GatewayScene.run(server);
      assertEquals(1, gateway.seen.size(), time.toString());
    }
    assertTrue(page(id).contains("晚上 9 点到早上 8 点不发"), page(id));
    gateways.clock().passUntil(LocalTime.of(8, 0));
    GatewayScene.run(server);
    assertEquals(2, gateway.sent().size());
    assertEquals(Wire.TAKEN, only(failing).wire());
    assertEquals(Wire.TAKEN, only(id).wire());
  }

  @Test
  void nobodyReadsOfAChangeBeforeWhatWasChanged() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    MessageRound server = gateways.server(gateway, 7);
    long id = appointed();
    appoint(id, day(20), "帮办岗");
    gateway.mood = GatewayScene.once(Fault.BROKEN);
    GatewayScene.run(server);
    GatewayScene.run(server);
    assertEquals(List.of(), gateway.sent(), "the first one waits, and the second behind it");
    gateways.clock().pass(Duration.ofSeconds(10));
    GatewayScene.run(server);
    GatewayScene.run(server);
    assertEquals(
        List.of("visit-named.zh-CN", "visit-changed.zh-CN"),
        gateway.sent().stream().map(Sent::template).toList());
  }

  @Test
  void whatAServerThatDiedHadInHandAnotherSendsUnderTheSameId() throws Exception {
    GatewaySimulator gateway = gateways.gateway();
    long id = appointed();
    Deliveries died = gateways.deliveries(8);
    Deliveries.Claim inHand = died.claim(gateways.clock().instant(), 16).getFirst();
    MessageRound other = gateways.server(gateway, 9);
    GatewayScene.run(other);
    assertEquals(List.of(), gateway.sent(), "somebody has it");
    gateways.clock().pass(Deliveries.CLAIM);
    GatewayScene.run(other);
    assertEquals(List.of(inHand.message().id()), gateway.sent().stream().map(Sent::id).toList());
    died.attempted(
        inHand, new Given<>(new Gateway.Taken(inHand.message().id())), gateways.clock().instant());
    assertEquals(2, only(id).attempts(), "who comes late knows it");
    assertEquals(
        1, kept.trail(id).stream().filter(done -> done.deed().equals("message-taken")).count());
  }

  @Test
  void whatDidNotHappenIsNotTold() {
    long id = appointed();
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(sql -> {
              Complaint held = kept.hold(sql, of(id).number()).orElseThrow();
              kept.step(sql, held, Deed.FAIL, "no", Actor.SERVER, serversClock.instant());
              throw new IllegalStateException("The server dies");
            }));
    assertEquals(1, messages.ofVisit(id).size());
    assertThrows(
        ProblemException.class,
        () -> kept.act(id, 1, Deed.APPOINT, new Complaints.Said("late", day(9), ""), "bob"),
        "on an old view");
    assertEquals(1, messages.ofVisit(id).size());
  }

  @Test
  void aFixedLineGetsNoneAndThePageSaysSo() {
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    ObjectNode wish = (ObjectNode) Golden.read("complaint.visit.request");
    wish.put("phone", "057712345678");
    assertEquals(200, ComplaintScene.put(terminal, key, wish).status());
    String number =
        kept.list(null, null, null).stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow()
            .number();
    long id = kept.list(null, number, null).getFirst().id();
    appoint(id, day(3), "帮办岗");
    assertEquals(List.of(), messages.ofVisit(id));
    assertTrue(page(id).contains("座机，收不到短信"), page(id));
  }

  @Test
  void withoutAGatewayWhatWaitsIsGivenUpAndItsNumberErased() {
    long id = appointed();
    new MessageRound(gateways.deliveries(10), gateways.clock(), Optional.empty()).begin();
    assertEquals(Wire.GIVEN_UP, only(id).wire());
    assertEquals("not-configured", only(id).failure());
    assertNull(number(only(id).id()));
  }

  /// Servers that share a database and a gateway that fails all the time: everybody is told once,
  /// and no log says whom or what.
  @Test
  void inAStormEverybodyIsToldOnceAndNoLogSaysWhom() throws Exception {
    try (Ears ears = new Ears()) {
      GatewaySimulator gateway = gateways.gateway();
      Deque<Fault> storm = storm(11);
      gateway.mood = () -> Objects.requireNonNullElse(storm.poll(), Fault.NONE);
      List<MessageRound> servers =
          List.of(
              gateways.server(gateway, 12),
              gateways.server(gateway, 13),
              gateways.server(gateway, 14));
      List<Long> ids = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ids.add(appointed());
      }
      for (int round = 0; round < 60; round++) {
        List<Thread> threads = new ArrayList<>();
        servers.forEach(server -> threads.addAll(server.begin()));
        for (Thread each : threads) {
          each.join();
        }
        gateways.clock().pass(Duration.ofMinutes(1));
        if (messages.countWaiting() == 0) {
          break;
        }
      }
      for (long id : ids) {
        assertEquals(Wire.TAKEN, only(id).wire());
      }
      assertEquals(8, gateway.sent().size());
      assertTrue(gateway.seen.containsAll(MENDED), () -> gateway.seen.toString());
      assertTrue(
          ears.heard().stream().anyMatch(each -> each.contains("did not reach the gateway")));
      for (String each : ears.heard()) {
        assertFalse(each.matches("(?s).*(张测试|13800000000|11010119|上门帮办).*"), each);
      }
    }
  }

  private static final List<Fault> MENDED =
      List.of(
          Fault.BROKEN,
          Fault.SILENT,
          Fault.SENDS_AND_IS_SILENT,
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
}
