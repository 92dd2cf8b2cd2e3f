// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;
import java.util.List;

/// An A4 printer.
public interface Printer extends Device {

  /// Prints a PDF document and follows the job to its end.
  ///
  /// On a fault (`media-empty`, `media-jam`, …) the job is cancelled before this returns, so that
  /// no page of this citizen comes out later.
  ///
  /// @param jobName what the printer's own panel may show; never personal data
  Outcome<PrintEvidence> print(String jobName, byte[] pdf, Deadline deadline)
      throws InterruptedException;

  /// How sure it is that paper came out.
  ///
  /// @param level 1 accepted, 2 transmitted, 3 the printer's job is completed with the expected
  ///   impressions, 4 as 3 and no fault in its state reasons since the start, 5 a page counter
  ///   moved
  /// @param pages impressions that the printer reports; -1 where it reports none
  /// @param jobUri the printer's name of the job
  record PrintEvidence(int level, int pages, String jobUri, List<String> stateReasons) {
    public PrintEvidence {
      stateReasons = List.copyOf(stateReasons);
    }
  }
}
