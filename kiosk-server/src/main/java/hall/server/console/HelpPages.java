// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.help.HelpCalls;
import hall.server.terminal.Halls;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who calls for help now, and each call with what was said: an attendant answers, points at the
/// main button of the citizen's screen, or ends it. What stands on that screen nobody sees here.
@Path("/console/help")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class HelpPages {
  private static final String SECTION = "help";

  private final Visit visit;
  private final HelpCalls calls;
  private final Halls halls;
  private final SecureRandom random;
  private final Template list;
  private final Template listLive;
  private final Template one;
  private final Template oneLive;

  HelpPages(
      Visit visit,
      HelpCalls calls,
      Halls halls,
      SecureRandom random,
      @Location("console/help.html") Template list,
      @Location("console/help-live.html") Template listLive,
      @Location("console/help-call.html") Template one,
      @Location("console/help-call-live.html") Template oneLive) {
    this.visit = visit;
    this.calls = calls;
    this.halls = halls;
    this.random = random;
    this.list = list;
    this.listLive = listLive;
    this.one = one;
    this.oneLive = oneLive;
  }

  @GET
  public Response list(@QueryParam("hall") @DefaultValue("") String hall) {
    return visit.page(200, list, SECTION, waiting(hall));
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/live")
  public Response listLive(@QueryParam("hall") @DefaultValue("") String hall) {
    return visit.page(200, listLive, SECTION, waiting(hall));
  }

  private Map<String, Object> waiting(String hall) {
    Words words = visit.words();
    return Map.of(
        "hall",
        hall,
        "halls",
        halls.all(),
        "lines",
        calls.open(hall.isEmpty() ? null : hall).stream()
            .map(call -> HelpLine.of(call, words))
            .toList());
  }

  @GET
  @Path("/{helpId}")
  public Response open(@PathParam("helpId") UUID id) {
    return visit.page(200, one, SECTION, thread(id, ""));
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/{helpId}/live")
  public Response openLive(@PathParam("helpId") UUID id) {
    return visit.page(200, oneLive, SECTION, thread(id, ""));
  }

  @POST
  @Path("/{helpId}/{helpDeed}")
  public Response act(
      @PathParam("helpId") UUID id,
      @PathParam("helpDeed") String deed,
      @FormParam("token") @Nullable String token,
      @FormParam("key") @Nullable UUID key,
      @FormParam("words") @Nullable String words,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    String operator = caller.getUserPrincipal().getName();
    try {
      switch (deed) {
        case "answer" ->
            calls.answer(
                id,
                Objects.requireNonNullElseGet(key, this::newKey),
                Objects.requireNonNullElse(words, ""),
                operator);
        case "point" -> calls.point(id, operator);
        case "close" -> calls.close(id, operator);
        default -> throw HelpCalls.unknown();
      }
    } catch (ProblemException e) {
      return visit.page(e.problem().status(), one, SECTION, thread(id, e.problem().word()));
    }
    return Response.seeOther(URI.create("/console/help/" + id)).build();
  }

  private UUID newKey() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Map<String, Object> thread(UUID id, String said) {
    HelpCalls.Talk thread = calls.find(id).orElseThrow(HelpCalls::unknown);
    Words words = visit.words();
    Map<String, Object> data = new HashMap<>();
    data.put("line", HelpLine.of(thread.call(), words));
    data.put("messages", thread.messages().stream().map(m -> HelpLine.Said.of(m, words)).toList());
    data.put("key", newKey().toString());
    data.put("said", said.isEmpty() ? "" : words.say("help_said_" + said));
    return data;
  }
}
