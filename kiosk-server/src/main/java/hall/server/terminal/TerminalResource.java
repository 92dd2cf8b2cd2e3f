// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.HallTime;
import hall.server.Problem;
import hall.server.PublicAddress;
import hall.server.auth.Roles;
import hall.server.catalogue.Catalogue;
import hall.server.command.CommandHints;
import hall.server.configuration.DesiredGenerations;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Enrolment and heartbeat.
@Path("/api/v1/terminal")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TerminalResource {
  private static final Logger LOG = Logger.getLogger(TerminalResource.class);

  private final Enrolment enrolment;
  private final PresenceBoard board;
  private final Catalogue catalogue;
  private final CommandHints commands;
  private final DesiredGenerations configurations;
  private final PublicAddress address;
  private final InstantSource clock;

  public TerminalResource(
      Enrolment enrolment,
      PresenceBoard board,
      Catalogue catalogue,
      CommandHints commands,
      DesiredGenerations configurations,
      PublicAddress address,
      InstantSource clock) {
    this.enrolment = enrolment;
    this.board = board;
    this.catalogue = catalogue;
    this.commands = commands;
    this.configurations = configurations;
    this.address = address;
    this.clock = clock;
  }

  public record EnrolmentRequest(@Nullable String code, @Nullable String software) {}

  public record EnrolmentAnswer(
      String terminalId, Hall hall, String credential, String queryBase) {}

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
    Enrolment.Enrolled enrolled = enrolment.enrol(request.code() == null ? "" : request.code());
    LOG.infof("Terminal %s enrolled", enrolled.terminalId());
    return Response.status(Response.Status.CREATED)
        .entity(
            new EnrolmentAnswer(
                enrolled.terminalId(), enrolled.hall(), enrolled.credential(), address.queryBase()))
        .build();
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
    return new HeartbeatAnswer(
        HallTime.at(clock.instant()),
        board.interval().toSeconds(),
        catalogue.published().revision(),
        commands.waitFor(terminalId),
        configurations.of(terminalId));
  }
}
