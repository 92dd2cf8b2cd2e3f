// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.queue.Counter;
import hall.server.queue.Counter.Desk;
import hall.server.queue.Ticket;
import hall.server.queue.TicketLife.Event;
import hall.server.queue.WindowGroup;
import hall.server.queue.WindowGroups;
import hall.server.terminal.Halls;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where clerks call: the halls with windows, and one page a window. Every deed is a form of its
/// own that names the ticket it was shown for, so that one that comes late does nothing.
@Path("/console/queue")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class QueuePages {
  static final String SECTION = "queue";

  private final Visit visit;
  private final Halls halls;
  private final WindowGroups groups;
  private final Counter counter;
  private final Template list;
  private final Template window;
  private final Template live;

  QueuePages(
      Visit visit,
      Halls halls,
      WindowGroups groups,
      Counter counter,
      @Location("console/queue.html") Template list,
      @Location("console/queue-window.html") Template window,
      @Location("console/queue-window-live.html") Template live) {
    this.visit = visit;
    this.halls = halls;
    this.groups = groups;
    this.counter = counter;
    this.list = list;
    this.window = window;
    this.live = live;
  }

  /// A hall with its windows.
  public record HallWindows(Halls.Shown hall, List<String> windows) {}

  @GET
  public Response list() {
    List<HallWindows> all =
        halls.all().stream()
            .map(hall -> new HallWindows(hall, windows(groups.inHall(hall.id()))))
            .toList();
    return visit.page(200, list, SECTION, Map.of("halls", all));
  }

  static List<String> windows(List<WindowGroup> groups) {
    return groups.stream()
        .filter(WindowGroup::active)
        .flatMap(group -> group.windows().stream())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  @GET
  @Path("/{hallId}/windows/{window}")
  public Response window(@PathParam("hallId") String hallId, @PathParam("window") String name) {
    return page(200, hallId, name, "");
  }

  /// The part that the page's script fetches again and again.
  @GET
  @Path("/{hallId}/windows/{window}/live")
  public Response live(@PathParam("hallId") String hallId, @PathParam("window") String name) {
    return visit.page(200, live, SECTION, Map.of("desk", counter.desk(hallId, name)));
  }

  @POST
  @Path("/{hallId}/windows/{window}/next")
  public Response next(
      @PathParam("hallId") String hallId,
      @PathParam("window") String name,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      Optional<Ticket> called = counter.next(hallId, name, caller.getUserPrincipal().getName());
      return called.isPresent() ? back(hallId, name) : page(200, hallId, name, "nobody");
    } catch (ProblemException e) {
      return page(e.problem().status(), hallId, name, e.problem().word());
    }
  }

  @POST
  @Path("/{hallId}/windows/{window}/tickets/{ticketId}/{deed}")
  public Response act(
      @PathParam("hallId") String hallId,
      @PathParam("window") String name,
      @PathParam("ticketId") UUID ticketId,
      @PathParam("deed") String deed,
      @FormParam("token") @Nullable String token,
      @FormParam("groupId") @Nullable Long groupId,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    Event event =
        switch (deed) {
          case "recall" -> Event.RECALLED;
          case "begin" -> Event.BEGAN;
          case "skip" -> Event.SKIPPED;
          case "finish" -> Event.FINISHED;
          case "transfer" -> Event.TRANSFERRED;
          default -> throw unknown();
        };
    try {
      counter.act(hallId, name, ticketId, event, groupId, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), hallId, name, e.problem().word());
    }
    return back(hallId, name);
  }

  private static Response back(String hallId, String window) {
    return Response.seeOther(
            UriBuilder.fromPath("/console/queue/{hall}/windows/{window}").build(hallId, window))
        .build();
  }

  private Response page(int status, String hallId, String name, String said) {
    Halls.Shown hall = halls.find(hallId).orElseThrow(QueuePages::unknown);
    List<WindowGroup> all = groups.inHall(hallId);
    if (!windows(all).contains(name)) {
      throw unknown();
    }
    Words words = visit.words();
    Desk desk = counter.desk(hallId, name);
    Map<String, Object> data = new HashMap<>();
    data.put("hall", hall);
    data.put("window", name);
    data.put("desk", desk);
    data.put("current", desk.current().orElse(null));
    data.put(
        "others",
        all.stream()
            .filter(WindowGroup::active)
            .filter(
                group -> desk.current().map(ticket -> ticket.groupId() != group.id()).orElse(false))
            .toList());
    data.put("said", said.isEmpty() ? "" : words.say("queue_said_" + said));
    return visit.page(status, window, SECTION, data);
  }

  private static RuntimeException unknown() {
    return Problem.of(404, "window-unknown", "Look for the window in the list of halls.")
        .asException();
  }
}
