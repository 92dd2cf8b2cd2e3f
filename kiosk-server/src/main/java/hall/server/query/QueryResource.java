// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.CodePage;
import hall.server.Language;
import hall.server.Words;
import hall.server.casework.Light;
import hall.server.casework.Standing;
import hall.server.evaluation.Evaluations;
import hall.server.evaluation.Evaluations.Offer;
import hall.server.submission.CaseNumber;
import hall.server.submission.CaseQuery;
import hall.server.submission.LocalNumber;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a case has come, for whoever holds its receipt. A case number opens nothing without its
/// token; a local number that the server does not know yet may still be on its terminal.
@Path("/q/{number}")
@RunOnVirtualThread
public class QueryResource {
  private final CaseQuery query;
  private final Evaluations evaluations;
  private final Template page;
  private final InstantSource clock;

  public QueryResource(
      CaseQuery query,
      Evaluations evaluations,
      @Location("query.html") Template page,
      InstantSource clock) {
    this.query = query;
    this.evaluations = evaluations;
    this.page = page;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response query(
      @PathParam("number") String number,
      @QueryParam("k") @DefaultValue("") String token,
      @QueryParam("lang") @Nullable String wish,
      @QueryParam("rating") @DefaultValue("") String said,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(wish, acceptLanguage), clock.instant());
    Found found = find(number, token);
    return show(200, found, number, token, words, rating(found, number, said));
  }

  /// Rates what the receipt is for, as whoever applied; whoever tries a second time is told that it
  /// is rated.
  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rate(
      @PathParam("number") String number,
      @BeanParam RatingForm form,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(form.language, acceptLanguage), clock.instant());
    Found found = find(number, form.token);
    if (found.number().isEmpty()) {
      return show(200, found, number, form.token, words, rating(found, number, ""));
    }
    Optional<String> said = form.send(each -> evaluations.fromPhone(found.number().get(), each));
    if (said.isEmpty()) {
      Optional<Offer> offer = evaluations.offer(found.number().get());
      return show(422, found, number, form.token, words, form.again(offer, path(number)));
    }
    UriBuilder page =
        UriBuilder.fromPath("/q/{number}")
            .queryParam("lang", words.language().tag())
            .queryParam("rating", said.get())
            .fragment("rating");
    if (!form.token.isEmpty()) {
      page.queryParam("k", "{token}");
    }
    return Response.seeOther(page.build(number, form.token)).build();
  }

  /// What an address opens: a case, a life event, or neither.
  private record Found(
      boolean local, Optional<CaseQuery.Progress> progress, Optional<CaseQuery.Whole> whole) {

    /// Under which it is rated.
    Optional<String> number() {
      return whole
          .map(CaseQuery.Whole::number)
          .or(() -> progress.map(CaseQuery.Progress::caseNumber));
    }
  }

  private Found find(String number, String token) {
    boolean local = LocalNumber.isOne(number);
    boolean known = CaseNumber.isOne(number);
    Optional<CaseQuery.Whole> whole =
        local
            ? query.wholeByLocalNumber(number)
            : known ? query.wholeByNumber(number, token) : Optional.empty();
    if (whole.isPresent()) {
      return new Found(local, Optional.empty(), whole);
    }
    return new Found(
        local,
        local
            ? query.byLocalNumber(number)
            : known ? query.byCaseNumber(number, token) : Optional.empty(),
        Optional.empty());
  }

  /// Thanks are said for what is kept, and nothing where nothing is.
  private Rating rating(Found found, String number, String said) {
    Optional<Offer> offer = found.number().flatMap(evaluations::offer);
    boolean rated = offer.filter(Offer::rated).isPresent();
    boolean fits = rated ? Set.of("kept", "followed").contains(said) : said.equals("left");
    return Rating.fresh(offer, path(number), fits ? said : rated ? "already" : "");
  }

  private static String path(String number) {
    return "/q/" + number;
  }

  private Response show(
      int status, Found found, String number, String token, Words words, Rating rating) {
    if (found.whole().isPresent()) {
      return whole(status, found.whole().get(), token, words, rating);
    }
    boolean none = found.progress().isEmpty();
    return answer(
        none && !found.local() ? 404 : status,
        none ? (found.local() ? "kept" : "unknown") : "",
        found.local() ? number : "",
        token,
        found.progress(),
        words,
        rating);
  }

  private Response answer(
      int status,
      String nothing,
      String localNumber,
      String token,
      Optional<CaseQuery.Progress> progress,
      Words words,
      Rating rating) {
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
            .data("parts", List.of())
            .data("rating", rating));
  }

  /// A case of a life event as its page lists it.
  public record Part(CaseQuery.Progress progress, String tone, String left) {}

  private Response whole(
      int status, CaseQuery.Whole whole, String token, Words words, Rating rating) {
    List<Part> parts =
        whole.parts().stream()
            .map(part -> new Part(part, tone(part.standing()), left(part.standing(), words)))
            .toList();
    boolean over = whole.parts().stream().allMatch(part -> part.standing().state().over());
    boolean asking = whole.parts().stream().anyMatch(part -> part.standing().isAsking());
    String kind = asking ? "whole_correcting" : over ? "whole_over" : "whole_received";
    return page(
        status,
        words,
        token,
        page.data("tone", asking ? "kept" : "received")
            .data("left", "")
            .data("headline", "query_" + kind)
            .data("lead", "query_" + kind + "_lead")
            .data("localNumber", "")
            .data("progress", null)
            .data("whole", whole)
            .data("parts", parts)
            .data("rating", rating));
  }

  private static Response page(int status, Words words, String token, TemplateInstance page) {
    String html = page.data("w", words).data("t", words.sentences()).data("token", token).render();
    return CodePage.of(status, html);
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
