// SPDX-License-Identifier: Apache-2.0
package hall.server.alert;

import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.logging.Logger;

/// Who is told. Addresses are for administrators alone.
@Path("/api/v1/operator/alert-recipients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
public class RecipientResource {
  private static final Logger LOG = Logger.getLogger(RecipientResource.class);

  private final Recipients recipients;

  public RecipientResource(Recipients recipients) {
    this.recipients = recipients;
  }

  @GET
  public List<Recipients.Shown> list() {
    return recipients.all();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(Recipients.Wish wish, @Context SecurityContext caller) {
    Recipients.Shown added = recipients.add(wish, caller.getUserPrincipal().getName());
    LOG.infof("Alert recipient %d added", added.id());
    return Response.status(Response.Status.CREATED).entity(added).build();
  }

  @PUT
  @Path("/{recipientId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Recipients.Shown edit(
      @PathParam("recipientId") long recipientId,
      Recipients.Wish wish,
      @Context SecurityContext caller) {
    Recipients.Shown edited =
        recipients.edit(recipientId, wish, caller.getUserPrincipal().getName());
    LOG.infof("Alert recipient %d edited", recipientId);
    return edited;
  }

  /// Answers when the other side has, or has not, taken the notice: within some seconds.
  @POST
  @Path("/{recipientId}/trial")
  public Recipients.Trial tryOut(
      @PathParam("recipientId") long recipientId, @Context SecurityContext caller)
      throws InterruptedException {
    return recipients.tryOut(recipientId, caller.getUserPrincipal().getName());
  }

  @DELETE
  @Path("/{recipientId}")
  public void remove(@PathParam("recipientId") long recipientId, @Context SecurityContext caller) {
    recipients.remove(recipientId, caller.getUserPrincipal().getName());
    LOG.infof("Alert recipient %d removed", recipientId);
  }
}
