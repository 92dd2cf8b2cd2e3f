// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.scan.escl.EsclStatus.Adf;
import hall.device.scan.escl.EsclStatus.Job;
import hall.device.scan.escl.EsclStatus.JobState;
import hall.device.scan.escl.EsclStatus.State;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EsclNextTest {

  private static final String JOB = "/eSCL/ScanJobs/1";

  /// `-` where the scanner does not list the job.
  @ParameterizedTest
  @CsvSource({
    "404, feeder, EMPTY, COMPLETED, 3, 1, finished",
    "404, feeder, EMPTY, -, 3, 1, finished",
    "410, feeder, EMPTY, -, 3, 1, finished",
    "404, feeder, EMPTY, -, 0, 1, feeder-empty",
    "404, feeder, LOADED, PROCESSING, 1, 1, again 1",
    "404, feeder, PROCESSING, -, 1, 9, again 1",
    "404, feeder, LOADED, PROCESSING, 1, 10, job-aborted",
    "404, feeder, PROCESSING, -, 1, 10, finished",
    "404, feeder, JAM, PROCESSING, 1, 1, media-jam",
    "404, feeder, DOOR_OPEN, -, 1, 1, cover-open",
    "404, feeder, EMPTY, ABORTED, 1, 1, job-aborted",
    "404, glass, EMPTY, COMPLETED, 1, 1, finished",
    "404, glass, JAM, COMPLETED, 1, 1, finished",
    "404, glass, NONE, -, 0, 1, protocol",
    "409, feeder, JAM, PROCESSING, 1, 1, media-jam",
    "409, feeder, MISPICK, PROCESSING, 1, 1, media-jam",
    "409, feeder, MULTIPICK, PROCESSING, 1, 1, double-feed",
    "409, feeder, HATCH_OPEN, PROCESSING, 1, 1, cover-open",
    "409, feeder, EMPTY, PROCESSING, 0, 1, feeder-empty",
    "409, feeder, EMPTY, PROCESSING, 2, 1, finished",
    "409, feeder, LOADED, PROCESSING, 2, 1, protocol",
    "503, feeder, LOADED, PROCESSING, 0, 1, again 1",
    "503, feeder, LOADED, PROCESSING, 0, 29, again 1",
    "503, feeder, LOADED, PROCESSING, 0, 30, busy",
    "503, feeder, JAM, PROCESSING, 0, 1, media-jam",
    "503, glass, EMPTY, PROCESSING, 0, 2, again 1",
    "500, glass, EMPTY, PROCESSING, 0, 1, protocol",
    "302, glass, EMPTY, PROCESSING, 0, 1, protocol"
  })
  void afterAPageWasRefused(
      int http, String source, Adf adf, String job, int pages, int attempt, String next) {
    assertEquals(
        next, word(EsclNext.afterPage(refusal(http, source, adf, job, pages, attempt), JOB)));
  }

  @ParameterizedTest
  @CsvSource({
    "503, glass, EMPTY, 1, again 1",
    "503, glass, EMPTY, 10, busy",
    "503, feeder, EMPTY, 1, feeder-empty",
    "409, feeder, LOADED, 1, again 1",
    "409, feeder, JAM, 1, media-jam",
    "400, glass, EMPTY, 1, protocol",
    "401, glass, EMPTY, 1, access-denied",
    "403, feeder, LOADED, 1, access-denied"
  })
  void afterAJobWasRefused(int http, String source, Adf adf, int attempt, String next) {
    assertEquals(next, word(EsclNext.afterJob(refusal(http, source, adf, "-", 0, attempt))));
  }

  @Test
  void aScannerMayAskForALongerWaitWithinReason() {
    var status = new EsclStatus(State.IDLE, Adf.EMPTY, List.of());
    assertEquals("again 4", word(EsclNext.afterJob(waiting(4, status))));
    assertEquals("again 10", word(EsclNext.afterJob(waiting(3600, status))));
  }

  private static EsclNext.Refusal waiting(int seconds, EsclStatus status) {
    return new EsclNext.Refusal(
        503, OptionalInt.of(seconds), status, request("glass", "RGB24"), EsclQuirks.NONE, 0, 1);
  }

  /// Scanners that say "gone" where they mean "not yet".
  @ParameterizedTest
  @CsvSource({
    "404, PROCESSING, EMPTY, 0, 1, again 1",
    "410, PROCESSING, EMPTY, 3, 29, again 1",
    "410, PROCESSING, EMPTY, 3, 30, finished",
    "404, IDLE, LOADED, 0, 1, again 1",
    "404, IDLE, EMPTY, 0, 1, feeder-empty",
    "404, IDLE, EMPTY, 2, 1, finished"
  })
  void goneMayMeanLater(int http, State state, Adf adf, int pages, int attempt, String next) {
    var refusal =
        new EsclNext.Refusal(
            http,
            OptionalInt.empty(),
            new EsclStatus(state, adf, List.of()),
            request("feeder", "RGB24"),
            new EsclQuirks(Set.of(EsclQuirks.Flag.GONE_MEANS_LATER), 0),
            pages,
            attempt);
    assertEquals(next, word(EsclNext.afterPage(refusal, JOB)));
  }

  @ParameterizedTest
  @CsvSource({"400, in gray", "409, in gray", "503, again 1"})
  void lineartThatIsRefusedIsScannedInGray(int http, String next) {
    var refusal =
        new EsclNext.Refusal(
            http,
            OptionalInt.empty(),
            new EsclStatus(State.IDLE, Adf.LOADED, List.of()),
            request("feeder", "BlackAndWhite1"),
            EsclQuirks.NONE,
            0,
            1);
    assertEquals(next, word(EsclNext.afterJob(refusal)));
    assertEquals("Grayscale8", request("feeder", "BlackAndWhite1").inGray().colorMode());
  }

  private static EsclNext.Refusal refusal(
      int http, String source, Adf adf, String job, int pages, int attempt) {
    var jobs = job.equals("-") ? List.<Job>of() : List.of(new Job(JOB, JobState.valueOf(job)));
    return new EsclNext.Refusal(
        http,
        OptionalInt.empty(),
        new EsclStatus(State.PROCESSING, adf, jobs),
        request(source, "RGB24"),
        EsclQuirks.NONE,
        pages,
        attempt);
  }

  private static EsclRequest request(String source, String colorMode) {
    return new EsclRequest(
        "2.6",
        "",
        source.equals("feeder") ? EsclRequest.Source.FEEDER : EsclRequest.Source.PLATEN,
        2480,
        3508,
        colorMode,
        false,
        300);
  }

  private static String word(EsclNext next) {
    return switch (next) {
      case EsclNext.Finished() -> "finished";
      case EsclNext.Again(var pause) -> "again " + pause.toSeconds();
      case EsclNext.InGray() -> "in gray";
      case EsclNext.Failed(var fault) -> fault.reason();
    };
  }
}
