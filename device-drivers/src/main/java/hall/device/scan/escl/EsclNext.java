// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.scan.ScanFaults;
import java.time.Duration;
import java.util.OptionalInt;

/// What to do after the scanner refused something: decided here, waited for elsewhere.
sealed interface EsclNext {

  /// The job has delivered all its pages.
  record Finished() implements EsclNext {}

  /// The same request again after a wait.
  record Again(Duration pause) implements EsclNext {}

  /// The scan has failed.
  record Failed(DeviceFault fault) implements EsclNext {}

  int ATTEMPTS = 10;
  Duration WAIT = Duration.ofSeconds(1);
  int LONGEST_WAIT_SECONDS = 10;

  /// A refusal and what was seen right after it.
  ///
  /// @param http the status of the refused request
  /// @param status the scanner's status, read after the refusal
  /// @param pages delivered so far by this job
  /// @param attempt how often this request was refused, from 1
  record Refusal(
      int http,
      OptionalInt retryAfterSeconds,
      EsclStatus status,
      boolean feeder,
      int pages,
      int attempt) {

    private EsclNext again(DeviceFault otherwise) {
      int seconds = retryAfterSeconds.orElse((int) WAIT.toSeconds());
      return attempt < ATTEMPTS
          ? new Again(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT_SECONDS)))
          : new Failed(otherwise);
    }

    private EsclNext noMorePaper() {
      return pages > 0 ? new Finished() : new Failed(ScanFaults.feederEmpty(raw()));
    }

    private String raw() {
      return "HTTP %d, %s %s".formatted(http, status.state().word, status.adf().word);
    }
  }

  /// After `POST ScanJobs` was refused.
  static EsclNext afterJob(Refusal refusal) {
    var trouble = EsclPlan.trouble(refusal.status, refusal.feeder);
    if (trouble.isPresent()) {
      return new Failed(trouble.get());
    }
    if (refusal.feeder && refusal.status.adf() == EsclStatus.Adf.EMPTY) {
      return new Failed(ScanFaults.feederEmpty(refusal.raw()));
    }
    return switch (refusal.http) {
      case 409, 503 -> refusal.again(Faults.busy(refusal.raw()));
      default -> new Failed(Faults.protocol(refusal.raw()));
    };
  }

  /// After `GET NextDocument` was refused.
  ///
  /// 404 normally ends a job, but some scanners answer it between two sheets while the feeder still
  /// works; then the job's own state tells.
  ///
  /// @param job the path of the job
  static EsclNext afterPage(Refusal refusal, String job) {
    var trouble = EsclPlan.trouble(refusal.status, refusal.feeder);
    if (trouble.isPresent()) {
      return new Failed(trouble.get());
    }
    var state = refusal.status.job(job);
    if (state.isPresent() && state.get() == EsclStatus.JobState.ABORTED) {
      return new Failed(ScanFaults.aborted(refusal.raw()));
    }
    return switch (refusal.http) {
      case 404, 410 -> {
        if (refusal.feeder && goesOn(refusal.status, job)) {
          yield refusal.attempt < ATTEMPTS ? new Again(WAIT) : refusal.noMorePaper();
        }
        yield refusal.feeder || refusal.pages > 0
            ? refusal.noMorePaper()
            : new Failed(Faults.protocol(refusal.raw()));
      }
      case 409 ->
          refusal.feeder && refusal.status.adf() == EsclStatus.Adf.EMPTY
              ? refusal.noMorePaper()
              : new Failed(Faults.protocol(refusal.raw()));
      case 503 -> refusal.again(Faults.busy(refusal.raw()));
      default -> new Failed(Faults.protocol(refusal.raw()));
    };
  }

  private static boolean goesOn(EsclStatus status, String job) {
    var state = status.job(job);
    if (state.isPresent()) {
      return switch (state.get()) {
        case PENDING, PROCESSING -> true;
        case COMPLETED, CANCELED, ABORTED, OTHER -> false;
      };
    }
    return status.state() == EsclStatus.State.PROCESSING
        && (status.adf() == EsclStatus.Adf.LOADED || status.adf() == EsclStatus.Adf.PROCESSING);
  }
}
