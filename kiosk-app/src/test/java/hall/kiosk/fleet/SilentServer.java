// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/// A server that nobody should ask anything: what a test is about answers instead.
abstract class SilentServer implements TerminalApi {

  private static AssertionError unasked() {
    return new AssertionError("nobody asks for this here");
  }

  @Override
  public Enrolled enrol(Enrolment enrolment) {
    throw unasked();
  }

  @Override
  public CertificateAnswer certificate(@Nullable String authorization, CertificateRequest request) {
    throw unasked();
  }

  @Override
  public HeartbeatAnswer heartbeat(@Nullable String authorization, Heartbeat heartbeat) {
    throw unasked();
  }

  @Override
  public Multi<SseEvent<String>> hints(@Nullable String authorization, long epoch) {
    throw unasked();
  }

  @Override
  public Response catalogue(@Nullable String authorization, @Nullable String etag) {
    throw unasked();
  }

  @Override
  public WaitingCommands commands(@Nullable String authorization) {
    throw unasked();
  }

  @Override
  public CommandNoted report(@Nullable String authorization, String id, CommandReport report) {
    throw unasked();
  }

  @Override
  public Response configuration(@Nullable String authorization) {
    throw unasked();
  }

  @Override
  public Response configurationKeys(@Nullable String authorization) {
    throw unasked();
  }

  @Override
  public Response roots(@Nullable String authorization, long version) {
    throw unasked();
  }

  @Override
  public Response release(@Nullable String authorization, String version) {
    throw unasked();
  }

  @Override
  public InputStream bundle(
      @Nullable String authorization, String version, String range, String tag) {
    throw unasked();
  }

  @Override
  public ConfigurationNoted report(@Nullable String authorization, ConfigurationReport report) {
    throw unasked();
  }

  @Override
  public OwnCasesAnswer askForOwnCases(
      @Nullable String authorization, OwnCasesAnswer.Question question) {
    throw unasked();
  }

  @Override
  public HelpApi.Standing help(@Nullable String authorization, UUID call, HelpApi.Report report) {
    throw unasked();
  }

  @Override
  public RatingApi.Kept rate(
      @Nullable String authorization, String caseNumber, RatingApi.Evaluation evaluation) {
    throw unasked();
  }

  @Override
  public ComplaintApi.ComplaintAnswer file(
      @Nullable String authorization, UUID key, ComplaintApi.Complaint complaint) {
    throw unasked();
  }

  @Override
  public Response appendPages(@Nullable String authorization, UUID key, long offset, byte[] bytes) {
    throw unasked();
  }

  @Override
  public PaperApi.Answer askForPapers(@Nullable String authorization, PaperApi.Question question) {
    throw unasked();
  }

  @Override
  public ComplaintApi.Progress askForComplaint(
      @Nullable String authorization, PaperApi.Question question) {
    throw unasked();
  }

  @Override
  public ReuseApi.Answer askForReusable(
      @Nullable String authorization, ReuseApi.Question question) {
    throw unasked();
  }

  @Override
  public InputStream look(@Nullable String authorization, ReuseApi.Look look) {
    throw unasked();
  }

  @Override
  public SubmissionAnswer announce(@Nullable String authorization, UUID key, byte[] metadata) {
    throw unasked();
  }

  @Override
  public Response append(
      @Nullable String authorization, UUID key, String id, long offset, byte[] bytes) {
    throw unasked();
  }

  @Override
  public CaseAnswer complete(@Nullable String authorization, UUID key) {
    throw unasked();
  }
}
