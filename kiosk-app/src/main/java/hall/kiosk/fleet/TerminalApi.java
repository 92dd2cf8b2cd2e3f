// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import hall.device.DeviceFault;
import hall.device.DeviceStatus;
import hall.kiosk.config.ConfigurationBook;
import hall.kiosk.config.TerminalConfig;
import hall.kiosk.journey.Terminal.Peripheral;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/// The terminal API of `configs/api/v1/openapi.yaml`, as the terminal calls it.
///
/// Unknown fields of answers are ignored: an old terminal meets a newer server. There is a header
/// `Authorization` only where the terminal has no certificate yet.
@Path("/api/v1/terminal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface TerminalApi {

  @POST
  @Path("enrolment")
  Enrolled enrol(Enrolment enrolment);

  /// A certificate for the terminal that calls; 409 where the key was certified before.
  @POST
  @Path("certificate")
  CertificateAnswer certificate(
      @HeaderParam("Authorization") @Nullable String authorization, CertificateRequest request);

  @POST
  @Path("heartbeat")
  HeartbeatAnswer heartbeat(
      @HeaderParam("Authorization") @Nullable String authorization, Heartbeat heartbeat);

  /// The stream of hints, comments among them; it ends or fails as its connection does.
  ///
  /// @param epoch of this process, as in the heartbeat
  @GET
  @Path("hints")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  Multi<SseEvent<String>> hints(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam("epoch") long epoch);

  /// The catalogue as text, or 304.
  @GET
  @Path("catalogue")
  Response catalogue(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("If-None-Match") @Nullable String etag);

  @GET
  @Path("commands")
  WaitingCommands commands(@HeaderParam("Authorization") @Nullable String authorization);

  /// 409 where the command is not wanted any more.
  @POST
  @Path("commands/{id}/reports")
  CommandNoted report(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("id") String id,
      CommandReport report);

  /// The signed configuration as text; 404 where none was published.
  @GET
  @Path("configuration")
  Response configuration(@HeaderParam("Authorization") @Nullable String authorization);

  /// The keys that sign configurations, as text.
  @GET
  @Path("configuration/keys")
  Response configurationKeys(@HeaderParam("Authorization") @Nullable String authorization);

  /// 404 for a generation that was never published for this terminal.
  @POST
  @Path("configuration/reports")
  ConfigurationNoted report(
      @HeaderParam("Authorization") @Nullable String authorization, ConfigurationReport report);

  /// The roots of trust after a version, as text.
  @GET
  @Path("software/roots")
  Response roots(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam("after") long version);

  /// The signed document of a release as text; 404 where it is not offered.
  @GET
  @Path("software/{version}")
  Response release(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("version") String version);

  /// Bytes of a release's bundle; all of them where the tag is another one's. 503 with
  /// `Retry-After` while too many terminals fetch.
  @GET
  @Path("software/{version}/bundle")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  InputStream bundle(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("version") String version,
      @HeaderParam("Range") String range,
      @HeaderParam("If-Range") String tag);

  /// The cases of a card that was read; what it says stands in the body alone.
  @POST
  @Path("case-queries")
  OwnCasesAnswer askForOwnCases(
      @HeaderParam("Authorization") @Nullable String authorization,
      OwnCasesAnswer.Question question);

  /// 409 where another complaint came under this key, or its pages are not all there.
  @PUT
  @Path("complaints/{key}")
  ComplaintApi.ComplaintAnswer file(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      ComplaintApi.Complaint complaint);

  /// Appends bytes to the pages of a complaint; 204 with the new `Upload-Offset`, 409 with the true
  /// one.
  @PATCH
  @Path("complaints/{key}/pages")
  @Consumes("application/offset+octet-stream")
  Response appendPages(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      @HeaderParam("Upload-Offset") long offset,
      byte[] bytes);

  /// All of a call for help; 404 from a server that knows none.
  @PUT
  @Path("help-calls/{key}")
  HelpApi.Standing help(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID call,
      HelpApi.Report report);

  /// 409 where the case was rated otherwise before.
  @PUT
  @Path("cases/{number}/evaluation")
  RatingApi.Kept rate(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("number") String caseNumber,
      RatingApi.Evaluation evaluation);

  /// What the case of a receipt waits for; 404 where the receipt opens none.
  @POST
  @Path("paper-queries")
  PaperApi.Answer askForPapers(
      @HeaderParam("Authorization") @Nullable String authorization, PaperApi.Question question);

  /// How far a complaint is; 404 where the slip opens none.
  @POST
  @Path("complaint-queries")
  ComplaintApi.Progress askForComplaint(
      @HeaderParam("Authorization") @Nullable String authorization, PaperApi.Question question);

  /// Papers of earlier cases of a card that was read.
  @POST
  @Path("reusable-papers")
  ReuseApi.Answer askForReusable(
      @HeaderParam("Authorization") @Nullable String authorization, ReuseApi.Question question);

  /// The bytes of one of them; 404 where it may not be used.
  @POST
  @Path("reusable-papers/look")
  @Produces(MediaType.WILDCARD)
  InputStream look(
      @HeaderParam("Authorization") @Nullable String authorization, ReuseApi.Look look);

  @PUT
  @Path("submissions/{key}")
  SubmissionAnswer announce(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      byte[] metadata);

  /// Appends bytes to a document; 204 with the new `Upload-Offset`, 409 with the true one.
  @PATCH
  @Path("submissions/{key}/documents/{id}")
  @Consumes("application/offset+octet-stream")
  Response append(
      @HeaderParam("Authorization") @Nullable String authorization,
      @PathParam("key") UUID key,
      @PathParam("id") String id,
      @HeaderParam("Upload-Offset") long offset,
      byte[] bytes);

  @POST
  @Path("submissions/{key}/completion")
  CaseAnswer complete(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("key") UUID key);

  record Enrolment(String code, String software, String csr) {}

  /// Who the terminal is from now on.
  ///
  /// @param credential from an older server instead of the certificate
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Enrolled(
      String terminalId,
      Hall hall,
      @Nullable String credential,
      @Nullable CertificateAnswer certificate,
      String queryBase) {}

  record CertificateRequest(String csr) {}

  /// A certificate for the key of the request.
  ///
  /// @param pem the terminal's certificate, then the authority's
  @JsonIgnoreProperties(ignoreUnknown = true)
  record CertificateAnswer(String pem, String validUntil, String renewFrom) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Hall(String id, Text name) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Text(@JsonProperty("zh-CN") String zhCn, @JsonProperty("en") String en) {}

  /// What the terminal says of itself.
  ///
  /// @param diskFreeBytes room where it keeps its state
  /// @param temperature in degrees Celsius, where the machine tells
  record Heartbeat(
      long epoch,
      long sequence,
      String sentAt,
      String software,
      String state,
      long configurationGeneration,
      String catalogueRevision,
      List<DeviceReport> devices,
      OutboxReport outbox,
      @JsonInclude(NON_NULL) @Nullable Long diskFreeBytes,
      @JsonInclude(NON_NULL) @Nullable Double temperature,
      @JsonInclude(NON_EMPTY) List<Incidents.Incident> incidents) {}

  record DeviceReport(
      String name, String state, @Nullable String reason, List<ConsumableReport> consumables) {

    static List<DeviceReport> of(Map<Peripheral, DeviceStatus> devices) {
      return devices.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(device -> of(TerminalConfig.nameOf(device.getKey()), device.getValue()))
          .toList();
    }

    private static DeviceReport of(String name, DeviceStatus status) {
      return new DeviceReport(
          name,
          status.state().word(),
          status.fault().map(DeviceFault::reason).orElse(null),
          status.consumables().stream()
              .map(c -> new ConsumableReport(c.name(), c.level(), c.unit()))
              .toList());
    }
  }

  record ConsumableReport(String name, int level, String unit) {}

  /// What the outbox holds.
  ///
  /// @param refused kept for the staff, and not waiting any more
  record OutboxReport(int waiting, long oldestSeconds, int refused) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record HeartbeatAnswer(
      String serverTime,
      int heartbeatSeconds,
      String catalogueRevision,
      boolean commandsWaiting,
      @Nullable Long configurationGeneration) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record WaitingCommands(List<WantedCommand> commands) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record WantedCommand(
      String id,
      String kind,
      @Nullable Text text,
      @Nullable String until,
      @Nullable String device,
      @Nullable Integer volume,
      @Nullable String message) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record CommandNoted(String state) {}

  /// How far a command is.
  ///
  /// @param picture PNG; only where there is one, as an older terminal has none
  /// @param seenAt when a message was confirmed; only there
  record CommandReport(
      String state,
      @Nullable String reason,
      @Nullable List<CheckReport> checks,
      @Nullable String evidence,
      byte @Nullable [] log,
      @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] picture,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String seenAt) {

    private static CommandReport plain(String state, @Nullable String reason) {
      return new CommandReport(state, reason, null, null, null, null, null);
    }

    static CommandReport received() {
      return plain("received", null);
    }

    static CommandReport running() {
      return plain("running", null);
    }

    static CommandReport done() {
      return plain("done", null);
    }

    static CommandReport done(List<CheckReport> checks) {
      return new CommandReport("done", null, checks, null, null, null, null);
    }

    static CommandReport done(byte[] log) {
      return new CommandReport("done", null, null, null, log, null, null);
    }

    static CommandReport doneWith(String evidence) {
      return new CommandReport("done", null, null, evidence, null, null, null);
    }

    static CommandReport picture(byte[] png) {
      return new CommandReport("done", null, null, null, null, png, null);
    }

    static CommandReport seen(Instant at) {
      return new CommandReport("seen", null, null, null, null, null, at.toString());
    }

    static CommandReport failed(String reason) {
      return plain("failed", reason);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record ConfigurationNoted(long desiredGeneration) {}

  record ConfigurationReport(
      long generation, String state, @Nullable String reason, List<CheckReport> checks) {

    static ConfigurationReport of(ConfigurationBook.Report report) {
      return new ConfigurationReport(
          report.generation(),
          report.state(),
          report.reason().orElse(null),
          report.checks().stream()
              .map(check ->
                  new CheckReport(check.device(), check.check(), check.passed(), check.detail()))
              .toList());
    }
  }

  record CheckReport(String device, String check, boolean passed, String detail) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record SubmissionAnswer(
      String state,
      List<DocumentAnswer> documents,
      @JsonProperty("case") @Nullable CaseAnswer theCase) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record DocumentAnswer(String id, long receivedBytes) {}
}
