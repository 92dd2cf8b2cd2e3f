// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import com.fasterxml.jackson.databind.JsonNode;
import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Roots and releases for operators: all read them, configuration administrators send and withdraw
/// them. A bundle comes in pieces, as terminals' documents do.
@Path("/api/v1/operator/software")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class OperatorSoftwareResource {
  private static final String OFFSET = "Upload-Offset";

  private final SoftwareRoots roots;
  private final SoftwareReleases releases;
  private final BundleIntake intake;

  OperatorSoftwareResource(SoftwareRoots roots, SoftwareReleases releases, BundleIntake intake) {
    this.roots = roots;
    this.releases = releases;
    this.intake = intake;
  }

  public record Withdrawal(@Nullable String reason) {}

  @GET
  @Path("/roots")
  public List<SoftwareRoots.Shown> roots() {
    return roots.all();
  }

  @POST
  @Path("/roots")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response addRoot(@Nullable JsonNode envelope, @Context SecurityContext caller) {
    SoftwareRoots.Added added = roots.add(envelope, name(caller));
    return Response.status(added.fresh() ? 201 : 200).entity(added.root()).build();
  }

  @GET
  @Path("/releases")
  public List<SoftwareReleases.Shown> releases() {
    return releases.all();
  }

  @POST
  @Path("/releases")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response announce(@Nullable JsonNode envelope, @Context SecurityContext caller) {
    SoftwareReleases.Announced announced = releases.announce(envelope, name(caller));
    return Response.status(announced.fresh() ? 201 : 200).entity(announced.release()).build();
  }

  @PATCH
  @Path("/releases/{version}/bundle")
  @Consumes("application/offset+octet-stream")
  @RolesAllowed(Roles.CONFIGURATION)
  public Response upload(
      @PathParam("version") String version,
      @HeaderParam(OFFSET) @Nullable Long offset,
      InputStream body) {
    Release release = releases.signed(version);
    if (offset == null || offset < 0) {
      throw Problem.of(400, "upload-offset-missing", "Send the header Upload-Offset.")
          .asException();
    }
    return switch (intake.append(release, offset, body)) {
      case BundleIntake.Appended.Done(long end) -> Response.noContent().header(OFFSET, end).build();
      case BundleIntake.Appended.OffsetDiffers() ->
          throw at(
              releases.find(version).received(),
              Problem.of(
                  409,
                  "upload-offset-differs",
                  "Continue at the offset in the Upload-Offset header."));
      case BundleIntake.Appended.TooLong(long end) ->
          throw at(
              end,
              Problem.of(
                  413, "upload-too-long", "The release says " + release.length() + " bytes."));
      case BundleIntake.Appended.Interrupted(long end) ->
          throw at(
              end,
              Problem.of(
                  400,
                  "upload-interrupted",
                  "The connection broke. Ask for the offset and go on."));
    };
  }

  @POST
  @Path("/releases/{version}/completion")
  @RolesAllowed(Roles.CONFIGURATION)
  @Consumes(MediaType.WILDCARD)
  public SoftwareReleases.Shown complete(
      @PathParam("version") String version, @Context SecurityContext caller) {
    return releases.complete(version, name(caller));
  }

  @POST
  @Path("/releases/{version}/withdrawal")
  @RolesAllowed(Roles.CONFIGURATION)
  public SoftwareReleases.Shown withdraw(
      @PathParam("version") String version,
      @Nullable Withdrawal withdrawal,
      @Context SecurityContext caller) {
    return releases.withdraw(
        version, withdrawal == null ? null : withdrawal.reason(), name(caller));
  }

  private static ProblemException at(long end, Problem problem) {
    return new ProblemException(problem, Map.of(OFFSET, Long.toString(end)));
  }

  private static String name(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }
}
