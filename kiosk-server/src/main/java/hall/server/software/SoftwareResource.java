// SPDX-License-Identifier: Apache-2.0
package hall.server.software;

import hall.server.Problem;
import hall.server.ProblemException;
import hall.server.Secrets;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Roots, releases and bundles for terminals, which verify everything themselves.
@Path("/api/v1/terminal/software")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.TERMINAL)
@RunOnVirtualThread
public class SoftwareResource {
  private static final int LEAST_WAIT = 10;
  private static final int MORE_WAIT = 51;
  private static final String UNCHANGING = "private, no-cache";

  private final SoftwareRoots roots;
  private final SoftwareReleases releases;
  private final Downloads downloads;
  private final SecureRandom random;

  SoftwareResource(
      SoftwareRoots roots, SoftwareReleases releases, Downloads downloads, SecureRandom random) {
    this.roots = roots;
    this.releases = releases;
    this.downloads = downloads;
    this.random = random;
  }

  public record Roots(List<Envelope> roots) {}

  @GET
  @Path("/roots")
  public Roots roots(@QueryParam("after") @DefaultValue("0") int after) {
    return new Roots(roots.after(after));
  }

  @GET
  @Path("/{version}")
  public Response release(@PathParam("version") String version, @Context Request request) {
    Envelope envelope = releases.offered(version).orElseThrow(SoftwareReleases::unknown).envelope();
    EntityTag tag =
        new EntityTag(HexFormat.of().formatHex(Secrets.hash(Documents.text(envelope)), 0, 16));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(envelope).tag(tag).header(HttpHeaders.CACHE_CONTROL, UNCHANGING).build();
  }

  @GET
  @Path("/{version}/bundle")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Response bundle(
      @PathParam("version") String version,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context Request request) {
    Release release = releases.offered(version).orElseThrow(SoftwareReleases::unknown).release();
    EntityTag tag = new EntityTag(release.sha256());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.build();
    }
    // Whoever has the beginning of another bundle gets this one from its beginning.
    boolean same = ifRange == null || ifRange.strip().equals("\"" + release.sha256() + "\"");
    long length = release.length();
    return switch (ByteRange.read(same ? range : null, length)) {
      case ByteRange.Whole() -> answer(200, release, 0, length - 1);
      case ByteRange.Part(long first, long last) -> answer(206, release, first, last);
      case ByteRange.Unsatisfiable() ->
          throw new ProblemException(
              Problem.of(416, "range-wrong", "The bundle has " + length + " bytes."),
              Map.of("Content-Range", "bytes */" + length));
    };
  }

  private Response answer(int status, Release release, long first, long last) {
    Downloads.Ticket ticket = downloads.begin().orElseThrow(this::busy);
    StreamingOutput body = out -> ticket.write(release.version(), first, last, out);
    Response.ResponseBuilder answer =
        Response.status(status)
            .entity(body)
            .type(MediaType.APPLICATION_OCTET_STREAM)
            .tag(new EntityTag(release.sha256()))
            .header(HttpHeaders.CONTENT_LENGTH, last - first + 1)
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CACHE_CONTROL, UNCHANGING);
    return status == 206
        ? answer
            .header("Content-Range", "bytes %d-%d/%d".formatted(first, last, release.length()))
            .build()
        : answer.build();
  }

  /// Not all at the same moment again.
  private ProblemException busy() {
    return new ProblemException(
        Problem.of(503, "busy", "Enough terminals download now. Come back after a while."),
        Map.of(HttpHeaders.RETRY_AFTER, Integer.toString(LEAST_WAIT + random.nextInt(MORE_WAIT))));
  }
}
