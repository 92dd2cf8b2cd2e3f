// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a job is at one moment (RFC 8011 section 5.3).
///
/// @param uri empty where the printer names none
/// @param impressions `job-impressions-completed`; -1 where the printer does not count them
/// @param sheets `job-media-sheets-completed`; -1 where the printer does not count them
record JobReport(
    int id, String uri, State state, List<String> reasons, int impressions, int sheets) {

  /// `job-state`.
  enum State {
    PENDING(3),
    PENDING_HELD(4),
    PROCESSING(5),
    PROCESSING_STOPPED(6),
    CANCELED(7),
    ABORTED(8),
    COMPLETED(9);

    private final int code;

    State(int code) {
      this.code = code;
    }

    static Optional<State> of(int code) {
      return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
  }

  JobReport {
    reasons = List.copyOf(reasons);
  }

  /// Sides that are out, by the sheets where only those are counted; -1 where neither.
  int pages(boolean twoSided) {
    return impressions >= 0 || sheets < 0 ? impressions : twoSided ? 2 * sheets : sheets;
  }

  boolean ended() {
    return switch (state) {
      case CANCELED, ABORTED, COMPLETED -> true;
      case PENDING, PENDING_HELD, PROCESSING, PROCESSING_STOPPED -> false;
    };
  }
}
