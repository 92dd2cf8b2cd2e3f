// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.calendar.Calendar;
import hall.server.casework.Casework;
import hall.server.channel.Answer;
import hall.server.channel.Backoff;
import hall.server.channel.Channel;
import hall.server.channel.HmacSigner;
import hall.server.channel.SimulatedHands;
import hall.server.channel.Told;
import hall.server.forwarding.ForwardingSettings.Decides;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases follow what the platform above decides, over real HTTP, in a real database.
@OnServer
class PlatformDecidesTest {
  private static final String SECRET = "a secret of both sides, 32 characters or more";
  private static final String CASES = "/api/v1/operator/cases/";

  @Inject Scene scene;
  @Inject Database database;
  @Inject Cases cases;
  @Inject Casework casework;
  @Inject Calendar calendar;
  @Inject Gaps gaps;
  @Inject Forwardings forwardings;
  @Inject Secrets secrets;
  @Inject ObjectMapper json;
  @Inject InstantSource serversClock;

  private Instant now = Instant.EPOCH;
  private final InstantSource clock = () -> now;
  private UpstreamSimulator platform;
  private Upstream upstream;

  @BeforeEach
  void begin() throws IOException {
    clear();
    later();
    platform = new UpstreamSimulator(new SimulatedHands(SECRET), clock);
    upstream =
        new HttpUpstream(
            new Channel(
                platform.address(),
                "sample-district",
                new HmacSigner(SECRET.getBytes(StandardCharsets.UTF_8)),
                Duration.ofSeconds(5),
                Optional.empty()),
            secrets,
            json,
            clock);
  }

  @AfterEach
  void end() {
    platform.close();
    clear();
  }

  private void clear() {
    database.run("update service_case set upstream_looked = true");
    database.run("delete from forwarding_gap");
    database.run("delete from forwarding");
    database.run("update forwarding_round set sequence = 0, leased_until = 'epoch'");
  }

  /// It is later than whatever the server has done.
  private void later() {
    now = serversClock.instant().plusSeconds(1);
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(database, casework, clock);
  }

  private void handOn(Decides decides) throws InterruptedException {
    ForwardingRound round =
        new ForwardingRound(
            cases,
            new Outbox(database, new Backoff(new Random(1))),
            reconciliation(),
            clock,
            List.of(ForwardingSettings.ALL),
            decides,
            upstream);
    for (Thread each : round.begin()) {
      each.join();
    }
  }

  /// The receipt of a case that is above before anybody has decided about it.
  private JsonNode received() throws InterruptedException {
    JsonNode receipt = scene.newCase();
    later();
    handOn(Decides.ALL);
    assertEquals(1, platform.held(receipt.get("caseNumber").asText()).size());
    return receipt;
  }

  private String number() throws InterruptedException {
    return received().get("caseNumber").asText();
  }

  private void told(String number, String state, Map<String, ?> more) {
    platform.became(number, platform.held(number).getFirst().number, state, more);
  }

  private void follows(String number, String state, Map<String, ?> more) {
    later();
    told(number, state, more);
    reconciliation().changes(upstream, true);
  }

  private JsonNode open(String number) {
    return scene.operator().get(CASES + number).json();
  }

  private void order(String number, String step, Map<String, ?> more) {
    Map<String, Object> order = new HashMap<>(more);
    order.put("order", step);
    order.put("revision", open(number).at("/standing/revision").asLong());
    var answer = scene.operator().post(CASES + number + "/orders", order);
    assertEquals(200, answer.status(), answer::text);
  }

  private static List<String> moves(JsonNode file) {
    return StreamSupport.stream(file.get("events").spliterator(), false)
        .filter(event -> event.get("kind").asText().equals("state"))
        .map(event -> event.get("actor").asText() + " " + event.get("stateTo").asText())
        .toList();
  }

  private List<String> audited(String number) {
    return database.list(
        "select actor_kind || ' ' || (detail ->> 'step') as said from audit_entry"
            + " where subject = ? and action = 'case-moved' order by id",
        row -> row.text("said"),
        number);
  }

  private List<GapSort> sorts() {
    return gaps.open().stream().map(Gaps.Gap::sort).toList();
  }

  private String workingDays(int days) {
    return calendar.days().after(Calendar.day(now), days).toString();
  }

  @Test
  void acceptedThereIsAcceptedHereAndEverybodyIsToldByWhom() throws Exception {
    JsonNode receipt = received();
    String number = receipt.get("caseNumber").asText();
    follows(number, "accepted", Map.of());
    JsonNode file = open(number);
    assertEquals("accepted", file.get("state").asText());
    assertEquals(workingDays(5), file.at("/standing/promisedOn").asText());
    assertEquals(List.of("platform accepted"), moves(file));
    assertEquals(List.of("platform accept"), audited(number));
    assertEquals(List.of(), gaps.open());

    URI query = URI.create(receipt.get("queryUrl").asText());
    String page = scene.anonymous().get(query.getPath() + "?" + query.getQuery()).text();
    assertTrue(page.contains("由上级平台办理"), page);
    assertFalse(page.contains("依照规定自动受理"), page);
    String desk = scene.operator().get("/console/cases/" + number).text();
    assertTrue(desk.contains("<span class=\"actor\">上级平台</span><span>转为：已受理"), desk);
    String audit = scene.operator().get("/console/audit?subject=" + number).text();
    assertTrue(audit.contains("上级平台"), audit);
    handOn(Decides.ALL);
    assertEquals(1, forwardings.of(number).orElseThrow().attempts(), "it is there already");
  }

  @Test
  void aResultIsReachedStepByStepWithItsReasonAndItsDays() throws Exception {
    String granted = number();
    follows(granted, "completed", Map.of("result", "granted", "reason", " 材料齐全 "));
    JsonNode file = open(granted);
    assertEquals("granted", file.get("state").asText());
    assertEquals("材料齐全", file.at("/standing/reason").asText());
    assertEquals(workingDays(10), file.at("/standing/dueOn").asText());
    assertEquals(
        List.of("platform accepted", "platform reviewing", "platform granted"), moves(file));
    assertEquals(List.of("platform accept", "platform review", "platform grant"), audited(granted));
    assertEquals("granted", forwardings.of(granted).orElseThrow().upstreamState());
    order(granted, "deliver", Map.of("way", "counter"));

    String denied = number();
    order(denied, "accept", Map.of());
    follows(denied, "completed", Map.of("result", "denied", "reason", "不符合居住年限"));
    file = open(denied);
    assertEquals("denied", file.get("state").asText());
    assertEquals("不符合居住年限", file.at("/standing/reason").asText());
    assertEquals(
        List.of("不符合居住年限"),
        file.get("events").findValuesAsText("detail").stream()
            .filter(detail -> detail.startsWith("不"))
            .toList());
    assertEquals(List.of(), gaps.open());
  }

  @Test
  void whatIsRefusedThereIsRefusedHere() throws Exception {
    String number = number();
    follows(number, "refused", Map.of("reason", "不属于本机关职权"));
    JsonNode file = open(number);
    assertEquals("refused", file.get("state").asText());
    assertEquals("不属于本机关职权", file.at("/standing/reason").asText());
    assertNull(file.at("/standing/dueOn").textValue());
    assertEquals(List.of("platform refused"), moves(file));
    assertEquals(List.of(), gaps.open());
  }

  @Test
  void correctionsOfThePlatformAreBroughtToATerminalAndGoUpAgain() throws Exception {
    JsonNode receipt = received();
    String number = receipt.get("caseNumber").asText();
    follows(
        number,
        "correcting",
        Map.of(
            "workingDays",
            10,
            "corrections",
            List.of(
                Map.of("part", "material:residence-proof", "problem", "看不清", "remedy", "请重扫"))));
    JsonNode file = open(number);
    assertEquals("correcting", file.get("state").asText());
    assertEquals("请重扫", file.at("/standing/corrections/0/remedy").asText());
    assertEquals(workingDays(10), file.at("/standing/dueOn").asText());

    String key = bring(receipt);
    assertEquals("received", open(number).get("state").asText());
    later();
    handOn(Decides.ALL);
    assertTrue(platform.held(number).getFirst().arrived.containsKey(key + ".d1"));
    follows(number, "accepted", Map.of());
    assertEquals("accepted", open(number).get("state").asText());
    assertEquals(List.of(), gaps.open());
  }

  private String bring(JsonNode receipt) {
    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement
        .putObject("supplementOf")
        .put("number", receipt.get("caseNumber").asText())
        .put("token", URI.create(receipt.get("queryUrl").asText()).getQuery().substring(2));
    ObjectNode document = (ObjectNode) Golden.submission().at("/documents/0");
    supplement.putArray("documents").add(document.put("material", "residence-proof"));
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.put(Scene.path(key), supplement).status());
    terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf"));
    assertEquals(200, terminal.post(Scene.path(key) + "/completion").status());
    return key.toString();
  }

  @Test
  void aContradictionIsAGapUntilAPersonHasSettledItAndChangesNothing() throws Exception {
    String number = number();
    order(number, "accept", Map.of());
    long revision = open(number).at("/standing/revision").asLong();
    follows(number, "refused", Map.of("reason", "重复申请"));
    JsonNode file = open(number);
    assertEquals("accepted", file.get("state").asText());
    assertEquals(revision, file.at("/standing/revision").asLong());
    assertEquals(List.of(GapSort.CONTRADICTS), sorts());
    assertTrue(file.get("events").findValuesAsText("detail").contains("重复申请"));
    String page = scene.operator().get("/console/forwarding").text();
    assertTrue(page.contains("上级的决定和这里的办理状态对不上"), page);
    assertFalse(page.contains("重复申请"), "reasons may name people");

    now = now.plus(Duration.ofDays(1));
    reconciliation().days(upstream);
    Gaps.Gap gap = gaps.open().getFirst();
    assertNull(gap.inOrderSince(), "a comparison of what is held says nothing about it");
    gaps.settle(gap.id(), "asked them", "li");
    told(number, "refused", Map.of("reason", "重复申请"));
    reconciliation().changes(upstream, true);
    assertEquals(List.of(GapSort.CONTRADICTS), sorts(), "they insist");
  }

  @Test
  void whatCannotBeReadIsAGapAndHoldsUpNothingBehindIt() throws Exception {
    String unreadable = number();
    String behind = number();
    told(unreadable, "accepted", Map.of("at", "yesterday"));
    told(behind, "accepted", Map.of());
    reconciliation().changes(upstream, true);
    assertEquals("accepted", open(behind).get("state").asText());
    assertEquals("received", open(unreadable).get("state").asText());
    assertEquals(List.of(GapSort.UNCLEAR), sorts());
    assertEquals(unreadable, gaps.open().getFirst().caseNumber());
    told(unreadable, "accepted", Map.of("caseNumber", List.of(1)));
    told(unreadable, "accepted", Map.of());
    reconciliation().changes(upstream, true);
    assertEquals("accepted", open(unreadable).get("state").asText());
    assertEquals(
        List.of(GapSort.UNCLEAR, GapSort.UNCLEAR), sorts(), "one is about nobody knows what");
    assertTrue(scene.operator().get("/console/forwarding").text().contains("gaps/"));
  }

  @Test
  void howeverOftenItIsToldAndByHowManyServersItMovesOnce() throws Exception {
    String number = number();
    later();
    told(number, "accepted", Map.of());
    told(number, "completed", Map.of("result", "granted"));
    // While one server was away with the answer, its lease ended and another one did all of it.
    Upstream slow =
        new Slow(
            upstream,
            () -> {
              database.run("update forwarding_round set leased_until = 'epoch'");
              reconciliation().changes(upstream, true);
            });
    assertThrows(IllegalStateException.class, () -> reconciliation().changes(slow, true));
    List<String> once = List.of("platform accepted", "platform reviewing", "platform granted");
    assertEquals(once, moves(open(number)));
    // A server that lost what it had been told asks for all of it again.
    database.run("update forwarding_round set sequence = 0, leased_until = 'epoch'");
    reconciliation().changes(upstream, true);
    assertEquals(once, moves(open(number)));
    assertEquals(List.of(), gaps.open());
  }

  /// A platform whose answers about changes are long on their way.
  private record Slow(Upstream upstream, Runnable meanwhile) implements Upstream {
    @Override
    public Answer<Held> hand(Handover handover) {
      return upstream.hand(handover);
    }

    @Override
    public Answer<List<Told<Change>>> changesAfter(long sequence) {
      Answer<List<Told<Change>>> answer = upstream.changesAfter(sequence);
      meanwhile.run();
      return answer;
    }

    @Override
    public Answer<List<Held>> heldOf(LocalDate day) {
      return upstream.heldOf(day);
    }
  }

  @Test
  void aClerkWhoWasFasterStands() throws Exception {
    String same = number();
    order(same, "accept", Map.of());
    order(same, "review", Map.of());
    order(same, "grant", Map.of());
    long revision = open(same).at("/standing/revision").asLong();
    follows(same, "completed", Map.of("result", "granted"));
    assertEquals(revision, open(same).at("/standing/revision").asLong());
    assertEquals(List.of(), gaps.open());

    String other = number();
    Instant before = now.minusSeconds(60);
    order(
        other,
        "ask",
        Map.of(
            "corrections",
            List.of(Map.of("part", "signature", "problem", "不清楚", "remedy", "请重签"))));
    follows(other, "refused", Map.of("reason", "缺材料", "at", before.toString()));
    assertEquals("correcting", open(other).get("state").asText());
    assertEquals(List.of(GapSort.CONTRADICTS), sorts());
  }

  @Test
  void whereTheHallDecidesNothingMovesAndNothingGoesUpEarly() throws Exception {
    String number = scene.newCase().get("caseNumber").asText();
    later();
    handOn(Decides.NOTHING);
    handOn(Decides.RESULT);
    assertTrue(forwardings.of(number).isEmpty());
    order(number, "accept", Map.of());
    later();
    handOn(Decides.RESULT);
    told(number, "completed", Map.of("result", "granted"));
    told(number, "refused", Map.of());
    reconciliation().changes(upstream, false);
    assertEquals("accepted", open(number).get("state").asText());
    assertEquals("refused", forwardings.of(number).orElseThrow().upstreamState());
    assertEquals(List.of(), gaps.open());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lost       | lost      | {}",
        "completed  | completed | {}",
        "completed  | completed | {'result': 'partly', 'reason': '部分准予'}",
        "completed  | denied    | {'result': 'denied'}",
        "completed  | denied    | {'result': 'denied', 'reason': '  '}",
        "refused    | refused   | {'reason': null}",
        "refused    | refused   | {'reason': 'LONG'}",
        "refused    | refused   | {'reason': 'a\\u0000b'}",
        "correcting | correcting | {}",
        "correcting | correcting | {'corrections': []}",
        "correcting | correcting | {'corrections': [null]}",
        "correcting | correcting | {'corrections': [{'part': 'x', 'problem': 'p', 'remedy': 'r'}]}",
        "correcting | correcting | {'corrections': [{'part': 'signature', 'problem': 'p', 'remedy': 'r'}], 'workingDays': 61}",
        "accepted   | accepted  | {'at': 'LATE'}",
      })
  void whatCannotBeDoneAsItWasToldIsAGapAndHoldsUpNothing(String state, String word, String more)
      throws Exception {
    String number = number();
    String other = number();
    later();
    String body =
        more.replace('\'', '"')
            .replace("LONG", "长".repeat(501))
            .replace("LATE", now.plus(Duration.ofHours(1)).toString());
    told(number, state, json.readValue(body, new TypeReference<Map<String, Object>>() {}));
    told(other, "accepted", Map.of());
    reconciliation().changes(upstream, true);
    JsonNode file = open(number);
    assertEquals("received", file.get("state").asText());
    assertEquals(List.of(), moves(file));
    assertEquals(List.of(), audited(number));
    assertEquals(List.of(GapSort.UNCLEAR), sorts());
    assertEquals(number, gaps.open().getFirst().caseNumber());
    assertEquals(word, forwardings.of(number).orElseThrow().upstreamState());
    assertTrue(file.get("events").findValuesAsText("detail").contains("upstream-" + word));
    assertEquals("accepted", open(other).get("state").asText());
  }
}
