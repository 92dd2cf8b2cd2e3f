// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.print.ipp.JobReport.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFollowTest {

  /// Job state, printer state, the printer's reasons, seconds without a change, what to do.
  @ParameterizedTest
  @CsvSource({
    "PENDING, IDLE, '', 0, again 200",
    "PROCESSING, PROCESSING, '', 5, again 1000",
    "PROCESSING, PROCESSING, '', 600, again 1000",
    "PROCESSING, PROCESSING, media-empty-error, 0, media-empty",
    "PROCESSING, PROCESSING, media-needed-report, 0, media-empty",
    "PROCESSING, PROCESSING, media-empty-report, 0, again 200",
    "PROCESSING, PROCESSING, media-empty-report, 12, media-empty",
    "PENDING, STOPPED, media-empty, 0, media-empty",
    "PENDING, STOPPED, '', 0, again 200",
    "PENDING, STOPPED, '', 3, printer-stopped",
    "PROCESSING_STOPPED, STOPPED, media-jam, 0, media-jam",
    "PROCESSING_STOPPED, STOPPED, media-jam-error media-empty-error, 0, media-jam",
    "PROCESSING_STOPPED, STOPPED, cover-open-error, 0, cover-open",
    "PROCESSING_STOPPED, STOPPED, marker-supply-empty-error, 0, marker-supply-empty",
    "PROCESSING_STOPPED, PROCESSING, '', 0, again 200",
    "PROCESSING_STOPPED, PROCESSING, '', 3, printer-stopped",
    "PENDING_HELD, IDLE, '', 5, again 1000",
    "PENDING_HELD, IDLE, '', 12, printer-stopped",
    "ABORTED, IDLE, '', 0, job-aborted",
    "ABORTED, STOPPED, media-jam-error, 0, media-jam",
    "CANCELED, IDLE, '', 0, job-canceled"
  })
  void aJobGoesOnOrFails(
      State job, PrinterReport.State printer, String reasons, int still, String next) {
    assertEquals(next, word(look(job, printer, words(reasons), still, List.of(), 0, 2, -1, -1)));
  }

  /// Pages reported of two, reasons seen since the start, the life count before and after.
  @ParameterizedTest
  @CsvSource({
    "2, '', 100, 102, 5",
    "2, '', 100, 103, 5",
    "2, '', 100, 101, 4",
    "2, '', -1, -1, 4",
    "2, toner-low-warning, -1, -1, 4",
    "2, media-empty-report, -1, -1, 4",
    "2, media-empty-error, 100, 102, 3",
    "2, cover-open, -1, -1, 3",
    "1, '', 100, 102, 2",
    "-1, '', 100, 102, 2"
  })
  void theEvidenceIsNoStrongerThanItsCounts(
      int pages, String seen, int before, int after, String level) {
    var next =
        look(
            State.COMPLETED,
            PrinterReport.State.IDLE,
            List.of(),
            0,
            words(seen),
            pages,
            2,
            before,
            after);
    assertEquals("done " + level, word(next));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static JobFollow.Next look(
      State job,
      PrinterReport.State printer,
      List<String> reasons,
      int still,
      List<String> seen,
      int pages,
      int expected,
      int before,
      int after) {
    return JobFollow.next(
        new JobFollow.Look(
            new JobReport(7, "ipp://p/7", job, List.of(), pages, -1),
            report(printer, reasons, after),
            Duration.ofSeconds(still),
            seen,
            Samples.plan(expected),
            report(printer, List.of(), before),
            false));
  }

  private static PrinterReport report(
      PrinterReport.State state, List<String> reasons, int counter) {
    return Samples.report(state, reasons, List.of(), counter);
  }

  private static String word(JobFollow.Next next) {
    return switch (next) {
      case JobFollow.Done(var evidence) -> "done " + evidence.level();
      case JobFollow.Failed(var fault) -> fault.reason();
      case JobFollow.LookAgain(var pause) -> "again " + pause.toMillis();
    };
  }
}
