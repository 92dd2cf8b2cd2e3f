// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.forwarding.ForwardingState;
import hall.server.forwarding.Forwardings;
import hall.server.forwarding.Gaps;
import hall.server.forwarding.Reconciliation;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was handed on to the platform above, what was not and why, and where both sides differ.
@Path("/console/forwarding")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class ForwardingPages {
  private static final URI LIST = URI.create("/console/forwarding");
  private static final List<String> STATES =
      Stream.of(ForwardingState.values()).map(ForwardingState::word).toList();

  private final Visit visit;
  private final Forwardings forwardings;
  private final Gaps gaps;
  private final Reconciliation reconciliation;
  private final Template list;

  ForwardingPages(
      Visit visit,
      Forwardings forwardings,
      Gaps gaps,
      Reconciliation reconciliation,
      @Location("console/forwarding.html") Template list) {
    this.visit = visit;
    this.forwardings = forwardings;
    this.gaps = gaps;
    this.reconciliation = reconciliation;
    this.list = list;
  }

  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("page") @DefaultValue("1") int page) {
    return page(200, STATES.contains(state) ? state : "", page, "");
  }

  @POST
  @Path("/cases/{caseNumber}/again")
  @RolesAllowed(Roles.OPERATOR)
  public Response again(
      @PathParam("caseNumber") String caseNumber,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    forwardings.again(caseNumber, caller.getUserPrincipal().getName());
    return Response.seeOther(LIST).build();
  }

  @POST
  @Path("/gaps/{gapId}/settlement")
  @RolesAllowed(Roles.OPERATOR)
  public Response settle(
      @PathParam("gapId") long gapId,
      @FormParam("token") @Nullable String token,
      @FormParam("remark") @Nullable String remark,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      gaps.settle(
          gapId, Objects.requireNonNullElse(remark, ""), caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(
          e.problem().status(), "", 1, visit.words().say("forwarding_said_" + e.problem().word()));
    }
    return Response.seeOther(LIST).build();
  }

  private Response page(int status, String state, int wanted, String said) {
    Words words = visit.words();
    Forwardings.Page page = forwardings.page(state, wanted);
    Map<String, Object> data = new HashMap<>();
    data.put("page", page);
    data.put("lines", page.entries().stream().map(each -> ForwardingLine.of(each, words)).toList());
    data.put("state", state);
    data.put("states", STATES);
    data.put("said", said);
    data.put(
        "gaps",
        gaps.open().stream().map(each -> ForwardingLine.Difference.of(each, words)).toList());
    data.put(
        "rounds",
        reconciliation.done().stream().map(each -> ForwardingLine.round(each, words)).toList());
    return visit.page(status, list, CasePages.SECTION, data);
  }
}
