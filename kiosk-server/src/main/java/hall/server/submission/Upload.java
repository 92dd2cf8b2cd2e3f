// SPDX-License-Identifier: Apache-2.0
package hall.server.submission;

import hall.server.Problem;
import hall.server.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Appends what a terminal sends to a document, by the PATCH-and-offset pattern of tus and of the
/// resumable upload draft of the IETF.
@ApplicationScoped
public class Upload {
  /// Where a document ends, in bytes.
  public static final String OFFSET = "Upload-Offset";

  private final DocumentVault vault;
  private final Counter uploaded;

  Upload(DocumentVault vault, MeterRegistry registry) {
    this.vault = vault;
    this.uploaded =
        Counter.builder("hall.uploads.bytes")
            .description("Bytes of documents that arrived")
            .register(registry);
  }

  /// Where the bytes go on.
  ///
  /// @throws ProblemException `upload-offset-missing`
  public static long offset(@Nullable Long header) {
    if (header == null || header < 0) {
      throw Problem.of(400, "upload-offset-missing", "Send the header Upload-Offset.")
          .asException();
    }
    return header;
  }

  /// What to answer, with the new offset. Problems: `upload-offset-differs`, `upload-too-long`,
  /// `upload-interrupted`, each with the true one.
  ///
  /// @param declared the bytes that were announced
  public Response append(
      UUID key,
      String id,
      long declared,
      long offset,
      @Nullable Long contentLength,
      InputStream body) {
    if (contentLength != null && offset + contentLength > declared) {
      throw tooLong(declared, vault.length(key, id));
    }
    return switch (vault.append(key, id, declared, offset, body)) {
      case DocumentVault.Appended.Done(long end) -> {
        uploaded.increment((double) (end - offset));
        yield Response.noContent().header(OFFSET, end).build();
      }
      case DocumentVault.Appended.OffsetDiffers(long end) ->
          throw at(
              end,
              Problem.of(
                  409,
                  "upload-offset-differs",
                  "Continue at the offset in the Upload-Offset header."));
      case DocumentVault.Appended.TooLong(long end) -> throw tooLong(declared, end);
      case DocumentVault.Appended.Interrupted(long end) ->
          throw at(
              end,
              Problem.of(
                  400,
                  "upload-interrupted",
                  "The connection broke. Ask for the offset and go on."));
    };
  }

  private static ProblemException tooLong(long declared, long end) {
    return at(
        end,
        Problem.of(
            413, "upload-too-long", "The document was announced with " + declared + " bytes."));
  }

  /// The problem, and where the document ends.
  public static ProblemException at(long end, Problem problem) {
    return new ProblemException(problem, Map.of(OFFSET, Long.toString(end)));
  }
}
