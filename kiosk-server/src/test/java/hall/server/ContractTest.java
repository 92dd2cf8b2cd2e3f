// SPDX-License-Identifier: Apache-2.0
package hall.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The contract says what the server serves, and the golden files obey it.
class ContractTest {
  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head");

  @Test
  void theContractListsEveryEndpointAndNoOther() throws IOException {
    JsonNode paths = contract().get("paths");
    Set<String> listed = new TreeSet<>();
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> {
                  if (VERBS.contains(verb)) {
                    listed.add(verb + " " + path.getKey());
                  }
                }));
    // The console is pages for people, free to change; the contract is for programs and citizens.
    Set<String> served =
        Endpoints.all().stream()
            .filter(e -> !e.path().isEmpty() && !e.path().startsWith("/console"))
            .map(e -> e.method().toLowerCase(java.util.Locale.ROOT) + " " + e.path())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(listed, served);
  }

  @ParameterizedTest
  @CsvSource({
    "enrolment.request, EnrolmentRequest",
    "enrolment.response, Enrolment",
    "enrolment.refused, Problem",
    "enrolment.csr.request, EnrolmentRequest",
    "enrolment.csr.response, Enrolment",
    "certificate.request, CertificateRequest",
    "certificate.response, TerminalCertificate",
    "certificate.refused, Problem",
    "csr.defective, Problem",
    "revocation.request, RevocationRequest",
    "revocation.response, Revocation",
    "credential.refused, Problem",
    "heartbeat.request, Heartbeat",
    "heartbeat.response, HeartbeatAnswer",
    "heartbeat.superseded, Problem",
    "catalogue.response, Catalogue",
    "catalogue.bundle.response, Catalogue",
    "catalogue.condition.response, Catalogue",
    "submission.request, Submission",
    "submission.groups.request, Submission",
    "submission.agent.request, Submission",
    "submission.login.request, Submission",
    "submission.receiving.response, SubmissionStatus",
    "submission.accepted.response, SubmissionStatus",
    "submission.differs, Problem",
    "submission.defective, Problem",
    "upload.offset-differs, Problem",
    "completion.response, CaseReceipt",
    "completion.bundle.response, CaseReceipt",
    "completion.documents-missing, Problem",
    "completion.hash-mismatch, Problem",
    "case-numbers-used-up, Problem",
    "case-query.request, CaseQuery",
    "case-query.response, OwnCases",
    "case-query.defective, Problem",
    "paper-query.request, PaperQuery",
    "paper-query.response, AwaitedPapers",
    "paper-query.bundle.response, AwaitedPapers",
    "paper-query.licence.response, AwaitedPapers",
    "complaint-query.request, ComplaintQuery",
    "complaint-query.response, ComplaintProgress",
    "complaint-query.visit.response, ComplaintProgress",
    "complaint-query.visited.response, ComplaintProgress",
    "reusable-papers.request, ReusablePaperQuery",
    "reusable-papers.response, ReusablePapers",
    "reusable-paper-look.request, ReusablePaperLook",
    "paper-not-reusable, Problem",
    "supplement.request, Supplement",
    "supplement.not-awaited, Problem",
    "alerts.response, AlertPage",
    "alert.acknowledgement.request, AcknowledgementRequest",
    "alert.acknowledgement.response, Alert",
    "alert-rule.edit.request, AlertRulePatch",
    "alert-rule.edit.response, AlertRule",
    "alert-rule.revision-differs, Problem",
    "availability.response, AvailabilityReport",
    "alert-silence.request, AlertSilenceRequest",
    "alert-silence.response, AlertSilence",
    "alert-recipient.request, AlertRecipientRequest",
    "alert-recipient.response, AlertRecipient",
    "alert-recipient.trial.response, AlertTrial",
    "alert-notice.request, AlertNotice",
    "audit.response, AuditPage",
    "audit-verification.response, AuditVerification",
    "user.request, UserRequest",
    "user.response, UserOnce",
    "user.edit.request, UserPatch",
    "user.edit.response, User",
    "user.last-administrator, Problem",
    "password-refused, Problem",
    "account.response, Account",
    "login.code-required, Problem",
    "commands.response, WaitingCommands",
    "command-report.running.request, CommandReport",
    "command-report.done.request, CommandReport",
    "command-report.failed.request, CommandReport",
    "command-report.picture.request, CommandReport",
    "command-report.seen.request, CommandReport",
    "commands.later.response, WaitingCommands",
    "command-report.response, CommandNoted",
    "command-report.ended, Problem",
    "configuration.response, Configuration",
    "configuration.none, Problem",
    "configuration-keys.response, ConfigurationKeys",
    "configuration-report.confirmed.request, ConfigurationReport",
    "configuration-report.reverted.request, ConfigurationReport",
    "configuration-report.response, ConfigurationNoted",
    "configuration-report.unknown, Problem",
    "software-roots.response, SoftwareRoots",
    "software-release.response, SignedDocument",
    "software-release.unknown, Problem",
    "order.request, Order",
    "order.message.request, Order",
    "order.screenshot.request, Order",
    "order.volume.request, Order",
    "order.response, Command",
    "order.begun, Problem",
    "queue.response, QueueOffer",
    "booking-slots.response, BookingTimes",
    "booking-own.request, BookingPerson",
    "booking-own.response, OwnBookings",
    "booking.request, BookingRequest",
    "booking.response, Booking",
    "booking-arrival.request, BookingPerson",
    "queue-ticket.request, QueueTicketRequest",
    "queue-ticket.alone.request, QueueTicketRequest",
    "queue-ticket.response, QueueTicket",
    "queue-ticket.closed, Problem",
    "queue-lease.request, QueueLeaseRequest",
    "queue-lease.response, QueueLease",
    "queue-lease.return.request, QueueLeaseReturn",
    "complaint.request, ComplaintRequest",
    "complaint.anonymous.request, ComplaintRequest",
    "complaint.response, ComplaintReceipt",
    "complaint.visit.request, ComplaintRequest",
    "complaint.visit.division.request, ComplaintRequest",
    "complaint.pages.request, ComplaintRequest",
    "complaint.pages.response, ComplaintReceipt",
    "complaint.pages-missing, Problem",
    "help.request, HelpReport",
    "help.written.request, HelpReport",
    "help.response, HelpStanding",
    "payment-offer.response, PaymentOffer",
    "bills.request, BillQuestion",
    "bills.card.request, BillQuestion",
    "bills.response, Bills",
    "bills.silent, Problem",
    "payment.request, PaymentRequest",
    "payment.awaiting.response, Payment",
    "payment.paid.response, Payment",
    "payment.not-paid.response, Payment",
    "attestation-offer.response, AttestationOffer",
    "attestation.request, AttestationRequest",
    "attestation.not-genuine, Problem",
    "attestation-print.request, PrintReport",
    "item-uses.request, UseReport",
    "item-uses.defective, Problem",
    "elicence-offer.response, ELicenceOffer",
    "elicence.request, ELicenceRequest",
    "elicence.supplement.request, ELicenceRequest",
    "elicence.licence, ELicence",
    "elicence.other-holder, Problem",
    "citizen-login-offer.response, CitizenLoginOffer",
    "citizen-login.begun.response, CitizenLogin",
    "citizen-login.waiting.response, CitizenLoginAnswer",
    "citizen-login.refused.response, CitizenLoginAnswer",
    "citizen-login.done.response, CitizenLoginAnswer",
    "citizen-login.silent, Problem",
    "evaluation.request, EvaluationRequest",
    "evaluation.response, EvaluationKept",
    "evaluation.already, Problem",
  })
  void goldenFilesObeyTheContract(String file, String schema) throws IOException {
    assertEquals(
        List.of(), schema(schema).validate(Golden.read(file).toString(), InputFormat.JSON));
  }

  @Test
  void everyGoldenFileIsChecked() throws IOException {
    try (var files = Files.list(Golden.ROOT.resolve("golden"))) {
      assertEquals(151, files.filter(file -> file.toString().endsWith(".json")).count());
    }
  }

  /// In a line of YAML between braces a comma ends a description, and what follows is a key.
  @Test
  void noDescriptionOfTheContractIsCutByAComma() throws IOException {
    var cut = new ArrayList<String>();
    keys(contract(), cut);
    cut.removeIf(key -> !key.contains(" "));
    assertEquals(List.of(), cut);
  }

  private static void keys(JsonNode node, List<String> found) {
    node.fieldNames().forEachRemaining(found::add);
    node.forEach(child -> keys(child, found));
  }

  @Test
  void theSchemasRefuseWhatIsMissing() throws IOException {
    ObjectNode submission = Golden.submission();
    submission.remove("applicant");
    assertTrue(!schema("Submission").validate(submission.toString(), InputFormat.JSON).isEmpty());
  }

  private static JsonNode contract() throws IOException {
    return Https.JSON.valueToTree(
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(Golden.ROOT.resolve("openapi.yaml"))));
  }

  private static Schema schema(String name) throws IOException {
    ObjectNode schema = Https.JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$ref", "#/components/schemas/" + name);
    schema.set("components", contract().get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString());
  }
}
