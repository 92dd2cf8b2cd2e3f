// SPDX-License-Identifier: Apache-2.0
package hall.device.print;

import hall.device.Deadline;
import hall.device.Device;
import hall.device.Outcome;
import java.util.List;
import java.util.function.Consumer;

/// An A4 printer.
public interface Printer extends Device {

  /// Prints a PDF document and follows the job to its end.
  ///
  /// On a fault (`media-empty`, `media-jam`, …) the job is cancelled before this returns, so that
  /// no page of this citizen comes out later. What the printer can't do is a fault before anything
  /// is sent (`duplex-unsupported`, `media-unsupported`, …), or said in the evidence; it is never
  /// left out in silence.
  ///
  /// @param jobName what the printer's own panel may show; never personal data
  /// @param progress is told on the caller's thread whenever the job has moved
  PrintOutcome print(
      String jobName,
      byte[] pdf,
      PrintSettings settings,
      Consumer<PrintProgress> progress,
      Deadline deadline)
      throws InterruptedException;

  /// Prints one copy of a whole document on one side of the paper.
  default Outcome<PrintEvidence> print(String jobName, byte[] pdf, Deadline deadline)
      throws InterruptedException {
    return print(jobName, pdf, PrintSettings.PLAIN, _ -> {}, deadline).outcome();
  }

  /// How sure it is that paper came out.
  ///
  /// @param level 1 accepted, 2 transmitted, 3 the printer's job is completed with the expected
  ///   impressions, 4 as 3 and no fault in its state reasons since the start, 5 a page counter
  ///   moved
  /// @param pages impressions that the printer reports; -1 where it reports none
  /// @param jobUri the printer's name of the job
  /// @param degraded what was printed otherwise than asked, such as `colour-as-gray`
  record PrintEvidence(
      int level, int pages, String jobUri, List<String> stateReasons, List<String> degraded) {
    public PrintEvidence {
      stateReasons = List.copyOf(stateReasons);
      degraded = List.copyOf(degraded);
    }
  }
}
