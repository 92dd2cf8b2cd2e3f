// SPDX-License-Identifier: Apache-2.0
package hall.server;

import jakarta.ws.rs.core.Response;

/// A page in the reader's language for whoever holds a code: nobody stores it, and no search finds
/// it.
public final class CodePage {
  private CodePage() {}

  public static Response of(int status, String html) {
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .entity(html)
        .header("Cache-Control", "no-store")
        .header("Vary", "Accept-Language")
        .header("X-Robots-Tag", "noindex")
        .build();
  }
}
