// SPDX-License-Identifier: Apache-2.0
package hall.server.auth;

import hall.server.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses changes through the operator API without the header that foreign pages cannot set.
public class CsrfFilter {
  /// The header; any value does.
  public static final String HEADER = "X-Hall-Request";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().startsWith("/api/v1/operator")
        && !SAFE.contains(request.getMethod())
        && request.getHeaderString(HEADER) == null) {
      throw Problem.of(403, "request-header-missing", "Send the header " + HEADER + " as well.")
          .asException();
    }
  }
}
