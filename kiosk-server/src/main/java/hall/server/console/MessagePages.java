// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.ProblemException;
import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.message.Messages;
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
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages that did not go out, until somebody has told the citizen otherwise.
@Path("/console/messages")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
public class MessagePages {
  private static final URI LIST = URI.create("/console/messages");
  private static final String SECTION = "alerts";

  private final Visit visit;
  private final Messages messages;
  private final Template list;

  MessagePages(Visit visit, Messages messages, @Location("console/messages.html") Template list) {
    this.visit = visit;
    this.messages = messages;
    this.list = list;
  }

  @GET
  public Response list() {
    return page(200, "");
  }

  @POST
  @Path("/{messageId}/told")
  public Response told(
      @PathParam("messageId") long id,
      @FormParam("token") @Nullable String token,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    try {
      messages.told(id, caller.getUserPrincipal().getName());
    } catch (ProblemException e) {
      return page(e.problem().status(), visit.words().say("message_said_" + e.problem().word()));
    }
    return Response.seeOther(LIST).build();
  }

  private Response page(int status, String said) {
    Words words = visit.words();
    Messages.Untold untold = messages.untold();
    return visit.page(
        status,
        list,
        SECTION,
        Map.of(
            "lines",
            MessageLine.of(untold.oldest(), words),
            "behind",
            untold.behind(),
            "open",
            messages.isOpen(),
            "waiting",
            messages.countWaiting(),
            "said",
            said));
  }
}
