// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.HallTime;
import hall.server.Language;
import hall.server.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What everybody may read: the complaints that were answered and published, without who wrote
/// them.
@Path("/complaints")
@RunOnVirtualThread
public class PublicationResource {
  private final Complaints complaints;
  private final Template page;
  private final InstantSource clock;

  PublicationResource(
      Complaints complaints, @Location("complaints.html") Template page, InstantSource clock) {
    this.complaints = complaints;
    this.page = page;
    this.clock = clock;
  }

  /// One as it may be read.
  public record Line(String sort, String answeredOn, String published) {}

  @GET
  @PermitAll
  public Response list(
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(wish, acceptLanguage), clock.instant());
    List<Line> lines =
        complaints.published().stream()
            .map(each ->
                new Line(
                    each.sort().word(),
                    each.answeredAt() == null ? "" : words.minute(HallTime.at(each.answeredAt())),
                    each.published() == null ? "" : each.published()))
            .toList();
    return Response.ok()
        .type("text/html;charset=UTF-8")
        .entity(page.data("w", words).data("t", words.sentences()).data("lines", lines).render())
        .header("Vary", "Accept-Language")
        .build();
  }
}
