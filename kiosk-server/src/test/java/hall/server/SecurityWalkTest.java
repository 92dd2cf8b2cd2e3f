// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.server.Endpoints.Endpoint;
import hall.server.auth.Operators;
import hall.server.auth.Role;
import hall.server.auth.Roles;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Walks all endpoints and tries each with no credential, with the wrong kind of one and with every
/// role, against one table of who may do what.
@OnServer
class SecurityWalkTest {
  /// Who may call what. `public` is for everybody, `terminal` for terminals, `account` for whoever
  /// passed the login; otherwise the roles, v(iewer) o(perator) c(onfiguration administrator)
  /// a(uditor) s(ystem administrator).
  private static final String TABLE =
      """
      public   GET
      public   GET /console
      public   GET /console/login
      public   POST /console/login
      public   POST /console/login/code
      public   GET /console/login/provider
      public   GET /console/login/provider/return
      public   GET /console/logout/provider
      public   GET /q/{number}
      public   POST /q/{number}
      public   GET /rate/{ratingToken}
      public   POST /rate/{ratingToken}
      public   GET /display/{hallId}
      public   GET /display/{hallId}/board
      public   GET /display/{hallId}/calls
      public   GET /complaints
      public   GET /complaints/{complaintNumber}
      public   GET /verify/{code}
      public   POST /api/v1/payment-notices
      public   GET /health/live
      public   GET /health/ready
      public   POST /api/v1/terminal/enrolment
      public   POST /api/v1/operator/session
      terminal POST /api/v1/terminal/certificate
      terminal POST /api/v1/terminal/heartbeat
      terminal GET /api/v1/terminal/hints
      terminal GET /api/v1/terminal/catalogue
      terminal PUT /api/v1/terminal/submissions/{idempotencyKey}
      terminal GET /api/v1/terminal/submissions/{idempotencyKey}
      terminal HEAD /api/v1/terminal/submissions/{idempotencyKey}/documents/{documentId}
      terminal PATCH /api/v1/terminal/submissions/{idempotencyKey}/documents/{documentId}
      terminal POST /api/v1/terminal/submissions/{idempotencyKey}/completion
      terminal POST /api/v1/terminal/case-queries
      terminal POST /api/v1/terminal/paper-queries
      terminal POST /api/v1/terminal/complaint-queries
      terminal POST /api/v1/terminal/reusable-papers
      terminal POST /api/v1/terminal/reusable-papers/look
      terminal GET /api/v1/terminal/commands
      terminal POST /api/v1/terminal/commands/{commandId}/reports
      terminal GET /api/v1/terminal/queue
      terminal PUT /api/v1/terminal/queue/tickets/{ticketId}
      terminal PUT /api/v1/terminal/queue/leases/{leaseId}
      terminal POST /api/v1/terminal/queue/leases/{leaseId}/return
      terminal GET /api/v1/terminal/bookings/slots
      terminal POST /api/v1/terminal/bookings/own
      terminal PUT /api/v1/terminal/bookings/{bookingId}
      terminal POST /api/v1/terminal/bookings/{bookingId}/cancellation
      terminal POST /api/v1/terminal/bookings/{bookingId}/arrival
      terminal PUT /api/v1/terminal/complaints/{idempotencyKey}
      terminal PATCH /api/v1/terminal/complaints/{idempotencyKey}/pages
      terminal PUT /api/v1/terminal/help-calls/{idempotencyKey}
      terminal POST /api/v1/terminal/bills
      terminal GET /api/v1/terminal/payments
      terminal PUT /api/v1/terminal/payments/{idempotencyKey}
      terminal GET /api/v1/terminal/payments/{idempotencyKey}
      terminal POST /api/v1/terminal/payments/{idempotencyKey}/cancellation
      terminal GET /api/v1/terminal/payment-receipts/{paymentNumber}
      terminal GET /api/v1/terminal/attestations
      terminal POST /api/v1/terminal/attestations
      terminal POST /api/v1/terminal/attestations/{idempotencyKey}/prints
      terminal PUT /api/v1/terminal/uses/{day}
      terminal GET /api/v1/terminal/elicences
      terminal POST /api/v1/terminal/elicences
      terminal GET /api/v1/terminal/logins
      terminal POST /api/v1/terminal/logins
      terminal POST /api/v1/terminal/logins/{login}/question
      terminal DELETE /api/v1/terminal/logins/{login}
      terminal PUT /api/v1/terminal/cases/{caseNumber}/evaluation
      terminal GET /api/v1/terminal/configuration
      terminal GET /api/v1/terminal/configuration/keys
      terminal POST /api/v1/terminal/configuration/reports
      terminal GET /api/v1/terminal/software/roots
      terminal GET /api/v1/terminal/software/{version}
      terminal GET /api/v1/terminal/software/{version}/bundle
      account  DELETE /api/v1/operator/session
      account  GET /api/v1/operator/account
      account  PUT /api/v1/operator/account/password
      account  POST /api/v1/operator/account/totp
      account  PUT /api/v1/operator/account/totp
      account  DELETE /api/v1/operator/account/sessions/{sessionId}
      account  POST /console/logout
      account  GET /console/account
      account  GET /console/account/password
      account  POST /console/account/password
      account  GET /console/account/totp
      account  POST /console/account/totp
      account  POST /console/account/totp/confirmation
      account  POST /console/account/sessions/{sessionId}/end
      vocas    GET /api/v1/operator/terminals
      ____s    POST /api/v1/operator/terminals
      ____s    POST /api/v1/operator/terminals/{terminalId}/enrolment-codes
      vocas    GET /api/v1/operator/terminals/{terminalId}/certificates
      ____s    POST /api/v1/operator/terminals/{terminalId}/revoke
      vocas    GET /api/v1/operator/terminals/{terminalId}/commands
      _o__s    POST /api/v1/operator/terminals/{terminalId}/commands
      _o__s    POST /api/v1/operator/terminals/{terminalId}/commands/{commandId}/cancellation
      vocas    GET /api/v1/operator/terminals/{terminalId}/commands/{commandId}/log
      _o__s    GET /api/v1/operator/terminals/{terminalId}/commands/{commandId}/picture
      vocas    GET /api/v1/operator/cases
      _o__s    GET /api/v1/operator/cases/{caseNumber}
      _o__s    POST /api/v1/operator/cases/{caseNumber}/orders
      _o__s    GET /api/v1/operator/cases/{caseNumber}/documents/{documentId}
      vocas    GET /api/v1/operator/availability
      vocas    GET /api/v1/operator/availability/sheet
      vocas    GET /api/v1/operator/evaluations/sheet
      _o__s    GET /api/v1/operator/payments/sheet
      vocas    GET /api/v1/operator/alerts
      _o__s    POST /api/v1/operator/alerts/{alertId}/acknowledgement
      vocas    GET /api/v1/operator/alert-rules
      __c_s    PATCH /api/v1/operator/alert-rules/{ruleId}
      vocas    GET /api/v1/operator/alert-silences
      _o__s    POST /api/v1/operator/alert-silences
      _o__s    DELETE /api/v1/operator/alert-silences/{silenceId}
      ____s    GET /api/v1/operator/alert-recipients
      ____s    POST /api/v1/operator/alert-recipients
      ____s    PUT /api/v1/operator/alert-recipients/{recipientId}
      ____s    DELETE /api/v1/operator/alert-recipients/{recipientId}
      ____s    POST /api/v1/operator/alert-recipients/{recipientId}/trial
      vocas    GET /api/v1/operator/configuration/settings
      vocas    GET /api/v1/operator/configuration/layers
      vocas    GET /api/v1/operator/configuration/layers/{scope}
      __c_s    PATCH /api/v1/operator/configuration/layers/{scope}
      vocas    GET /api/v1/operator/configuration/effective/{terminalId}
      vocas    GET /api/v1/operator/configuration/reports/{terminalId}
      vocas    GET /api/v1/operator/configuration/overlays
      __c_s    POST /api/v1/operator/configuration/overlays
      __c_s    DELETE /api/v1/operator/configuration/overlays/{overlayId}
      vocas    GET /api/v1/operator/configuration/preview
      vocas    GET /api/v1/operator/configuration/publications
      __c_s    POST /api/v1/operator/configuration/publications
      vocas    GET /api/v1/operator/configuration/publications/{publicationId}/progress
      __c_s    POST /api/v1/operator/configuration/publications/{publicationId}/decision
      ____s    POST /api/v1/operator/configuration/keys
      vocas    GET /api/v1/operator/halls
      ____s    POST /api/v1/operator/halls
      ____s    PUT /api/v1/operator/halls/{hallId}
      vocas    GET /api/v1/operator/districts
      ____s    POST /api/v1/operator/districts
      _o__s    GET /console/queue
      _o__s    GET /console/queue/{hallId}/windows/{window}
      _o__s    GET /console/queue/{hallId}/windows/{window}/live
      _o__s    POST /console/queue/{hallId}/windows/{window}/next
      _o__s    POST /console/queue/{hallId}/windows/{window}/tickets/{ticketId}/{deed}
      _o__s    GET /console/queue/{hallId}/bookings
      ____s    GET /console/queue/{hallId}
      ____s    GET /console/queue/{hallId}/groups/new
      ____s    POST /console/queue/{hallId}/groups/new
      ____s    GET /console/queue/{hallId}/groups/{groupId}
      ____s    POST /console/queue/{hallId}/groups/{groupId}
      ____s    POST /console/queue/{hallId}/displays
      ____s    POST /console/queue/{hallId}/displays/{displayId}/revocation
      _o__s    GET /console/help
      _o__s    GET /console/help/live
      _o__s    GET /console/help/{helpId}
      _o__s    GET /console/help/{helpId}/live
      _o__s    POST /console/help/{helpId}/{helpDeed}
      _o__s    GET /console/complaints
      _o__s    GET /console/complaints/{complaintId}
      _o__s    GET /console/complaints/{complaintId}/pages
      _o__s    GET /console/messages
      _o__s    POST /console/messages/{messageId}/told
      _o__s    GET /console/visits
      _o__s    POST /console/complaints/{complaintId}/{complaintDeed}
      _o__s    GET /console/payments
      _o__s    GET /console/payments/{paymentId}
      _o__s    POST /console/payments/{paymentId}/{paymentDeed}
      _o__s    GET /console/evaluations
      _o__s    GET /console/evaluations/cases/{ratedCase}
      _o__s    POST /console/evaluations/cases/{ratedCase}/{ratingDeed}
      vocas    GET /console/halls
      vocas    GET /console/halls/live
      ____s    GET /console/halls/new
      ____s    POST /console/halls/new
      vocas    GET /console/halls/{hallId}
      ____s    POST /console/halls/{hallId}
      ____s    POST /console/halls/districts
      vocas    GET /api/v1/operator/rollouts
      __c_s    POST /api/v1/operator/rollouts
      vocas    GET /api/v1/operator/rollouts/{rolloutId}
      vocas    GET /api/v1/operator/rollouts/{rolloutId}/events
      __c_s    POST /api/v1/operator/rollouts/{rolloutId}/orders
      vocas    GET /api/v1/operator/rollouts/{rolloutId}/changes
      vocas    GET /api/v1/operator/software/roots
      __c_s    POST /api/v1/operator/software/roots
      vocas    GET /api/v1/operator/software/releases
      __c_s    POST /api/v1/operator/software/releases
      __c_s    PATCH /api/v1/operator/software/releases/{version}/bundle
      __c_s    POST /api/v1/operator/software/releases/{version}/completion
      __c_s    POST /api/v1/operator/software/releases/{version}/withdrawal
      vocas    GET /api/v1/operator/catalogue/editions
      vocas    GET /console/software
      vocas    GET /console/software/draft
      __c_s    POST /console/software/releases/{version}/withdrawal
      vocas    GET /console/rollouts/{rolloutId}
      vocas    GET /console/rollouts/{rolloutId}/live
      __c_s    POST /console/rollouts/{rolloutId}/orders
      vocas    GET /console/configuration/overlays
      __c_s    POST /console/configuration/overlays
      __c_s    POST /console/configuration/overlays/{overlayId}/end
      vocas    GET /console/configuration
      vocas    GET /console/configuration/scope
      vocas    GET /console/configuration/layers/{scope}
      __c_s    POST /console/configuration/layers/{scope}
      vocas    GET /console/configuration/preview
      __c_s    POST /console/configuration/publications
      __c_s    POST /console/configuration/publications/{publicationId}/decision
      ____s    GET /api/v1/operator/users
      ____s    POST /api/v1/operator/users
      ____s    PATCH /api/v1/operator/users/{name}
      ____s    POST /api/v1/operator/users/{name}/password-reset
      ____s    DELETE /api/v1/operator/users/{name}/totp
      ___as    GET /api/v1/operator/audit
      ___as    GET /api/v1/operator/audit/export
      ___as    GET /api/v1/operator/audit/verification
      vocas    GET /console/terminals
      vocas    GET /console/terminals/live
      vocas    GET /console/terminals/options
      ____s    GET /console/terminals/plan
      ____s    POST /console/terminals/plan
      ____s    POST /console/terminals/{terminalId}/code
      ____s    POST /console/terminals/{terminalId}/revoke
      vocas    GET /console/terminals/{terminalId}
      vocas    GET /console/terminals/{terminalId}/live
      _o__s    POST /console/terminals/{terminalId}/commands
      _o__s    POST /console/terminals/{terminalId}/commands/{commandId}/cancellation
      vocas    GET /console/items
      vocas    GET /console/items/workbook
      __c_s    POST /console/items/drafts
      vocas    GET /console/items/drafts/{draftId}
      vocas    GET /console/items/drafts/{draftId}/workbook
      __c_s    POST /console/items/drafts/{draftId}/request
      __c_s    POST /console/items/drafts/{draftId}/decision
      __c_s    POST /console/items/drafts/{draftId}/discard
      __c_s    GET /console/items/events/new
      __c_s    GET /console/items/events/{eventCode}
      __c_s    POST /console/items/events
      vocas    GET /console/items/use
      vocas    GET /console/items/use/export
      vocas    GET /console/attestations
      vocas    GET /console/commitments
      vocas    GET /console/supervision
      vocas    GET /api/v1/operator/supervision/events
      _o__s    GET /api/v1/operator/cases/{caseNumber}/archive
      vocas    GET /api/v1/operator/authority
      vocas    GET /console/forwarding
      _o__s    POST /console/forwarding/cases/{caseNumber}/again
      _o__s    POST /console/forwarding/gaps/{gapId}/settlement
      _o__s    POST /console/commitments/{caseNumber}/check
      vocas    GET /console/cases
      _o__s    GET /console/cases/{caseNumber}
      _o__s    POST /console/cases/{caseNumber}/orders
      _o__s    GET /console/cases/{caseNumber}/documents/{documentId}
      vocas    GET /metrics
      vocas    GET /console/alerts
      vocas    GET /console/alerts/live
      vocas    GET /console/alerts/badge
      vocas    GET /console/alerts/{alertId}
      _o__s    POST /console/alerts/{alertId}/acknowledge
      _o__s    POST /console/alerts/{alertId}/silence
      vocas    GET /console/alerts/silences
      _o__s    POST /console/alerts/silences
      _o__s    POST /console/alerts/silences/{silenceId}/end
      vocas    GET /console/alerts/rules
      vocas    GET /console/alerts/rules/{ruleId}
      __c_s    POST /console/alerts/rules/{ruleId}
      ____s    GET /console/alerts/recipients
      ____s    POST /console/alerts/recipients
      ____s    GET /console/alerts/recipients/{recipientId}
      ____s    POST /console/alerts/recipients/{recipientId}
      ____s    POST /console/alerts/recipients/{recipientId}/trial
      ____s    POST /console/alerts/recipients/{recipientId}/remove
      ____s    GET /console/users
      ____s    POST /console/users
      ____s    GET /console/users/{name}
      ____s    POST /console/users/{name}/role
      ____s    POST /console/users/{name}/disable
      ____s    POST /console/users/{name}/enable
      ____s    POST /console/users/{name}/password
      ____s    POST /console/users/{name}/totp
      ___as    GET /console/audit
      ___as    GET /console/audit/export
      """;

  /// These end the session that calls them; nobody else's calls may follow.
  private static final Set<String> LAST =
      Set.of("DELETE /api/v1/operator/session", "POST /console/logout");

  @Inject Scene scene;
  @Inject Operators operators;

  @Test
  void theTableNamesEveryEndpointAndEveryEndpointNamesItsCallers() {
    List<Endpoint> endpoints = Endpoints.all();
    endpoints.forEach(endpoint -> assertNotNull(endpoint.roles(), endpoint.toString()));
    assertEquals(
        table().keySet(),
        endpoints.stream()
            .map(SecurityWalkTest::name)
            .collect(Collectors.toCollection(TreeSet::new)));
    for (Endpoint endpoint : endpoints) {
      assertEquals(
          endpoint.isOpen(), "public".equals(table().get(name(endpoint))), endpoint.toString());
    }
  }

  @Test
  void terminalsAndOperatorsNeverShareADoor() {
    for (Endpoint endpoint : Endpoints.all()) {
      Set<String> roles = endpoint.roles();
      if (roles != null && !roles.isEmpty()) {
        boolean terminal = endpoint.path().startsWith("/api/v1/terminal");
        assertEquals(terminal, roles.contains(Roles.TERMINAL), endpoint.toString());
      }
    }
  }

  @Test
  void noEndpointOpensWithoutItsOwnKindOfCredential() {
    String session = scene.session();
    String credential = scene.terminal().credential();
    Https https = scene.https();
    List<Caller> strangers =
        List.of(
            Caller.anonymous(https),
            Caller.terminal(https, "made-up").with("X-Hall-Request", "1"),
            Caller.operator(https, "made-up"),
            Caller.terminal(https, session).with("X-Hall-Request", "1"),
            Caller.operator(https, credential));
    Caller terminal = Caller.terminal(https, credential).with("X-Hall-Request", "1");
    Caller operator = Caller.operator(https, session);
    Caller certified = scene.certified().caller().with("X-Hall-Request", "1");
    CertifiedTerminal out = scene.certified();
    assertEquals(
        200,
        operator
            .post("/api/v1/operator/terminals/" + out.id() + "/revoke", Map.of("reason", "out"))
            .status());
    Caller revoked = out.caller().with("X-Hall-Request", "1");
    for (Endpoint endpoint : Endpoints.all()) {
      if (endpoint.isOpen()) {
        continue;
      }
      strangers.forEach(stranger -> assertRefused(stranger, endpoint));
      boolean forTerminals = endpoint.path().startsWith("/api/v1/terminal");
      assertRefused(forTerminals ? operator : terminal, endpoint);
      assertRefused(forTerminals ? revoked : certified, endpoint);
    }
  }

  @Test
  void everyRoleOpensItsOwnDoorsAndNoOther() {
    for (Role role : EnumSet.allOf(Role.class)) {
      String session = scene.newSession(scene.newOperator(role));
      Caller caller = Caller.operator(scene.https(), session);
      for (Endpoint endpoint : inOrder()) {
        String who = who(endpoint);
        if ("public".equals(who) || "terminal".equals(who)) {
          continue;
        }
        boolean allowed = "account".equals(who) || who.contains(role.word().substring(0, 1));
        assertEquals(allowed, opens(caller, session, endpoint), role.word() + " calls " + endpoint);
        if (LAST.contains(name(endpoint))) {
          session = scene.newSession(scene.newOperator(role));
          caller = Caller.operator(scene.https(), session);
        }
      }
    }
  }

  @Test
  void aLoginThatMissesSomethingOpensOnlyTheOwnAccount() {
    String name = scene.newOperator(Role.SYSTEM_ADMINISTRATOR);
    String session = scene.unfinishedSession(name);
    Caller caller = Caller.operator(scene.https(), session);
    for (Endpoint endpoint : inOrder()) {
      String who = who(endpoint);
      if (!"public".equals(who) && !"terminal".equals(who) && !LAST.contains(name(endpoint))) {
        assertEquals("account".equals(who), opens(caller, session, endpoint), endpoint.toString());
      }
    }
  }

  @Test
  void pathsWrittenStrangelyOpenNothing() {
    Caller anonymous = scene.anonymous();
    for (String path :
        List.of(
            "/api/v1/operator/cases/",
            "/api/v1//operator/cases",
            "/api/v1/operator/./cases",
            "/api/v1/operator/x/../cases",
            "/api/v1/operator/cases;x=1",
            "/API/v1/operator/cases",
            "/api/v1/operator/%63ases",
            "//api/v1/operator/cases")) {
      int status = anonymous.get(path).status();
      assertTrue(status == 401 || status == 404 || status == 303, path + " " + status);
    }
  }

  private static Map<String, String> table() {
    return TABLE
        .lines()
        .collect(
            Collectors.toMap(
                line -> line.substring(9).strip() + (line.strip().endsWith("GET") ? " " : ""),
                line -> line.substring(0, 9).strip(),
                (_, line) -> {
                  throw new AssertionError("Twice: " + line);
                },
                TreeMap::new));
  }

  private static String who(Endpoint endpoint) {
    return Objects.requireNonNull(table().get(name(endpoint)), endpoint.toString());
  }

  private static String name(Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path();
  }

  /// What ends a session comes last.
  private static List<Endpoint> inOrder() {
    return Endpoints.all().stream()
        .sorted(Comparator.comparing(endpoint -> LAST.contains(name(endpoint))))
        .toList();
  }

  /// Whether the door opened, whatever is said behind it about a body of nothing.
  private static boolean opens(Caller caller, String session, Endpoint endpoint) {
    String path = path(endpoint);
    boolean form = path.startsWith("/console") && endpoint.method().equals("POST");
    Https.Answer answer =
        form
            ? caller.form(path, "token=" + Operators.formToken(session))
            : caller.call(endpoint.method(), path, type(endpoint));
    boolean refused =
        switch (answer.status()) {
          case 401 -> true;
          case 403 ->
              path.startsWith("/console")
                  ? answer.text().contains("您的角色")
                  : Set.of("forbidden", "login-unfinished").contains(answer.problem());
          // To the login, or to what a login still misses.
          case 303 -> {
            String to = answer.header("Location");
            yield (to.endsWith("/console/login") && !path.endsWith("/logout"))
                || (to.endsWith("/console/account") && !path.startsWith("/console/account"));
          }
          default -> false;
        };
    return !refused;
  }

  private static void assertRefused(Caller caller, Endpoint endpoint) {
    String path = path(endpoint);
    int status = caller.call(endpoint.method(), path, type(endpoint)).status();
    Set<Integer> refusals = path.startsWith("/console") ? Set.of(303, 403) : Set.of(401, 403);
    assertTrue(refusals.contains(status), endpoint + " answered " + status);
  }

  private static String path(Endpoint endpoint) {
    return endpoint
        .path()
        .replace("{idempotencyKey}", "00000000-0000-4000-8000-000000000000")
        .replaceAll("\\{[a-zA-Z]+}", "0");
  }

  private static String type(Endpoint endpoint) {
    if (endpoint.path().startsWith("/console")) {
      return "application/x-www-form-urlencoded";
    }
    boolean upload =
        endpoint.path().endsWith("/documents/{documentId}")
            || name(endpoint).endsWith("PATCH /api/v1/terminal/complaints/{idempotencyKey}/pages")
            || name(endpoint).endsWith("PATCH /api/v1/operator/software/releases/{version}/bundle");
    return upload ? Caller.BODY : "application/json";
  }
}
