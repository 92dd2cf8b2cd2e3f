// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a job is at one moment (RFC 8011 section 5.3).
///
/// @param uri empty where the printer names none
/// @param pages impressions completed, or media sheets where it counts only those; -1 where neither
record JobReport(int id, String uri, State state, List<String> reasons, int pages) {

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

  boolean ended() {
    return switch (state) {
      case CANCELED, ABORTED, COMPLETED -> true;
      case PENDING, PENDING_HELD, PROCESSING, PROCESSING_STOPPED -> false;
    };
  }
}
