// SPDX-License-Identifier: Apache-2.0
package hall.server.forwarding;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.OnServer;
import hall.server.Scene;
import hall.server.Secrets;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.calendar.Calendar;
import hall.server.casework.Casework;
import hall.server.channel.Backoff;
import hall.server.channel.Channel;
import hall.server.channel.HmacSigner;
import hall.server.channel.Signer;
import hall.server.channel.SimulatedHands;
import hall.server.channel.SimulatedPlatform;
import hall.server.channel.Sm2Signer;
import hall.server.forwarding.UpstreamSimulator.Asked;
import hall.server.forwarding.UpstreamSimulator.Fault;
import hall.server.submission.Cases;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cases go to a platform that fails in every way, over real HTTP, from a real database.
@OnServer
class ForwardingTest {
  private static final String SECRET = "a secret of both sides, 32 characters or more";
  private static final List<Fault> MENDED =
      List.of(
          Fault.BROKEN,
          Fault.SILENT,
          Fault.STORES_AND_IS_SILENT,
          Fault.FORGED,
          Fault.LIES,
          Fault.GARBLES,
          Fault.CLOCK_OFF);

  @Inject Scene scene;
  @Inject Database database;
  @Inject Cases cases;
  @Inject Casework casework;
  @Inject Gaps gaps;
  @Inject Forwardings forwardings;
  @Inject Secrets secrets;
  @Inject ObjectMapper json;
  @Inject InstantSource serversClock;

  private final Moving clock = new Moving();
  private Optional<UpstreamSimulator> started = Optional.empty();

  /// Time that only this test moves, from where the server's stands.
  private static final class Moving implements InstantSource {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeEach
  @AfterEach
  void clear() {
    clock.now = serversClock.instant().truncatedTo(ChronoUnit.SECONDS);
    database.run("update service_case set upstream_looked = true");
    database.run("delete from forwarding_gap");
    database.run("delete from forwarding");
    database.run("update forwarding_round set sequence = 0, leased_until = 'epoch'");
    started.ifPresent(UpstreamSimulator::close);
  }

  private UpstreamSimulator platform() throws IOException {
    UpstreamSimulator made = new UpstreamSimulator(new SimulatedHands(SECRET), clock);
    started = Optional.of(made);
    return made;
  }

  private Upstream connector(UpstreamSimulator platform) {
    return connector(platform, Duration.ofMillis(500));
  }

  private Upstream connector(UpstreamSimulator platform, Duration patience) {
    Signer signer = new HmacSigner(SECRET.getBytes(StandardCharsets.UTF_8));
    return connector(platform, signer, patience);
  }

  private Upstream connector(UpstreamSimulator platform, Signer signer, Duration patience) {
    return new HttpUpstream(
        new Channel(platform.address(), "sample-district", signer, patience, Optional.empty()),
        secrets,
        json,
        clock);
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(database, casework, clock);
  }

  private ForwardingRound server(Upstream upstream, long seed) {
    return new ForwardingRound(
        cases,
        new Outbox(database, new Backoff(new Random(seed))),
        reconciliation(),
        clock,
        List.of(ForwardingSettings.ALL),
        ForwardingSettings.Decides.NOTHING,
        upstream);
  }

  /// Cases that were accepted just now.
  private List<String> accepted(int count) {
    Caller terminal = scene.terminal().caller();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode receipt =
          terminal
              .post(Scene.path(scene.sent(terminal, Golden.submission())) + "/completion")
              .json();
      numbers.add(receipt.get("caseNumber").asText());
    }
    numbers.forEach(this::accept);
    return numbers;
  }

  private void accept(String number) {
    database.run(
        "update service_case set state = 'accepted', began_on = current_date where case_number = ?",
        number);
  }

  private static void finish(List<Thread> threads) throws InterruptedException {
    for (Thread each : threads) {
      each.join();
    }
  }

  private Forwarding of(String number) {
    return forwardings.of(number).orElseThrow();
  }

  /// Every fault some times, among requests that go well.
  private static Deque<Fault> storm(long seed) {
    List<Fault> faults = new ArrayList<>(Collections.nCopies(40, Fault.NONE));
    for (int i = 0; i < 4; i++) {
      faults.addAll(MENDED);
    }
    Collections.shuffle(faults, new Random(seed));
    return new ArrayDeque<>(faults);
  }

  private static Function<Asked, Fault> once(Fault fault, Function<Asked, Boolean> when) {
    boolean[] done = {false};
    return asked -> {
      if (done[0] || !when.apply(asked)) {
        return Fault.NONE;
      }
      done[0] = true;
      return fault;
    };
  }

  @Test
  void anAgentIsHandedOnBesideTheApplicant() {
    Caller terminal = scene.terminal().caller();
    ObjectNode submission = (ObjectNode) Golden.read("submission.agent.request");
    submission.put("localNumber", Golden.localNumber());
    String path = Scene.path(scene.sent(terminal, submission)) + "/completion";
    var file = cases.read(terminal.post(path).json().get("caseNumber").asText());
    var handover =
        Handover.of(
            file, Calendar.day(file.acceptedAt().toInstant()), each -> cases.place(file, each));
    JsonNode sent = json.valueToTree(handover.metadata());
    assertEquals(submission.get("agent"), sent.get("agent"));
    assertEquals(submission.get("applicant"), sent.get("applicant"));
  }

  @Test
  void anAcceptedCaseIsThereWithItsDocumentsAndItsNumberComesBack() throws Exception {
    String number = scene.newCase().get("caseNumber").asText();
    UpstreamSimulator platform = platform();
    ForwardingRound server = server(connector(platform), 1);
    finish(server.begin());
    assertTrue(forwardings.of(number).isEmpty(), "nobody has accepted it yet");
    JsonNode file = scene.operator().get("/api/v1/operator/cases/" + number).json();
    scene
        .operator()
        .post(
            "/api/v1/operator/cases/" + number + "/orders",
            Map.of("order", "accept", "revision", file.at("/standing/revision").asLong()));
    finish(server.begin());
    UpstreamSimulator.Kept kept = platform.held(number).getFirst();
    assertEquals(kept.number, of(number).upstreamNumber());
    assertEquals(Set.of("d1", "d2", "s1"), kept.arrived.keySet());
    assertEquals(SimulatedPlatform.hex(Golden.document("d1.pdf")), kept.arrived.get("d1"));
    assertEquals("张测试", kept.metadata.at("/applicant/name").asText());
    assertEquals(Calendar.day(clock.instant()).toString(), kept.metadata.get("day").asText());

    platform.became(number, kept.number, "accepted");
    platform.became(number, kept.number, "correcting");
    platform.became(number, kept.number, "completed");
    reconciliation().changes(connector(platform), false);
    reconciliation().changes(connector(platform), false);
    assertEquals("completed", of(number).upstreamState());
    JsonNode after = scene.operator().get("/api/v1/operator/cases/" + number).json();
    assertEquals("accepted", after.get("state").asText(), "the platform's word moves no case");
    List<String> details = after.get("events").findValuesAsText("detail");
    assertEquals(
        List.of(kept.number, "upstream-accepted", "upstream-correcting", "upstream-completed"),
        details.stream().filter(each -> !each.equals("null")).toList());
    String page = scene.operator().get("/console/cases/" + number).text();
    assertTrue(page.contains(kept.number), page);
    assertTrue(page.contains("上级已办结"));
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, http-500",
    "SILENT, timeout",
    "STORES_AND_IS_SILENT, timeout",
    "FORGED, answer-unsigned",
    "LIES, receipt-differs",
    "CLOCK_OFF, clock",
  })
  void whatFailsIsTriedAgainAfterAPauseAndIsThereOnce(Fault fault, String why) throws Exception {
    String number = accepted(1).getFirst();
    UpstreamSimulator platform = platform();
    platform.mood = once(fault, Asked::completes);
    ForwardingRound server = server(connector(platform), 2);
    finish(server.begin());
    assertEquals(ForwardingState.WAITING, of(number).state());
    assertEquals(why, of(number).failure());
    finish(server.begin());
    assertEquals(1, of(number).attempts(), "not before its pause is over");
    clock.now = clock.now.plusSeconds(10);
    finish(server.begin());
    assertEquals(ForwardingState.DELIVERED, of(number).state());
    assertNull(of(number).failure());
    assertEquals(1, platform.held(number).size());
    assertEquals(platform.held(number).getFirst().digest(), of(number).digest());
  }

  @Test
  void papersThatAreBroughtLaterFollowTheirCase() throws Exception {
    JsonNode receipt = scene.newCase();
    String number = receipt.get("caseNumber").asText();
    database.run(
        "update submission set metadata = jsonb_set(metadata, '{supplements}',"
            + " '[{\"material\":\"residence-proof\",\"workingDays\":10}]'::jsonb)"
            + " where key = (select submission_key from service_case where case_number = ?)",
        number);
    accept(number);
    UpstreamSimulator platform = platform();
    ForwardingRound server = server(connector(platform), 6);
    finish(server.begin());
    String there = platform.held(number).getFirst().number;
    assertEquals(3, platform.held(number).getFirst().arrived.size());

    String token = URI.create(receipt.get("queryUrl").asText()).getQuery().substring(2);
    ObjectNode supplement = (ObjectNode) Golden.read("supplement.request");
    supplement.put("localNumber", Golden.localNumber());
    supplement.putObject("supplementOf").put("number", number).put("token", token);
    ObjectNode document = (ObjectNode) Golden.submission().at("/documents/0");
    supplement.putArray("documents").add(document.put("material", "residence-proof"));
    Caller terminal = scene.terminal().caller();
    UUID key = UUID.randomUUID();
    assertEquals(201, terminal.put(Scene.path(key), supplement).status());
    terminal.patch(Scene.path(key) + "/documents/d1", 0, Golden.document("d1.pdf"));
    assertEquals(200, terminal.post(Scene.path(key) + "/completion").status());
    finish(server.begin());
    UpstreamSimulator.Kept kept = platform.held(number).getFirst();
    assertEquals(there, kept.number);
    assertEquals(Set.of("d1", "d2", "s1", key + ".d1"), kept.arrived.keySet());
    assertEquals(kept.digest(), of(number).digest());
  }

  @Test
  void aPlatformThatWantsSm2KnowsWhoCallsAndIsKnown() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC", SimulatedHands.SM2);
    keys.initialize(new ECGenParameterSpec("sm2p256v1"));
    KeyPair ours = keys.generateKeyPair();
    KeyPair theirs = keys.generateKeyPair();
    UpstreamSimulator platform =
        new UpstreamSimulator(new SimulatedHands.Sm2(theirs.getPrivate(), ours.getPublic()), clock);
    started = Optional.of(platform);
    Signer signer =
        new Sm2Signer(
            SimulatedHands.pem("PRIVATE KEY", ours.getPrivate()),
            SimulatedHands.pem("PUBLIC KEY", theirs.getPublic()));
    String number = accepted(1).getFirst();
    platform.mood = once(Fault.FORGED, Asked::completes);
    ForwardingRound server = server(connector(platform, signer, Duration.ofSeconds(2)), 7);
    finish(server.begin());
    assertEquals("answer-unsigned", of(number).failure());
    clock.now = clock.now.plusSeconds(10);
    finish(server.begin());
    assertEquals(ForwardingState.DELIVERED, of(number).state());
  }

  @Test
  void aPlatformThatIsAwayIsNoAnswer() throws Exception {
    String number = accepted(1).getFirst();
    UpstreamSimulator platform = platform();
    Upstream connector = connector(platform);
    platform.close();
    finish(server(connector, 3).begin());
    assertEquals("no-connection", of(number).failure());
  }

  @Test
  void aCaseThatIsStuckHoldsUpNoOther() throws Exception {
    List<String> numbers = accepted(3);
    UpstreamSimulator platform = platform();
    String stuck = numbers.get(0);
    String refused = numbers.get(1);
    platform.mood =
        asked ->
            asked.caseNumber().equals(stuck)
                ? Fault.SILENT
                : asked.caseNumber().equals(refused) ? Fault.REFUSES : Fault.NONE;
    ForwardingRound server = server(connector(platform), 4);
    List<Thread> first = server.begin();
    List<String> later = accepted(1);
    List<Thread> second = server.begin();
    finish(second);
    assertEquals(ForwardingState.DELIVERED, of(later.getFirst()).state());
    finish(first);
    assertEquals(ForwardingState.DELIVERED, of(numbers.get(2)).state());
    assertEquals(ForwardingState.WAITING, of(stuck).state());
    assertEquals(ForwardingState.REFUSED, of(refused).state());
    clock.now = clock.now.plus(Duration.ofHours(2));
    finish(server.begin());
    assertEquals(1, of(refused).attempts(), "nobody asks again what was refused");
    assertEquals(2, of(stuck).attempts());
  }

  /// Two servers, one database, a platform in a storm: in the end each case is there once, or is
  /// named as a gap.
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void afterAllFailuresEachCaseIsThereOnceOrNamedAsAGap(long seed) throws Exception {
    List<String> numbers = accepted(8);
    UpstreamSimulator platform = platform();
    String lost = numbers.get(0);
    String doubled = numbers.get(1);
    String refused = numbers.get(2);
    Deque<Fault> storm = storm(seed);
    platform.mood =
        asked -> {
          if (asked.caseNumber().equals(refused)) {
            return Fault.REFUSES;
          }
          if (asked.completes() && asked.caseNumber().equals(lost)) {
            return Fault.LOSES;
          }
          if (asked.completes() && asked.caseNumber().equals(doubled)) {
            return Fault.TWICE;
          }
          return storm.isEmpty() ? Fault.NONE : storm.pop();
        };
    Upstream connector = connector(platform, Duration.ofMillis(250));
    List<ForwardingRound> servers = List.of(server(connector, seed), server(connector, -seed));
    int calm = 0;
    while (calm < 8) {
      List<Thread> threads = new ArrayList<>();
      servers.forEach(each -> threads.addAll(each.begin()));
      finish(threads);
      reconciliation().changes(connector, false);
      clock.now = clock.now.plus(Duration.ofHours(1));
      calm += storm.isEmpty() ? 1 : 0;
    }
    clock.now = clock.now.plus(Duration.ofDays(1));
    reconciliation().days(connector);

    Map<String, List<GapSort>> open =
        gaps.open().stream()
            .collect(groupingBy(Gaps.Gap::caseNumber, mapping(Gaps.Gap::sort, toList())));
    for (String number : numbers) {
      Forwarding ours = of(number);
      List<UpstreamSimulator.Kept> theirs = platform.held(number);
      boolean good =
          theirs.size() == 1
              && ours.state() == ForwardingState.DELIVERED
              && theirs.getFirst().number.equals(ours.upstreamNumber())
              && theirs.getFirst().digest().equals(ours.digest());
      assertTrue(good || open.containsKey(number), number + " " + ours);
      if (!Set.of(lost, doubled, refused).contains(number)) {
        assertTrue(good, number + " " + ours);
      }
    }
    assertTrue(open.getOrDefault(lost, List.of()).contains(GapSort.MISSING_UPSTREAM));
    assertTrue(open.getOrDefault(doubled, List.of()).contains(GapSort.TWICE));
    assertTrue(open.getOrDefault(refused, List.of()).contains(GapSort.NOT_FORWARDED));
    assertTrue(Set.copyOf(numbers).containsAll(platform.numbers()));
    assertTrue(platform.seen.keySet().containsAll(MENDED), platform.seen::toString);
  }

  @Test
  void whatThePlatformLostIsAGapUntilSomebodySaysWhatBecameOfIt() throws Exception {
    String number = accepted(1).getFirst();
    UpstreamSimulator platform = platform();
    platform.mood = once(Fault.LOSES, Asked::completes);
    Upstream connector = connector(platform);
    ForwardingRound server = server(connector, 5);
    finish(server.begin());
    assertEquals(ForwardingState.DELIVERED, of(number).state());
    reconciliation().days(connector);
    assertEquals(List.of(), gaps.open(), "its day is not over");
    clock.now = clock.now.plus(Duration.ofDays(1));
    reconciliation().days(connector);
    Gaps.Gap gap = gaps.open().getFirst();
    assertEquals(GapSort.MISSING_UPSTREAM, gap.sort());

    Caller clerk = scene.as(Role.OPERATOR);
    String token = "token=" + Operators.formToken(scene.session(Role.OPERATOR));
    String list = clerk.get("/console/forwarding").text();
    assertTrue(list.contains("上级给过回执，现在没有这个办件"), list);
    assertFalse(list.contains("张测试"));
    assertEquals(303, clerk.form("/console/forwarding/cases/" + number + "/again", token).status());
    finish(server.begin());
    reconciliation().days(connector);
    assertEquals(1, platform.held(number).size());
    Gaps.Gap mended = gaps.open().getFirst();
    assertNotNull(mended.inOrderSince(), "mended, and still there");
    String settlement = "/console/forwarding/gaps/" + gap.id() + "/settlement";
    assertEquals(422, clerk.form(settlement, token + "&remark=").status());
    assertEquals(303, clerk.form(settlement, token + "&remark=again").status());
    assertEquals(List.of(), gaps.open());
    assertEquals(404, clerk.form(settlement, token + "&remark=again").status());
    List<String> audited =
        database.list(
            "select action from audit_entry where action like 'forwarding-%' order by id",
            row -> row.text("action"));
    assertTrue(
        audited.containsAll(List.of("forwarding-again", "forwarding-gap-settled")),
        audited::toString);

    platform.mood = _ -> Fault.BROKEN;
    clock.now = clock.now.plus(Duration.ofDays(1));
    reconciliation().days(connector);
    assertTrue(
        gaps.open().stream().allMatch(each -> each.sort() == GapSort.NOT_COMPARED)
            && !gaps.open().isEmpty(),
        "what cannot be compared is not in order");
  }

  @Test
  void whatThePlatformTellsOfUnknownCasesIsAGap() throws Exception {
    UpstreamSimulator platform = platform();
    platform.became("nobody-knows-this", "S1", "completed");
    reconciliation().changes(connector(platform), false);
    Gaps.Gap gap = gaps.open().getFirst();
    assertEquals("nobody-knows-this", gap.caseNumber());
    assertEquals(GapSort.MISSING_HERE, gap.sort());
  }
}
