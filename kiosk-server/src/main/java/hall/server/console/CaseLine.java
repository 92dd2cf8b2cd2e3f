// SPDX-License-Identifier: Apache-2.0
package hall.server.console;

import hall.server.Words;
import hall.server.casework.CaseState;
import hall.server.submission.CaseSummary;

/// A case as the list shows it.
public record CaseLine(CaseSummary summary, Chip state, Chip due, String dueOn) {

  static CaseLine of(CaseSummary summary, Words words) {
    return new CaseLine(
        summary,
        CaseState.find(summary.state())
            .map(state -> CaseChips.of(state, words))
            .orElseGet(() -> new Chip(summary.state(), "calm", "clock")),
        CaseChips.due(summary.light(), summary.workingDaysLeft(), words),
        CaseChips.day(summary.dueOn()));
  }
}
