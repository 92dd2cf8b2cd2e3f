// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import hall.server.Database;
import hall.server.HallTime;
import hall.server.Problem;
import hall.server.PublicAddress;
import hall.server.auth.Roles;
import hall.server.certificate.SigningRequest;
import hall.server.certificate.TerminalCertificate;
import hall.server.certificate.TerminalCertificates;
import hall.server.command.CommandHints;
import hall.server.configuration.DesiredGenerations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Enrolment, certificate and heartbeat.
@Path("/api/v1/terminal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TerminalResource {
  private static final Logger LOG = Logger.getLogger(TerminalResource.class);

  private final Enrolment enrolment;
  private final TerminalCertificates certificates;
  private final Database database;
  private final PresenceBoard board;
  private final OfferedCatalogue catalogue;
  private final CommandHints commands;
  private final DesiredGenerations configurations;
  private final PublicAddress address;
  private final InstantSource clock;
  private final Counter heartbeats;

  public TerminalResource(
      Enrolment enrolment,
      TerminalCertificates certificates,
      Database database,
      PresenceBoard board,
      OfferedCatalogue catalogue,
      CommandHints commands,
      DesiredGenerations configurations,
      PublicAddress address,
      InstantSource clock,
      MeterRegistry registry) {
    this.enrolment = enrolment;
    this.certificates = certificates;
    this.database = database;
    this.board = board;
    this.catalogue = catalogue;
    this.commands = commands;
    this.configurations = configurations;
    this.address = address;
    this.clock = clock;
    this.heartbeats =
        Counter.builder("hall.heartbeats")
            .description("Heartbeats that this server took")
            .register(registry);
  }

  /// A terminal with its code.
  ///
  /// @param csr PKCS #10 as PEM; older terminals send none and get a bearer credential
  public record EnrolmentRequest(
      @Nullable String code, @Nullable String software, @Nullable String csr) {
    @Override
    public String toString() {
      return "EnrolmentRequest";
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EnrolmentAnswer(
      String terminalId,
      Hall hall,
      @Nullable String credential,
      @Nullable TerminalCertificate certificate,
      String queryBase) {}

  public record CertificateRequest(@Nullable String csr) {}

  public record HeartbeatAnswer(
      OffsetDateTime serverTime,
      long heartbeatSeconds,
      String catalogueRevision,
      boolean commandsWaiting,
      long configurationGeneration) {}

  @POST
  @Path("/enrolment")
  @PermitAll
  public Response enrol(EnrolmentRequest request) {
    Enrolment.Enrolled enrolled =
        enrolment.enrol(Objects.requireNonNullElse(request.code(), ""), request.csr());
    LOG.infof("Terminal %s enrolled", enrolled.terminalId());
    return Response.status(Response.Status.CREATED)
        .entity(
            new EnrolmentAnswer(
                enrolled.terminalId(),
                enrolled.hall(),
                enrolled.credential(),
                enrolled.certificate(),
                address.queryBase()))
        .build();
  }

  /// A new certificate for whoever came with the present one, or with a bearer credential. The
  /// present one stays good to its end.
  @POST
  @Path("/certificate")
  @RolesAllowed(Roles.TERMINAL)
  public Response renew(CertificateRequest request, @Context SecurityContext caller) {
    String terminalId = caller.getUserPrincipal().getName();
    SigningRequest read = SigningRequest.read(Objects.requireNonNullElse(request.csr(), ""));
    TerminalCertificate fresh =
        database.transaction(sql -> certificates.issue(sql, terminalId, read));
    LOG.infof("Terminal %s has a certificate until %s", terminalId, fresh.validUntil());
    return Response.status(Response.Status.CREATED).entity(fresh).build();
  }

  @POST
  @Path("/heartbeat")
  @RolesAllowed(Roles.TERMINAL)
  public HeartbeatAnswer heartbeat(Heartbeat report, @Context SecurityContext caller) {
    List<Problem.Defect> defects = report.defects();
    if (!defects.isEmpty()) {
      throw Problem.of(422, "heartbeat-defective", "Correct the listed fields.")
          .with(defects)
          .asException();
    }
    String terminalId = caller.getUserPrincipal().getName();
    board.report(terminalId, report);
    heartbeats.increment();
    return new HeartbeatAnswer(
        HallTime.at(clock.instant()),
        board.interval().toSeconds(),
        catalogue.revision(terminalId, report.configurationGeneration()),
        commands.waitFor(terminalId),
        configurations.of(terminalId));
  }
}
