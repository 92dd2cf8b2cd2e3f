// SPDX-License-Identifier: Apache-2.0
package hall.server.casework;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a case stands; [CaseLife] holds the ways between.
public enum CaseState {
  /// 收件: it is here, and nobody has decided yet whether it is taken up.
  RECEIVED,
  /// 补正: the applicant was told all that is missing or wrong.
  CORRECTING,
  /// 受理: taken up; the limits of the item run.
  ACCEPTED,
  /// 不予受理.
  REFUSED,
  /// 审查.
  REVIEWING,
  /// 办结，准予.
  GRANTED,
  /// 办结，不准予.
  DENIED,
  /// 送达.
  DELIVERED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it was decided.
  public boolean over() {
    return switch (this) {
      case RECEIVED, CORRECTING, ACCEPTED, REVIEWING -> false;
      case REFUSED, GRANTED, DENIED, DELIVERED -> true;
    };
  }

  /// The state that is written so.
  public static Optional<CaseState> find(@Nullable String word) {
    return List.of(values()).stream().filter(state -> state.word().equals(word)).findFirst();
  }

  static CaseState of(String word) {
    return find(word).orElseThrow(() -> new IllegalArgumentException("No state " + word));
  }
}
