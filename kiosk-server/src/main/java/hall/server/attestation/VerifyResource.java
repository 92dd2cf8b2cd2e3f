// SPDX-License-Identifier: Apache-2.0
package hall.server.attestation;

import hall.server.CodePage;
import hall.server.Language;
import hall.server.Text;
import hall.server.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a printed certificate came from here with a seal that held, for whoever is shown the
/// paper. It says what the paper must be, and never whose it is.
@Path("/verify/{code}")
@RunOnVirtualThread
public class VerifyResource {
  private final Attestations attestations;
  private final Template page;
  private final InstantSource clock;

  VerifyResource(
      Attestations attestations, @Location("verify.html") Template page, InstantSource clock) {
    this.attestations = attestations;
    this.page = page;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response verify(
      @PathParam("code") String code,
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(wish, acceptLanguage), clock.instant());
    Optional<Attestations.Shown> found = attestations.find(code);
    String html =
        page.data("w", words)
            .data("t", words.sentences())
            .data("paper", found.map(Attestations.Shown::paper).orElse(null))
            .data("code", found.map(each -> grouped(each.paper().code())).orElse(""))
            .data("kind", found.map(each -> name(each, words)).orElse(""))
            .data("issuer", found.map(each -> issuer(each, words)).orElse(""))
            .render();
    return CodePage.of(found.isPresent() ? 200 : 404, html);
  }

  private static String name(Attestations.Shown shown, Words words) {
    return shown.kind().map(AttestationKind::name).map(words::text).orElse(shown.paper().kind());
  }

  private static String issuer(Attestations.Shown shown, Words words) {
    Optional<Text> issuer = shown.kind().map(AttestationKind::issuer);
    return issuer.map(words::text).orElse("");
  }

  /// As it stands on the paper.
  private static String grouped(String code) {
    return code.replaceAll("(.{4})(?=.)", "$1-");
  }
}
