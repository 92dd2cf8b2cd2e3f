// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.Language;
import hall.server.Words;
import hall.server.casework.Light;
import hall.server.casework.Standing;
import hall.server.submission.CaseNumber;
import hall.server.submission.CaseQuery;
import hall.server.submission.LocalNumber;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a case has come, for whoever holds its receipt. A case number opens nothing without its
/// token; a local number that the server does not know yet may still be on its terminal.
@Path("/q/{number}")
@RunOnVirtualThread
public class QueryResource {
  private final CaseQuery query;
  private final Template page;
  private final InstantSource clock;

  public QueryResource(
      CaseQuery query, @Location("query.html") Template page, InstantSource clock) {
    this.query = query;
    this.page = page;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response query(
      @PathParam("number") String number,
      @QueryParam("k") @DefaultValue("") String token,
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(wish, acceptLanguage), clock.instant());
    boolean local = LocalNumber.isOne(number);
    Optional<CaseQuery.Whole> whole =
        local
            ? query.wholeByLocalNumber(number)
            : CaseNumber.isOne(number) ? query.wholeByNumber(number, token) : Optional.empty();
    if (whole.isPresent()) {
      return whole(whole.get(), token, words);
    }
    if (local) {
      Optional<CaseQuery.Progress> found = query.byLocalNumber(number);
      return answer(200, found.isPresent() ? "" : "kept", number, token, found, words);
    }
    Optional<CaseQuery.Progress> found =
        CaseNumber.isOne(number) ? query.byCaseNumber(number, token) : Optional.empty();
    return found.isPresent()
        ? answer(200, "", "", token, found, words)
        : answer(404, "unknown", "", token, found, words);
  }

  private Response answer(
      int status,
      String nothing,
      String localNumber,
      String token,
      Optional<CaseQuery.Progress> progress,
      Words words) {
    String kind = progress.map(CaseQuery.Progress::state).orElse(nothing);
    return page(
        status,
        words,
        token,
        page.data("tone", progress.isPresent() ? tone(progress.get().standing()) : nothing)
            .data("left", progress.map(found -> left(found.standing(), words)).orElse(""))
            .data("headline", "query_" + kind)
            .data("lead", "query_" + kind + "_lead")
            .data("localNumber", localNumber)
            .data("progress", progress.orElse(null))
            .data("whole", null)
            .data("parts", List.of()));
  }

  /// A case of a life event as its page lists it.
  public record Part(CaseQuery.Progress progress, String tone, String left) {}

  private Response whole(CaseQuery.Whole whole, String token, Words words) {
    List<Part> parts =
        whole.parts().stream()
            .map(part -> new Part(part, tone(part.standing()), left(part.standing(), words)))
            .toList();
    boolean over = whole.parts().stream().allMatch(part -> part.standing().state().over());
    boolean asking = whole.parts().stream().anyMatch(part -> part.standing().isAsking());
    String kind = asking ? "whole_correcting" : over ? "whole_over" : "whole_received";
    return page(
        200,
        words,
        token,
        page.data("tone", asking ? "kept" : "received")
            .data("left", "")
            .data("headline", "query_" + kind)
            .data("lead", "query_" + kind + "_lead")
            .data("localNumber", "")
            .data("progress", null)
            .data("whole", whole)
            .data("parts", parts));
  }

  private static Response page(int status, Words words, String token, TemplateInstance page) {
    String html = page.data("w", words).data("t", words.sentences()).data("token", token).render();
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(html)
        .header("Cache-Control", "no-store")
        .header("Vary", "Accept-Language")
        .header("X-Robots-Tag", "noindex")
        .build();
  }

  /// What the mark above the words looks like.
  private static String tone(Standing standing) {
    return switch (standing.state()) {
      case RECEIVED, ACCEPTED, REVIEWING, GRANTED, DELIVERED -> "received";
      case CORRECTING -> "kept";
      case REFUSED, DENIED -> "unknown";
    };
  }

  /// How long the next step may still take; nothing where none is due.
  private static String left(Standing standing, Words words) {
    Integer days = standing.workingDaysLeft();
    if (days == null || standing.dueOn() == null) {
      return "";
    }
    String due = standing.dueOn().toString();
    String whose = standing.isAsking() ? "query_yours_" : "query_ours_";
    return standing.light() == Light.RED
        ? words.say(whose + "over", due)
        : words.say(whose + "left", days, due);
  }
}
