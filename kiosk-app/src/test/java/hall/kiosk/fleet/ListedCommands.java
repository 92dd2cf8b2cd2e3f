// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.kiosk.fleet.TerminalApi.CommandNoted;
import hall.kiosk.fleet.TerminalApi.CommandReport;
import hall.kiosk.fleet.TerminalApi.Text;
import hall.kiosk.fleet.TerminalApi.WaitingCommands;
import hall.kiosk.fleet.TerminalApi.WantedCommand;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/// A server that lists commands until their end is told, and does nothing else.
final class ListedCommands implements TerminalApi {

  private final List<WantedCommand> listed = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private @Nullable CommandReport last;
  private @Nullable String losing;
  private boolean failing;

  void order(String id, String kind, @Nullable String device) {
    order(id, kind, device, null, null);
  }

  synchronized void order(
      String id,
      String kind,
      @Nullable String device,
      @Nullable Text text,
      @Nullable String until) {
    order(new WantedCommand(id, kind, text, until, device, null, null));
  }

  synchronized void order(WantedCommand command) {
    listed.add(command);
  }

  /// It is back.
  synchronized void recover() {
    failing = false;
  }

  synchronized void cancel(String id) {
    listed.removeIf(command -> command.id().equals(id));
  }

  /// The next report of a state does not arrive.
  synchronized void loseNext(String state) {
    losing = state;
  }

  /// It is away from now on.
  synchronized void fail() {
    failing = true;
  }

  synchronized List<String> reports() {
    return List.copyOf(reports);
  }

  synchronized CommandReport last() {
    if (last == null) {
      throw new AssertionError("nothing was reported");
    }
    return last;
  }

  void awaitReports(String... expected) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (reports().size() < expected.length && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertEquals(List.of(expected), reports());
  }

  /// Waits until this was reported, whatever else was.
  void awaitReport(String expected) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!reports().contains(expected)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(expected + " is not in " + reports());
      }
      Thread.sleep(5);
    }
  }

  @Override
  public synchronized WaitingCommands commands(@Nullable String authorization) {
    if (failing) {
      throw new ProcessingException("away");
    }
    return new WaitingCommands(List.copyOf(listed));
  }

  @Override
  public synchronized CommandNoted report(
      @Nullable String authorization, String id, CommandReport report) {
    if (failing) {
      throw new ProcessingException("away");
    }
    if (report.state().equals("seen")) {
      lose(report);
      reports.add(id + " seen " + report.seenAt());
      return new CommandNoted("seen");
    }
    lose(report);
    if (listed.stream().noneMatch(command -> command.id().equals(id))) {
      throw new WebApplicationException(Response.Status.CONFLICT);
    }
    var reason = report.reason();
    reports.add(id + " " + report.state() + (reason == null ? "" : " " + reason));
    last = report;
    if (report.state().equals("done") || report.state().equals("failed")) {
      cancel(id);
    }
    return new CommandNoted(report.state());
  }

  private void lose(CommandReport report) {
    if (report.state().equals(losing)) {
      losing = null;
      throw new ProcessingException("lost");
    }
  }

  @Override
  public Enrolled enrol(Enrolment enrolment) {
    throw new AssertionError("commands enrol nobody");
  }

  @Override
  public CertificateAnswer certificate(@Nullable String authorization, CertificateRequest request) {
    throw new AssertionError("commands certify nobody");
  }

  @Override
  public HeartbeatAnswer heartbeat(@Nullable String authorization, Heartbeat heartbeat) {
    throw new AssertionError("commands beat nothing");
  }

  @Override
  public Multi<SseEvent<String>> hints(@Nullable String authorization, long epoch) {
    throw new AssertionError("nobody listens here");
  }

  @Override
  public Response catalogue(@Nullable String authorization, @Nullable String etag) {
    throw new AssertionError("commands need no catalogue");
  }

  @Override
  public Response configuration(@Nullable String authorization) {
    throw new AssertionError("commands need no configuration");
  }

  @Override
  public Response roots(@Nullable String authorization, long version) {
    throw new AssertionError("nobody asks for software here");
  }

  @Override
  public Response release(@Nullable String authorization, String version) {
    throw new AssertionError("nobody asks for software here");
  }

  @Override
  public InputStream bundle(
      @Nullable String authorization, String version, String range, String tag) {
    throw new AssertionError("nobody asks for software here");
  }

  @Override
  public Response configurationKeys(@Nullable String authorization) {
    throw new AssertionError("commands need no configuration");
  }

  @Override
  public ConfigurationNoted report(@Nullable String authorization, ConfigurationReport report) {
    throw new AssertionError("commands need no configuration");
  }

  @Override
  public OwnCasesAnswer askForOwnCases(
      @Nullable String authorization, OwnCasesAnswer.Question question) {
    throw new AssertionError("commands ask for no cases");
  }

  @Override
  public HelpApi.Standing help(@Nullable String authorization, UUID call, HelpApi.Report report) {
    throw new AssertionError("nobody calls for help here");
  }

  @Override
  public RatingApi.Kept rate(
      @Nullable String authorization, String caseNumber, RatingApi.Evaluation evaluation) {
    throw new AssertionError("nobody rates here");
  }

  @Override
  public ComplaintApi.ComplaintAnswer file(
      @Nullable String authorization, UUID key, ComplaintApi.Complaint complaint) {
    throw new AssertionError("commands complain of nothing");
  }

  @Override
  public Response appendPages(@Nullable String authorization, UUID key, long offset, byte[] bytes) {
    throw new AssertionError("commands complain of nothing");
  }

  @Override
  public PaperApi.Answer askForPapers(@Nullable String authorization, PaperApi.Question question) {
    throw new AssertionError("nobody brings papers here");
  }

  @Override
  public ComplaintApi.Progress askForComplaint(
      @Nullable String authorization, PaperApi.Question question) {
    throw new AssertionError("nobody asks for complaints here");
  }

  @Override
  public ReuseApi.Answer askForReusable(
      @Nullable String authorization, ReuseApi.Question question) {
    throw new AssertionError("commands use no papers again");
  }

  @Override
  public InputStream look(@Nullable String authorization, ReuseApi.Look look) {
    throw new AssertionError("commands use no papers again");
  }

  @Override
  public SubmissionAnswer announce(@Nullable String authorization, UUID key, byte[] metadata) {
    throw new AssertionError("commands submit nothing");
  }

  @Override
  public Response append(
      @Nullable String authorization, UUID key, String id, long offset, byte[] bytes) {
    throw new AssertionError("commands submit nothing");
  }

  @Override
  public CaseAnswer complete(@Nullable String authorization, UUID key) {
    throw new AssertionError("commands submit nothing");
  }
}
