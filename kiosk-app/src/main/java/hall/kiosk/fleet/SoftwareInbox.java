// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.kiosk.software.Release;
import hall.kiosk.software.Slots;
import hall.kiosk.software.SoftwareCodec;
import hall.kiosk.software.SoftwareCodec.Checked;
import hall.kiosk.software.SoftwareRoot;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks the server what a release is, and believes only what those have signed whom the installer
/// trusted, or who followed them.
final class SoftwareInbox {

  private static final System.Logger LOG = System.getLogger("hall.kiosk.fleet");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Slots slots;
  private final int java;

  /// @param java the feature version of the Java that is here
  SoftwareInbox(Slots slots, int java) {
    this.slots = slots;
    this.java = java;
  }

  /// What the server said of a release.
  sealed interface Answer {

    /// It may be installed.
    ///
    /// @param document as it was signed
    record Offered(Release release, String document) implements Answer {}

    record Refused(String reason) implements Answer {}
  }

  /// Fetches and judges a release.
  ///
  /// @param serverNow the time by the server's clock
  Answer fetch(TerminalApi api, Credential known, String version, Instant serverNow)
      throws IOException {
    var root = newestRoot(api, known);
    if (root.isEmpty()) {
      return new Answer.Refused("root-unknown");
    }
    if (root.get().expired(serverNow)) {
      return new Answer.Refused("root-expired");
    }
    var text = text(() -> api.release(known.authorization(), version));
    if (text.isEmpty()) {
      return new Answer.Refused("release-unknown");
    }
    return switch (SoftwareCodec.release(text.get(), root.get())) {
      case Checked.Refused(var reason) -> new Answer.Refused(reason);
      case Checked.Verified(var release) ->
          release
              .refusal(version, slots.floor(), java, serverNow)
              .<Answer>map(Answer.Refused::new)
              .orElseGet(() -> new Answer.Offered(release, text.get()));
    };
  }

  /// Follows the chain of roots as far as it goes.
  private Optional<SoftwareRoot> newestRoot(TerminalApi api, Credential known) throws IOException {
    var root = slots.root();
    if (root.isEmpty()) {
      return root;
    }
    var trusted = root.get();
    var answer = text(() -> api.roots(known.authorization(), root.get().version()));
    for (var offered : roots(answer.orElse("{}"))) {
      var text = offered.toString();
      var next = SoftwareCodec.next(trusted, text);
      if (next.isEmpty()) {
        LOG.log(Level.ERROR, "software-root-refused after {0}", trusted.version());
        break;
      }
      slots.trust(text);
      trusted = next.get();
      LOG.log(Level.INFO, "software-root-follows {0}", trusted.version());
    }
    return Optional.of(trusted);
  }

  private static JsonNode roots(String answer) throws IOException {
    try {
      return JSON.readTree(answer).path("roots");
    } catch (JsonProcessingException e) {
      throw new IOException("the roots can't be read", e);
    }
  }

  /// Absent where the server does not know what is asked.
  private static Optional<String> text(Supplier<Response> request) {
    try (var response = request.get()) {
      return Optional.of(response.readEntity(String.class));
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Status.NOT_FOUND.getStatusCode()) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
