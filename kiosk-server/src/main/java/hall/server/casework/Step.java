// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be done with a case.
public enum Step {
  ACCEPT,
  /// All corrections are asked for at once, and only once.
  ASK,
  /// The applicant has brought what was asked for.
  CORRECTED,
  REFUSE,
  REVIEW,
  GRANT,
  DENY,
  DELIVER,
  /// Nobody decided in time, so the law counts it as accepted from its receipt.
  COUNT_AS_ACCEPTED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The step that is written so.
  public static Optional<Step> find(@Nullable String word) {
    return List.of(values()).stream().filter(step -> step.word().equals(word)).findFirst();
  }
}
