// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.auth.Roles;
import hall.server.commitment.Commitment;
import hall.server.commitment.CommitmentCheck;
import hall.server.commitment.CommitmentFilter;
import hall.server.commitment.Commitments;
import hall.server.submission.CaseList;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The register of commitments: what was signed, and what checks have found.
@Path("/console/commitments")
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class CommitmentPages {
  private final Visit visit;
  private final Commitments commitments;
  private final CaseList cases;
  private final Template list;

  public CommitmentPages(
      Visit visit,
      Commitments commitments,
      CaseList cases,
      @Location("console/commitments.html") Template list) {
    this.visit = visit;
    this.commitments = commitments;
    this.cases = cases;
    this.list = list;
  }

  /// A commitment in words.
  public record Line(Commitments.Entry entry, Chip result) {
    static Line of(Commitments.Entry entry, Words words) {
      return new Line(entry, chip(entry.commitment(), words));
    }
  }

  static Chip chip(Commitment commitment, Words words) {
    String said = words.word("commitment_", commitment.word());
    return switch (commitment.word()) {
      case "kept" -> new Chip(said, "good", "check");
      case "broken" -> new Chip(said, "bad", "alert");
      default -> new Chip(said, "calm", "clock");
    };
  }

  @GET
  public Response list(
      @BeanParam CommitmentFilter filter, @QueryParam("page") @DefaultValue("1") int page) {
    Words words = visit.words();
    Commitments.Page found = commitments.page(filter.checked(), page);
    Map<String, Object> data = new HashMap<>();
    data.put("page", found);
    data.put("lines", found.entries().stream().map(each -> Line.of(each, words)).toList());
    data.put("filter", filter);
    data.put("results", CommitmentFilter.RESULTS);
    data.put("items", cases.items());
    return visit.page(200, list, CasePages.SECTION, data);
  }

  @POST
  @Path("/{caseNumber}/check")
  @RolesAllowed(Roles.OPERATOR)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response check(
      @PathParam("caseNumber") String caseNumber,
      @FormParam("token") @Nullable String token,
      @FormParam("result") @Nullable String result,
      @FormParam("finding") @Nullable String finding,
      @FormParam("consequence") @DefaultValue("") String consequence,
      @FormParam("revision") @Nullable Long revision,
      @Context SecurityContext caller) {
    FormGuard.check(visit, token);
    commitments.check(
        caseNumber,
        new CommitmentCheck(
            result, finding, consequence.isBlank() ? null : consequence.strip(), revision),
        caller.getUserPrincipal().getName());
    return Response.seeOther(URI.create("/console/cases/" + caseNumber)).build();
  }
}
