// SPDX-License-Identifier: Apache-2.0
package hall.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refusal as RFC 9457 describes it: `type` is `urn:hall:problem:<word>`, `detail` says what to
/// do, `errors` lists all defects.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, @Nullable List<Defect> errors) {

  /// The media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// One defect at a JSON path such as `$.form.phone`.
  ///
  /// @param reason a word that the caller acts by; absent where the message says all
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Defect(String path, String message, @Nullable String reason) {

    public Defect(String path, String message) {
      this(path, message, null);
    }
  }

  /// A problem without a list; the title is made from the word.
  public static Problem of(int status, String word, String detail) {
    return new Problem("urn:hall:problem:" + word, title(word), status, detail, null);
  }

  /// The word at the end of the type.
  public String word() {
    return type.substring(type.lastIndexOf(':') + 1);
  }

  /// The same problem with all its defects.
  public Problem with(List<Defect> defects) {
    return new Problem(type, title, status, detail, List.copyOf(defects));
  }

  /// This problem as something to throw.
  public ProblemException asException() {
    return new ProblemException(this);
  }

  private static String title(String word) {
    String words = word.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
