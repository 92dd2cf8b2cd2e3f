// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Text;
import hall.server.auth.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a terminal asks for whoever laid the card: which papers need not be scanned again, and how
/// one of them looks. What the card says stands in the body, never in an address or a log.
@Path("/api/v1/terminal/reusable-papers")
@RolesAllowed(Roles.TERMINAL)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReusablePaperResource {
  private final ReusablePapers papers;

  public ReusablePaperResource(ReusablePapers papers) {
    this.papers = papers;
  }

  /// Who asks, and for which version of which item.
  public record Question(
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String implementationCode,
      int version) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Question";
    }
  }

  /// Who asks for the look of one paper.
  public record Look(
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String caseNumber,
      @Nullable String documentId) {
    /// Never the fields.
    @Override
    public String toString() {
      return "Look";
    }
  }

  public record Answer(List<Offer> papers) {}

  /// A paper that may stand for a material; `reuse` of a document names its case and its id.
  ///
  /// @param item for which it was handed in
  public record Offer(
      String material,
      String caseNumber,
      String documentId,
      OffsetDateTime handedInAt,
      Text item,
      String mediaType,
      int pages,
      long bytes,
      String sha256) {

    static Offer of(ReusablePaper paper) {
      return new Offer(
          paper.material(),
          paper.caseNumber(),
          paper.documentId(),
          paper.handedInAt(),
          paper.item(),
          paper.mediaType(),
          paper.pages(),
          paper.bytes(),
          paper.sha256());
    }
  }

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response ask(Question question) {
    var person = new OwnCases.Person(question.name(), question.idNumber());
    var found = papers.of(person, question.implementationCode(), question.version());
    return Response.ok(new Answer(found.stream().map(Offer::of).toList()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/look")
  @Produces(MediaType.WILDCARD)
  public Response look(Look look, @Context SecurityContext caller) {
    var person = new OwnCases.Person(look.name(), look.idNumber());
    var terminal = caller.getUserPrincipal().getName();
    var opened = papers.open(person, look.caseNumber(), look.documentId(), terminal);
    return Response.ok(opened.file().toFile(), opened.paper().mediaType())
        .header("Cache-Control", "no-store")
        .build();
  }
}
