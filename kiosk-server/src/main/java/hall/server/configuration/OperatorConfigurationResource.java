// SPDX-License-Identifier: Apache-2.0
package hall.server.configuration;

import hall.server.Listing;
import hall.server.auth.Roles;
import hall.server.creation.Creations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Configuration for operators: all read it, configuration administrators edit and publish it.
@Path("/api/v1/operator/configuration")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OperatorConfigurationResource {
  private static final int SHOWN = 50;

  private final Layers layers;
  private final Overlays overlays;
  private final Publications publications;
  private final SettingsSchema schema;
  private final Generations generations;
  private final SigningKeys keys;
  private final Creations creations;

  OperatorConfigurationResource(
      Layers layers,
      Overlays overlays,
      Publications publications,
      SettingsSchema schema,
      Generations generations,
      SigningKeys keys,
      Creations creations) {
    this.layers = layers;
    this.overlays = overlays;
    this.publications = publications;
    this.schema = schema;
    this.generations = generations;
    this.keys = keys;
    this.creations = creations;
  }

  public record PublicationRequest(@Nullable String note) {}

  public record Decision(@Nullable Boolean approve) {}

  public record KeyMade(String keyId) {}

  @GET
  @Path("/settings")
  public List<Setting> settings() {
    return schema.settings();
  }

  /// All, or the next so many by scope; then the header Link names the rest.
  @GET
  @Path("/layers")
  public Response layers(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    return Listing.of(layers.after(after, most), most, layer -> layer.scope().written(), uri);
  }

  @GET
  @Path("/layers/{scope}")
  public Layers.Shown layer(@PathParam("scope") String scope) {
    return layers.find(scope);
  }

  @PATCH
  @Path("/layers/{scope}")
  @RolesAllowed(Roles.CONFIGURATION)
  public Layers.Shown edit(
      @PathParam("scope") String scope, LayerEdit edit, @Context SecurityContext caller) {
    return layers.edit(scope, edit, name(caller));
  }

  @GET
  @Path("/effective/{terminalId}")
  public Effective effective(@PathParam("terminalId") String terminalId) {
    return layers.effective(terminalId);
  }

  @GET
  @Path("/reports/{terminalId}")
  public List<Generations.Told> reports(@PathParam("terminalId") String terminalId) {
    return generations.told(terminalId);
  }

  /// All, or the next so many by age; then the header Link names the rest.
  @GET
  @Path("/overlays")
  public Response overlays(
      @QueryParam("after") @Nullable UUID after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    int most = Listing.most(limit);
    return Listing.of(overlays.current(after, most), most, overlay -> overlay.id().toString(), uri);
  }

  @POST
  @Path("/overlays")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response begin(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      Overlays.Wish wish,
      @Context SecurityContext caller) {
    String operator = name(caller);
    return creations.once(key, operator, "overlay", wish, () -> overlays.begin(wish, operator));
  }

  @DELETE
  @Path("/overlays/{overlayId}")
  @RolesAllowed(Roles.CONFIGURATION)
  public void end(@PathParam("overlayId") UUID overlayId, @Context SecurityContext caller) {
    overlays.end(overlayId, name(caller));
  }

  @GET
  @Path("/preview")
  public Preview preview() {
    return publications.preview();
  }

  @GET
  @Path("/publications")
  public List<Publication> publications(@QueryParam("before") @Nullable Long before) {
    return publications.newest(before == null ? Long.MAX_VALUE : before, SHOWN);
  }

  @POST
  @Path("/publications")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response publish(
      @HeaderParam(Creations.HEADER) @Nullable String key,
      PublicationRequest request,
      @Context SecurityContext caller) {
    String note = request.note() == null ? "" : request.note();
    String operator = name(caller);
    return creations.once(
        key, operator, "publication", request, () -> publications.request(note, operator));
  }

  @GET
  @Path("/publications/{publicationId}/progress")
  public Publication.Progress progress(@PathParam("publicationId") long publicationId) {
    return publications.progress(publicationId);
  }

  @POST
  @Path("/publications/{publicationId}/decision")
  @RolesAllowed(Roles.CONFIGURATION)
  public Publication decide(
      @PathParam("publicationId") long publicationId,
      Decision decision,
      @Context SecurityContext caller) {
    return publications.decide(
        publicationId, Boolean.TRUE.equals(decision.approve()), name(caller));
  }

  @POST
  @Path("/keys")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public Response renewKey(@Context SecurityContext caller) {
    return Response.status(Response.Status.CREATED)
        .entity(new KeyMade(keys.renew(name(caller)).keyId()))
        .build();
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
