// SPDX-License-Identifier: Apache-2.0
package hall.server.terminal;

import hall.server.Listing;
import hall.server.auth.Roles;
import hall.server.creation.Creations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/// Districts and halls for operators.
@Path("/api/v1/operator")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class HallResource {
  private final Halls halls;
  private final TerminalStore store;
  private final Creations creations;

  HallResource(Halls halls, TerminalStore store, Creations creations) {
    this.halls = halls;
    this.store = store;
    this.creations = creations;
  }

  /// All, or the next so many by id; then the header Link names the rest.
  @GET
  @Path("/halls")
  public Response halls(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    return Listing.of(halls.after(after, most), most, Halls.Shown::id, uri);
  }

  @POST
  @Path("/halls")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response add(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Halls.Wish wish,
      @Context SecurityContext caller) {
    String operator = caller.getUserPrincipal().getName();
    return creations.once(key, operator, "hall", wish, () -> halls.add(wish, operator));
  }

  @PUT
  @Path("/halls/{hallId}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Halls.Shown edit(
      @PathParam("hallId") String hallId, Halls.Wish wish, @Context SecurityContext caller) {
    return halls.edit(hallId, wish, caller.getUserPrincipal().getName());
  }

  /// All, or the next so many by id; then the header Link names the rest.
  @GET
  @Path("/districts")
  public Response districts(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    return Listing.of(store.districts(after, most), most, District::id, uri);
  }

  @POST
  @Path("/districts")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response addDistrict(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Halls.DistrictWish wish,
      @Context SecurityContext caller) {
    String operator = caller.getUserPrincipal().getName();
    return creations.once(key, operator, "district", wish, () -> halls.addDistrict(wish, operator));
  }
}
