// SPDX-License-Identifier: Apache-2.0
package hall.server.queue;

import hall.server.Language;
import hall.server.Problem;
import hall.server.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/// The page on a hall's wall: numbers and windows, for whoever has a token of that hall.
@Path("/display/{hallId}")
@Blocking
@RunOnVirtualThread
public class DisplayResource {
  private final Displays displays;
  private final DisplayStreams streams;
  private final Board board;
  private final Template page;
  private final Template part;
  private final InstantSource clock;

  DisplayResource(
      Displays displays,
      DisplayStreams streams,
      Board board,
      @Location("display.html") Template page,
      @Location("display-board.html") Template part,
      InstantSource clock) {
    this.displays = displays;
    this.streams = streams;
    this.board = board;
    this.page = page;
    this.part = part;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response page(
      @PathParam("hallId") String hallId,
      @QueryParam("k") @DefaultValue("") String token,
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    return answer(page, hallId, token, Language.choose(wish, acceptLanguage));
  }

  /// The part that changes; the page's script fetches it when the stream says so.
  @GET
  @Path("/board")
  @PermitAll
  public Response board(
      @PathParam("hallId") String hallId,
      @QueryParam("k") @DefaultValue("") String token,
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    return answer(part, hallId, token, Language.choose(wish, acceptLanguage));
  }

  @GET
  @Path("/calls")
  @PermitAll
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.TEXT_PLAIN)
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  public Multi<OutboundSseEvent> calls(
      @PathParam("hallId") String hallId,
      @QueryParam("k") @DefaultValue("") String token,
      @Context Sse sse,
      @Context HttpServerRequest request) {
    check(hallId, token);
    return streams.open(hallId, token, sse::newEventBuilder, request.connection()::close);
  }

  private Response answer(Template template, String hallId, String token, Language language) {
    check(hallId, token);
    Words words = new Words(language, clock.instant());
    String html =
        template
            .data("w", words)
            .data("t", words.sentences())
            .data("hallId", hallId)
            .data("token", token)
            .data("sight", board.of(hallId))
            .render();
    return Response.ok(html)
        .type("text/html;charset=UTF-8")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  private void check(String hallId, String token) {
    if (!displays.opens(hallId, token)) {
      throw Problem.of(404, "display-unknown", "Ask an administrator for the screen's address.")
          .asException();
    }
  }
}
