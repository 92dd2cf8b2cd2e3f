// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import jakarta.ws.rs.core.Response;
import java.nio.file.Path;
import java.util.Map;

/// A citizen's file over HTTP: never sniffed, never cached, never a page of this site.
public final class DocumentAnswer {
  private static final Map<String, String> ENDINGS =
      Map.of("application/pdf", "pdf", "image/png", "png", "image/jpeg", "jpg");

  private DocumentAnswer() {}

  /// As a download, for the API.
  public static Response download(Cases.Opened opened) {
    return answer(
        opened.document().id(),
        opened.document().mediaType(),
        opened.file(),
        "attachment",
        "sandbox; default-src 'none'");
  }

  /// For the console's own pages. Browsers refuse to show a PDF in a sandbox; their viewers run no
  /// script of it in this site's name, and the policy gives it nothing to load.
  public static Response inline(Cases.Opened opened) {
    return inline(opened.document().id(), opened.document().mediaType(), opened.file());
  }

  /// The same for what belongs to no case.
  public static Response inline(String id, String type, Path file) {
    boolean pdf = type.equals("application/pdf");
    return answer(
        id,
        type,
        file,
        "inline",
        pdf
            ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
            : "sandbox; default-src 'none'; frame-ancestors 'self'");
  }

  private static Response answer(
      String id, String type, Path file, String disposition, String policy) {
    String name = id + "." + ENDINGS.getOrDefault(type, "bin");
    return Response.ok(file, type)
        .header("Content-Disposition", disposition + "; filename=\"" + name + "\"")
        .header("Content-Security-Policy", policy)
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
