// SPDX-License-Identifier: Apache-2.0
package hall.server.query;

import hall.server.CodePage;
import hall.server.Language;
import hall.server.Words;
import hall.server.evaluation.Evaluations;
import hall.server.evaluation.Evaluations.Offer;
import hall.server.evaluation.Rater;
import hall.server.evaluation.RatingLinks;
import hall.server.evaluation.RatingLinks.Linked;
import hall.server.message.Note;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The page behind the link that an applicant gets by message where an agent applied: the own mark
/// for the case, once, and nothing of how far it is.
@Path("/rate/{ratingToken}")
@RunOnVirtualThread
public class RatingResource {
  private final RatingLinks links;
  private final Evaluations evaluations;
  private final Template page;
  private final InstantSource clock;

  RatingResource(
      RatingLinks links,
      Evaluations evaluations,
      @Location("rate.html") Template page,
      InstantSource clock) {
    this.links = links;
    this.evaluations = evaluations;
    this.page = page;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response open(
      @PathParam("ratingToken") String token,
      @QueryParam("lang") @Nullable String wish,
      @QueryParam("rating") @DefaultValue("") String said,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Optional<Linked> linked = links.find(token);
    boolean rated = linked.filter(Linked::rated).isPresent();
    boolean fits = rated ? Set.of("kept", "followed").contains(said) : said.equals("left");
    Rating rating = Rating.fresh(offer(linked), path(token), fits ? said : rated ? "already" : "");
    return show(200, linked, rating, words(wish, acceptLanguage));
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rate(
      @PathParam("ratingToken") String token,
      @BeanParam RatingForm form,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = words(form.language, acceptLanguage);
    Optional<Linked> linked = links.find(token);
    if (linked.isEmpty()) {
      return show(200, linked, Rating.fresh(Optional.empty(), path(token), ""), words);
    }
    Optional<String> said = form.send(each -> evaluations.byLink(linked.get(), each));
    if (said.isEmpty()) {
      return show(422, linked, form.again(offer(linked), path(token)), words);
    }
    return Response.seeOther(
            UriBuilder.fromPath("/rate/{token}")
                .queryParam("lang", words.language().tag())
                .queryParam("rating", said.get())
                .fragment("rating")
                .build(token))
        .build();
  }

  private Words words(@Nullable String wish, @Nullable String acceptLanguage) {
    return new Words(Language.choose(wish, acceptLanguage), clock.instant());
  }

  private static String path(String token) {
    return "/rate/" + token;
  }

  private static Optional<Offer> offer(Optional<Linked> linked) {
    return linked.map(each -> new Offer(Rater.APPLICANT, each.rated()));
  }

  private Response show(int status, Optional<Linked> linked, Rating rating, Words words) {
    return CodePage.of(
        linked.isEmpty() ? 404 : status,
        page.data("linked", linked.orElse(null))
            .data("ending", linked.map(each -> Note.ending(each.caseNumber())).orElse(""))
            .data("rating", rating)
            .data("token", "")
            .data("w", words)
            .data("t", words.sentences())
            .render());
  }
}
