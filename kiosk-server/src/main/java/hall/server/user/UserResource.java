// SPDX-License-Identifier: Apache-2.0
package hall.server.user;

import hall.server.Listing;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accounts for system administrators.
@Path("/api/v1/operator/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMINISTRATOR)
@RunOnVirtualThread
public class UserResource {
  private final Users users;

  public UserResource(Users users) {
    this.users = users;
  }

  /// All, or the next so many by name; then the header Link names the rest.
  @GET
  public Response list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    List<User> page = after.isEmpty() && limit == null ? users.all() : users.after(after, most);
    return Listing.of(page, most, User::name, uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(Users.Wish wish, @Context SecurityContext caller) {
    return once(Response.Status.CREATED, users.add(wish, name(caller)));
  }

  @PATCH
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  public User change(
      @PathParam("name") String name, Users.Patch patch, @Context SecurityContext caller) {
    return users.change(name, patch, name(caller));
  }

  @POST
  @Path("/{name}/password-reset")
  public Response resetPassword(@PathParam("name") String name, @Context SecurityContext caller) {
    return once(Response.Status.OK, users.resetPassword(name, name(caller)));
  }

  @DELETE
  @Path("/{name}/totp")
  public User resetTotp(@PathParam("name") String name, @Context SecurityContext caller) {
    return users.resetTotp(name, name(caller));
  }

  private static Response once(Response.Status status, Users.OneTime shown) {
    return Response.status(status).entity(shown).header("Cache-Control", "no-store").build();
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
