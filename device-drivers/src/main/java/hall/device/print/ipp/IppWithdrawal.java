// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.Deadline;
import hall.device.http.Stop;
import java.time.Duration;

/// Cancels every job of ours that has not ended, and looks until none is left: no page of one
/// citizen may come out in front of the next.
final class IppWithdrawal {

  private static final Duration PAUSE = Duration.ofMillis(250);

  /// A job that is told to stop may need to finish its sheet.
  static final Duration GRACE = Duration.ofSeconds(5);

  private final IppClient client;

  IppWithdrawal(IppClient client) {
    this.client = client;
  }

  /// Whether the printer says that none is left.
  boolean run(Deadline deadline) throws Stop, InterruptedException {
    var end = deadline.within(GRACE);
    while (true) {
      var jobs = client.ownJobs(end);
      if (jobs.isEmpty()) {
        return true;
      }
      for (var job : jobs) {
        client.cancel(job.id(), end);
      }
      end.pause(PAUSE);
      if (end.passed()) {
        return false;
      }
    }
  }
}
