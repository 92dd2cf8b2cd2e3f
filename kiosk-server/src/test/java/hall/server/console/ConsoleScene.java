// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.LifeEvent;
import hall.server.Scene;
import hall.server.attestation.AttestationScene;
import hall.server.auth.Role;
import hall.server.catalogue.Catalogue;
import hall.server.catalogue.Drafts;
import hall.server.complaint.ComplaintScene;
import hall.server.configuration.Configured;
import hall.server.evaluation.EvaluationScene;
import hall.server.evaluation.RatingLinks;
import hall.server.forwarding.ForwardingScene;
import hall.server.help.HelpScene;
import hall.server.payment.PaymentScene;
import hall.server.queue.QueueScene;
import hall.server.rollout.RolloutSteps;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A server where something of everything is going on, for looking at its pages.
@Singleton
public class ConsoleScene {
  private static final String OPERATOR = "/api/v1/operator/";

  private final Scene scene;
  private final Configured configured;
  private final RolloutSteps rollouts;
  private final Database database;
  private final QueueScene queue;
  private final Catalogue catalogue;
  private final Drafts drafts;
  private final ComplaintScene complaints;
  private final EvaluationScene evaluations;
  private final RatingLinks links;
  private final ForwardingScene forwarding;
  private final PaymentScene payments;
  private final AttestationScene attestations;
  private final HelpScene help;
  private final InstantSource clock;

  ConsoleScene(
      Scene scene,
      Configured configured,
      RolloutSteps rollouts,
      Database database,
      QueueScene queue,
      Catalogue catalogue,
      Drafts drafts,
      ComplaintScene complaints,
      EvaluationScene evaluations,
      RatingLinks links,
      ForwardingScene forwarding,
      PaymentScene payments,
      AttestationScene attestations,
      HelpScene help,
      InstantSource clock) {
    this.scene = scene;
    this.configured = configured;
    this.rollouts = rollouts;
    this.database = database;
    this.queue = queue;
    this.catalogue = catalogue;
    this.drafts = drafts;
    this.complaints = complaints;
    this.evaluations = evaluations;
    this.links = links;
    this.forwarding = forwarding;
    this.payments = payments;
    this.attestations = attestations;
    this.help = help;
    this.clock = clock;
  }

  /// What there is to look at.
  ///
  /// @param session of an administrator
  /// @param first terminal's caller
  /// @param values for the parameters in the paths of pages
  /// @param localNumber of a submission that has not arrived
  record Sight(String session, Caller first, Map<String, String> values, String localNumber) {
    String value(String parameter) {
      String value = values.get(parameter);
      if (value == null) {
        throw new AssertionError(
            "Say in ConsoleScene what stands for {" + parameter + "} in the path of a page.");
      }
      return value;
    }
  }

  Sight lay() throws Exception {
    Caller operator = scene.operator();
    String hall = "walk-" + UUID.randomUUID();
    add(operator, "halls", hall(hall, "滨江区政务服务中心（二十四小时自助区）", "Riverside Service Centre", 31.23));
    add(operator, "halls", hall(hall + "-n", "城北便民服务站", "North Service Point", 31.31));
    List<Scene.Enrolled> terminals = terminals(operator, hall);
    Scene.Enrolled first = terminals.getFirst();
    order(operator, first);
    String number = scene.newCase().get("caseNumber").asText();
    String account = scene.newOperator(Role.SYSTEM_ADMINISTRATOR);
    Map<String, String> values = new HashMap<>();
    values.put("terminalId", first.id());
    values.put("hallId", hall);
    values.put("caseNumber", number);
    values.put("documentId", "d1");
    values.put("scope", "terminal:" + first.id());
    values.put("rolloutId", Long.toString(rollOut(operator, terminals)));
    values.put("alertId", Long.toString(alerts(terminals)));
    values.put("ruleId", "terminal-offline");
    values.put("name", secondFactor());
    add(
        operator,
        "alert-recipients",
        Map.of("name", "值班", "channel", "email", "address", "duty@ops.example"));
    values.put(
        "recipientId", operator.get(OPERATOR + "alert-recipients").json().at("/0/id").asText());
    overlay(operator, first);
    values.put("eventCode", LifeEvent.NEWBORN);
    values.put("tornId", Long.toString(torn()));
    values.put("draftId", Long.toString(drawn()));
    values.putAll(queue.busy(hall, first.caller()));
    values.put("complaintId", complaints.scanned(first.caller(), UUID.randomUUID()));
    UUID visit = UUID.randomUUID();
    String appointed = complaints.appointed(first.caller(), visit);
    values.put("visitId", appointed);
    values.put("messageId", told(Long.parseLong(appointed)));
    values.put("visitSlip", complaints.slipOfVisit(first.caller(), visit));
    values.put("complaintDeed", "accept");
    values.put("complaintNumber", complaints.slip(first.caller()).replace("/complaints/", ""));
    values.put("helpId", help.talk(first.caller(), "anna"));
    values.put("helpDeed", "point");
    String rated = evaluations.bad(first.caller());
    values.put("ratedCase", rated);
    values.put("rated", receipt(rated));
    values.put("ratingToken", linked(evaluations.ofAgent(first.caller())));
    values.put("ratingDone", linked(rated));
    values.put("agentsOpen", receipt(evaluations.ofAgent(first.caller())));
    String agents = evaluations.badOfAgent(first.caller());
    values.put("ratedByAgent", agents);
    values.put("agentsReceipt", receipt(agents));
    values.put("ratingDeed", "verify");
    values.put("paymentId", payments.difference(first.caller()));
    values.put("paymentDeed", "by-hand");
    values.put("code", attestations.lay(first.caller()));
    JsonNode asked = scene.newCase();
    work(operator, asked.get("caseNumber").asText());
    forwarding.lay(number, asked.get("caseNumber").asText());
    toldOfCase(number);
    values.putAll(complaints.toTheHotline(first.caller()));
    values.putAll(complaints.visited(first.caller(), asked.get("caseNumber").asText()));
    URI receipt = URI.create(asked.get("queryUrl").asText());
    values.put("number", receipt.getRawPath().substring(3) + "?" + receipt.getRawQuery());
    return new Sight(scene.newSession(account), first.caller(), values, Golden.localNumber());
  }

  /// The token of a link by which the applicant rates a case.
  private String linked(String caseNumber) {
    return database.transaction(sql -> links.make(sql, caseNumber, clock.instant()));
  }

  /// The number and key of a case's page.
  private String receipt(String caseNumber) {
    return database
        .first(
            "select case_number || '?k=' || query_token as page from service_case"
                + " where case_number = ?",
            row -> row.text("page"),
            caseNumber)
        .orElseThrow();
  }

  /// Of a visit the day was told, another one could not be told, and a third one is on its way; the
  /// id of the message that did not go out.
  private String told(long visit) {
    database.run(
        """
        update message set wire = 'taken', settled_at = now(), number = null, blanks = null
        where complaint_id = ?\
        """,
        visit);
    String more =
        """
        insert into message (key, complaint_id, purpose, language, number, blanks, wire, entered_at,
          until, attempts, next_attempt_at, failure, settled_at)
        select gen_random_uuid(), ?, 'visit-changed', 'zh-CN',
          case when wire = 'waiting' then '13800000000' end,
          case when wire = 'waiting' then '{}'::jsonb end, wire, now(), now(), 3, now(), ?,
          case when wire = 'refused' then now() end
        from (values (?)) w (wire) returning id\
        """;
    long refused = put(more, visit, "number-invalid", "refused");
    put(more, visit, "timeout", "waiting");
    return Long.toString(refused);
  }

  private long put(String message, long visit, String failure, String wire) {
    return database.first(message, row -> row.number("id"), visit, failure, wire).orElseThrow();
  }

  /// The applicant of a case was told of corrections, and the end of it goes out.
  private void toldOfCase(String caseNumber) {
    for (String purpose : List.of("case-correcting", "case-granted")) {
      database.run(
          """
          insert into message (key, case_number, purpose, language, number, blanks, wire,
            entered_at, until, attempts, next_attempt_at, settled_at)
          select gen_random_uuid(), ?, p, 'zh-CN',
            case when p = 'case-granted' then '13800000000' end,
            case when p = 'case-granted' then '{}'::jsonb end,
            case when p = 'case-granted' then 'waiting' else 'taken' end, now(), now(), 1, now(),
            case when p <> 'case-granted' then now() end
          from (values (?)) v (p)\
          """,
          caseNumber,
          purpose);
    }
  }

  /// A draft with something of everything that its page can show.
  private long drawn() {
    ObjectNode document =
        catalogue.document("TE99010100000000034990000000103").orElseThrow().deepCopy();
    ((ObjectNode) document.path("notice").get(0)).put("zh-CN", "全程约 6 分钟，办证不收费。");
    document.withArray("/basis").add("省里的有关规定");
    document.withObject("/limits").put("promisedWorkingDays", 25);
    drafts.draw(List.of(document), "事项表-2026年11月.xlsx", "anna");
    return drafts.newest().getFirst().id();
  }

  /// The draft of a life event whose parts contradict each other.
  private long torn() {
    ObjectNode event = catalogue.event("TE99010100000000914990000000902").orElseThrow();
    ((ObjectNode) event.at("/parts/0")).putObject("given").put("delivery", "by-drone");
    ((ObjectNode) event.at("/parts/1"))
        .put("implementationCode", "TE99010100000000014990000000199");
    return drafts.drawEvent(event, "", "anna").id();
  }

  /// One case waits for corrections, another one is late.
  private void work(Caller operator, String asked) {
    Map<String, Object> correction =
        Map.of("part", "field:phone", "problem", "少了一位数字", "remedy", "请写全十一位号码");
    order(operator, asked, Map.of("order", "ask", "corrections", List.of(correction)));
    String late = scene.newCase().get("caseNumber").asText();
    order(operator, late, Map.of("order", "accept"));
    database.run("update service_case set due_on = due_on - 30 where case_number = ?", late);
  }

  private static void order(Caller operator, String caseNumber, Map<String, Object> wish) {
    String path = OPERATOR + "cases/" + caseNumber;
    Map<String, Object> order = new HashMap<>(wish);
    order.put("revision", operator.get(path).json().at("/standing/revision").asLong());
    Answer ordered = operator.post(path + "/orders", order);
    assertEquals(200, ordered.status(), ordered::text);
  }

  private static Map<String, Object> hall(String id, String zhCn, String en, double latitude) {
    return Map.of(
        "id",
        id,
        "name",
        Map.of("zh-CN", zhCn, "en", en),
        "districtId",
        "sample",
        "latitude",
        latitude,
        "longitude",
        121.47);
  }

  private static void add(Caller operator, String what, Map<String, Object> wish) {
    Answer added = operator.post(OPERATOR + what, wish);
    assertEquals(201, added.status(), added::text);
  }

  /// One with faults, one well, one with a citizen, one planned.
  private List<Scene.Enrolled> terminals(Caller operator, String hall) throws Exception {
    List<Scene.Enrolled> terminals = new ArrayList<>();
    String[] states = {"out-of-service", "idle", "in-session"};
    for (String state : states) {
      String id = "walk-" + UUID.randomUUID();
      add(operator, "terminals", Map.of("id", id, "name", "一楼东门 3 号终端", "hallId", hall));
      Scene.Enrolled terminal = scene.enrol(id, scene.code(operator, id));
      configured.whole(id);
      ObjectNode beat = (ObjectNode) Golden.read("heartbeat.request");
      beat.put("state", state);
      if (state.equals("idle")) {
        beat.putArray("devices");
      }
      assertEquals(200, terminal.caller().post("/api/v1/terminal/heartbeat", beat).status());
      terminals.add(terminal);
    }
    scene.planned();
    return terminals;
  }

  private static void order(Caller operator, Scene.Enrolled terminal) {
    Caller ordering = operator.with("Idempotency-Key", UUID.randomUUID().toString());
    String commands = OPERATOR + "terminals/" + terminal.id() + "/commands";
    assertEquals(201, ordering.post(commands, Golden.read("order.request")).status());
    Answer test =
        operator
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .post(commands, Map.of("kind", "self-test"));
    terminal
        .caller()
        .post(
            "/api/v1/terminal/commands/" + test.json().get("id").asText() + "/reports",
            Map.of("state", "failed", "reason", "busy"));
  }

  private long rollOut(Caller operator, List<Scene.Enrolled> terminals) {
    Answer begun =
        operator.post(
            OPERATOR + "rollouts",
            Map.of("note", "换用新的求助电话", "plan", Map.of("percents", List.of(34, 67, 100))));
    assertEquals(201, begun.status(), begun::text);
    configured.work();
    rollouts.take();
    configured.set(terminals.getFirst().id(), Map.of("helpPhone", "96110"));
    return begun.json().get("id").asLong();
  }

  private void overlay(Caller operator, Scene.Enrolled terminal) {
    add(
        operator,
        "configuration/overlays",
        Map.of(
            "scope",
            "terminal:" + terminal.id(),
            "until",
            "2099-01-01T08:00:00+08:00",
            "set",
            Map.of("helpPhone", "119"),
            "reason",
            "消防演练"));
  }

  /// All terminals went silent at once, and each has something of its own besides.
  private long alerts(List<Scene.Enrolled> terminals) {
    long group =
        database
            .first(
                "insert into alert_group (rule_id, opened_at, joined_at)"
                    + " values ('terminal-offline', now(), now()) returning id",
                row -> row.number("id"))
            .orElseThrow();
    for (Scene.Enrolled terminal : terminals) {
      raise(terminal, "terminal-offline", "critical", group);
      raise(terminal, "device-not-usable", "major", null);
      raise(terminal, "state-flapping", "minor", null);
      raise(terminal, "clock-skew", "warning", null);
    }
    return database
        .first("select min(id) as id from alert where group_id = ?", row -> row.number("id"), group)
        .orElseThrow();
  }

  private void raise(Scene.Enrolled terminal, String rule, String severity, @Nullable Long group) {
    database.run(
        """
        insert into alert
          (rule_id, terminal_id, hall_id, group_id, severity, state, details, raised_at)
        select ?, id, hall_id, ?, ?, 'open',
          '[{"part":"scanner","state":"userError","reason":"media-jam"}]', now()
        from terminal where id = ?\
        """,
        rule,
        group,
        severity,
        terminal.id());
  }

  /// Somebody whom the login asks for a code, which nobody knows.
  private String secondFactor() {
    String name = scene.newOperator(Role.AUDITOR);
    database.run(
        "update operator set totp_secret = '\\x00', totp_since = now() where name = ?", name);
    return name;
  }

  /// Ends what would be in the way of others.
  void clear(Sight sight) {
    JsonNode aborted =
        scene
            .operator()
            .post(
                OPERATOR + "rollouts/" + sight.value("rolloutId") + "/orders",
                Map.of("order", "abort"))
            .json();
    assertEquals("aborted", aborted.path("state").asText(), aborted::toString);
    database.run("delete from item_draft where kind = 'event'");
    database.run("update service_case set due_on = null where due_on < current_date - 1");
    for (String table :
        List.of(
            "forwarding",
            "forwarding_gap",
            "message",
            "alert_delivery",
            "alert_recipient",
            "alert",
            "alert_group",
            "alert_silence")) {
      database.run("delete from " + table);
    }
  }
}
