// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Problem;
import hall.server.auth.Roles;
import hall.server.command.CommandHints;
import hall.server.configuration.DesiredGenerations;
import hall.server.hint.Hint;
import hall.server.hint.HintStreams;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/// The stream on which a terminal hears that it had better look now. It begins with how everything
/// stands, so that nothing is missed between two streams.
@Path("/api/v1/terminal/hints")
@RolesAllowed(Roles.TERMINAL)
@Blocking
@RunOnVirtualThread
public class HintResource {
  private final HintStreams streams;
  private final PresenceBoard board;
  private final CommandHints commands;
  private final DesiredGenerations configurations;
  private final OfferedCatalogue catalogue;

  HintResource(
      HintStreams streams,
      PresenceBoard board,
      CommandHints commands,
      DesiredGenerations configurations,
      OfferedCatalogue catalogue) {
    this.streams = streams;
    this.board = board;
    this.commands = commands;
    this.configurations = configurations;
    this.catalogue = catalogue;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  public Multi<OutboundSseEvent> hints(
      @QueryParam("epoch") @Nullable Long epoch,
      @Context Sse sse,
      @Context HttpServerRequest request,
      @Context SecurityContext caller) {
    if (epoch == null) {
      throw Problem.of(
              422, "epoch-missing", "Say the start of your process as in the heartbeat: ?epoch=")
          .asException();
    }
    String terminalId = caller.getUserPrincipal().getName();
    if (board
        .find(terminalId)
        .filter(known -> known.online() && known.report().epoch() > epoch)
        .isPresent()) {
      throw HintStreams.superseded();
    }
    Multi<OutboundSseEvent> events =
        streams.open(terminalId, epoch, sse::newEventBuilder, request.connection()::close);
    streams.tell(terminalId, new Hint.Configuration(configurations.of(terminalId)));
    streams.tell(terminalId, new Hint.Catalogue(catalogue.to(terminalId).revision()));
    if (commands.waitFor(terminalId)) {
      streams.tell(terminalId, new Hint.Commands());
    }
    return events;
  }
}
