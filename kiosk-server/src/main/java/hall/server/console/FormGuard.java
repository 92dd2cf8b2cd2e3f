// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Refuses forms that a foreign page sent: by what browsers say about the origin of a request, and
/// by the token of the session.
public class FormGuard {
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().startsWith("/console")
        || !request.getMethod().equals("POST")) {
      return;
    }
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    boolean foreign =
        site == null
            ? origin != null && !sameHost(origin, request.getUriInfo().getBaseUri())
            : !OWN_SITES.contains(site);
    if (foreign) {
      throw refused();
    }
  }

  /// Compares the token of a form with the one of the session.
  static void check(Visit visit, @Nullable String sent) {
    byte[] expected = visit.formToken().getBytes(StandardCharsets.UTF_8);
    byte[] actual = (sent == null ? "" : sent).getBytes(StandardCharsets.UTF_8);
    if (expected.length == 0 || !MessageDigest.isEqual(expected, actual)) {
      throw refused();
    }
  }

  private static boolean sameHost(String origin, URI own) {
    try {
      URI uri = URI.create(origin);
      return own.getAuthority().equals(uri.getAuthority());
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static RuntimeException refused() {
    return Problem.of(
            403, "form-refused", "The form did not come from a page of this server. Open it again.")
        .asException();
  }
}
