// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import hall.server.CodePage;
import hall.server.Language;
import hall.server.Words;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a complaint is, for whoever holds its slip: never what it says, nor whose it is.
@Path("/complaints/{complaintNumber}")
@RunOnVirtualThread
public class SlipResource {
  private final Complaints complaints;
  private final Template page;
  private final InstantSource clock;

  SlipResource(
      Complaints complaints, @Location("complaint-slip.html") Template page, InstantSource clock) {
    this.complaints = complaints;
    this.page = page;
    this.clock = clock;
  }

  @GET
  @PermitAll
  public Response ask(
      @PathParam("complaintNumber") String number,
      @QueryParam("k") @DefaultValue("") String token,
      @QueryParam("lang") @Nullable String wish,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    Words words = new Words(Language.choose(wish, acceptLanguage), clock.instant());
    Optional<Slip> found = complaints.slip(number, token);
    String state = found.map(each -> each.state().word()).orElse("unknown");
    String html =
        page.data("w", words)
            .data("t", words.sentences())
            .data("token", token)
            .data("tone", found.map(each -> tone(each.state())).orElse("unknown"))
            .data("headline", "complaint_slip_" + state)
            .data("lead", "complaint_slip_" + state + "_lead")
            .data("left", found.map(each -> due(each, words)).orElse(""))
            .data("slip", found.orElse(null))
            .render();
    return CodePage.of(found.isPresent() ? 200 : 404, html);
  }

  private static String tone(ComplaintState state) {
    return switch (state) {
      case RECEIVED, ACCEPTED, FORWARDED, SUPERVISED, SENDING, APPOINTED -> "kept";
      case ANSWERED, VISITED -> "received";
      case DECLINED, TRANSFERRED, FAILED -> "unknown";
    };
  }

  private static String due(Slip slip, Words words) {
    if (slip.dueOn() == null) {
      return "";
    }
    String what =
        switch (slip.state()) {
          case RECEIVED -> "accept";
          case APPOINTED -> "visit";
          default -> "answer";
        };
    return words.say(
        "complaint_slip_" + what + (slip.late() ? "_late" : ""), slip.dueOn().toString());
  }
}
